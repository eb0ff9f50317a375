using System.Collections.Frozen;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>The account's tables. The client never repeats a request: only the engine can tell a lost reply from a conflict.</summary>
internal sealed class TableAccount
{
    private static readonly TimeSpan s_networkTimeout = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<string, TableClient> _tables;

    private TableAccount(TableServiceClient service, string prefix) =>
        _tables = Tables.All.ToFrozenDictionary(table => table, table => service.GetTableClient(prefix + table), StringComparer.Ordinal);

    public TableClient this[string table] => _tables[table];

    /// <summary>
    /// Opens the account by its connection string, or else by this machine's identity. Throws <see cref="StorageUnavailableException"/>
    /// with a sentence for the operator.
    /// </summary>
    public static TableAccount Open(StorageOptions options)
    {
        TableServiceClient? service = null;
        try
        {
            service = options.ConnectionString is { Length: > 0 } connection
                ? new(connection, Client())
                : new(options.AccountUri!, new DefaultAzureCredential(), Client());
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // The sentence below stands for the exception's message, which may repeat the key.
        }

        if (service is not { Uri.Scheme: "http" or "https" })
        {
            throw new StorageUnavailableException(
                $"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)} or {nameof(StorageOptions.AccountUri)} cannot be "
                + "read: copy it from the storage account's page.");
        }

        // Cosmos DB returns rows in no order, takes batches of 2 MB and row keys of 255 bytes
        // (learn.microsoft.com/azure/cosmos-db/table/faq).
        return service.Uri.Host.Contains(".table.cosmos", StringComparison.OrdinalIgnoreCase)
            ? throw new StorageUnavailableException(
                $"{service.Uri.Host} is Azure Cosmos DB for Table, which keeps rows in no order and takes less in one write than the "
                + "product needs. Use a storage account: https://ACCOUNT.table.core.windows.net.")
            : new(service, options.TablePrefix);
    }

    /// <summary>Creates the tables that are missing.</summary>
    public Task CreateTablesAsync(CancellationToken ct) => Task.WhenAll(_tables.Values.Select(table => CreateAsync(table, ct)));

    // The package takes a gateway's 200 or 409 for a table that is there.
    private static async Task CreateAsync(TableClient table, CancellationToken ct)
    {
        var answer = (await table.CreateIfNotExistsAsync(ct)).GetRawResponse();
        if (!TableFailure.IsTheServices(answer))
        {
            throw new RequestFailedException(answer);
        }
    }

    private static TableClientOptions Client()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = s_networkTimeout } };

        // Addresses of requests hold keys, and keys hold email addresses.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }
}
