using System.Globalization;
using Azure.Data.Tables;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// What is asked of a table service, by our client: <c>tables/load.mjs</c> asks the same by Microsoft's. Reads are of a table that was filled before;
/// writes go to one that nobody has written to.
/// </summary>
internal sealed class TableRequests(TableClient reads, TableClient writes)
{
    public const int Partitions = 20;
    public const int Rows = 100;

    /// <summary>As the engine's rows: an operation id, and some 600 characters of JSON.</summary>
    public static readonly string Version = Guid.CreateVersion7().ToString("N");

    public static readonly string Content = $$"""
        {"subject":"Re: Delivery for week 49, Καφενείο Αιγαίο","preview":"{{new string('p', 255)}}","from":"eleni@aegean.example","by":"{{new string('b', 36)}}","people":"{{new string('f', 200)}}"}
        """;

    public static async Task FillAsync(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        for (var i = 0; i < Partitions; i++)
        {
            await table.SubmitTransactionAsync(Inserts(PartitionKey(i), Rows));
        }
    }

    public Task SendAsync(string request) => request switch
    {
        "insert" => InsertAsync(),
        "get" => GetAsync(),
        "query" => QueryAsync(),
        "transaction" => TransactionAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
    };

    public Task InsertAsync() => writes.AddEntityAsync(Row(Guid.NewGuid().ToString(), RowKey(0)));

    public Task GetAsync() => reads.GetEntityAsync<TableEntity>(AnyPartition(), RowKey(Random.Shared.Next(Rows)));

    public async Task QueryAsync()
    {
        var count = 0;
        await foreach (var _ in reads.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {AnyPartition()}")))
        {
            count++;
        }

        if (count != Rows)
        {
            throw new InvalidOperationException($"{count} rows instead of {Rows}.");
        }
    }

    public Task TransactionAsync() => writes.SubmitTransactionAsync(Inserts(Guid.NewGuid().ToString(), Rows));

    public static string PartitionKey(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number:00}");

    public static string RowKey(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number:0000}");

    public static IEnumerable<TableTransactionAction> Inserts(string partition, int rows) =>
        Enumerable.Range(0, rows).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, RowKey(i))));

    private static string AnyPartition() => PartitionKey(Random.Shared.Next(Partitions));

    private static TableEntity Row(string partition, string row) => new(partition, row) { ["Version"] = Version, ["Content"] = Content };
}
