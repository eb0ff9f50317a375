using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage;

return await SimulatorCommand.RunAsync(args, async options =>
{
    try
    {
        await using var host = await SimulatorHost.StartAsync(options);
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
});
