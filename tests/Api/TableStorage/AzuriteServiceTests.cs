using Azure.Data.Tables;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>The contract against Microsoft's emulator.</summary>
public sealed class AzuriteServiceTests : TableServiceContract
{
    protected override (string Name, string Key) AccountKey => Azurite.AccountKey;

    protected override Task<TableServiceClient> ServiceAsync() => Azurite.ClientAsync();
}
