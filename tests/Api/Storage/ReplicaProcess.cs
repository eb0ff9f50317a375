using System.Diagnostics;
using System.Net.Http.Headers;
using OutlookCrm.Simulator;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>The API in a process of its own (tests/Crash), to be killed.</summary>
internal sealed class ReplicaProcess
{
    private readonly Process _process;
    private readonly SimulatorHost _world;
    private readonly Uri _address;

    private ReplicaProcess(Process process, SimulatorHost world, Uri address)
    {
        (_process, _world, _address) = (process, world, address);
        Maria = ClientWith(world.TokenFor("maria"));
    }

    public int ProcessId => _process.Id;

    public HttpClient Maria { get; }

    /// <summary>Starts it: <paramref name="kind"/> and the rest are as <c>tests/Crash/Program.cs</c> reads them.</summary>
    public static async Task<ReplicaProcess> StartAsync(SimulatorHost world, string kind, params string[] rest)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "OutlookCrm.Crash.dll"), kind, $"{world.CloudAddress}", $"{world.PageAddress}",
                .. rest,
            ])
        {
            RedirectStandardOutput = true,

            // It lives for seconds, which compiled code has no time to be measured and compiled again in.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("Open ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, world, new(line[5..]));
            }
        }

        throw new InvalidOperationException("The replica ended before it served.");
    }

    public HttpClient ClientFor(string user) => ClientWith(_world.TokenFor(user));

    public HttpClient ClientWith(string bearer)
    {
        var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    /// <summary>SIGKILL: nothing gets to run after this.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }
}
