using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Crash;

/// <summary>
/// One of several replicas of the API over the same tables. It waits eight times faster, so that a lease runs out within seconds.
/// </summary>
internal static class Replica
{
    /// <summary>Serves on a free port until it is killed; says "Open" and its address when it does.</summary>
    public static async Task RunAsync(Uri cloud, Uri page, string connection, string prefix)
    {
        var options = new SimulatorOptions { ConfigureApi = builder => builder.Services.AddSingleton<TimeProvider>(new FastTime(8)) };
        var storage = new Dictionary<string, string?>
        {
            ["Storage:Engine"] = "tables",
            ["Storage:ConnectionString"] = connection,
            ["Storage:TablePrefix"] = prefix,
        };
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
