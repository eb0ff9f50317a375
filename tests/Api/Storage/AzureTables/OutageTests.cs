using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>Storage goes away under load and comes back.</summary>
public sealed class OutageTests
{
    private const int Callers = 48;
    private static readonly TimeSpan s_outage = TimeSpan.FromSeconds(6);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("busy")]
    [InlineData("cut")]
    [InlineData("silent")]
    public async Task While_storage_is_away_callers_are_told_and_afterwards_all_goes_on_and_nothing_acknowledged_is_lost(string how)
    {
        await using var server = await TableServer.StartAsync();
        var storage = TablesEngine.Options(server.ConnectionString);
        await using var host = await SimulatorHost.StartAsync(
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
        using var maria = host.ClientFor("maria");
        var (added, refused) = (new ConcurrentDictionary<string, Guid>(), new ConcurrentBag<HttpResponseMessage>());
        var lastAdded = 0L;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var i = 0; !over.IsCancellationRequested; i++)
            {
                var address = $"new{caller}.{i}@firm.example";
                var answer = await maria.PostAsJsonAsync(
                    "/api/customers", new { kind = "person", name = $"New {caller}x{i}", addresses = new[] { address } }, Ct);
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    added[address] = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
                    Volatile.Write(ref lastAdded, Stopwatch.GetTimestamp());
                }
                else
                {
                    refused.Add(answer);
                    await Task.Delay(200, Ct);
                }
            }
        }));
        await Task.Delay(1000, Ct);

        server.Faults.Each(_ => how switch
        {
            "busy" => Fault.Refused(503, "ServerBusy", TimeSpan.FromSeconds(30)),
            "cut" => Fault.Dropped,
            _ => Fault.Silent,
        });
        var slowest = await SlowestLifeSignAsync(host, s_outage);
        server.Faults.Clear();
        var back = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref lastAdded) < back)
        {
            Assert.True(Stopwatch.GetElapsedTime(back) < TimeSpan.FromSeconds(15), "Nobody was served again.");
            await Task.Delay(50, Ct);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{how}: served again after {Stopwatch.GetElapsedTime(back).TotalSeconds:0.0} s, life signs within "
            + $"{slowest.TotalSeconds:0.00} s, {refused.Count} refused");
        await over.CancelAsync();
        await callers;
        Assert.True(slowest < TimeSpan.FromSeconds(3), $"A life sign took {slowest}.");
        Assert.All(refused, answer =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        });
        await Parallel.ForEachAsync(added, Ct, async (one, ct) =>
        {
            using var card = await maria.PostAsJsonAsync("/api/card", new { addresses = new[] { one.Key } }, ct);
            Assert.Equal(
                one.Value, (await card.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
        });
    }

    // What touches no storage is answered all the time: nobody's waiting holds a thread.
    private static async Task<TimeSpan> SlowestLifeSignAsync(SimulatorHost host, TimeSpan during)
    {
        using var anybody = host.ClientFor(null);
        var (started, slowest) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        while (Stopwatch.GetElapsedTime(started) < during)
        {
            var asked = Stopwatch.GetTimestamp();
            using var alive = await anybody.GetAsync("/health/live", Ct);
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(asked).Ticks));
            await Task.Delay(50, Ct);
        }

        return slowest;
    }
}
