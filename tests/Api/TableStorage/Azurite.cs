using System.Diagnostics;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using OutlookCrm.Tests.TableStorage;
using Xunit;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace OutlookCrm.Tests.TableStorage;

/// <summary>
/// Microsoft's emulator of the Table service, one process for the whole run, started by the first test that asks for it. It proves the protocol against
/// code that is not ours; limits and faults are <see cref="Server.TableServer"/>'s. Tests share it, so each makes tables of its own.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    // The emulator's account, the same everywhere (learn.microsoft.com/azure/storage/common/storage-use-azurite).
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Lazy<Task<Process>> _process;
    private Uri? _address;

    public Azurite() => _process = new(StartAsync);

    public static (string Name, string Key) AccountKey => (Account, Key);

    /// <summary>The account's address.</summary>
    public async Task<Uri> EndpointAsync()
    {
        await _process.Value;
        return new($"{_address!.GetLeftPart(UriPartial.Authority)}/{Account}");
    }

    public async Task<string> ConnectionStringAsync() =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={await EndpointAsync()}";

    public async Task<TableServiceClient> ClientAsync() => new(await ConnectionStringAsync());

    public async ValueTask DisposeAsync()
    {
        if (_process.IsValueCreated)
        {
            using var process = await _process.Value;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
        }
    }

    private async Task<Process> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder(), "serve.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);
        _address = Uri.TryCreate(line, UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException($"Azurite said '{line}' instead of its address; is tests/Azurite/node_modules there (npm ci)?");

        // Whatever else it says must not fill the pipe.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return process;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Azurite");
}
