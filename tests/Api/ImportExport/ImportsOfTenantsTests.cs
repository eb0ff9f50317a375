using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Customers;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What a tenant imports, or takes back, however large, keeps no other tenant waiting for its end.</summary>
public sealed class ImportsOfTenantsTests : IAsyncLifetime
{
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(300);

    private Erasure _world = null!;
    private HttpClient _other = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await Erasure.StartAsync();
        _other = _world.Host.ClientFor(null);
        var token = _world.Host.TokenFor("mallory", token => token.Claims["roles"] = new JsonArray("Crm.Manager"));
        _other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async ValueTask DisposeAsync()
    {
        _other.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(false, "running")]
    [InlineData(true, "undoing")]
    public async Task A_small_import_of_another_tenant_ends_while_a_large_one_is_under_way(bool isUndo, string state)
    {
        if (!isUndo)
        {
            // Before the first note: it may come as soon as the import has begun.
            _world.Rows.Before = SlowNotes;
        }

        var large = await StartAsync(_world.Maria, isUndo ? Customers(1_500) : Repeated(20_000));
        if (isUndo)
        {
            await EndAsync(_world.Maria, large, "done");
            _world.Rows.Before = SlowNotes;
            using var undone = await _world.Maria.PostAsync($"/api/imports/{large}/undo", null);
            await undone.ReadAsync(202);
        }

        var small = await StartAsync(_other, Customers(1));
        await EndAsync(_other, small, "done");

        using (var asked = await _world.Maria.GetAsync($"/api/imports/{large}"))
        {
            Assert.Contains((await asked.ReadAsync(200)).Text("state"), new[] { state, "waiting" });
        }

        _world.Rows.Before = _ => Task.CompletedTask;
        await EndAsync(_world.Maria, large, isUndo ? "undone" : "done");
    }

    [Fact]
    public async Task A_tenants_own_imports_stand_in_line_and_the_next_begins_when_one_ends()
    {
        _world.Rows.Before = SlowNotes;
        var first = await StartAsync(_world.Maria, Repeated(3_000));
        var rest = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            rest.Add(await StartAsync(_world.Maria, Customers(1)));
        }

        foreach (var id in rest.Prepend(first))
        {
            await EndAsync(_world.Maria, id, "done");
            using var asked = await _world.Maria.GetAsync($"/api/imports/{first}");
            Assert.Equal("done", (await asked.ReadAsync(200)).Text("state"));
        }
    }

    private static Task SlowNotes(RowBatch batch) =>
        batch.Writes.Any(write => write.Key.StartsWith("head|", StringComparison.Ordinal)) ? Task.Delay(s_slow) : Task.CompletedTask;

    private static string Customers(int count) => "Name;Email\n" + string.Concat(Enumerable.Range(0, count)
        .Select(i => $"Anna {i};anna{i}@duna.example\n"));

    // The same customer over and over costs one row in each step.
    private static string Repeated(int count) => "Name;Email\n" + string.Concat(Enumerable.Repeat("Anna;anna@duna.example\n", count));

    private static async Task<string> StartAsync(HttpClient client, string text)
    {
        using var started = await SendAsync(client, Encoding.UTF8.GetBytes(text), null);
        return (await started.ReadAsync(202)).Text("id")!;
    }
}
