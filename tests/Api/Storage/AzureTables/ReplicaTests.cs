using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Correspondence;
using OutlookCrm.Tests.TableStorage;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>Two replicas over the same tables, killed at random while mail is logged.</summary>
public sealed class ReplicaTests
{
    private const int Kills = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_replicas_killed_while_logging_leave_every_mail_once_and_the_work_goes_to_the_other()
    {
        var storage = TablesEngine.Options(await Azurite.ConnectionStringAsync());
        await using var world = await SimulatorHost.StartAsync(
            new() { ApiSettings = new Dictionary<string, string?> { ["Storage:Engine"] = "sqlite" } }, Ct);
        var work = new KilledWork();
        var random = new Random(20261122);
        var replicas = new[] { await StartAsync(world, storage), await StartAsync(world, storage) };
        try
        {
            await work.PrepareAsync(replicas[0].Maria, world.PageAddress);
            for (var kill = 0; kill < Kills; kill++)
            {
                var victim = random.Next(2);
                await work.UseUntilKilledAsync(
                    [replicas[0].Maria, replicas[1].Maria], random.Next(10, 60), random.Next(), replicas[victim].Kill);
                replicas[victim] = await StartAsync(world, storage);
            }

            await CheckLeaseMovesAsync(replicas, storage);
        }
        finally
        {
            Array.ForEach(replicas, replica => replica.Kill());
        }

        Assert.True(work.Logged > Kills, $"Only {work.Logged} mails were acknowledged: the test tested little.");
        await CheckAfterSweepAsync(work, storage);
    }

    // Whoever sweeps is killed; the other one takes over.
    private static async Task CheckLeaseMovesAsync(ReplicaProcess[] replicas, StorageOptions storage)
    {
        var rows = await TablesEngine.OpenAsync(storage);
        var holder = await HolderAsync(rows, replicas);
        holder.Kill();

        Assert.NotSame(holder, await HolderAsync(rows, [.. replicas.Where(replica => replica != holder)]));
    }

    private static Task<ReplicaProcess> StartAsync(SimulatorHost world, StorageOptions storage) =>
        ReplicaProcess.StartAsync(world, "replica", storage.ConnectionString!, storage.TablePrefix);

    private static async Task<ReplicaProcess> HolderAsync(TablesRowStore rows, ReplicaProcess[] among)
    {
        var started = Stopwatch.StartNew();
        while (started.Elapsed < s_patience)
        {
            var row = await rows.FindAsync(RowKeys.Lease("sweeper"), RowKeys.Holder, Ct);
            var name = row is null ? "" : JsonDocument.Parse(row.Content).RootElement.GetProperty("holder").GetString()!;
            if (among.FirstOrDefault(replica => name.Contains($"-{replica.ProcessId}-", StringComparison.Ordinal)) is { } holder)
            {
                return holder;
            }

            await Task.Delay(200, Ct);
        }

        throw new TimeoutException("No replica took the lease.");
    }

    // What a sweeper finds minutes later; nobody is at work on anything any more.
    private static async Task CheckAfterSweepAsync(KilledWork work, StorageOptions storage)
    {
        await using var after = await SimulatorHost.StartAsync(
            new()
            {
                ApiSettings = new Dictionary<string, string?>
                {
                    ["Storage:Engine"] = storage.Engine,
                    ["Storage:ConnectionString"] = storage.ConnectionString,
                    ["Storage:TablePrefix"] = storage.TablePrefix,
                },
            },
            Ct);
        await after.ApiServices.GetServices<IHostedService>().OfType<Sweeper>().Single().SweepAsync(TimeSpan.Zero, Ct);

        Assert.Empty(
            await after.ApiServices.GetRequiredService<IRowStore>().ScanAsync(Tables.Work, RowKeys.OfAnyTenant, Ct).ToListAsync(Ct));
        using var maria = after.ClientFor("maria");
        await work.CheckAsync(maria);
    }
}
