using System.Globalization;
using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>The SQLite engine against the same file used the plain way, on the same disk.</summary>
internal static class StorageBenchmark
{
    private const int RowsPerCustomer = 20;
    private static readonly int[] Writers = [1, 16, 64];
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];
    private static readonly int[] Threads = [1, 2];
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));
    private static readonly byte[] Content =
        Encoding.UTF8.GetBytes(
            $$"""{"subject":"{{new string('s', 60)}}","preview":"{{new string('p', 255)}}","from":"{{new string('f', 200)}}"}""");

    /// <summary>
    /// Arguments: largest number of rows to read from (default 1 000 000), and the folder to work in (default: the build's own).
    /// </summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var largest = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateDirectory(
            Path.Combine(args.Count > 1 ? args[1] : AppContext.BaseDirectory, $"storage-{Environment.ProcessId}"));
        try
        {
            await WritesAsync(report, folder.FullName);
            foreach (var rows in Sizes.Where(rows => rows <= largest))
            {
                await ReadsAsync(report, folder.FullName, rows);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WritesAsync(Report report, string folder)
    {
        report.Section("Durable commits of two rows", "against one transaction per write, synchronous=FULL, with as many writers");
        report.Line("disk: 8 KiB appended and synced", Syncs(Path.Combine(folder, "syncs")));
        foreach (var writers in Writers)
        {
            LoadResult plain;
            using (var peer = new PlainSqlite(Path.Combine(folder, $"plain-{writers}.db")))
            {
                plain = Load.Run(writers, Duration, _ => peer.Insert(NewCustomer().Key, Content));
            }

            await using var rows = new SqliteRowStore(Path.Combine(folder, $"rows-{writers}.db"));
            var grouped = await Load.RunAsync(writers, Duration, async _ =>
                await rows.CommitAsync(new RowBatch(NewCustomer()).Insert("b", Content).Insert("e", Content), default));
            report.Line($"{writers,2} writers, one transaction each", plain);
            report.Line($"{writers,2} writers, group commit", grouped, plain);
        }
    }

    private static async Task ReadsAsync(Report report, string folder, int count)
    {
        var path = Path.Combine(folder, $"reads-{count}.db");
        var customers = Enumerable.Range(0, count / RowsPerCustomer).Select(i => RowKeys.Customer(Tenant, Number(i))).ToArray();
        await using var rows = new SqliteRowStore(path);
        await Parallel.ForEachAsync(customers, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (customer, ct) =>
        {
            var batch = new RowBatch(customer);
            for (var i = 0; i < RowsPerCustomer; i++)
            {
                batch.Insert(Key(i), Content);
            }

            await rows.CommitAsync(batch, ct);
        });

        using var peer = new PlainSqlite(path);
        var random = Enumerable.Range(0, 2).Select(caller => new Random(caller)).ToArray();
        report.Section($"Reads at {count:N0} rows",
            "against Microsoft.Data.Sqlite with a pooled connection and a command per query, on the same file");
        foreach (var threads in Threads)
        {
            // Each warms up in the same way before it is measured.
            var plainPoint = Twice(
                threads, caller => peer.Find(Any(customers, random[caller]).Key, Key(random[caller].Next(RowsPerCustomer))));
            var point = Twice(threads, caller => Find(rows, Any(customers, random[caller]), Key(random[caller].Next(RowsPerCustomer))));
            report.Line($"{threads} threads, a row, plain", plainPoint);
            report.Line($"{threads} threads, a row", point, plainPoint);
            var plainRange = Twice(threads, caller => peer.Read(Any(customers, random[caller]).Key, RowsPerCustomer));
            var range = Twice(threads, caller => Read(rows, Any(customers, random[caller])));
            report.Line($"{threads} threads, 20 rows, plain", plainRange);
            report.Line($"{threads} threads, 20 rows", range, plainRange);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Find(rows, customers[0], Key(0));
        var afterPoint = GC.GetAllocatedBytesForCurrentThread();
        Read(rows, customers[0]);
        var afterRange = GC.GetAllocatedBytesForCurrentThread();
        report.Note($"allocated: {afterPoint - before:N0} bytes for a row, {afterRange - afterPoint:N0} for 20 rows; content "
            + $"{Content.Length:N0} bytes a row");
    }

    private static LoadResult Twice(int threads, Action<int> operation)
    {
        Load.Run(threads, Duration / 3, operation);
        return Load.Run(threads, Duration, operation);
    }

    private static void Find(SqliteRowStore rows, Partition customer, string key)
    {
        var found = rows.FindAsync(customer, key, default);
        if (!found.IsCompletedSuccessfully || found.Result is null)
        {
            throw new InvalidOperationException("The row is not there.");
        }
    }

    private static void Read(SqliteRowStore rows, Partition customer)
    {
        var found = rows.ReadAsync(customer, RowKeys.Timeline, RowsPerCustomer, default);
        if (!found.IsCompletedSuccessfully || found.Result.Count != RowsPerCustomer)
        {
            throw new InvalidOperationException("The rows are not there.");
        }
    }

    private static LoadResult Syncs(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var (block, at) = (new byte[8192], 0L);
        return Load.Run(1, Duration, _ =>
        {
            RandomAccess.Write(file, block, at);
            RandomAccess.FlushToDisk(file);
            at += block.Length;
        });
    }

    private static Partition NewCustomer() => RowKeys.Customer(Tenant, Guid.NewGuid());

    private static Partition Any(Partition[] customers, Random random) => customers[random.Next(customers.Length)];

    private static string Key(int number) => $"e{number:D19}";

    // Spread like real ids, and the same in every run.
    private static Guid Number(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        new Random(number).NextBytes(bytes);
        return new Guid(bytes);
    }
}
