using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OutlookCrm.Benchmarks;

/// <summary>A web app in a process of its own, from its start to its first answers.</summary>
internal static class StartedProcess
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(2);

    /// <summary>
    /// Starts a program that lies beside this one, waits until it says that it lives, asks for a card, and kills it. Both times are from the start.
    /// </summary>
    public static async Task<(TimeSpan Live, TimeSpan Card)> MeasureAsync(
        string program, Func<string, string[]> arguments, Dictionary<string, string> environment, string? token, string ask)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments(address.GetLeftPart(UriPartial.Authority))])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            using var client = await ConnectAsync(process, address);
            await client.SendAsync(RawClient.Get(address, "/health/live"));
            var live = Stopwatch.GetElapsedTime(begin);
            await client.SendAsync(RawClient.Post(address, "/api/card", token, ask));
            return (live, Stopwatch.GetElapsedTime(begin));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<RawClient> ConnectAsync(Process process, Uri address)
    {
        while (!process.HasExited)
        {
            try
            {
                return new RawClient(address);
            }
            catch (SocketException)
            {
                // Nobody listens yet.
                await Task.Delay(LookAgain);
            }
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[0]} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
