using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage;

try
{
    await using var host = await SimulatorHost.StartAsync(SimulatorOptions.FromCommandLine(args));
    Console.WriteLine($"Mail and customers in {host.DataFolder}");
    Console.WriteLine($"API and pane on {host.ApiAddress.GetLeftPart(UriPartial.Authority)}");
    Console.WriteLine($"Open {host.PageAddress.GetLeftPart(UriPartial.Authority)}");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (Exception problem) when (problem is PortTakenException or StorageUnavailableException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
