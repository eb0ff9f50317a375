using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>The whole product in a process of its own, so that it can be killed.</summary>
internal sealed class ProductProcess : IDisposable
{
    private readonly Process _process;

    private ProductProcess(Process process, Uri page, HttpClient maria) => (_process, Page, Maria) = (process, page, maria);

    public Uri Page { get; }

    public HttpClient Maria { get; }

    /// <summary>Starts it on free ports over a data folder and returns when it serves.</summary>
    public static async Task<ProductProcess> StartAsync(string data, Dictionary<string, string>? environment = null)
    {
        var (page, api) = (new Uri($"http://127.0.0.1:{FreePort()}"), new Uri($"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "OutlookCrm.Simulator.dll"), "--urls", $"{page}", "--api-urls", $"{api}", "--data",
                data, "--demo=false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // The test looks into the file afterwards, whichever engine the others run on.
            Environment = { ["Storage__Engine"] = "sqlite" },
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Open ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                using var scripts = new HttpClient { BaseAddress = page };
                var maria = new HttpClient { BaseAddress = api };
                maria.DefaultRequestHeaders.Authorization =
                    new AuthenticationHeaderValue("Bearer", await scripts.GetStringAsync("/simulator/token?user=maria"));
                return new(process, page, maria);
            }
        }

        throw new InvalidOperationException("The product ended before it served.");
    }

    /// <summary>SIGKILL: nothing gets to run after this.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        Maria.Dispose();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
