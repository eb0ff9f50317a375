using System.Globalization;
using System.Text.Json;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Starting the API as an operator does, to its first answers, with no data and with a company's: the first card also fetches Entra's keys.
/// Against a bare minimal-API app started in the same way.
/// </summary>
internal static class StartBenchmark
{
    /// <summary>The argument that makes this program the bare app.</summary>
    public const string BareApp = "bare-app";

    private const int Customers = 20_000;

    /// <summary>
    /// Arguments: runs per figure (default 10), then folders with published programs, which start in turn (default: the program built
    /// beside this one).
    /// </summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var runs = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        var programs = PublishedApi.In([.. args.Skip(1)]);
        await using var entra = await EntraStandIn.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"start-{Environment.ProcessId}"));
        try
        {
            var kept = Path.Combine(folder.FullName, "kept.db");
            await using (var rows = new SqliteRowStore(kept))
            {
                await new Portfolio(rows).GrowAsync(Customers);
            }

            var token = entra.Token();
            var ask = JsonSerializer.Serialize(
                new { addresses = new[] { Portfolio.Address(0, Customers) }, internetMessageId = "<20261110.1@mail.example>" });
            var bare = new Starts();
            var (fresh, existing) = (programs.Select(_ => new Starts()).ToList(), programs.Select(_ => new Starts()).ToList());
            for (var run = 0; run <= runs; run++)
            {
                // The first round brings the programs into memory: the disk is not what is measured.
                var counts = run > 0;
                bare.Add(await StartedProcess.MeasureAsync(
                    Path.Combine(AppContext.BaseDirectory, "OutlookCrm.Benchmarks.dll"), url => [BareApp, url], [], null, ask), counts);
                for (var i = 0; i < programs.Count; i++)
                {
                    var own = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"kept-{i}.db"));
                    File.Copy(kept, own, overwrite: true);
                    fresh[i].Add(await ApiAsync(
                        programs[i], Path.Combine(
                        folder.FullName, string.Create(CultureInfo.InvariantCulture, $"fresh-{i}-{run}"), "outlookcrm.db")), counts);
                    existing[i].Add(await ApiAsync(programs[i], own), counts);
                }
            }

            Write("From starting the process to its first answer", starts => starts.Live);
            Write("From starting the process to its first card, asked for right after", starts => starts.Card);
            Write("Processor time until that card is answered", starts => starts.Cpu);

            void Write(string title, Func<Starts, List<TimeSpan>> figure)
            {
                report.SectionOfTimes(title, "to the bare app's");
                report.Line("bare app", figure(bare));
                for (var i = 0; i < programs.Count; i++)
                {
                    report.Line($"{programs[i].Name}, no data yet", figure(fresh[i]), Times.At(figure(bare), 0.5));
                    report.Line(string.Create(CultureInfo.InvariantCulture, $"{programs[i].Name}, {Customers:N0} customers"),
                        figure(existing[i]), Times.At(figure(bare), 0.5));
                }
            }

            Task<StartTimes> ApiAsync(PublishedApi program, string database) =>
                StartedProcess.MeasureAsync(program.Path, url => ["--urls", url], entra.Settings(database), token, ask);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Starts
    {
        public List<TimeSpan> Live { get; } = [];

        public List<TimeSpan> Card { get; } = [];

        public List<TimeSpan> Cpu { get; } = [];

        public void Add(StartTimes start, bool counts)
        {
            if (counts)
            {
                Live.Add(start.Live);
                Card.Add(start.Card);
                Cpu.Add(start.Cpu);
            }
        }
    }
}
