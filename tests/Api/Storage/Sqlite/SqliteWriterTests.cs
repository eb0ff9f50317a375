using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>
/// The one writer: what waits is committed together, nothing acknowledged is lost, and the writer goes on whatever happens.
/// </summary>
public sealed class SqliteWriterTests : IAsyncDisposable
{
    private const int More = 300;
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    private readonly SqliteRowStore _rows;

    public SqliteWriterTests() => _rows = new SqliteRowStore(_folder.File("rows.db"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waited_together_is_answered_together_each_with_its_own_result()
    {
        var customer = RowKeys.Customer(_tenant, Guid.NewGuid());
        Task<CommitResult>[] commits;
        using (Blocked())
        {
            commits = [.. Enumerable.Range(0, More).Select(
                i => CommitAsync(new RowBatch(customer).Insert($"n{i / 2:D3}", default).Insert($"o{i:D3}", default)))];
        }

        var results = await Task.WhenAll(commits);

        // Every key was inserted twice: the second time its batch alone was refused.
        for (var i = 0; i < More; i++)
        {
            Assert.Equal(i % 2 == 0 ? RowConflict.None : RowConflict.Exists, results[i].Conflict);
        }

        Assert.Equal(More / 2, (await _rows.ReadAsync(customer, KeyRange.StartingWith("o"), 1000, Ct)).Count);
    }

    [Fact]
    public async Task A_database_that_somebody_else_holds_delays_nobody_who_commits_and_is_told_to_who_needs_it()
    {
        var customer = RowKeys.Customer(_tenant, Guid.NewGuid());
        using (Blocked())
        {
            Assert.True((await CommitAsync(new RowBatch(customer).Insert("a", default))).IsCommitted);
            Assert.NotNull(await _rows.FindAsync(customer, "a", Ct));

            var error = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await ScanAsync());
            Assert.Matches("^The database .* is locked by another process, .*Close it there.$", error.Message);
            Assert.NotNull(error.RetryAfter);
            Assert.True((await CommitAsync(new RowBatch(customer).Insert("b", default))).IsCommitted);
        }

        Assert.Equal(2, await ScanAsync());
    }

    [Fact]
    public async Task What_the_database_does_not_take_stays_in_the_log_and_is_there_after_a_restart()
    {
        Sql("CREATE TRIGGER broken BEFORE INSERT ON names BEGIN SELECT RAISE(ABORT, 'broken'); END");
        var (customer, name) = (RowKeys.Customer(_tenant, Guid.NewGuid()), RowKeys.Names(_tenant, "ma"));
        await CommitAsync(new RowBatch(name).Insert("maria", "1"u8.ToArray()));
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await ScanAsync());
        await CommitAsync(new RowBatch(customer).Insert("a", "2"u8.ToArray()));

        Assert.Contains("broken", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await _rows.FindAsync(name, "maria", Ct));
        await _rows.DisposeAsync();
        Sql("DROP TRIGGER broken");
        await using var again = new SqliteRowStore(_rows.Path);

        Assert.Equal("1"u8.ToArray(), (await again.FindAsync(name, "maria", Ct))!.Content.ToArray());
        Assert.Equal("2"u8.ToArray(), (await again.FindAsync(customer, "a", Ct))!.Content.ToArray());
    }

    [Fact]
    public async Task Callers_who_leave_before_their_turn_leave_nothing()
    {
        var customers = Enumerable.Range(0, More).Select(_ => RowKeys.Customer(_tenant, Guid.NewGuid())).ToArray();
        var ended = 0;
        using (var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct))
        using (Blocked())
        {
            var commits = customers
                .Select(customer => new RowBatch(customer).Insert("a", default).Insert("b", default))
                .Select(batch => _rows.CommitAsync(batch, leaving.Token).AsTask())
                .ToArray();
            await leaving.CancelAsync();
            foreach (var commit in commits)
            {
                await commit.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                ended += commit.IsCompletedSuccessfully ? 1 : 0;
                Assert.False(commit.IsFaulted);
            }
        }

