using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class ConversationTests
{
    private const string Root = "https://graph.microsoft.com";
    private static readonly MailReference s_mail = new("m1", "<m1@x.example>", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_each_other_to_the_end_oldest_first_within_a_page()
    {
        await using var graph = await StartAsync();
        graph.Serve(
            ("/v1.0/me/messages/m1", Mail(1)),
            ("/v1.0/me/mailFolders/deleteditems", Folder("deleted-id")),
            ("/v1.0/me/messages?", List(Root + "/v1.0/me/messages?$filter=x&$skiptoken=two", Mail(3), Mail(1), Mail(2))),
            ("/v1.0/me/messages?$filter=x&$skiptoken=two", List(Root + "/v1.0/me/messages?$filter=x&$skiptoken=three")),
            ("/v1.0/me/messages?$filter=x&$skiptoken=three", List(null, Mail(4))));

        var first = await ReadAsync(graph, null);
        Assert.Equal(["m1", "m2", "m3"], first.Messages.Select(m => m.GraphId));
        var asked = graph.Requests.Last();
        Assert.Contains("$filter=conversationId eq 'AAQkconversation='", asked.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("$top=20", asked.PathAndQuery, StringComparison.Ordinal);
        Assert.DoesNotContain("$orderby", asked.PathAndQuery, StringComparison.Ordinal);

        var empty = await ReadAsync(graph, first.Next);
        Assert.Empty(empty.Messages);
        var last = await ReadAsync(graph, empty.Next);
        Assert.Equal(["m4"], last.Messages.Select(m => m.GraphId));
        Assert.Null(last.Next);
        Assert.All(
            graph.Requests.Where(r => r.PathAndQuery.Contains("messages", StringComparison.Ordinal)),
            r => Assert.Contains("ImmutableId", r.Headers["Prefer"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drafts_and_deleted_messages_are_left_out_and_counted()
    {
        await using var graph = await StartAsync();
        graph.Serve(
            ("/v1.0/me/messages/m1", Mail(1)),
            ("/v1.0/me/mailFolders/deleteditems", Folder("deleted-id")),
            ("/v1.0/me/messages?", List(
                null, Mail(1), Mail(2, """{"isDraft": true}"""), Mail(3, """{"parentFolderId": "deleted-id"}"""),
                Mail(4, """{"parentFolderId": "archive-id"}"""))));

        var page = await ReadAsync(graph, null);
        Assert.Equal(["m1", "m4"], page.Messages.Select(m => m.GraphId));
        Assert.Equal(2, page.LeftOut);

        Assert.True((await graph.Mailboxes.CountConversationAsync(User(), s_mail, Ct)).TryGet(out var size, out _));
        Assert.Equal(new ConversationSize(2, false), size);
    }

    [Fact]
    public async Task A_conversation_opened_in_Deleted_Items_is_read_whole()
    {
        await using var graph = await StartAsync();
        graph.Serve(
            ("/v1.0/me/messages/m1", Mail(1, """{"parentFolderId": "deleted-id"}""")),
            ("/v1.0/me/mailFolders/deleteditems", Folder("deleted-id")),
            ("/v1.0/me/messages?", List(null, Mail(1, """{"parentFolderId": "deleted-id"}"""), Mail(2))));

        Assert.Equal(2, (await ReadAsync(graph, null)).Messages.Count);
    }

    [Fact]
    public async Task Copies_count_once_and_a_long_conversation_says_more()
    {
        await using var graph = await StartAsync();
        graph.Serve(
            ("/v1.0/me/messages/m1", Mail(1)),
            ("/v1.0/me/messages?",
                List(Root + "/v1.0/me/messages?$skip=100", Mail(1), Mail(2, """{"internetMessageId": "<m1@x.example>"}"""), Mail(3))));

        Assert.True((await graph.Mailboxes.CountConversationAsync(User(), s_mail, Ct)).TryGet(out var size, out _));
        Assert.Equal(new ConversationSize(2, true), size);
        Assert.DoesNotContain("uniqueBody", graph.Requests.Last().PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_without_a_conversation_is_one_of_its_own()
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages/m1", Mail(1, """{"conversationId": null}""")));

        Assert.Equal(["m1"], (await ReadAsync(graph, null)).Messages.Select(m => m.GraphId));
        Assert.True((await graph.Mailboxes.CountConversationAsync(User(), s_mail, Ct)).TryGet(out var size, out _));
        Assert.Equal(new ConversationSize(1, false), size);
    }

    [Fact]
    public async Task A_link_to_the_page_it_came_with_ends_the_conversation()
    {
        const string Same = Root + "/v1.0/me/messages?$skiptoken=same";
        await using var graph = await StartAsync();
        graph.Serve(
            ("/v1.0/me/messages/m1", Mail(1)),
            ("/v1.0/me/messages?", List(Same, Mail(1))),
            ("/v1.0/me/messages?$skiptoken=same", List(Same, Mail(2))));

        var first = await ReadAsync(graph, null);
        Assert.Null((await ReadAsync(graph, first.Next)).Next);
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/me/messages")]
    [InlineData("http://graph.microsoft.com/v1.0/me/messages")]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/me/messages")]
    [InlineData("https://graph.microsoft.com@evil.example/v1.0/me/messages")]
    [InlineData("https://graph.microsoft.com:444/v1.0/me/messages")]
    [InlineData("https://graph.microsoft.com/beta/me/messages")]
    [InlineData("https://graph.microsoft.com/v1.0/../beta/me/messages")]
    [InlineData("/v1.0/me/messages")]
    [InlineData("nonsense")]
    public async Task A_next_link_that_leads_elsewhere_is_not_followed(string link)
    {
        await using var graph = await StartAsync();
        graph.Serve(("/v1.0/me/messages/m1", Mail(1)), ("/v1.0/me/messages?", List(link, Mail(1))));

        Assert.False((await graph.Mailboxes.ReadConversationAsync(User(), s_mail, null, Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Unreachable>(failure);
        var before = graph.Requests.Count;
        var forged = graph.Get<ConversationPages>().Write(new MailboxRequest(User(), null), link, null);
        AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User(), s_mail, forged, Ct));
        Assert.Equal(before, graph.Requests.Count);
        Assert.All(graph.Hosts, host => Assert.Equal("graph.microsoft.com", host));
    }

    [Fact]
    public async Task A_page_is_for_the_user_and_mailbox_it_was_handed_out_to()
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        var next = await FirstNextAsync(graph);
        var before = graph.Requests.Count;

        AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User("nikos"), s_mail, next, Ct));
        AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User(tenant: 2), s_mail, next, Ct));
        AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User(), s_mail with { Mailbox = "sales@contoso.example" }, next, Ct));
        clock.Advance(TimeSpan.FromMinutes(61));
        AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User(), s_mail, next, Ct));
        Assert.Equal(before, graph.Requests.Count);
    }

    [Fact]
    public async Task A_page_changed_in_any_byte_is_refused_and_tells_nothing()
    {
        await using var graph = await StartAsync();
        var next = await FirstNextAsync(graph);
        var before = graph.Requests.Count;
        Assert.DoesNotContain(
            "skiptoken", System.Text.Encoding.Latin1.GetString(WebEncoders.Base64UrlDecode(next)), StringComparison.Ordinal);

        var bytes = WebEncoders.Base64UrlDecode(next);
        for (var i = 0; i < bytes.Length; i += 7)
        {
            bytes[i] ^= 1;
            AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User(), s_mail, WebEncoders.Base64UrlEncode(bytes), Ct));
            bytes[i] ^= 1;
        }

        foreach (var odd in (string[])["", "x", "%%%", next[..^4], next + "AAAA", Root + "/v1.0/me/messages", WebEncoders.Base64UrlEncode("https://evil.example"u8), "\u00e9\0"])
        {
            AssertNoSuchPage(await graph.Mailboxes.ReadConversationAsync(User(), s_mail, odd, Ct));
        }

        Assert.Equal(before, graph.Requests.Count);
        Assert.True((await graph.Mailboxes.ReadConversationAsync(User(), s_mail, next, Ct)).TryGet(out _, out _));
    }

    [Fact]
    public async Task A_shared_mailbox_gives_its_conversation()
    {
        const string Box = "/v1.0/users/sales@contoso.example";
        await using var graph = await StartAsync();
        graph.Serve(
            (Box + "/messages/m1", Mail(1)),
            (Box + "/mailFolders/deleteditems", Folder("d")),
            (Box + "/messages?", List(Root + "/v1.0/users/sales%40contoso.example/messages?$skiptoken=2", Mail(1))),
            (Box + "/messages?$skiptoken=2", List(null, Mail(2))));
        var mail = s_mail with { Mailbox = "sales@contoso.example" };

        Assert.True((await graph.Mailboxes.ReadConversationAsync(User(), mail, null, Ct)).TryGet(out var first, out _));
        Assert.True((await graph.Mailboxes.ReadConversationAsync(User(), mail, first.Next, Ct)).TryGet(out var second, out _));
        Assert.Equal(["m2"], second.Messages.Select(m => m.GraphId));
    }

    private static async Task<ConversationPage> ReadAsync(LocalGraph graph, string? next)
    {
        Assert.True(
            (await graph.Mailboxes.ReadConversationAsync(User(), s_mail, next, Ct)).TryGet(out var page, out var failure),
            failure?.ToString());
        return page;
    }

    private static async Task<string> FirstNextAsync(LocalGraph graph)
    {
        graph.Serve(
            ("/v1.0/me/messages/m1", Mail(1)),
            ("/v1.0/me/messages?", List(Root + "/v1.0/me/messages?$skiptoken=two", Mail(1))));
        return (await ReadAsync(graph, null)).Next!;
    }

    private static void AssertNoSuchPage(MailboxAnswer<ConversationPage> answer)
    {
        Assert.False(answer.TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.NoSuchPage>(failure);
        Assert.Equal(400, failure.Problem.StatusCode);
    }

    private static JsonNode Mail(int number, string changes = "{}")
    {
        var message = Message($"m{number}", $"<m{number}@x.example>", changes);
        message["sentDateTime"] = $"2026-03-02T08:15:{number:00}Z";
        return message;
    }

    private static JsonObject Folder(string id) => new JsonObject { ["id"] = id };
}
