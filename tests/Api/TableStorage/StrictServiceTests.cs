using Azure.Data.Tables;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>The contract against our own strict server.</summary>
public sealed class StrictServiceTests : TableServiceContract, IAsyncLifetime
{
    private TableServer _server = null!;

    protected override (string Name, string Key) AccountKey => TableServer.AccountKey;

    public async ValueTask InitializeAsync() => _server = await TableServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override Task<TableServiceClient> ServiceAsync() => Task.FromResult(new TableServiceClient(_server.ConnectionString));
}
