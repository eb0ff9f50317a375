using System.Net;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Delta rounds of one folder: what is new, what changed, what left.</summary>
public sealed class GraphDeltaTests : IAsyncLifetime
{
    private SimulatorHost _host = null!;
    private GraphCalls _graph = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(ct: Ct);
        _graph = new GraphCalls(_host, "maria");
    }

    public ValueTask DisposeAsync()
    {
        _graph.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task A_round_ends_with_a_delta_link_that_tells_only_what_changed_since()
    {
        for (var number = 0; number < 5; number++)
        {
            await DropAsync($"Mail {number}");
        }

        var (first, link) = await RoundAsync("/me/mailFolders/inbox/messages/delta?$select=subject", ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal(5, first.Count);

        var (nothing, again) = await RoundAsync(link);
        Assert.Empty(nothing);

        var added = await DropAsync("New");
        var moved = await _graph.SendAsync(HttpMethod.Post, $"/me/messages/{first[0]}/move", new { destinationId = "archive" });
        await _graph.SendAsync(HttpMethod.Patch, $"/me/messages/{first[1]}", new { isRead = true });
        var (changes, _) = await RoundAsync(again);

        Assert.Equal(new[] { added, "removed:changed:" + first[0], first[1] }.Order(), changes.Order());
        Assert.Equal(HttpStatusCode.Created, moved.Status);
        var (archive, _) = await RoundAsync("/me/mailFolders/archive/messages/delta");
        Assert.Equal([moved["id"]!], archive);
    }

    [Fact]
    public async Task A_foreign_or_broken_link_is_a_lost_state()
    {
        var (_, link) = await RoundAsync("/me/mailFolders/inbox/messages/delta");
        using var nikos = new GraphCalls(_host, "nikos");

        Assert.Equal(HttpStatusCode.Gone, (await nikos.GetAsync(link)).Status);
        Assert.Equal("SyncStateNotFound", (await _graph.GetAsync("/me/mailFolders/inbox/messages/delta?$deltatoken=nonsense")).ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await _graph.GetAsync("/me/mailFolders/inbox/messages/delta?$filter=subject eq 'x'")).Status);
    }

    [Fact]
    public async Task Faults_empty_a_page_without_losing_it_and_remove_what_is_there()
    {
        var id = await DropAsync("Mail");
        _host.Faults.Set(new Fault("graph", "delta", Kind: FaultKinds.EmptyPage, Times: 1));
        var empty = await _graph.GetAsync("/me/mailFolders/inbox/messages/delta");
        Assert.Empty(empty.Value);
        var rest = await _graph.GetAsync(empty["@odata.nextLink"]!);
        Assert.Equal(id, Assert.Single(rest.Value)["id"]!.GetValue<string>());

        _host.Faults.Set(new Fault("graph", "delta", Kind: FaultKinds.Removed, Times: 1));
        var removed = await _graph.GetAsync("/me/mailFolders/inbox/messages/delta");
        Assert.Equal("deleted", Assert.Single(removed.Value)["@removed"]!["reason"]!.GetValue<string>());
    }

    private async Task<string> DropAsync(string subject) =>
        (await _host.DropAsync(Eml.Write("a@customer.example", "maria@contoso.example", subject), "maria", ct: Ct)).Id;

    private async Task<(List<string> Changes, string Link)> RoundAsync(string path, params (string, string)[] headers)
    {
        var changes = new List<string>();
        while (true)
        {
            var page = await _graph.GetAsync(path, headers);
            changes.AddRange(page.Value.Select(
                one => one["@removed"] is { } removed ? $"removed:{removed["reason"]}:{one["id"]}" : one["id"]!.GetValue<string>()));
            if (page["@odata.deltaLink"] is { } delta)
            {
                return (changes, delta);
            }

            path = page["@odata.nextLink"]!;
        }
    }
}
