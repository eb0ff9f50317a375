using System.Diagnostics;
using System.Globalization;
using OutlookCrm.Crash;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>Processes that write (tests/Crash), and are killed at any moment: what they acknowledged is there, and nothing is there by half.</summary>
public sealed class CrashTests : IDisposable
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

    public void Dispose() => _folder.Dispose();

    private static async Task WriteUntilKilledAsync(string path, Dictionary<int, int> acknowledged, int acknowledgements)
    {
        using var process = Start(path);
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
                process.Kill();
            }
        }

        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == Killed, await process.StandardError.ReadToEndAsync(Ct));
    }

    private static async Task CheckAsync(string path, Dictionary<int, int> acknowledged)
    {
        await using var rows = new SqliteRowStore(path);
        var events = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var (partition, row) in rows.ScanAsync(Tables.Customers, Ct))
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

    private static Process Start(string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Writer).Assembly.Location, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }
}
