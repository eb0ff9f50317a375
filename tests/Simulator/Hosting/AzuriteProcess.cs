using System.Diagnostics;

namespace OutlookCrm.Simulator.Hosting;

/// <summary>
/// Microsoft's emulator of the Table service in its own process, which ends with this process. Rows are kept in memory or, given a folder,
/// in it: written every few seconds and when this process ends, however it ends.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>The emulator's account, the same everywhere (learn.microsoft.com/azure/storage/common/storage-use-azurite).</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>The account's key, known to everybody.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly Lazy<Task<AzuriteProcess>> s_shared = new(() => StartAsync());

    private readonly Process _process;

    private AzuriteProcess(Process process, Uri address) =>
        (_process, Endpoint) = (process, new($"{address.GetLeftPart(UriPartial.Authority)}/{Account}"));

    /// <summary>The account's address.</summary>
    public Uri Endpoint { get; }

    /// <summary>What a client signs in with.</summary>
    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={Endpoint}";

    /// <summary>One emulator for all callers in this process, in memory. Each caller creates its own tables.</summary>
    public static Task<AzuriteProcess> SharedAsync() => s_shared.Value;

    /// <summary>Starts a separate emulator on a free port.</summary>
    public static async Task<AzuriteProcess> StartAsync(string? folder = null)
    {
        var start = new ProcessStartInfo(
            "node", [SourceTree.Of("tests", "Azurite", "serve.mjs")])
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            start.ArgumentList.Add(Path.Combine(folder, "tables.json"));
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);

        // Whatever else it says must not fill the pipe.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return Uri.TryCreate(line, UriKind.Absolute, out var address)
            ? new(process, address)
            : throw new InvalidOperationException(
                $"Azurite said '{line}' instead of its address; is tests/Azurite/node_modules there (npm ci)?");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
