using System.Collections.Frozen;
using Azure.Data.Tables;
using Azure.Identity;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>The account's tables. The client repeats nothing by itself: only the engine can tell a lost reply from a conflict.</summary>
internal sealed class TableAccount
{
    private static readonly TimeSpan s_networkTimeout = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<string, TableClient> _tables;

    private TableAccount(TableServiceClient service, string prefix) =>
        _tables = Tables.All.ToFrozenDictionary(table => table, table => service.GetTableClient(prefix + table), StringComparer.Ordinal);

    /// <summary>The client of a table.</summary>
    public TableClient this[string table] => _tables[table];

    /// <summary>By connection string, else by the identity of this machine. Throws <see cref="StorageUnavailableException"/> with a sentence for the operator.</summary>
    public static TableAccount Open(StorageOptions options)
    {
        try
        {
            return new(
                options.ConnectionString is { Length: > 0 } connection
                    ? new TableServiceClient(connection, Client())
                    : new TableServiceClient(options.AccountUri!, new DefaultAzureCredential(), Client()),
                options.TablePrefix);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message may repeat the key.
            throw new StorageUnavailableException($"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)} or {nameof(StorageOptions.AccountUri)} cannot be read: copy it from the storage account's page.");
        }
    }

    /// <summary>Creates the tables that are missing.</summary>
    public Task CreateTablesAsync(CancellationToken ct) => Task.WhenAll(_tables.Values.Select(table => table.CreateIfNotExistsAsync(ct)));

    private static TableClientOptions Client()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = s_networkTimeout } };

        // Addresses of requests hold keys, and keys hold email addresses.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }
}
