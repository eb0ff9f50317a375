using System.Net;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Reading mail from the simulated Graph, as platform.md says the real one behaves.</summary>
public sealed class GraphMessagesTests(Company simulator)
{
    private const string Text = "outlook.body-content-type=\"text\"";
    private const string Immutable = "IdType=\"ImmutableId\"";

    private Task<DroppedMail> DropAsync(
        string subject, string text = "Hello.", string? html = null, string? inReplyTo = null, string? shared = null) =>
        simulator.Host.DropAsync(
            Eml.Write("Zoë <zoe@customer.example>", "maria@contoso.example", subject, text, html: html, inReplyTo: inReplyTo),
            "maria",
            shared: shared,
            ct: TestContext.Current.CancellationToken);

    [Fact]
    public async Task Select_and_preferences_are_honoured_and_told()
    {
        var dropped = await DropAsync("Select", html: "<p>One</p><script>alert(1)</script><p onclick=\"x()\">Two</p>");
        using var graph = new GraphCalls(simulator.Host, "maria");

        var plain = await graph.GetAsync($"/me/messages/{dropped.Id}?$select=subject,uniqueBody,body", ("Prefer", $"{Text}, {Immutable}"));
        Assert.Equal(dropped.ImmutableId, plain["id"]);
        Assert.Equal("Select", plain["subject"]);
        Assert.Equal("text", plain.Json["body"]!["contentType"]!.GetValue<string>());
        Assert.Equal("One\r\n\r\nTwo", plain.Json["body"]!["content"]!.GetValue<string>());
        Assert.Null(plain["from"]);
        Assert.Contains(Text, plain.Headers["Preference-Applied"], StringComparison.Ordinal);

        var html = await graph.GetAsync($"/me/messages/{dropped.Id}");
        Assert.Equal(dropped.Id, html["id"]);
        Assert.Null(html["uniqueBody"]);
        var content = html.Json["body"]!["content"]!.GetValue<string>();
        Assert.DoesNotContain("script", content, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", content, StringComparison.Ordinal);
        Assert.Contains("Two", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unique_body_is_the_new_part_of_a_reply()
    {
        var dropped = await DropAsync(
            "Re: price", "Agreed.\r\n\r\nOn Tue, 3 Mar 2026 at 10:12, Maria <maria@contoso.example> wrote:\r\n> Would 400 suit you?\r\n");
        using var graph = new GraphCalls(simulator.Host, "maria");

        var message = await graph.GetAsync($"/me/messages/{dropped.Id}?$select=uniqueBody,body", ("Prefer", Text));

        Assert.Equal("Agreed.", message.Json["uniqueBody"]!["content"]!.GetValue<string>());
        Assert.Contains("400", message.Json["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Please book:\nFrom: Athens\nTo: Berlin\nDate: 4 December\nThree persons.", null)]
    [InlineData("Please book:\nFrom: Athens\nTo: Berlin\nDate: 4 December 10:30\nSubject: a visit", null)]
    [InlineData("Sizes:\n> 5 kg by truck\nelse by mail", null)]
    [InlineData("Yes.\n\nFrom: Maria <maria@contoso.example>\nSent: Monday, 30 November 2026 09:12\nTo: Zoe\n\n400?", "Yes.")]
    [InlineData("> Would 400 suit you?\n> 5 days?\n\nYes.", "Yes.")]
    public void A_unique_body_loses_only_what_was_quoted(string text, string? own) =>
        Assert.Equal(own ?? text, UniqueBody.OfText(text).ReplaceLineEndings("\n").Trim());

    [Fact]
    public async Task Ids_change_with_a_move_and_immutable_ids_do_not()
    {
        var dropped = await DropAsync("Moves");
        using var graph = new GraphCalls(simulator.Host, "maria");

        var moved = await graph.SendAsync(HttpMethod.Post, $"/me/messages/{dropped.Id}/move", new { destinationId = "archive" });

        Assert.Equal(HttpStatusCode.Created, moved.Status);
        Assert.NotEqual(dropped.Id, moved["id"]);
        Assert.Equal("ErrorItemNotFound", (await graph.GetAsync($"/me/messages/{dropped.Id}")).ErrorCode);
        Assert.Equal("Moves", (await graph.GetAsync($"/me/messages/{dropped.ImmutableId}"))["subject"]);
        var translated = await graph.SendAsync(
            HttpMethod.Post, "/me/translateExchangeIds",
            new { inputIds = new[] { moved["id"] }, sourceIdType = "restId", targetIdType = "restImmutableEntryId" });
        Assert.Equal(dropped.ImmutableId, translated.Value[0]["targetId"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_EWS_id_is_malformed_for_Graph()
    {
        var dropped = await DropAsync("Ews");
        using var graph = new GraphCalls(simulator.Host, "maria");

        Assert.Equal("ErrorInvalidIdMalformed",
            (await graph.GetAsync($"/me/messages/{Uri.EscapeDataString("AAMk+" + dropped.Id[5..])}")).ErrorCode);
        Assert.Equal("ErrorInvalidIdMalformed", (await graph.GetAsync("/me/messages/clientid:123")).ErrorCode);
        Assert.Equal(dropped.Id, ItemIds.ToRest(dropped.EwsId));
    }

    [Fact]
    public async Task Lists_are_filtered_paged_and_counted()
    {
        var first = await DropAsync("Thread");
        for (var number = 0; number < 4; number++)
        {
            await DropAsync("Re: Thread", inReplyTo: first.InternetMessageId);
        }

        using var graph = new GraphCalls(simulator.Host, "maria");
        var filter = Uri.EscapeDataString($"conversationId eq '{first.ConversationId}'");
        var page = await graph.GetAsync($"/me/messages?$filter={filter}&$top=2&$count=true&$select=subject");
        var subjects = page.Value.Count;
        Assert.Equal(5, page.Json["@odata.count"]!.GetValue<int>());
        while (page["@odata.nextLink"] is { } next)
        {
            Assert.StartsWith("https://graph.microsoft.com/v1.0/me/messages?", next, StringComparison.Ordinal);
            page = await graph.GetAsync(next);
            subjects += page.Value.Count;
        }

        Assert.Equal(5, subjects);
        var byId = await graph.GetAsync(
            $"/me/messages?$filter={Uri.EscapeDataString($"internetMessageId eq '{first.InternetMessageId}'")}");
        Assert.Equal(first.Id, Assert.Single(byId.Value)["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("$filter=subject eq 'x'&$orderby=receivedDateTime desc", "InefficientFilter")]
    [InlineData("$filter=contains(subject,'x')", "BadRequest")]
    [InlineData("$filter=subject eq 'x' or subject eq 'y'", "BadRequest")]
    [InlineData("$select=subject,nonsense", "RequestBroker--ParseUri")]
    [InlineData("$top=1001", "BadRequest")]
    [InlineData("$skiptoken=nonsense", "BadRequest")]
    public async Task What_Graph_refuses_is_refused(string query, string code)
    {
        using var graph = new GraphCalls(simulator.Host, "maria");
        var answer = await graph.GetAsync($"/me/messages?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal(answer.Headers["request-id"], answer.Json["error"]!["innerError"]!["request-id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_shared_mailbox_opens_for_its_readers_with_the_shared_permission_only()
    {
        var dropped = await DropAsync("Shared", shared: MailboxOwner.SharedAddress);
        var path = $"/users/{MailboxOwner.SharedAddress}/messages/{dropped.Id}";
        using var maria = new GraphCalls(simulator.Host, "maria", "Mail.Read", "Mail.Read.Shared");
        using var own = new GraphCalls(simulator.Host, "maria", "Mail.Read");
        using var ilona = new GraphCalls(simulator.Host, "ilona", "Mail.Read", "Mail.Read.Shared");
        using var mallory = new GraphCalls(simulator.Host, "mallory", "Mail.Read", "Mail.Read.Shared");

        Assert.Equal("Shared", (await maria.GetAsync(path))["subject"]);
        Assert.Equal("ErrorAccessDenied", (await own.GetAsync(path)).ErrorCode);
        Assert.Equal("ErrorAccessDenied", (await ilona.GetAsync(path)).ErrorCode);
        Assert.Equal("ErrorInvalidUser", (await mallory.GetAsync(path)).ErrorCode);
        Assert.Equal("ErrorItemNotFound", (await maria.GetAsync($"/me/messages/{dropped.Id}")).ErrorCode);
    }

    [Fact]
    public async Task Categories_are_changed_under_the_etag()
    {
        var dropped = await DropAsync("Badge");
        using var graph = new GraphCalls(simulator.Host, "maria");
        var path = $"/me/messages/{dropped.Id}";
        var etag = (await graph.GetAsync(path))["@odata.etag"]!;

        var changed = await graph.SendAsync(HttpMethod.Patch, path, new { categories = new[] { "Logged to CRM" } }, ("If-Match", etag));
        var stale = await graph.SendAsync(HttpMethod.Patch, path, new { categories = Array.Empty<string>() }, ("If-Match", etag));

        Assert.Equal("Logged to CRM", changed.Json["categories"]![0]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        var found = await graph.GetAsync("/me/messages?$filter=categories/any(c:c eq 'Logged to CRM')");
        Assert.Contains(found.Value, message => message["id"]!.GetValue<string>() == dropped.Id);
    }

    [Fact]
    public async Task Attachments_come_as_files_and_embedded_messages_as_items()
    {
        var eml = """
            From: a@customer.example
            To: maria@contoso.example
            Subject: With
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            See.
            --b
            Content-Type: application/pdf; name=a.pdf
            Content-Disposition: attachment; filename=a.pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            --b
            Content-Type: message/rfc822

            Subject: =?utf-8?q?Inner_caf=C3=A9?=

            Inner.
            --b--
            """.ReplaceLineEndings("\r\n");
        var dropped = await simulator.Host.DropAsync(eml, "maria", ct: TestContext.Current.CancellationToken);
        using var graph = new GraphCalls(simulator.Host, "maria");

        var list = (await graph.GetAsync($"/me/messages/{dropped.Id}/attachments")).Value;
        Assert.Equal(["#microsoft.graph.fileAttachment", "#microsoft.graph.itemAttachment"],
            list.Select(one => one["@odata.type"]!.GetValue<string>()));
        Assert.Equal(["a.pdf", "Inner café"], list.Select(one => one["name"]!.GetValue<string>()));
        Assert.Equal("JVBERg==", list[0]["contentBytes"]!.GetValue<string>());
        Assert.Equal("%PDF", (await graph.GetAsync($"/me/messages/{dropped.Id}/attachments/{list[0]["id"]}/$value")).Text);
        Assert.Equal(eml, (await graph.GetAsync($"/me/messages/{dropped.Id}/$value")).Text);
        Assert.Equal(2, (await graph.GetAsync($"/me/messages/{dropped.Id}?$expand=attachments")).Json["attachments"]!.AsArray().Count);
    }
}
