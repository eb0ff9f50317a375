using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The simulator as its own process on free ports, to be killed. It prints `Open URL` when it is ready.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly Process _process;

    private ProgramProcess(Process process, Uri page)
    {
        _process = process;
        Page = new HttpClient { BaseAddress = page };
    }

    /// <summary>Calls its page port.</summary>
    public HttpClient Page { get; }

    public static async Task<ProgramProcess> StartAsync(string dataFolder, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OutlookCrm.Simulator.dll");
        string[] arguments = [program, "--urls", "http://127.0.0.1:0", "--api-urls", "http://127.0.0.1:0", "--data", dataFolder,
            "--demo=false", .. more];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith("Open ", StringComparison.Ordinal))
            {
                return new ProgramProcess(process, new Uri(line["Open ".Length..]));
            }
        }

        throw new InvalidOperationException($"The simulator ended before it was ready: {said}");
    }

    public async Task<string> DropAsync(string eml)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(eml));
        using var response = await Page.PostAsync(
            new Uri("/simulator/mail?user=maria", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!.GetValue<string>();
    }

    /// <summary>SIGKILL: it cannot say goodbye.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
        Page.Dispose();
    }
}
