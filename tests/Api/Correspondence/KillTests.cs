using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>
/// The product is killed again and again while it logs mail and adds customers: what it acknowledged is there, once, and nothing is half.
/// </summary>
public sealed class KillTests
{
    private const int Kills = 50;

    [Fact]
    public async Task Killed_fifty_times_while_logging_nothing_acknowledged_is_lost_and_nothing_doubled()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20261110);
        var work = new KilledWork();
        using (var product = await ProductProcess.StartAsync(folder.Path))
        {
            await work.PrepareAsync(product.Maria, product.Page);
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            using var product = await ProductProcess.StartAsync(folder.Path);
            await work.UseUntilKilledAsync([product.Maria], random.Next(1, 25), random.Next(), product.Kill);
        }

        Assert.True(work.Logged > Kills, $"Only {work.Logged} mails were acknowledged: the test tested little.");
        using (var product = await ProductProcess.StartAsync(folder.Path))
        {
            await work.CheckAsync(product.Maria);
        }

        await using var store = new SqliteRowStore(Directory.GetFiles(folder.Path, "outlookcrm.db").Single());
        Assert.Empty(await store.ScanAsync(Tables.Work, KeyRange.Everything, default).ToListAsync());
    }
}
