using OutlookCrm.Storage;
using OutlookCrm.Tests.Storage.Backup;
using OutlookCrm.Tests.TableStorage;
using OutlookCrm.Tests.TableStorage.Server;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>The contract on Microsoft's emulator: the protocol.</summary>
public sealed class AzuriteRowStoreTests : RowStoreContract
{
    // The emulator counts a string's bytes in UTF-8, where Azure counts them in UTF-16.
    private protected override int MostBytes => 64 * 1024;

    private protected override async ValueTask<IRowStore> OpenAsync() => await TablesEngine.OpenAsync(await Azurite.ConnectionStringAsync());

    private protected override ValueTask CloseAsync() => default;
}

/// <summary>The contract on the strict server: the documented limits.</summary>
public sealed class StrictRowStoreTests : RowStoreContract
{
    private TableServer? _server;

    private protected override async ValueTask<IRowStore> OpenAsync()
    {
        _server = await TableServer.StartAsync();
        return await TablesEngine.OpenAsync(_server.ConnectionString);
    }

    private protected override ValueTask CloseAsync() => _server!.DisposeAsync();
}

/// <summary>Between a database file and Microsoft's emulator: how a firm moves to Azure, and back.</summary>
public sealed class AzuriteBackupTests : TenantBackupContract
{
    private protected override async ValueTask<IRowStore> OpenAsync(TemporaryFolder folder) => await TablesEngine.OpenAsync(await Azurite.ConnectionStringAsync());
}
