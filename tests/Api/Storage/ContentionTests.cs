using System.Net.Http.Json;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Correspondence.Graph;
using OutlookCrm.Tests.Customers;
using Xunit;

namespace OutlookCrm.Tests.Storage;

public sealed class ContentionTests
{
    [Fact]
    public async Task Whoever_loses_to_others_sixty_times_gets_through()
    {
        await using var world = await Erasure.StartAsync();
        var zsofia = await world.AddZsofiaAsync();
        var lost = 0;
        world.Rows.Before = async batch =>
        {
            if (lost < 60 && batch.Writes.Any(write => write.Key == RowKeys.Summary))
            {
                // Somebody else writes the summary just before this batch does.
                lost++;
                var summary = await world.Rows.FindAsync(batch.Partition, RowKeys.Summary, default);
                await world.Rows.CommitLateAsync(new RowBatch(batch.Partition).Replace(summary!, summary!.Content));
            }
        };

        using var answer = await world.Maria.PostAsJsonAsync($"/api/customers/{zsofia.Id}/feedback", new { metric = "nps", score = 9 });

        Assert.Equal((201, 60), ((int)answer.StatusCode, lost));
    }

    [Fact]
    public async Task Only_time_between_losses_counts()
    {
        using var folder = new TemporaryFolder();
        using var rows = new SqliteRowStore(folder.File("rows.db"));
        var clock = new ManualClock();
        var contention = new Contention(rows, clock: clock);
        clock.Advance(TimeSpan.FromHours(1));
        await contention.LostAsync(default);
        clock.Advance(TimeSpan.FromSeconds(15));
        await contention.LostAsync(default);
        clock.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => contention.LostAsync(default));
    }
}
