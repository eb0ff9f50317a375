using System.Text;
using Microsoft.AspNetCore.Http;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class FaultTests
{
    private const string MessageId = "<offer-17@kafeneio.example>";
    private static readonly MailReference s_mail = new("AAMk", MessageId, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "text/html", "<html><body>Sign in to the guest network</body></html>")]
    [InlineData(404, "text/html", "<html>no such page</html>")]
    [InlineData(403, "text/html", "<html>blocked by policy</html>")]
    [InlineData(200, "application/json", "<html>a page that says it is JSON</html>")]
    [InlineData(200, "application/json", "{\"id\": \"AAMk\", \"subject\": \"cu")]
    [InlineData(200, "application/json", "")]
    [InlineData(200, "application/json", "null")]
    [InlineData(200, "application/json", "[]")]
    [InlineData(200, "application/json", "{}")]
    [InlineData(200, "application/json", "{\"id\": \"AAMk\", \"attachments\": 7}")]
    [InlineData(200, "application/json", "{\"id\": {}}")]
    [InlineData(204, "application/json", "")]
    [InlineData(302, "application/json", "{}")]
    [InlineData(501, "application/json", "{}")]
    public async Task What_is_no_answer_of_Graphs_means_unreachable(int status, string contentType, string body)
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) =>
        {
            if (status == 204)
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }

            return Reply(context, status, contentType, body, ("Location", "https://evil.example/"));
        };

        Assert.False((await graph.Mailboxes.FindAsync(User(), s_mail, Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Unreachable>(failure);
        Assert.Equal(503, failure.Problem.StatusCode);
        Assert.All(graph.Hosts, host => Assert.Equal("graph.microsoft.com", host));
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_means_unreachable()
    {
        await using var graph = await StartAsync();
        graph.Answer = async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 10_000;
            await context.Response.WriteAsync("{\"id\":", Ct);
            await context.Response.Body.FlushAsync(Ct);
            context.Abort();
        };

        Assert.False((await graph.Mailboxes.FindAsync(User(), s_mail, Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Unreachable>(failure);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var graph = await StartAsync();
        var sent = 0L;
        graph.Answer = async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            while (sent < 200L << 20 && !context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                sent += chunk.Length;
            }
        };

        Assert.False((await graph.Mailboxes.FindAsync(User(), s_mail, Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Unreachable>(failure);
        Assert.InRange(sent, 0, 64L << 20);
    }

    [Fact]
    public async Task A_Graph_that_is_silent_for_ten_seconds_is_unreachable()
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        var asked = new TaskCompletionSource();
        graph.Answer = async (context, _) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var finding = graph.Mailboxes.FindAsync(User(), s_mail, Ct);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.False((await finding).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Unreachable>(failure);
    }

    [Fact]
    public async Task Strings_for_booleans_unknown_words_and_missing_members_are_lived_with()
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Reply(context, 200, "application/json", $$$"""
            {
              "id": "AAMk", "internetMessageId": "{{{MessageId}}}", "isRead": "true", "importance": "urgent", "inferenceClassification": 7, "flag": null,
              "sentDateTime": "0001-01-01T00:00:00Z", "receivedDateTime": "2026-03-02T10:15:31+02:00", "from": null, "toRecipients": null,
              "ccRecipients": [null, {}, {"emailAddress": null}, {"emailAddress": {"name": null, "address": ""}}],
              "uniqueBody": {"contentType": "rtf", "content": "words"}, "categories": [null, "Red"], "attachments": null, "unheardOf": {"a": [1]}
            }
            """);

        Assert.True((await graph.Mailboxes.FindAsync(User(), s_mail, Ct)).TryGet(out var mail, out _));
        Assert.Null(mail.From);
        Assert.Empty(mail.Recipients);
        Assert.Equal("words", mail.Text);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 15, 31, TimeSpan.Zero), mail.SentAt);
        Assert.Equal(TimeSpan.Zero, mail.SentAt.Offset);
        Assert.Equal(["Red"], mail.Categories);
        Assert.Null(mail.Version);
    }

    [Fact]
    public async Task Claims_that_Graph_demands_are_asked_of_Entra_once()
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, asked) => asked.Headers["Authorization"] == "Bearer better"
            ? Reply(context, 200, Message("AAMk", MessageId))
            : Challenge(context);
        graph.Entra = (_, claims) => new GraphToken.Granted(claims is null ? "revoked" : "better", DateTimeOffset.MaxValue);

        Assert.True((await graph.Mailboxes.FindAsync(User(), s_mail, Ct)).TryGet(out _, out _));
        Assert.Equal([null, Claims], graph.Tokens.Select(t => t.Claims));
    }

    [Fact]
    public async Task Claims_that_Entra_cannot_meet_go_to_the_user()
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Challenge(context);
        graph.Entra = (_, claims) => claims is null
            ? new GraphToken.Granted("revoked", DateTimeOffset.MaxValue)
            : new GraphToken.SignInAgain(claims, new Uri("https://login.microsoftonline.com/t/oauth2/authorize"));

        AssertSignIn(await graph.Mailboxes.FindAsync(User(), s_mail, Ct), Claims);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task A_token_refused_twice_ends_there()
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Challenge(context);

        AssertSignIn(await graph.Mailboxes.FindAsync(User(), s_mail, Ct), Claims);
        Assert.Equal(2, graph.Requests.Count);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer error=\"invalid_token\"")]
    [InlineData("Bearer claims=\"%%%\"")]
    public async Task A_refused_token_without_claims_means_sign_in_again(string challenge)
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Reply(context, 401, Error("InvalidAuthenticationToken"), ("WWW-Authenticate", challenge));

        AssertSignIn(await graph.Mailboxes.FindAsync(User(), s_mail, Ct), null);
        Assert.InRange(graph.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task Without_a_token_Graph_is_not_asked()
    {
        await using var graph = await StartAsync();
        var consent = new GraphToken.ConsentNeeded(new Uri("https://login.microsoftonline.com/t/v2.0/adminconsent"));
        graph.Entra = (_, _) => consent;

        Assert.False((await graph.Mailboxes.FindAsync(User(), s_mail, Ct)).TryGet(out _, out var failure));
        Assert.Equal(new MailboxFailure.NoToken(consent), failure);
        Assert.Equal(403, failure.Problem.StatusCode);
        Assert.Empty(graph.Requests);
    }

    private const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1652813508"}}}""";

    private static Task Challenge(HttpContext context) => Reply(context, 401, Error("InvalidAuthenticationToken"), (
        "WWW-Authenticate",
        $"Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims))}\""));

    private static void AssertSignIn(MailboxAnswer<MailMessage> answer, string? claims)
    {
        Assert.False(answer.TryGet(out _, out var failure));
        Assert.Equal(claims, Assert.IsType<GraphToken.SignInAgain>(Assert.IsType<MailboxFailure.NoToken>(failure).Refusal).Claims);
        Assert.Equal(401, failure.Problem.StatusCode);
    }
}