        await CommitAsync(new RowBatch(RowKeys.Health).Upsert("a", default));
        var counts = await Task.WhenAll(
            customers.Select(async customer => (await _rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct)).Count));

        // The writer had taken up at most one group of 256 when all left, or ended some more, if it was quick; the others never happen, and
        // none is half.
        Assert.All(counts, count => Assert.Contains(count, (int[])[0, 2]));
        Assert.InRange(counts.Count(count => count == 2), ended, ended + 256);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        var customers = Enumerable.Range(0, More).Select(_ => RowKeys.Customer(_tenant, Guid.NewGuid())).ToArray();
        var commits = customers.Select(customer => CommitAsync(new RowBatch(customer).Insert("a", default))).ToArray();

        await _rows.DisposeAsync();
        await _rows.DisposeAsync();

        Assert.All(await Task.WhenAll(commits), result => Assert.True(result.IsCommitted));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => CommitAsync(new RowBatch(customers[0]).Upsert("a", default)));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await _rows.FindAsync(customers[0], "a", Ct));
        await using var again = new SqliteRowStore(_rows.Path);
        foreach (var customer in customers)
        {
            Assert.NotNull(await again.FindAsync(customer, "a", Ct));
        }
    }

    [Fact]
    public async Task What_is_replaced_or_deleted_is_not_in_the_file_any_more()
    {
        var customer = RowKeys.Customer(_tenant, Guid.NewGuid());
        // Short ones lie in a row's own page, long ones in several more.
        var canaries = Enumerable.Range(0, 50)
            .Select(i => Encoding.UTF8.GetBytes($"canary-{i:D2}-" + new string((char)('a' + (i % 26)), 20 + (200 * i))))
            .ToArray();
        var batch = new RowBatch(customer);
        for (var i = 0; i < canaries.Length; i++)
        {
            batch.Insert($"n{i:D2}", canaries[i]);
        }

        var written = (await CommitAsync(batch)).Version!;
        await _rows.DisposeAsync();
        Assert.All(canaries, canary => Assert.True(InFile(canary.AsSpan(0, 9)) && InFile(canary.AsSpan(canary.Length - 20))));

        await using (var again = new SqliteRowStore(_rows.Path))
        {
            var erase = new RowBatch(customer);
            for (var i = 0; i < canaries.Length; i++)
            {
                erase = i % 2 == 0 ? erase.Delete($"n{i:D2}", written) : erase.Replace($"n{i:D2}", written, "erased"u8.ToArray());
            }

            Assert.True((await again.CommitAsync(erase, Ct)).IsCommitted);
        }

        Assert.All(canaries, canary => Assert.False(InFile(canary.AsSpan(0, 9)) || InFile(canary.AsSpan(canary.Length - 20))));
    }

    [Fact]
    public async Task What_moved_between_pages_before_it_was_erased_is_not_in_the_file_any_more()
    {
        // Rows of all sizes in any order make pages split again and again, and their rows move.
        var random = new Random(20261122);
        var all = Enumerable.Range(0, 6000).Select(i => $"canary-{i:D5}-{random.Next():x8}").ToArray();
        var written = new Dictionary<string, (Partition Partition, string Key, string Version)>();
        foreach (var some in all.Chunk(8))
        {
            var batches = some.Select(canary =>
            {
                var (partition, key) = (RowKeys.Names(_tenant, $"{(char)('a' + random.Next(5))}a"), $"{random.Next():x8}-{canary}");
                var content = Encoding.UTF8.GetBytes(canary + new string('y', new[] { 50, 200, 1000, 6000 }[random.Next(4)]));
                return (Canary: canary, Partition: partition, Key: key, Batch: new RowBatch(partition).Insert(key, content));
            }).ToList();
            var committed = await Task.WhenAll(batches.Select(one => CommitAsync(one.Batch)));
            foreach (var (one, result) in batches.Zip(committed))
            {
                written[one.Canary] = (one.Partition, one.Key, result.Version!);
            }
        }

        var erased = all.Where((_, i) => i % 2 == 0).ToList();
        foreach (var some in erased.SkipLast(1).Chunk(8))
        {
            await Task.WhenAll(some.Select(canary => EraseAsync(canary, leavesNoTrace: false)));
        }

        await EraseAsync(erased[^1], leavesNoTrace: true);
        Task<CommitResult> EraseAsync(string canary, bool leavesNoTrace) => CommitAsync(
            new RowBatch(written[canary].Partition) { LeavesNoTrace = leavesNoTrace }.Delete(written[canary].Key, written[canary].Version));


        Assert.True(File.Exists($"{_rows.Path}-erasing"));
        Assert.True(SpinWait.SpinUntil(
            () => !File.Exists($"{_rows.Path}-erasing") && new FileInfo($"{_rows.Path}-wal").Length == 0, TimeSpan.FromSeconds(30)));
        var file = Encoding.Latin1.GetString(File.ReadAllBytes(_rows.Path));
        Assert.Equal(0, erased.Count(canary => file.Contains(canary, StringComparison.Ordinal)));
        Assert.Equal(all.Length - erased.Count, all.Count(canary => file.Contains(canary, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_log_is_emptied_into_the_file_when_nobody_writes()
    {
        await CommitAsync(new RowBatch(RowKeys.Health).Insert("a", "canary"u8.ToArray()));
        Assert.False(InFile("canary"u8));

        Assert.True(
            SpinWait.SpinUntil(() => InFile("canary"u8) && new FileInfo(_rows.Path + "-wal").Length == 0, TimeSpan.FromSeconds(30)));

        Assert.All(
            Directory.GetFiles(_folder.Path, "rows.db-redo*"), log => Assert.True(File.ReadAllBytes(log).AsSpan().IndexOf("canary"u8) < 0));
        Assert.True((await CommitAsync(new RowBatch(RowKeys.Health).Upsert("a", default))).IsCommitted);
    }

    private bool InFile(ReadOnlySpan<byte> bytes) => File.ReadAllBytes(_rows.Path).AsSpan().IndexOf(bytes) >= 0;

    private ValueTask<int> ScanAsync() => _rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct).CountAsync(Ct);

    private Task<CommitResult> CommitAsync(RowBatch batch) => _rows.CommitAsync(batch, Ct).AsTask();

    private void Sql(string sql)
    {
        using var connection = DatabaseHandle.Open(_rows.Path, create: false);
        connection.Execute(sql);
    }

    /// <summary>Keeps the database from being written, as another process would.</summary>
    private Block Blocked() => new(_rows.Path);

    private sealed class Block : IDisposable
    {
        private readonly DatabaseHandle _connection;

        public Block(string path)
        {
            _connection = DatabaseHandle.Open(path, create: false);
            _connection.Execute("BEGIN IMMEDIATE");
        }

        public void Dispose()
        {
            _connection.Execute("ROLLBACK");
            _connection.Dispose();
        }
    }
}
