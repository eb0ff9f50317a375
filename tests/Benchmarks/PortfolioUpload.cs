using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// A file of 600 000 lines of orders uploaded to the API in a process of its own: time, processor time, and the most memory the process
/// had. Builds in turn, so that each meets the same machine; the first file of a process meets methods that nothing has run yet.
/// </summary>
internal static class PortfolioUpload
{
    private const int Uploads = 2;
    private const int Rounds = 2;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2.5);
    private static readonly DateOnly s_day = new(2024, 12, 31);

    /// <summary>Arguments: folders with published programs (default: the program built beside this one).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        await using var entra = await EntraStandIn.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"orders-{Environment.ProcessId}"));
        try
        {
            var csv = Encoding.UTF8.GetBytes(File600Thousand());
            report.SectionOfTimes(
                string.Create(CultureInfo.InvariantCulture, $"600 000 lines of orders, 30 000 customers, {csv.Length:N0} bytes"),
                "to the limit of 2.5 s");
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var program in PublishedApi.In(args))
                {
                    var own = Path.Combine(folder.FullName, $"{round}-{program.Name}.db");
                    await MeasureAsync(report, program, entra.Settings(own), entra.Token("ilona"), csv);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Orders of one to four lines in three years, of which every thirtieth line comes back.</summary>
    public static string File600Thousand()
    {
        var (random, text) = (new Random(3), new StringBuilder("order,customer,date,product,quantity,amount\n"));
        for (var (order, line) = (0, 0); line < 600_000; order++)
        {
            var (customer, day, count) = (random.Next(30_000), s_day.AddDays(-random.Next(1090)), 1 + random.Next(4));
            for (var i = 0; i < count; i++, line++)
            {
                var sign = random.Next(30) == 0 ? "-" : "";
                text.Append(CultureInfo.InvariantCulture,
                    $"o{order},c{customer},{day:yyyy-MM-dd},p{(int)(800 * Math.Pow(random.NextDouble(), 2))},{sign}"
                        + $"{1 + random.Next(3)},{sign}{random.Next(100, 10_000) / 100.0}\n");
            }
        }

        return text.ToString();
    }

    private static async Task MeasureAsync(
        Report report, PublishedApi program, Dictionary<string, string> settings, string token, byte[] csv)
    {
        await using var api = StartedProcess.Start(program.Path, url => ["--urls", url], settings);
        (await api.ConnectAsync()).Dispose();
        using var client = new HttpClient { BaseAddress = api.Address, Timeout = TimeSpan.FromMinutes(15) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).Dispose();
        var (resident, _) = await api.MemoryAsync();
        report.Note($"{program.Name}: {InMegabytes(resident)} before the first upload");
        for (var upload = 1; upload <= Uploads; upload++)
        {
            var (cpu, start) = (api.Cpu, Stopwatch.GetTimestamp());
            using var content = new ByteArrayContent(csv) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
            using var answer = await client.PostAsync(new Uri("/api/insights/portfolio", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsStringAsync();
            report.Line($"{program.Name}, upload {upload}", [Stopwatch.GetElapsedTime(start)], s_limit);
            (resident, _) = await api.MemoryAsync();
            report.Note(string.Create(CultureInfo.InvariantCulture,
                $"{(api.Cpu - cpu).TotalSeconds:0.00} s of processor time; at most {InMegabytes(api.LargestMemory())} so far, "
                    + $"{InMegabytes(resident)} after it"));
        }
    }

    private static string InMegabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0} MB");
}
