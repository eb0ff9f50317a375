using System.Globalization;
using Microsoft.Extensions.Options;
using OutlookCrm.Identity;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// <c>export</c> and <c>restore</c> on the program's command line: a tenant's rows to one file and back, on the storage that the configuration names. They need
/// storage only: no sign-in, no Graph, no open port.
/// </summary>
internal static class BackupCommand
{
    private const int TellEvery = 100_000;
    private const string Usage = "Usage: export|restore --tenant TENANT-ID --file FILE [--Storage:Engine=sqlite|tables …]";

    /// <summary>Whether the program was started for this instead of for serving.</summary>
    public static bool IsNamedBy(string[] args) => args is ["export" or "restore", ..];

    /// <summary>Does it, told to <paramref name="told"/> and <paramref name="failed"/>; returns the exit code: 0 done, 1 not done and why, 2 not understood.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter told, TextWriter failed)
    {
        var builder = WebApplication.CreateSlimBuilder(args[1..]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddStorage();
        if (!Guid.TryParse(builder.Configuration["tenant"], out var tenant) || builder.Configuration["file"] is not { Length: > 0 } file)
        {
            await failed.WriteLineAsync(Usage);
            return 2;
        }

        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            await using var app = builder.Build();
            if (args[0] == "export" && app.Services.GetRequiredService<IOptions<StorageOptions>>().Value is { Engine: StorageOptions.Sqlite } database)
            {
                CheckThere(Path.Combine(builder.Environment.ContentRootPath, database.Path));
            }

            await app.Services.OpenStorageAsync(stopping.Token);
            var rows = app.Services.GetRequiredService<IRowStore>();
            var count = args[0] == "export"
                ? await ExportAsync(rows, TenantId.FromOperator(tenant), file, Progress(told), stopping.Token)
                : await RestoreAsync(rows, TenantId.FromOperator(tenant), file, Progress(told), stopping.Token);
            await told.WriteLineAsync($"Done: {Number(count)} rows.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            await failed.WriteLineAsync("Stopped. The same command goes on from here.");
            return 1;
        }
        catch (Exception e) when (e is TenantFileException or StorageUnavailableException or IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            await failed.WriteLineAsync(e.Message);
            return 1;
        }
    }

    // Opening it would create an empty one.
    private static void CheckThere(string path)
    {
        if (!File.Exists(path))
        {
            throw new StorageUnavailableException($"There is no database {path}. Check {StorageOptions.Section}:{nameof(StorageOptions.Path)}.");
        }
    }

    private static async Task<long> ExportAsync(IRowStore rows, TenantId tenant, string path, Action<long> tell, CancellationToken ct)
    {
        // Customers' data is nobody else's on this machine.
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1024 * 1024 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        var count = await new TenantExport(rows).RunAsync(tenant, file, tell, ct);
        file.Flush(flushToDisk: true);
        return count;
    }

    private static async Task<long> RestoreAsync(IRowStore rows, TenantId tenant, string path, Action<long> tell, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1024 * 1024);
        return await new TenantRestore(rows, $"{path}.restoring").RunAsync(tenant, file, tell, ct);
    }

    private static Action<long> Progress(TextWriter told) => count =>
    {
        if (count % TellEvery == 0)
        {
            told.WriteLine($"{Number(count)} rows …");
        }
    };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
