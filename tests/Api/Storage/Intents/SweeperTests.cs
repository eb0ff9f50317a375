using System.Text.Json;
using OutlookCrm.Identity;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Customers;
using Xunit;

namespace OutlookCrm.Tests.Storage.Intents;

/// <summary>The sweeper beside work that nobody can read.</summary>
public sealed class SweeperTests
{
    [Theory]
    [InlineData("log", "{\"mail\":null}")]
    [InlineData("log", "{\"mail\":{}}")]
    [InlineData("log", "no JSON")]
    [InlineData("projections", "null")]
    public async Task An_intent_that_nobody_can_read_keeps_nobody_from_erasing(string kind, string body)
    {
        await using var world = await Erasure.StartAsync();
        var anna = await world.AddAsync("Anna", ["anna@a.example"]);
        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, default).FirstAsync(TestContext.Current.CancellationToken);
        var tenant = TenantId.FromStoredIntent(stored.Key.Split('|')[0]);
        var id = Guid.CreateVersion7().ToString("N");
        var row = JsonSerializer.SerializeToUtf8Bytes(new { tenant = tenant.Value, id, kind, parts = 1, body });
        Assert.True((await world.Rows.CommitLateAsync(new RowBatch(RowKeys.Intent(tenant, id)).Insert(RowKeys.IntentPart(0), row))).IsCommitted);

        using var erased = await world.Ilona.DeleteAsync($"/api/customers/{anna.Id}", anna.Version);

        Assert.Equal(204, (int)erased.StatusCode);
        Assert.NotNull(await world.Rows.FindAsync(RowKeys.Intent(tenant, id), RowKeys.IntentPart(0), default));
    }
}
