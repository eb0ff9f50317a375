using System.Diagnostics;
using System.Globalization;
using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Storage.Backup;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>A tenant of 100 000 rows from a database file to the emulator's tables and back, byte for byte.</summary>
internal static class BackupBenchmark
{
    private const int Rows = 100_000;
    private const int RowsPerCustomer = 20;

    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("7d4a1c0e-64c3-4b5e-9f6f-1f8f3f6c2a11"));

    public static async Task RunAsync(Report report, IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("outlookcrm-backup-").FullName;
        try
        {
            await using var azurite = await AzuriteProcess.StartAsync();
            var tables = new TablesRowStore(TableAccount.Open(new() { ConnectionString = azurite.ConnectionString }), TimeProvider.System);
            await tables.OpenAsync(default);
            await using var first = new SqliteRowStore(Path.Combine(folder, "first.db"));
            await using var last = new SqliteRowStore(Path.Combine(folder, "last.db"));
            await FillAsync(first);
            report.Note($"{Rows:N0} rows in {Rows / RowsPerCustomer:N0} customers");

            await ExportAsync(report, "file to export", first, Path.Combine(folder, "1"));
            await RestoreAsync(report, "export to tables (emulator)", tables, Path.Combine(folder, "1"));
            await ExportAsync(report, "tables (emulator) to export", tables, Path.Combine(folder, "2"));
            await RestoreAsync(report, "export to file", last, Path.Combine(folder, "2"));
            await ExportAsync(report, "file to export", last, Path.Combine(folder, "3"));

            var exports = await Task.WhenAll(new[] { "1", "2", "3" }.Select(name => File.ReadAllBytesAsync(Path.Combine(folder, name))));
            var isSame = exports.All(export => export.AsSpan().SequenceEqual(exports[0]));
            report.Note($"{exports[0].Length:N0} bytes; the three exports are {(isSame ? "the same, byte for byte" : "NOT THE SAME")}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task FillAsync(SqliteRowStore rows) =>
        Parallel.ForEachAsync(
        Enumerable.Range(0, Rows / RowsPerCustomer), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, ct) =>
    {
        var batch = new RowBatch(RowKeys.Customer(Tenant, Guid.NewGuid()));
        for (var i = 0; i < RowsPerCustomer; i++)
        {
            batch.Insert($"e{i.ToString("D4", CultureInfo.InvariantCulture)}",
                Encoding.UTF8.GetBytes($$"""{"kind":"mail","subject":"Παραγγελία {{i}}","preview":"{{new string('x', 300)}}"}"""));
        }

        await rows.CommitAsync(batch, ct);
    });

    private static async Task ExportAsync(Report report, string what, IRowStore rows, string path)
    {
        var started = Stopwatch.GetTimestamp();
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1024 * 1024);
        Tell(report, what, started, await new TenantExport(rows).RunAsync(Tenant, file, _ => { }, default));
    }

    private static async Task RestoreAsync(Report report, string what, IRowStore rows, string path)
    {
        var started = Stopwatch.GetTimestamp();
        await using var file = File.OpenRead(path);
        Tell(report, what, started, await new TenantRestore(rows, $"{path}.restoring").RunAsync(Tenant, file, _ => { }, default));
    }

    private static void Tell(Report report, string what, long started, long count)
    {
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Note(string.Create(
            CultureInfo.InvariantCulture, $"{what,-32}{count,10:N0} rows{seconds,8:0.0} s{count / seconds,12:N0} rows/s"));
    }
}
