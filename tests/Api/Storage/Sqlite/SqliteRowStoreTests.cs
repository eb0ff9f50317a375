using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>The contract, kept by the embedded engine.</summary>
public sealed class SqliteRowStoreTests : RowStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteRowStore? _rows;

    private protected override ValueTask<IRowStore> OpenAsync() => new(_rows = new SqliteRowStore(_folder.File("rows.db")));

    private protected override async ValueTask CloseAsync()
    {
        if (_rows is not null)
        {
            await _rows.DisposeAsync();
        }

        _folder.Dispose();
    }
}
