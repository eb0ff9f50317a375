using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// How long a card takes while a manager uploads a large report: each published build alone and beside one upload from its beginning to its
/// end, in turn, so that each meets the same machine. Each begins with an empty database, which builds of every age can read: the cards are
/// those of strangers.
/// </summary>
internal static class UploadsBenchmark
{
    private const int Addresses = 1_000;
    private const int Rounds = 2;
    private const int UploadBytes = 20 * 1024 * 1024;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    // A report takes what the processors have left, so that it takes long beside a load that never pauses, and may not end at all beside
    // other programs: with little time of the processor the report was kept waiting, with much time the report itself is slow.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Arguments: folders with published programs (default: the program built beside this one).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        await using var entra = await EntraStandIn.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"uploads-{Environment.ProcessId}"));
        try
        {
            var (csv, programs) = (Orders(), PublishedApi.In(args));
            report.Section(
                string.Create(CultureInfo.InvariantCulture, $"Cards on one connection beside an upload of {csv.Length:N0} bytes"),
                "to the same build without an upload");
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var program in programs)
                {
                    var own = Path.Combine(folder.FullName, $"{round}-{program.Name}.db");
                    var (alone, beside, took, cpu) = await MeasureAsync(program, entra.Settings(own), entra.Token("ilona"), csv);
                    report.Line($"{program.Name}, no upload", alone);
                    report.Line($"{program.Name}, beside the upload", beside, alone);
                    var end = took is { } time ? $"ended after {time.TotalSeconds:0} s" : $"had not ended after {Longest.TotalSeconds:0} s";
                    report.Note(string.Create(CultureInfo.InvariantCulture,
                        $"{program.Name}: the card's p99 {beside.P99 / alone.P99:0.0} times as long; the upload {end}; meanwhile the "
                            + $"API took {cpu.TotalSeconds:0.0} s of the processors for both"));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(LoadResult Alone, LoadResult Beside, TimeSpan? Took, TimeSpan Cpu)> MeasureAsync(
        PublishedApi program, Dictionary<string, string> settings, string token, byte[] csv)
    {
        await using var api = StartedProcess.Start(program.Path, url => ["--urls", url], settings);
        (await api.ConnectAsync()).Dispose();
        var requests = Enumerable.Range(0, Addresses).Select(i => RawClient.Post(api.Address, "/api/card", token,
            JsonSerializer.Serialize(new { addresses = new[] { $"somebody{i}@firm{i}.example" } }))).ToArray();
        using var client = new RawClient(api.Address);
        var next = 0;
        Task<LoadResult> LoadAsync(TimeSpan duration, CancellationToken enough = default) =>
            Load.RunAsync(1, duration, async _ => await client.SendAsync(requests[next++ % requests.Length]), enough);

        await LoadAsync(Warm);
        var alone = await LoadAsync(Duration);
        using var ended = new CancellationTokenSource();
        using var tooLong = new CancellationTokenSource(Longest);
        var before = api.Cpu;
        var uploading = UploadAsync(api.Address, token, csv, ended, tooLong.Token);
        var beside = await LoadAsync(Longest, ended.Token);
        await tooLong.CancelAsync();
        return (alone, beside, await uploading, api.Cpu - before);
    }

    // How long the upload took until it was answered; null where it was not.
    private static async Task<TimeSpan?> UploadAsync(
        Uri address, string token, byte[] csv, CancellationTokenSource ended, CancellationToken tooLong)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var content = new ByteArrayContent(csv) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
            using var answer = await client.PostAsync(new Uri("/api/insights/portfolio", UriKind.Relative), content, tooLong);
            answer.EnsureSuccessStatusCode();
            return Stopwatch.GetElapsedTime(start);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    // Orders of 20,000 customers in three years.
    private static byte[] Orders()
    {
        var (csv, random) = (new StringBuilder("customer,date,amount,product\n", UploadBytes + 100), new Random(20261130));
        var first = new DateOnly(2023, 1, 1);
        while (csv.Length < UploadBytes)
        {
            csv.Append(CultureInfo.InvariantCulture, $"Customer {random.Next(20_000)},{first.AddDays(random.Next(1_000)):yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{random.Next(100, 90_000) / 100m},P{random.Next(400)}\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
