using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Crash;

/// <summary>
/// The API, to be killed: one of several replicas over the same tables, or the only process of a file. It waits eight times faster, so that
/// a lease runs out within seconds.
/// </summary>
internal static class Replica
{
    public static Dictionary<string, string?> OnTables(string connection, string prefix) => new()
    {
        ["Storage:Engine"] = "tables",
        ["Storage:ConnectionString"] = connection,
        ["Storage:TablePrefix"] = prefix,
    };

    /// <summary>Webhooks may go to this machine.</summary>
    public static Dictionary<string, string?> OnFile(string file) => new()
    {
        ["Storage:Engine"] = "sqlite",
        ["Storage:Path"] = file,
        ["Webhooks:AllowPrivateAddresses"] = "true",
    };

    /// <summary>Serves on a free port until it is killed; says "Open" and its address when it does.</summary>
    public static async Task RunAsync(Uri cloud, Uri page, IReadOnlyDictionary<string, string?> storage)
    {
        var options = new SimulatorOptions { ConfigureApi = builder => builder.Services.AddSingleton<TimeProvider>(new FastTime(8)) };
        var (app, address) = await ApiServer.StartAsync(
            "http://127.0.0.1:0",
            options,
            Path.GetTempPath(),
            page,
            cloud,
            new FaultBoard(),
            isMultiTenant: true,
            storage,
            CancellationToken.None);
        Console.WriteLine($"Open {address}");
        await app.WaitForShutdownAsync();
    }
}
