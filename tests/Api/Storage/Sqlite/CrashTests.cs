using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.Crash;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>
/// Processes that write (tests/Crash), and are killed at any moment: what they acknowledged is there, and nothing is there by half.
/// </summary>
public sealed partial class CrashTests : IDisposable
{
    private const int Kills = 10;
    private static readonly int Killed = OperatingSystem.IsWindows() ? -1 : 128 + 9;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_no_batch_is_half_when_the_process_is_killed()
    {
        var path = _folder.File("rows.db");
        var acknowledged = new Dictionary<int, int>();
        var random = new Random(20260301);
        for (var kill = 0; kill < Kills; kill++)
        {
            // A number of acknowledgements is a moment like any other, and needs no clock.
            await WriteUntilKilledAsync(path, acknowledged, random.Next(1, 400));
            await CheckAsync(path, acknowledged);
        }
    }

    [Fact]
    public async Task A_second_process_is_refused_with_a_sentence()
    {
        var path = _folder.File("rows.db");
        await using var rows = new SqliteRowStore(path);

        using var second = Start(path);
        var sentence = await second.StandardError.ReadToEndAsync(Ct);
        await second.WaitForExitAsync(Ct);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"Another process has the database {path} open", sentence, StringComparison.Ordinal);
        Assert.True((await rows.CommitAsync(new RowBatch(RowKeys.Health).Upsert("a", default), Ct)).IsCommitted);
    }

    /// <summary>
    /// A killed process cannot show this, because the operating system keeps what it wrote; a power cut does not. A writer prints a number
    /// before it goes on, so between two of its lines the disk must have been told to write.
    /// </summary>
    [Fact]
    public async Task Between_two_acknowledgements_of_a_writer_the_disk_has_synced()
    {
        var trace = _folder.File("trace");
        var strace = new ProcessStartInfo(
            "strace",
            ["-f", "-o", trace, "-e", "trace=fdatasync,fsync,write", "dotnet", typeof(Writer).Assembly.Location, _folder.File("rows.db")]);
        Assert.SkipUnless(OperatingSystem.IsLinux() && OnPath("strace"), "Needs strace (apt-get install strace).");

        var acknowledged = new Dictionary<int, int>();
        using (var process = Start(strace))
        {
            await ReadUntilAsync(process, acknowledged, 500);
            Assert.SkipWhen(acknowledged.Count == 0, $"strace may not trace here: {await process.StandardError.ReadToEndAsync(Ct)}");
        }

        var (syncs, lines) = (0, 0);
        var synced = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var call in await File.ReadAllLinesAsync(trace, Ct))
        {
            if (Line().Match(call) is { Success: true } line)
            {
                Assert.True(syncs > synced.GetValueOrDefault(line.Groups[1].Value, -1), call);
                synced[line.Groups[1].Value] = syncs;
                lines++;
            }
            else if (Sync().IsMatch(call))
            {
                syncs++;
            }
        }

        Assert.InRange(lines, 500, int.MaxValue);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task WriteUntilKilledAsync(string path, Dictionary<int, int> acknowledged, int acknowledgements)
    {
        using var process = Start(path);
        await ReadUntilAsync(process, acknowledged, acknowledgements);
        Assert.True(process.ExitCode == Killed, await process.StandardError.ReadToEndAsync(Ct));
    }

    /// <summary>Kills the process after some acknowledgements, and reads what it had printed by then.</summary>
    private static async Task ReadUntilAsync(Process process, Dictionary<int, int> acknowledged, int acknowledgements)
    {
        for (var line = 0; await process.StandardOutput.ReadLineAsync(Ct) is { } text; line++)
        {
            // Killed in the middle of printing, the last number may be cut, and is then smaller than the one before.
            if (text.Split(' ') is [var writer, { Length: > 0 } number])
            {
                var key = int.Parse(writer, CultureInfo.InvariantCulture);
                acknowledged[key] = Math.Max(int.Parse(number, CultureInfo.InvariantCulture), acknowledged.GetValueOrDefault(key, -1));
            }

            if (line == acknowledgements)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await process.WaitForExitAsync(Ct);
    }

    private static async Task CheckAsync(string path, Dictionary<int, int> acknowledged)
    {
        await using var rows = new SqliteRowStore(path);
        var events = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var (partition, row) in rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct))
        {
            if (row.Key == RowKeys.Summary)
            {
                counts[partition.Key] = int.Parse(row.Content.Span, CultureInfo.InvariantCulture);
            }
            else
            {
                (events.TryGetValue(partition.Key, out var own) ? own : events[partition.Key] = []).Add(row.Key);
            }
        }

        Assert.Equal(counts.Keys.Order(StringComparer.Ordinal), events.Keys.Order(StringComparer.Ordinal));
        foreach (var (writer, last) in acknowledged)
        {
            var customer = Writer.Customer(writer).Key;

            // At most the batch that was on its way when the process died is there beyond the last acknowledged one.
            Assert.InRange(counts[customer], last + 1, last + 2);
            Assert.Equal(Enumerable.Range(0, counts[customer]).Select(Writer.Event), events[customer]);
        }
    }

    private static bool OnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static Process Start(string path) => Start(new ProcessStartInfo("dotnet", [typeof(Writer).Assembly.Location, path]));

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    [GeneratedRegex("""write\(\d+, "(\d) \d+\\n""")]
    private static partial Regex Line();

    [GeneratedRegex("(fdatasync|fsync)(\\(| resumed).*= 0")]
    private static partial Regex Sync();
}
