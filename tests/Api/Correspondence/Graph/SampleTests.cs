using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Correspondence.Graph;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>Answers as Microsoft's own documentation prints them. They lie beside the repository and are not part of it.</summary>
public sealed class SampleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_message_is_found_and_mapped()
    {
        var sample = await File.ReadAllTextAsync(Sample("message-get.01.response.json"), Ct);
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Reply(context, 200, "application/json; odata.metadata=minimal", sample);

        Assert.True((await graph.Mailboxes.FindAsync(User(),
            new("AAMkADhMGAAA=", "<MWHPR6E1BE060@MWHPR1120.namprd22.prod.outlook.com>", null), Ct)).TryGet(out var mail, out _));
        Assert.Equal(new("Adele Vance", "adelev@contoso.OnMicrosoft.com"), mail.From);
        Assert.Equal("9/9/2018: concert", mail.Subject);
        Assert.Equal("The group represents Nevada.", mail.Text);
        Assert.Equal(new DateTimeOffset(2018, 9, 9, 3, 15, 6, TimeSpan.Zero), mail.SentAt);
        Assert.Equal("W/\"CQAAABYAAAC4ofQHEIqCSbQPot83AFcbAAAnjjuZ\"", mail.Version);
    }

    [Fact]
    public async Task The_documented_throttling_is_waited_out()
    {
        var sample = await File.ReadAllTextAsync(Sample("throttling.01.response.http"), Ct);
        var retryAfter = sample.Split('\n').Single(l => l.StartsWith("Retry-After:", StringComparison.Ordinal)).Split(':')[1].Trim();
        var body = await File.ReadAllTextAsync(Sample("throttling.01.response.json"), Ct);
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        graph.Answer = (context, _) => graph.Requests.Count == 1
            ? Reply(context, 429, "application/json", body, ("Retry-After", retryAfter))
            : Reply(context, 200, Message("AAMk", "<a@x.example>"));

        var finding = graph.Mailboxes.FindAsync(User(), new("AAMk", "<a@x.example>", null), Ct);
        await clock.TimerAsync(TimeSpan.FromSeconds(2.128));
        clock.Advance(TimeSpan.FromSeconds(2.128));
        Assert.True((await finding).TryGet(out _, out _));
    }

    [Theory]
    [InlineData("errors.01.body.json")]
    [InlineData("errors.02.body.json")]
    [InlineData("errors.03.body.json")]
    public async Task The_documented_errors_are_understood_by_their_status(string name)
    {
        var sample = await File.ReadAllTextAsync(Sample(name), Ct);
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Reply(context, 403, "application/json", sample);

        Assert.False((await graph.Mailboxes.FindAsync(User(), new("AAMk", "<a@x.example>", null), Ct)).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Denied>(failure);
    }

    [Fact]
    public async Task Every_documented_message_is_mapped_or_refused_for_want_of_an_id()
    {
        var mapped = 0;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Sample("message-get.01.response.json"))!, "*.json"))
        {
            var root = JsonNode.Parse(
                await File.ReadAllTextAsync(file, Ct), documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true });
            foreach (var item in root?["value"] is JsonArray list ? [.. list] : new[] { root })
            {
                if (item is JsonObject)
                {
                    var mail = MessageMapping.ToMail(item.Deserialize(GraphJson.Default.GraphMessage)!);
                    mapped += mail is null ? 0 : 1;
                }
            }
        }

        Assert.True(mapped > 1);
    }

    private static string Sample(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OutlookCrm.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", "graph-samples", name);
                if (!File.Exists(path))
                {
                    Assert.Skip("The documented answers (../shared/graph-samples) are not here.");
                }

                return path;
            }
        }

        throw new InvalidOperationException("Not within the repository.");
    }
}
