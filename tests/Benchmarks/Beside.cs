using System.Globalization;
using System.Text;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Loads builds in turn with the same requests and writes a line for each, the last one's ratios to the first one's beside it.
/// </summary>
internal sealed class Beside(Report report, IReadOnlyList<PublishedBuild> builds, int rounds, TimeSpan duration)
{
    /// <summary>
    /// The same numbered requests, each once to each build, in as many turns as there are rounds. A place in the body becomes the number.
    /// </summary>
    public async Task CountedAsync(string what, int connections, int requests, string path, string body)
    {
        var all = builds.Select(_ => new List<BuildLoad>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < builds.Count; i++)
            {
                var (build, share) = (builds[i], requests / rounds);
                var request = new NumberedText(RawClient.Post(build.Process.Address, path, build.Token, body));
                var left = share;
                all[i].Add(await LoadAsync(build, connections, () => Interlocked.Decrement(ref left) >= 0, [request]));
            }
        }

        Write(what, all);
    }

    /// <summary>Requests for as long as a figure takes, each build in turn, after one round that is not counted.</summary>
    public async Task TimedAsync(string what, int connections, string path, params string[] bodies)
    {
        var all = builds.Select(_ => new List<BuildLoad>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < builds.Count; i++)
            {
                var build = builds[i];
                var requests = bodies.Select(body => new NumberedText(RawClient.Post(build.Process.Address, path, build.Token, body)))
                    .ToArray();
                var end = DateTime.UtcNow + duration;
                var load = await LoadAsync(build, connections, () => DateTime.UtcNow < end, requests);
                if (round > 0)
                {
                    all[i].Add(load);
                }
            }
        }

        Write(what, all);
    }

    private static async Task<BuildLoad> LoadAsync(PublishedBuild build, int connections, Func<bool> goesOn, NumberedText[] requests)
    {
        var (cpu, written, begin, answered) = (build.Process.Cpu, build.Process.BytesWritten(), DateTime.UtcNow, 0L);
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var client = new RawClient(build.Process.Address);
            var (buffer, own) = (new byte[32 * 1024], new List<TimeSpan>());
            while (goesOn())
            {
                var number = build.NextNumber();
                var start = System.Diagnostics.Stopwatch.GetTimestamp();
                Interlocked.Add(ref answered, (await client.SendAsync(requests[number % requests.Length].WriteTo(buffer, number))).Length);
                own.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start));
            }

            return own;
        })));
        var (elapsed, sorted) = (DateTime.UtcNow - begin, latencies.SelectMany(own => own).Order().ToArray());
        if (build.Process.BytesWritten() > written)
        {
            await build.Process.SettleAsync();
        }

        return new(
            sorted.Length / elapsed.TotalSeconds,
            sorted[sorted.Length / 2],
            sorted[(int)(sorted.Length * 0.99)],
            (build.Process.Cpu - cpu) / sorted.Length,
            (double)(build.Process.BytesWritten() - written) / sorted.Length,
            answered / sorted.Length);
    }

    private void Write(string what, List<BuildLoad>[] all)
    {
        report.Note("");
        report.Note(what);
        var median = all.Select(BuildLoad.Median).ToArray();
        for (var i = 0; i < builds.Count; i++)
        {
            var (load, line) = (median[i], new StringBuilder());
            line.Append(CultureInfo.InvariantCulture,
                $"  {builds[i].Name,-10}{load.PerSecond,10:N0}/s  p50 {load.P50.TotalMilliseconds,7:0.000} ms");
            line.Append(CultureInfo.InvariantCulture,
                $"  p99 {load.P99.TotalMilliseconds,7:0.00} ms  CPU {load.Cpu.TotalMilliseconds,6:0.000} ms  "
                    + $"{load.Written / 1024,7:0.0} KB written  {load.Answer:N0} B answered");
            report.Note(line.ToString());
        }

        var (first, last) = (median[0], median[^1]);
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"  ratio     {last.PerSecond / first.PerSecond,10:0.00}    p50 {last.P50 / first.P50,7:0.00}     p99 "
                + $"{last.P99 / first.P99,7:0.00}     CPU {last.Cpu / first.Cpu,6:0.00}     "
                + $"{last.Written / Math.Max(1, first.Written),7:0.00}"));
    }
}

/// <summary>
/// One turn of one build: requests a second, latencies, and for each request the API's processor time, bytes written to the disk, both
/// with what the API does after its answers, and bytes answered.
/// </summary>
internal sealed record BuildLoad(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan Cpu, double Written, long Answer)
{
    /// <summary>Each figure's median over the turns.</summary>
    public static BuildLoad Median(List<BuildLoad> turns) => new(
        Middle(turns, turn => turn.PerSecond), Middle(turns, turn => turn.P50), Middle(turns, turn => turn.P99),
        Middle(turns, turn => turn.Cpu),
        Middle(turns, turn => turn.Written), Middle(turns, turn => turn.Answer));

    private static T Middle<T>(List<BuildLoad> turns, Func<BuildLoad, T> figure) => turns.Select(figure).Order().ElementAt(turns.Count / 2);
}
