using Azure.Data.Tables;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>
/// Microsoft's emulator of the Table service, one process for the whole run, started by the first test that asks for it. It proves the
/// protocol against code that is not ours; limits and faults are <see cref="Server.TableServer"/>'s. Tests share it, so each makes tables
/// of its own.
/// </summary>
internal static class Azurite
{
    public static (string Name, string Key) AccountKey => (AzuriteProcess.Account, AzuriteProcess.Key);

    /// <summary>The account's address.</summary>
    public static async Task<Uri> EndpointAsync() => (await AzuriteProcess.SharedAsync()).Endpoint;

    public static async Task<string> ConnectionStringAsync() => (await AzuriteProcess.SharedAsync()).ConnectionString;

    public static async Task<TableServiceClient> ClientAsync() => new(await ConnectionStringAsync());
}
