using System.Text;
using Azure.Data.Tables;
using OutlookCrm.Identity;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Our table client beside Microsoft's for Node: the same requests to the same Azurite, then to a service that answers at once; HttpClient alone as the
/// floor, the engine on top.
/// </summary>
internal static class TablesBenchmark
{
    private const string OnlyAllocations = "--allocations";
    private const int EngineRows = 13;
    private const int LogRows = 5;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(4);
    private static readonly int[] Callers = [1, 16];
    private static readonly string[] Requests = ["insert", "get", "query", "transaction"];
    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));

    /// <summary>Arguments: <c>--allocations</c> for the bytes alone.</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        if (args is not [OnlyAllocations])
        {
            await AzuriteAsync(report, azurite);
            await EngineAsync(report, azurite);
        }

        await TableAllocations.RunAsync(report, azurite);
    }

    private static async Task AzuriteAsync(Report report, AzuriteProcess azurite)
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var reads = service.GetTableClient("reads");
        await TableRequests.FillAsync(reads);

        // Azurite is a program that warms up, too.
        await Load.RunAsync(Callers[^1], Warmth, _ => new TableRequests(reads, reads).SendAsync(Requests[Random.Shared.Next(Requests.Length)]));
        await using (var node = await NodeTables.StartAsync(report, azurite.ConnectionString, reads.Name))
        {
            report.SectionOfCosts("On Azurite", "to @azure/data-tables on Node, with as many callers");
            report.Note("Azurite is one thread of Node: requests per second are its, not the clients'. What tells is the client's processor time.");
            await BareAsync(report, azurite.Endpoint, reads.Name);
            await ClientsAsync(report, node, azurite.ConnectionString, reads.Name);
        }

        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"tables-{Environment.ProcessId}"));
        try
        {
            await using var standIn = await TableStandIn.StartAsync(reads, folder.FullName);
            await using var node = await NodeTables.StartAsync(report, standIn.ConnectionString, reads.Name);
            report.SectionOfCosts("On a service that answers at once, what Azurite answered", "to @azure/data-tables on Node, with as many callers");
            await BareAsync(report, standIn.Endpoint, reads.Name);
            await ClientsAsync(report, node, standIn.ConnectionString, reads.Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task BareAsync(Report report, Uri endpoint, string table)
    {
        using var bare = new BareTables(endpoint, table);
        foreach (var callers in Callers)
        {
            report.Cost($"{callers,2} callers, get, HttpClient alone", await MeasureAsync(callers, _ => bare.GetAsync()));
            report.Cost($"{callers,2} callers, query, HttpClient alone", await MeasureAsync(callers, _ => bare.QueryAsync()));
        }
    }

    private static async Task ClientsAsync(Report report, NodeTables node, string connection, string table)
    {
        var service = new TableServiceClient(connection);
        foreach (var request in Requests)
        {
            foreach (var callers in Callers)
            {
                // Azurite slows down as a table grows.
                var (theirs, ours) = (await NewTableAsync(service), await NewTableAsync(service));
                var peer = await node.MeasureAsync(request, theirs.Name, callers, Duration);
                await theirs.DeleteAsync();
                var requests = new TableRequests(service.GetTableClient(table), ours);
                var measured = await MeasureAsync(callers, _ => requests.SendAsync(request));
                await ours.DeleteAsync();
                report.Cost($"{callers,2} callers, {Name(request)}, Node", peer);
                report.Cost($"{callers,2} callers, {Name(request)}", measured, peer);
            }
        }
    }

    private static async Task EngineAsync(Report report, AzuriteProcess azurite)
    {
        var options = new StorageOptions { Engine = StorageOptions.AzureTables, ConnectionString = azurite.ConnectionString, TablePrefix = "engine" };
        var store = new TablesRowStore(TableAccount.Open(options), TimeProvider.System);
        await store.OpenAsync(default);
        var client = new TableServiceClient(azurite.ConnectionString).GetTableClient("engine" + Tables.Customers);
        var content = Encoding.UTF8.GetBytes(TableRequests.Content);
        var customers = Enumerable.Range(0, TableRequests.Partitions).Select(_ => RowKeys.Customer(Tenant, Guid.NewGuid())).ToArray();
        foreach (var customer in customers)
        {
            await store.CommitAsync(Inserts(customer, content, EngineRows), default);
        }

        var filter = customers.ToDictionary(customer => customer.Key, customer => TableClient.CreateQueryFilter($"PartitionKey eq {customer.Key}"));
        report.SectionOfCosts("The engine on Azurite", "to our client alone, the same rows with as many callers");
        foreach (var callers in Callers)
        {
            await CompareAsync(
                "find a row",
                _ => client.GetEntityAsync<TableEntity>(Any(customers).Key, TableRequests.RowKey(0)),
                async _ => Check(await store.FindAsync(Any(customers), TableRequests.RowKey(0), default) is not null));
            await CompareAsync(
                $"read {EngineRows} rows",
                async _ => Check(await client.QueryAsync<TableEntity>(filter[Any(customers).Key]).CountAsync() == EngineRows),
                async _ => Check((await store.ReadAsync(Any(customers), RowKeys.Timeline, EngineRows, default)).Count == EngineRows));
            await CompareAsync(
                $"write {LogRows} rows",
                _ => client.SubmitTransactionAsync(TableRequests.Inserts(Guid.NewGuid().ToString(), LogRows)),
                async _ => Check((await store.CommitAsync(Inserts(RowKeys.Customer(Tenant, Guid.NewGuid()), content, LogRows), default)).IsCommitted));

            async Task CompareAsync(string what, Func<int, Task> alone, Func<int, Task> engine)
            {
                var peer = await MeasureAsync(callers, alone);
                report.Cost($"{callers,2} callers, {what}, client", peer);
                report.Cost($"{callers,2} callers, {what}, engine", await MeasureAsync(callers, engine), peer);
            }
        }
    }

    // As Node's: a load of half the time warms up.
    private static async Task<LoadResult> MeasureAsync(int callers, Func<int, Task> operation)
    {
        await Load.RunAsync(callers, Duration / 2, operation);
        return await Load.RunAsync(callers, Duration, operation);
    }

    private static async Task<TableClient> NewTableAsync(TableServiceClient service)
    {
        var table = service.GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync();
        return table;
    }

    private static RowBatch Inserts(Partition customer, byte[] content, int rows)
    {
        var batch = new RowBatch(customer);
        for (var i = 0; i < rows; i++)
        {
            batch.Insert(TableRequests.RowKey(i), content);
        }

        return batch;
    }

    private static string Name(string request) => request is "query" or "transaction" ? $"{request} of {TableRequests.Rows}" : request;

    private static Partition Any(Partition[] customers) => customers[Random.Shared.Next(customers.Length)];

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The rows are not there.");
        }
    }
}
