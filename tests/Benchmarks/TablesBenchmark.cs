using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;

namespace OutlookCrm.Benchmarks;

/// <summary>What the table engine adds to Microsoft's package, and what a transaction of the package costs by its number of rows.</summary>
internal static class TablesBenchmark
{
    private const int Partitions = 20;
    private const int Rows = 13;
    private const int LogRows = 5;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);
    private static readonly int[] Callers = [1, 16];
    private static readonly int[] TransactionRows = [LogRows, 20, RowLimits.RowsPerBatch];
    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));

    // As the engine's rows: an operation id, and some 600 characters of JSON.
    private static readonly string Version = Guid.CreateVersion7().ToString("N");

    private static readonly string Content = $$"""
        {"subject":"Re: Delivery for week 49, Καφενείο Αιγαίο","preview":"{{new string('p', 255)}}","from":"eleni@aegean.example","by":"{{new string('b', 36)}}","people":"{{new string('f', 200)}}"}
        """;

    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await EngineAsync(report, azurite);
        await TransactionsAsync(report, new TableServiceClient(azurite.ConnectionString));
    }

    private static async Task EngineAsync(Report report, AzuriteProcess azurite)
    {
        var options = new StorageOptions
        {
            Engine = StorageOptions.AzureTables,
            ConnectionString = azurite.ConnectionString,
            TablePrefix = "engine"
        };
        var store = new TablesRowStore(TableAccount.Open(options), TimeProvider.System);
        await store.OpenAsync(default);
        var client = new TableServiceClient(azurite.ConnectionString).GetTableClient("engine" + Tables.Customers);
        var content = Encoding.UTF8.GetBytes(Content);
        var customers = Enumerable.Range(0, Partitions).Select(_ => RowKeys.Customer(Tenant, Guid.NewGuid())).ToArray();
        foreach (var customer in customers)
        {
            await store.CommitAsync(Inserts(customer, content, Rows), default);
        }

        var filter = customers.ToDictionary(
            customer => customer.Key, customer => TableClient.CreateQueryFilter($"PartitionKey eq {customer.Key}"));
        report.SectionOfCosts("The engine on Azurite", "to the package alone, the same rows with as many callers");
        report.Note("Azurite is one thread of Node: requests per second are its, not the client's. The client's processor time tells.");
        foreach (var callers in Callers)
        {
            await CompareAsync(
                "find a row",
                _ => client.GetEntityAsync<TableEntity>(Any(customers).Key, RowKey(0)),
                async _ => Check(await store.FindAsync(Any(customers), RowKey(0), default) is not null));
            await CompareAsync(
                $"read {Rows} rows",
                async _ => Check(await client.QueryAsync<TableEntity>(filter[Any(customers).Key]).CountAsync() == Rows),
                async _ => Check((await store.ReadAsync(Any(customers), RowKeys.Timeline, Rows, default)).Count == Rows));
            await CompareAsync(
                $"write {LogRows} rows",
                _ => client.SubmitTransactionAsync(Additions(Guid.NewGuid().ToString(), LogRows)),
                async _ => Check((await store.CommitAsync(
                    Inserts(RowKeys.Customer(Tenant, Guid.NewGuid()), content, LogRows), default)).IsCommitted));

            async Task CompareAsync(string what, Func<int, Task> alone, Func<int, Task> engine)
            {
                var (peer, _) = await MeasureAsync(callers, alone);
                report.Cost($"{callers,2} callers, {what}, package", peer);
                report.Cost($"{callers,2} callers, {what}, engine", (await MeasureAsync(callers, engine)).Load, peer);
            }
        }
    }

    private static async Task TransactionsAsync(Report report, TableServiceClient service)
    {
        report.SectionOfCosts("A transaction of the package by its rows", $"to {TransactionRows[0]} rows, one caller");
        var measured = new List<(int Rows, LoadResult Load, long Bytes)>();
        foreach (var rows in TransactionRows)
        {
            // Azurite slows down as a table grows.
            var table = service.GetTableClient($"t{Guid.NewGuid():N}");
            await table.CreateIfNotExistsAsync();
            var (load, bytes) = await MeasureAsync(1, _ => table.SubmitTransactionAsync(Additions(Guid.NewGuid().ToString(), rows)));
            await table.DeleteAsync();
            measured.Add((rows, load, bytes));
            report.Cost($"{rows} rows", load, measured[0].Load);
        }

        report.SectionOfBytes("Allocated by one transaction", $"to {TransactionRows[0]} rows");
        measured.ForEach(one => report.Line($"{one.Rows} rows", one.Bytes, measured[0].Bytes));
    }

    // A load of half the time warms up.
    private static async Task<(LoadResult Load, long Bytes)> MeasureAsync(int callers, Func<int, Task> operation)
    {
        await Load.RunAsync(callers, Duration / 2, operation);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var load = await Load.RunAsync(callers, Duration, operation);
        return (load, (GC.GetTotalAllocatedBytes(precise: true) - before) / load.Operations);
    }

    private static RowBatch Inserts(Partition customer, byte[] content, int rows)
    {
        var batch = new RowBatch(customer);
        for (var i = 0; i < rows; i++)
        {
            batch.Insert(RowKey(i), content);
        }

        return batch;
    }

    private static IEnumerable<TableTransactionAction> Additions(string partition, int rows) => Enumerable.Range(0, rows).Select(
        i => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity(partition, RowKey(i)) { ["Version"] = Version, ["Content"] = Content }));

    private static string RowKey(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number:0000}");

    private static Partition Any(Partition[] customers) => customers[Random.Shared.Next(customers.Length)];

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The rows are not there.");
        }
    }
}
