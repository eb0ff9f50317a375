using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OutlookCrm.Benchmarks;

/// <summary>A web app in a process of its own, killed at the end.</summary>
internal sealed class StartedProcess : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(2);

    // Longer than the embedded store waits before it tidies up.
    private static readonly TimeSpan s_untilIdle = TimeSpan.FromSeconds(2);
    private readonly Process _process;

    private StartedProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Processor time it has used since it began.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program, waits until it says that it lives, asks for a card, and kills it. All times are from the start.</summary>
    public static async Task<StartTimes> MeasureAsync(
        string program, Func<string, string[]> arguments, Dictionary<string, string> environment, string? token, string ask)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var started = Start(program, arguments, environment);
        using var client = await started.ConnectAsync();
        await client.SendAsync(RawClient.Get(started.Address, "/health/live"));
        var live = Stopwatch.GetElapsedTime(begin);
        await client.SendAsync(RawClient.Post(started.Address, "/api/card", token, ask));
        return new(live, Stopwatch.GetElapsedTime(begin), started.Cpu);
    }

    /// <summary>Starts a program.</summary>
    public static StartedProcess Start(string program, Func<string, string[]> arguments, Dictionary<string, string> environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments(address.GetLeftPart(UriPartial.Authority))])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(process, address);
    }

    /// <summary>A connection to it, as soon as it listens.</summary>
    public async Task<RawClient> ConnectAsync()
    {
        while (!_process.HasExited)
        {
            try
            {
                return new RawClient(Address);
            }
            catch (SocketException)
            {
                // The server does not listen yet.
                await Task.Delay(LookAgain);
            }
        }

        throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} ended with {_process.ExitCode}.");
    }

    /// <summary>
    /// Its memory in bytes, resident and as its share of what it has in common with other processes, as Linux counts them.
    /// </summary>
    public async Task<(long Resident, long Proportional)> MemoryAsync()
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{_process.Id}/smaps_rollup");
        return (Of("Rss:"), Of("Pss:"));

        long Of(string name) =>
            long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).AsSpan(name.Length).Trim(" kB"), null) * 1024;
    }

    /// <summary>The most memory that was resident at any time, in bytes.</summary>
    public long LargestMemory()
    {
        const string Name = "VmHWM:";
        var counted = $"/proc/{_process.Id}/status";
        return File.Exists(counted) && File.ReadLines(counted).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))
            is { } line ? long.Parse(line.AsSpan(Name.Length).Trim(" \tkB"), CultureInfo.InvariantCulture) * 1024 : 0;
    }

    /// <summary>Bytes that the process had written to the disk so far, as Linux counts them; 0 on other systems.</summary>
    public long BytesWritten()
    {
        const string Name = "write_bytes:";
        var counted = $"/proc/{_process.Id}/io";
        return File.Exists(counted)
            ? long.Parse(File.ReadLines(counted).First(line => line.StartsWith(Name, StringComparison.Ordinal)).AsSpan(Name.Length), null)
            : 0;
    }

    /// <summary>Waits until it writes no more: what was answered may reach its last place in the background.</summary>
    public async Task SettleAsync()
    {
        long before;
        do
        {
            before = BytesWritten();
            await Task.Delay(s_untilIdle);
        }
        while (BytesWritten() > before);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

/// <summary>How long a program took to its first answer and to its first card, and the processor time until then.</summary>
internal sealed record StartTimes(TimeSpan Live, TimeSpan Card, TimeSpan Cpu);
