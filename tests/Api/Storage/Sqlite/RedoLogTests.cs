using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>What is committed but not in the database yet: readers see it, a crash does not lose it, and the database gets it.</summary>
public sealed class RedoLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Partition _customer = RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Database => _folder.File("rows.db");

    [Fact]
    public void Records_come_back_in_their_order_and_as_they_were()
    {
        using (var log = Open([]))
        {
            log.Append([Logged("a", "1"), Logged("b", "")]);
            log.Switch();
            log.Append([Logged("a", "2")]);
        }

        var replayed = new List<LoggedBatch>();
        Open(replayed).Dispose();

        Assert.Equal(["a=1", "b=", "a=2"], replayed.Select(Text));
        Assert.All(replayed, batch => Assert.Equal(_customer, batch.Partition));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void A_record_that_was_cut_is_not_taken_for_whole(int missing)
    {
        var cut = Logged("b", "2");
        using (var log = Open([]))
        {
            log.Append([Logged("a", "1")]);
            log.Append([cut]);
        }

        using (var file = File.Open(Written(), FileMode.Open))
        {
            file.SetLength(file.Length - missing);
        }

        var replayed = new List<LoggedBatch>();
        Open(replayed).Dispose();

        Assert.Equal(["a=1"], replayed.Select(Text));
    }

    [Fact]
    public void A_record_with_a_changed_byte_and_all_that_follow_are_not_taken()
    {
        using (var log = Open([]))
        {
            log.Append([Logged("a", "1"), Logged("b", "2"), Logged("c", "3")]);
        }

        var bytes = File.ReadAllBytes(Written());
        bytes[bytes.Length / 2]++;
        File.WriteAllBytes(Written(), bytes);
        var replayed = new List<LoggedBatch>();
        Open(replayed).Dispose();

        Assert.Equal(["a=1"], replayed.Select(Text));
    }

    [Fact]
    public void A_record_of_an_earlier_use_of_the_file_is_not_taken()
    {
        using (var log = Open([]))
        {
            log.Append([Logged("a", "old")]);
        }

        // The file begins anew, and the disk has kept what stood behind its header.
        var bytes = File.ReadAllBytes(Written());
        bytes[8]++;
        File.WriteAllBytes(Written(), bytes);
        var replayed = new List<LoggedBatch>();
        Open(replayed).Dispose();

        Assert.Empty(replayed);
    }

    [Fact]
    public void A_file_that_is_no_log_is_refused()
    {
        File.WriteAllText($"{Database}-redo0", "Dear Maria, this is no log.");

        var error = Assert.Throws<StorageUnavailableException>(() => new SqliteRowStore(Database).Dispose());

        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_as_a_power_cut_leaves_them_hold_everything_acknowledged()
    {
        await using var rows = new SqliteRowStore(Database);
        for (var i = 0; i < 200; i++)
        {
            var batch = new RowBatch(_customer).Upsert("last", Encoding.UTF8.GetBytes($"{i}")).Insert($"n{i:D3}", "x"u8.ToArray());
            Assert.True((await rows.CommitAsync(batch, Ct)).IsCommitted);
            if (i % 50 == 25)
            {
                // A part of it is in the database, the rest in the log.
                await rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct).CountAsync(Ct);
            }
        }

        var copy = Directory.CreateDirectory(_folder.File("copy")).FullName;
        foreach (var file in Directory.GetFiles(_folder.Path, "rows.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        await using var again = new SqliteRowStore(Path.Combine(copy, "rows.db"));
        Assert.Equal("199", Encoding.UTF8.GetString((await again.FindAsync(_customer, "last", Ct))!.Content.Span));
        Assert.Equal(200, (await again.ReadAsync(_customer, KeyRange.StartingWith("n"), 1000, Ct)).Count);
    }

    /// <summary>
    /// Rows are read by keys and ranges while they lie in the database, in the log, or in both; a model in memory says what they are.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_read_the_same_wherever_they_lie(int seed)
    {
        var random = new Random(seed);
        var model = new SortedDictionary<string, (string Version, string Content)>(StringComparer.Ordinal);
        await using var rows = new SqliteRowStore(Database);
        for (var step = 0; step < 400; step++)
        {
            var key = $"k{random.Next(30):D2}";
            if (random.Next(4) == 0 && model.TryGetValue(key, out var old))
            {
                Assert.True((await rows.CommitAsync(new RowBatch(_customer).Delete(key, old.Version), Ct)).IsCommitted);
                model.Remove(key);
            }
            else
            {
                var result = await rows.CommitAsync(new RowBatch(_customer).Upsert(key, Encoding.UTF8.GetBytes($"{step}")), Ct);
                model[key] = (result.Version!, $"{step}");
            }

            if (random.Next(10) == 0)
            {
                await rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct).CountAsync(Ct);
            }

            var (from, before, limit) = ($"k{random.Next(30):D2}", $"k{random.Next(30):D2}", random.Next(1, 12));
            var expected = model
                .Where(row => string.CompareOrdinal(row.Key, from) >= 0 && string.CompareOrdinal(row.Key, before) < 0)
                .Take(limit);
            var found = await rows.ReadAsync(_customer, new(from, before), limit, Ct);
            Assert.Equal(
                expected.Select(row => (row.Key, row.Value.Version, row.Value.Content)),
                found.Select(row => (row.Key, row.Version, Encoding.UTF8.GetString(row.Content.Span))));
            Assert.Equal(model.ContainsKey(key), await rows.FindAsync(_customer, key, Ct) is not null);
        }
    }

    [Fact]
    public async Task A_batch_is_read_whole_or_not_at_all_while_batches_move_into_the_database()
    {
        await using var rows = new SqliteRowStore(Database);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await rows.CommitAsync(new RowBatch(_customer).Upsert("a", "0"u8.ToArray()).Upsert("b", "0"u8.ToArray()), Ct);
        var moving = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct).CountAsync(Ct);
            }
        });
        var reading = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var read = await rows.ReadAsync(_customer, KeyRange.Everything, 2, Ct);
                Assert.Equal(read[0].Version, read[1].Version);
            }
        });

        for (var i = 0; i < 500; i++)
        {
            await rows.CommitAsync(
                new RowBatch(_customer).Upsert("a", Encoding.UTF8.GetBytes($"{i}")).Upsert("b", Encoding.UTF8.GetBytes($"{i}")), Ct);
        }

        await over.CancelAsync();
        await Task.WhenAll(moving, reading);
    }

    [Fact]
    public async Task A_log_that_the_disk_does_not_take_stops_the_start_with_a_sentence_and_leaves_the_database_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /dev/full.");
        string[] logs = [$"{Database}-redo0", $"{Database}-redo1"];
        Array.ForEach(logs, log => File.CreateSymbolicLink(log, "/dev/full"));

        var error = Assert.Throws<StorageUnavailableException>(() => new SqliteRowStore(Database).Dispose());

        Assert.Contains($"The disk that holds the database {Database} ", error.Message, StringComparison.Ordinal);
        Array.ForEach(logs, File.Delete);
        await using var rows = new SqliteRowStore(Database);
        Assert.True((await rows.CommitAsync(new RowBatch(_customer).Insert("a", default), Ct)).IsCommitted);
    }

    [Theory]
    [InlineData(28, "is full. Free some space")]
    [InlineData(unchecked((int)0x80070070), "is full. Free some space")]
    [InlineData(5, "failed to read or write")]
    public void What_the_disk_answers_is_told_in_a_sentence(int code, string sentence) =>
        Assert.Contains(
            sentence, SqliteError.OfDisk(Database, new IOException("The disk said no.", code)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private RedoLog Open(List<LoggedBatch> replayed)
    {
        var log = RedoLog.Open(Database, replayed.Add);
        if (replayed.Count == 0)
        {
            log.Begin();
        }

        return log;
    }

    // The file that holds records: after a start it is the second one.
    private string Written() => new[] { $"{Database}-redo0", $"{Database}-redo1" }.MaxBy(file => new FileInfo(file).Length)!;

    private LoggedBatch Logged(string key, string content) =>
        LoggedBatch.Of(new RowBatch(_customer).Insert(key, Encoding.UTF8.GetBytes(content)));

    private static string Text(LoggedBatch batch) =>
        string.Join(",", batch.Changes.Select(change => $"{change.Key}={Encoding.UTF8.GetString(change.Row!.Content.Span)}"));
}
