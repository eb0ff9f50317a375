using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>What every engine must do. An engine joins by a subclass that opens one; each test uses tenants of its own.</summary>
public abstract partial class RowStoreContract : IAsyncLifetime
{
    private protected IRowStore Rows { get; private set; } = null!;

    private protected TenantId Tenant { get; } = TenantId.FromValidatedToken(Guid.NewGuid());

    /// <summary>Bytes of a row's content that the engine under test can hold, where it holds less than the contract says.</summary>
    private protected virtual int MostBytes => int.MaxValue;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Rows = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
    }

    private protected abstract ValueTask<IRowStore> OpenAsync();

    private protected abstract ValueTask CloseAsync();

    private protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private protected static string Text(Row? row) => Encoding.UTF8.GetString(row!.Content.Span);

    private protected Partition NewCustomer() => RowKeys.Customer(Tenant, Guid.NewGuid());

    /// <summary>Commits a batch that nothing may refuse and returns the new version.</summary>
    private protected async Task<string> WriteAsync(RowBatch batch)
    {
        var result = await Rows.CommitAsync(batch, Ct);
        Assert.True(result.IsCommitted, $"{result.Conflict} at {result.ConflictKey}");
        return result.Version!;
    }
}
