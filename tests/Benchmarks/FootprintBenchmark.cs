using System.Globalization;
using System.Text.Json;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// What the API takes of a machine while it answers cards in a process of its own: processor time of that process for one card, and its
/// memory at the end. Builds that are to be compared run in turn, so that each meets the same machine.
/// </summary>
internal static class FootprintBenchmark
{
    private const int Customers = 10_000;
    private const int Connections = 16;
    private const int Rounds = 3;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Arguments: folders with published programs, the first of which the others are compared with (default: the program built beside this
    /// one).
    /// </summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var programs = PublishedApi.In(args);
        await using var entra = await EntraStandIn.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"footprint-{Environment.ProcessId}"));
        try
        {
            var kept = Path.Combine(folder.FullName, "kept.db");
            await using (var rows = new SqliteRowStore(kept))
            {
                await new Portfolio(rows).GrowAsync(Customers);
            }

            var token = entra.Token();
            var runs = programs.Select(_ => new List<Footprint>()).ToList();
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < programs.Count; i++)
                {
                    var own = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"kept-{round}-{i}.db"));
                    File.Copy(kept, own);
                    runs[i].Add(await MeasureAsync(programs[i], entra.Settings(own), token));
                }
            }

            report.SectionOfCosts(
                string.Create(CultureInfo.InvariantCulture,
                $"Cards of {Customers:N0} customers, {Connections} connections, {Rounds} rounds, the least CPU of each"),
                $"to {programs[0].Name}");
            var least = runs.Select(own => own.MinBy(run => run.Load.Cpu)!.Load).ToList();
            for (var i = 0; i < programs.Count; i++)
            {
                report.Cost(programs[i].Name, least[i], i == 0 ? null : least[0]);
            }

            report.SectionOfBytes("Memory of the process under that load, the median of the rounds", $"to {programs[0].Name}");
            for (var i = 0; i < programs.Count; i++)
            {
                report.Line($"{programs[i].Name}, resident", Median(i, run => run.Resident), i == 0 ? null
                    : Median(0, run => run.Resident));
                report.Line($"{programs[i].Name}, proportional", Median(i, run => run.Proportional), i == 0 ? null
                    : Median(0, run => run.Proportional));
            }

            long Median(int program, Func<Footprint, long> figure) => runs[program].Select(figure).Order().ElementAt(Rounds / 2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Footprint> MeasureAsync(PublishedApi program, Dictionary<string, string> settings, string token)
    {
        await using var api = StartedProcess.Start(program.Path, url => ["--urls", url], settings);
        (await api.ConnectAsync()).Dispose();
        var requests = Enumerable.Range(0, Portfolio.Measured)
            .Select(i => RawClient.Post(api.Address, "/api/card", token, Ask(Portfolio.Address(i, Customers)))).ToArray();
        var clients = Enumerable.Range(0, Connections).Select(_ => new RawClient(api.Address)).ToArray();
        try
        {
            var next = 0;
            Task<LoadResult> LoadAsync(TimeSpan duration) => Load.RunAsync(
                Connections, duration, async caller =>
                    await clients[caller].SendAsync(requests[Interlocked.Increment(ref next) % requests.Length]));

            await LoadAsync(Warm);
            var begun = api.Cpu;
            var load = await LoadAsync(Duration);
            var (resident, proportional) = await api.MemoryAsync();
            return new(load with { Cpu = (api.Cpu - begun) / load.Operations }, resident, proportional);
        }
        finally
        {
            Array.ForEach(clients, client => client.Dispose());
        }
    }

    private static string Ask(string address) =>
        JsonSerializer.Serialize(new { addresses = new[] { address }, internetMessageId = "<20261110.1@mail.example>", from = address });

    private sealed record Footprint(LoadResult Load, long Resident, long Proportional);
}
