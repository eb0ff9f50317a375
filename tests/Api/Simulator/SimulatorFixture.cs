using OutlookCrm.Simulator;
using OutlookCrm.Tests.Simulator;
using Xunit;

[assembly: AssemblyFixture(typeof(SimulatorFixture))]

namespace OutlookCrm.Tests.Simulator;

/// <summary>
/// One simulated Microsoft 365 with the real API, shared by every test that only adds its own customers and mails. A test that sets faults, restarts or
/// counts starts its own with <see cref="SimulatorHost.StartAsync"/>.
/// </summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    private SimulatorHost? _host;

    /// <summary>The shared world.</summary>
    public SimulatorHost Host => _host ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync() => _host = await SimulatorHost.StartAsync();

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
