using System.Text.Json.Nodes;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class BadgeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Marking_sends_the_whole_list_under_the_version_that_was_read()
    {
        await using var graph = await StartAsync();
        var mailbox = new Categories(graph, "Red", "Follow up");

        Assert.True(
            (await graph.Mailboxes.MarkLoggedAsync(User(), null, await mailbox.ReadAsync(), true, Ct)).TryGet(out var marked, out _));

        Assert.Equal(["Red", "Follow up", "Logged to CRM"], mailbox.Now);
        Assert.Equal(mailbox.Now, marked.Categories);
        Assert.Equal("W/\"2\"", marked.Version);
        var patch = graph.Requests.Last();
        Assert.Equal("PATCH", patch.Method);
        Assert.Equal("W/\"1\"", patch.Headers["If-Match"]);
        Assert.Equal(["@odata.type", "categories"], ((JsonObject)JsonNode.Parse(patch.Body)!).Select(p => p.Key).Order());
        Assert.Equal(GraphAccess.WriteMail, graph.Tokens.Last().Access);

        Assert.True((await graph.Mailboxes.MarkLoggedAsync(User(), null, marked, false, Ct)).TryGet(out _, out _));
        Assert.Equal(["Red", "Follow up"], mailbox.Now);
    }

    [Theory]
    [InlineData(true, "Logged to CRM")]
    [InlineData(true, "LOGGED TO crm")]
    [InlineData(false, "Red")]
    public async Task What_already_is_as_wanted_asks_nothing(bool logged, string category)
    {
        await using var graph = await StartAsync();
        var mail = await new Categories(graph, category).ReadAsync();
        var before = graph.Requests.Count;

        Assert.True((await graph.Mailboxes.MarkLoggedAsync(User(), null, mail, logged, Ct)).TryGet(out var marked, out _));
        Assert.Same(mail, marked);
        Assert.Equal(before, graph.Requests.Count);
    }

    [Fact]
    public async Task A_category_that_somebody_set_meanwhile_is_kept()
    {
        await using var graph = await StartAsync();
        var mailbox = new Categories(graph, "Red");
        var mail = await mailbox.ReadAsync();
        mailbox.Set("Red", "Urgent");

        Assert.True((await graph.Mailboxes.MarkLoggedAsync(User(), null, mail, true, Ct)).TryGet(out _, out _));
        Assert.Equal(["Red", "Urgent", "Logged to CRM"], mailbox.Now);
    }

    [Fact]
    public async Task When_somebody_else_marked_it_meanwhile_nothing_is_left_to_do()
    {
        await using var graph = await StartAsync();
        var mailbox = new Categories(graph);
        var mail = await mailbox.ReadAsync();
        mailbox.Set("Logged to CRM");

        Assert.True((await graph.Mailboxes.MarkLoggedAsync(User(), null, mail, true, Ct)).TryGet(out _, out _));
        Assert.Equal(["Logged to CRM"], mailbox.Now);
        Assert.Equal(1, graph.Requests.Count(r => r.Method == "PATCH"));
    }

    [Fact]
    public async Task A_message_that_changes_all_the_time_is_left_alone()
    {
        await using var graph = await StartAsync();
        var mailbox = new Categories(graph) { Restless = true };

        Assert.False(
            (await graph.Mailboxes.MarkLoggedAsync(User(), null, await mailbox.ReadAsync(), true, Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Busy>(failure);
        Assert.Equal(2, graph.Requests.Count(r => r.Method == "PATCH"));
    }

    [Theory]
    [InlineData(400, "ErrorInvalidRequest")]
    [InlineData(403, "ErrorAccessDenied")]
    public async Task A_mailbox_that_does_not_take_the_category_says_so_and_throws_nothing(int status, string code)
    {
        await using var graph = await StartAsync();
        var mail = await new Categories(graph).ReadAsync();
        graph.Answer = (context, _) => Reply(context, status, Error(code));

        Assert.False((await graph.Mailboxes.MarkLoggedAsync(User(), null, mail, true, Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Denied>(failure);
    }

    [Fact]
    public async Task A_shared_mailbox_needs_the_right_to_change_shared_ones()
    {
        await using var graph = await StartAsync();
        var mailbox = new Categories(graph);
        Assert.True((await graph.Mailboxes.MarkLoggedAsync(User(), "sales@contoso.example", await mailbox.ReadAsync(), true, Ct)).TryGet(
            out _, out _));
        Assert.Equal(GraphAccess.WriteSharedMail, graph.Tokens.Last().Access);
        Assert.StartsWith("/v1.0/users/sales@contoso.example/messages/m1", graph.Requests.Last().PathAndQuery, StringComparison.Ordinal);
    }

    /// <summary>One message with categories and versions, as Exchange keeps them.</summary>
    private sealed class Categories
    {
        private readonly LocalGraph _graph;
        private int _version = 1;

        public Categories(LocalGraph graph, params string[] categories)
        {
            (_graph, Now) = (graph, categories);
            graph.Answer = (context, asked) =>
            {
                if (asked.Method != "PATCH")
                {
                    return Reply(context, 200, Body());
                }

                if (Restless || asked.Headers["If-Match"] != $"W/\"{_version}\"")
                {
                    return Reply(context, 412, Error("ErrorIrresolvableConflict"));
                }

                Set([.. JsonNode.Parse(asked.Body)!["categories"]!.AsArray().Select(c => (string)c!)]);
                return Reply(context, 200, Body());
            };
        }

        public IReadOnlyList<string> Now { get; private set; }

        public bool Restless { get; init; }

        public void Set(params string[] categories) => (Now, _version) = (categories, _version + 1);

        public async Task<MailMessage> ReadAsync()
        {
            Assert.True((await _graph.Mailboxes.FindAsync(User(), new("m1", "<m1@x.example>", null), Ct)).TryGet(out var mail, out _));
            return mail;
        }

        private JsonNode Body()
        {
            var message = Message("m1", "<m1@x.example>");
            message["@odata.etag"] = $"W/\"{_version}\"";
            message["categories"] = new JsonArray([.. Now.Select(c => (JsonNode)c)]);
            return message;
        }
    }
}
