using OutlookCrm.Simulator;
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
        await using var world = await SimulatorHost.StartAsync(ct: TestContext.Current.CancellationToken);
        var (random, work, file) = (new Random(20261110), new KilledWork(), folder.File("crm.db"));
        var api = await ReplicaProcess.StartAsync(world, "embedded", file);
        try
        {
            await work.PrepareAsync(api.Maria, world.PageAddress);
            for (var kill = 0; kill < Kills; kill++)
            {
                await work.UseUntilKilledAsync([api.Maria], random.Next(1, 25), random.Next(), api.Kill);
                api = await ReplicaProcess.StartAsync(world, "embedded", file);
            }

            Assert.True(work.Logged > Kills, $"Only {work.Logged} mails were acknowledged: the test tested little.");
            await work.CheckAsync(api.Maria);
        }
        finally
        {
            api.Kill();
        }

        await using var store = new SqliteRowStore(file);
        Assert.Empty(await store.ScanAsync(Tables.Work, KeyRange.Everything, default).ToListAsync());
    }
}
