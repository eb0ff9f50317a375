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

    private protected override async ValueTask<IRowStore> OpenAsync() =>
        await TablesEngine.OpenAsync(await Azurite.ConnectionStringAsync());

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
    private protected override async ValueTask<IRowStore> OpenAsync(TemporaryFolder folder) =>
        await TablesEngine.OpenAsync(await Azurite.ConnectionStringAsync());
}

/// <summary>A tenant leaves Microsoft's emulator.</summary>
public sealed class AzuriteOffboardTests : OffboardContract
{
    private StorageOptions? _options;

    private protected override async Task<string[]> SettingsAsync(TemporaryFolder folder)
    {
        var options = await OptionsAsync();
        return
        [
            "--Storage:Engine=tables",
            $"--Storage:ConnectionString={options.ConnectionString}",
            $"--Storage:TablePrefix={options.TablePrefix}",
        ];
    }

    private protected override async Task<IRowStore> OpenAsync(TemporaryFolder folder) =>
        await TablesEngine.OpenAsync(await OptionsAsync());

    private async Task<StorageOptions> OptionsAsync() => _options ??= TablesEngine.Options(await Azurite.ConnectionStringAsync());
}
