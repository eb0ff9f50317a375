using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>The engine as the API opens it, over tables of the test's own.</summary>
internal static class TablesEngine
{
    public static StorageOptions Options(string connectionString) => new()
    {
        Engine = StorageOptions.AzureTables,
        ConnectionString = connectionString,
        TablePrefix = $"t{Guid.NewGuid().ToString("N")[..20]}",
    };

    public static async Task<TablesRowStore> OpenAsync(string connectionString) => await OpenAsync(Options(connectionString));

    public static async Task<TablesRowStore> OpenAsync(StorageOptions options, TimeProvider? clock = null)
    {
        var rows = new TablesRowStore(TableAccount.Open(options), clock ?? TimeProvider.System);
        await rows.OpenAsync(CancellationToken.None);
        return rows;
    }
}
