using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class FindTests
{
    private const string MessageId = "<offer-17@kafeneio.example>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_request_brings_the_message_with_people_text_and_attachments()
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages/AAMk-1=", Message("AAMk-1=", MessageId, """
            {
              "sender": { "emailAddress": { "name": "Assistant", "address": "assistant@kafeneio.example" } },
              "ccRecipients": [ { "emailAddress": { "name": "Nikos", "address": "nikos@contoso.example" } } ],
              "categories": [ "Red" ],
              "attachments": [
                { "@odata.type": "#microsoft.graph.fileAttachment", "id": "a1", "name": "offer.pdf", "contentType": "application/pdf", "size": 1234, "isInline": false },
                { "@odata.type": "#microsoft.graph.itemAttachment", "id": "a2", "name": "Forwarded", "contentType": null, "size": 99, "isInline": false },
                { "@odata.type": "#microsoft.graph.someday", "id": "a3", "name": "logo.png", "contentType": "image/png", "size": 7, "isInline": true } ]
            }
            """)));

        var answer = await graph.Mailboxes.FindAsync(User(), new("AAMk-1=", MessageId, null), Ct);

        Assert.True(answer.TryGet(out var mail, out _));
        Assert.Equal("AAMk-1=", mail.GraphId);
        Assert.Equal(MessageId, mail.InternetMessageId);
        Assert.Equal("Offer 17", mail.Subject);
        Assert.Equal(new MailPerson("Eleni", "eleni@kafeneio.example"), mail.From);
        Assert.Equal("assistant@kafeneio.example", mail.Sender?.Address);
        Assert.Equal([RecipientLine.To, RecipientLine.Cc], mail.Recipients.Select(r => r.Line));
        Assert.Equal("Dear Maria\nhere it is.", mail.Text);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 15, 29, TimeSpan.Zero), mail.SentAt);
        Assert.Equal(
            [new("offer.pdf", "application/pdf", 1234, false), new("Forwarded", "", 99, false), new("logo.png", "image/png", 7, true)],
            mail.Attachments);
        Assert.Equal(["Red"], mail.Categories);
        Assert.Equal("W/\"key-of-AAMk-1=\"", mail.Version);

        var asked = Assert.Single(graph.Requests);
        Assert.Equal("Bearer graph-token-of-maria", asked.Headers["Authorization"]);
        Assert.Equal("IdType=\"ImmutableId\", outlook.body-content-type=\"text\"", asked.Headers["Prefer"]);
        Assert.Contains("$expand=attachments($select=id,name,contentType,size,isInline)", asked.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("uniqueBody", asked.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(GraphAccess.ReadMail, Assert.Single(graph.Tokens).Access);
    }

    [Theory]
    [InlineData("AAMk/1+2=", "/v1.0/me/messages/AAMk-1_2=")]
    [InlineData("AAMk-1_2=", "/v1.0/me/messages/AAMk-1_2=")]
    public async Task Ids_of_Outlook_and_of_Graph_both_find_it(string itemId, string path)
    {
        await using var graph = await StartAsync();
        graph.Serve((path, Message("AAMk-1_2=", MessageId)));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new(itemId, MessageId, null), Ct)).TryGet(out _, out _));
    }

    [Fact]
    public async Task A_shared_mailbox_is_read_by_its_owner_with_the_right_for_shared_ones()
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/users/sales@contoso.example/messages/AAMk", Message("AAMk", MessageId)));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, "sales@contoso.example"), Ct)).TryGet(out _, out _));
        Assert.Equal(GraphAccess.ReadSharedMail, Assert.Single(graph.Tokens).Access);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../users")]
    [InlineData("me")]
    [InlineData("sales@contoso.example/../../x")]
    [InlineData("@")]
    [InlineData("")]
    public async Task A_mailbox_that_is_no_address_is_never_asked_for(string owner)
    {
        await using var graph = await StartAsync();

        var answer = await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, owner), Ct);

        Assert.False(answer.TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Denied>(failure);
        Assert.Empty(graph.Requests);
    }

    [Theory]
    [InlineData("clientid:12ab")]
    [InlineData("../../users")]
    [InlineData("AAMk?$select=body")]
    [InlineData(" ")]
    public async Task What_cannot_be_an_id_is_looked_for_by_Message_ID_only(string itemId)
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages?", List(null, Message("AAMk", MessageId))));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new(itemId, MessageId, null), Ct)).TryGet(out _, out _));
        Assert.StartsWith("/v1.0/me/messages?", Assert.Single(graph.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_by_a_client_without_immutable_ids_it_is_found_by_Message_ID()
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages?", List(null, Message("AAMkNew", "<it's+odd&=@x.example>"))));

        Assert.True(
            (await graph.Mailboxes.FindAsync(User(), new("AAMkOld", "<it's+odd&=@x.example>", null), Ct)).TryGet(out var mail, out _));
        Assert.Equal("AAMkNew", mail.GraphId);
        Assert.Contains(
            "$filter=internetMessageId eq '<it''s+odd&=@x.example>'", graph.Requests.Last().PathAndQuery, StringComparison.Ordinal);
    }

    /// <summary>A robot gives all its mails one Message-ID: by it alone nobody knows which of them was meant.</summary>
    [Theory]
    [InlineData("""{"sentDateTime": "2026-11-17T07:00:00Z"}""")]
    [InlineData("""{"from": {"emailAddress": {"name": "Robot", "address": "other@d08.example"}}}""")]
    public async Task Of_two_mails_with_one_Message_ID_none_is_taken_for_the_other(string other)
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages?", List(null, Message("one", MessageId), Message("two", MessageId, other))));

        Assert.False((await graph.Mailboxes.FindAsync(User(), new("gone", MessageId, null), Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.AnotherMessage>(failure);
    }

    [Fact]
    public async Task Of_several_copies_one_that_was_sent_is_taken()
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages?", List(
            null, Message("other", "<OFFER-17@kafeneio.example>"), Message("draft", MessageId, """{"isDraft": true}"""),
            Message("inbox", MessageId), Message("sent", MessageId))));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new("gone", MessageId, null), Ct)).TryGet(out var mail, out _));
        Assert.Equal("inbox", mail.GraphId);
    }

    [Fact]
    public async Task An_id_of_another_message_is_never_given_out()
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages/AAMk", Message("AAMk", "<other@x.example>")), ("/v1.0/me/messages?", List(null)));

        Assert.False((await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, null), Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.AnotherMessage>(failure);
        Assert.Equal(409, failure.Problem.StatusCode);
    }

    [Fact]
    public async Task An_id_of_another_message_leads_to_the_one_that_is_meant()
    {
        await using var graph = await StartAsync();
        graph.Serve(
            ("/v1.0/me/messages/AAMk", Message("AAMk", "<other@x.example>")),
            ("/v1.0/me/messages?", List(null, Message("right", MessageId))));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, null), Ct)).TryGet(out var mail, out _));
        Assert.Equal("right", mail.GraphId);
    }

    [Theory]
    [InlineData("<offer-17@kafeneio.example>", "offer-17@kafeneio.example")]
    [InlineData("<offer-17@kafeneio.example>", "  <offer-17@kafeneio.example> ")]
    [InlineData(" <offer-17@kafeneio.example>\t", "<offer-17@kafeneio.example>")]
    public async Task Message_IDs_are_the_same_but_for_blanks_and_brackets(string inGraph, string asked)
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages/AAMk", Message("AAMk", inGraph)));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new("AAMk", asked, null), Ct)).TryGet(out _, out _));
    }

    [Theory]
    [InlineData(404, "ErrorItemNotFound")]
    [InlineData(410, "ErrorItemNotFound")]
    [InlineData(400, "ErrorInvalidIdMalformed")]
    [InlineData(404, "ResourceNotFound")]
    public async Task Deleted_is_not_found(int status, string code)
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, asked) => asked.PathAndQuery.Contains("$filter", StringComparison.Ordinal)
            ? Reply(context, 200, List(null))
            : Reply(context, status, Error(code));

        Assert.False((await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, null), Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.NotFound>(failure);
        Assert.Equal(404, failure.Problem.StatusCode);
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI")]
    public async Task A_mailbox_without_access_is_denied(int status, string code)
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Reply(context, status, Error(code));

        Assert.False(
            (await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, "boss@contoso.example"), Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Denied>(failure);
        Assert.Equal(403, failure.Problem.StatusCode);
    }

    [Fact]
    public async Task A_bare_forward_shows_the_whole_body()
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, asked) => Reply(context, 200, asked.PathAndQuery.EndsWith("$select=id,body", StringComparison.Ordinal)
            ? Message("AAMk", MessageId, """{"body": {"contentType": "text", "content": "From: Eleni\r\nPlease call."}}""")
            : Message("AAMk", MessageId, """{"uniqueBody": {"contentType": "text", "content": "\r\n "}, "bodyPreview": "From: Eleni"}"""));

        Assert.True((await graph.Mailboxes.FindAsync(User(), new("AAMk", MessageId, null), Ct)).TryGet(out var mail, out _));
        Assert.Equal("From: Eleni\nPlease call.", mail.Text);
        Assert.Equal(2, graph.Requests.Count);
    }
}
