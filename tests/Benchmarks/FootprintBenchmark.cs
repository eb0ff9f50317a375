using System.Globalization;
using System.Text.Json;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// What the API takes of a machine while it answers cards in a process of its own: processor time of that process for one card, and its
/// memory at the end. Builds and numbers of customers that are to be compared run in turn, so that each meets the same machine.
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
    /// one), and numbers of customers (default 10 000), of which the first is compared with the others.
    /// </summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var sizes = args.Where(IsNumber).Select(size => int.Parse(size, CultureInfo.InvariantCulture)).DefaultIfEmpty(Customers).ToList();
        var programs = PublishedApi.In([.. args.Where(arg => !IsNumber(arg))]);
        await using var entra = await EntraStandIn.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"footprint-{Environment.ProcessId}"));
        try
        {
            var cases = new List<Case>();
            foreach (var size in sizes)
            {
                var kept = Path.Combine(folder.FullName, $"{size}.db");
                await using (var rows = new SqliteRowStore(kept))
                {
                    await new Portfolio(rows).GrowAsync(size);
                }

                report.Note(string.Create(
                    CultureInfo.InvariantCulture, $"{size:N0} customers: {new FileInfo(kept).Length:N0} bytes"));
                foreach (var program in programs)
                {
                    var own = $"{kept}-{cases.Count}";
                    File.Copy(kept, own);
                    cases.Add(new(program, size, own, []));
                }

                File.Delete(kept);
            }

            var token = entra.Token();
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var one in cases)
                {
                    one.Runs.Add(await MeasureAsync(one, entra.Settings(one.Database), token));
                }
            }

            Write(report, cases);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsNumber(string arg) => arg.All(char.IsAsciiDigit);

    private static void Write(Report report, List<Case> cases)
    {
        report.SectionOfCosts($"Cards at {Connections} connections, {Rounds} rounds, the least CPU of each", $"to {cases[0].Name}");
        var least = cases.ConvertAll(one => one.Runs.MinBy(run => run.Load.Cpu)!.Load);
        for (var i = 0; i < cases.Count; i++)
        {
            report.Cost(cases[i].Name, least[i], i == 0 ? null : least[0]);
        }

        report.SectionOfBytes("Memory of the process under that load, the median of the rounds", $"to {cases[0].Name}");
        foreach (var one in cases)
        {
            Line("resident", run => run.Resident);
            Line("proportional", run => run.Proportional);

            void Line(string what, Func<Footprint, long> figure) =>
                report.Line($"{one.Name}, {what}", Median(one, figure), one == cases[0] ? null : Median(cases[0], figure));
        }
    }

    private static long Median(Case one, Func<Footprint, long> figure) => one.Runs.Select(figure).Order().ElementAt(Rounds / 2);

    private static async Task<Footprint> MeasureAsync(Case one, Dictionary<string, string> settings, string token)
    {
        await using var api = StartedProcess.Start(one.Program.Path, url => ["--urls", url], settings);
        (await api.ConnectAsync()).Dispose();
        var requests = Enumerable.Range(0, Portfolio.Measured)
            .Select(i => RawClient.Post(api.Address, "/api/card", token, Ask(Portfolio.Address(i, one.Customers)))).ToArray();
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

    private sealed record Case(PublishedApi Program, int Customers, string Database, List<Footprint> Runs)
    {
        public string Name => string.Create(CultureInfo.InvariantCulture, $"{Program.Name}, {Customers:N0}");
    }

    private sealed record Footprint(LoadResult Load, long Resident, long Proportional);
}
