using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// <c>export</c>, <c>restore</c> and <c>offboard</c> on the program's command line: a tenant's rows to one file, back, and away, on the
/// storage that the configuration names. They need storage only: no sign-in, no Graph, no open port.
/// </summary>
internal static class BackupCommand
{
    private const int TellEvery = 100_000;
    private const int BufferSize = 1024 * 1024;

    /// <summary>Whether the program was started for this instead of for serving.</summary>
    public static bool IsNamedBy(string[] args) => args is ["export" or "restore" or "offboard", ..];

    /// <summary>
    /// Runs the command and writes to <paramref name="told"/> and <paramref name="failed"/>. Returns the exit code: 0 done, 1 not done and
    /// why, 2 not understood.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, TextWriter told, TextWriter failed, TimeProvider? clock = null)
    {
        if (BackupArguments.Read(args, failed) is not { } typed)
        {
            return 2;
        }

        var (command, tenant, file) = (typed.Command, typed.Tenant, typed.File);
        var builder = WebApplication.CreateSlimBuilder(typed.Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddStorage();
        var (keep, fault) = ReadKeep(typed);
        if (fault is not null)
        {
            await failed.WriteLineAsync(fault);
            return 2;
        }

        clock ??= TimeProvider.System;
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var daily = command == "export" ? DailyFile.Of(file) : null;
        file = daily?.On(today) ?? file;
        if (command == "offboard" && WhyNotOffboard(builder.Configuration, tenant, typed.IsSure) is { } refusal)
        {
            await failed.WriteLineAsync(refusal);
            return 1;
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
            if (command is not "restore"
                && app.Services.GetRequiredService<IOptions<StorageOptions>>().Value is { Engine: StorageOptions.Sqlite } database)
            {
                CheckThere(Path.Combine(builder.Environment.ContentRootPath, database.Path));
            }

            await app.Services.OpenStorageAsync(stopping.Token);
            var (rows, of) = (app.Services.GetRequiredService<IRowStore>(), TenantId.FromOperator(tenant));
            var audit = new OperatorAudit(rows, clock);

            // From an earlier try of the day that was not told that it had done it, or from another run: today's is there.
            var isThere = daily is not null && await ReadAsync(of, file, stopping.Token) is not null;
            if (!isThere)
            {
                // Before the first row is handed out or deleted: whatever stops the deed, that it was begun is kept.
                await audit.NoteAsync($"{command} begun", of, null, null, Environment.UserName, stopping.Token);
                await DoAsync(command, rows, of, file, told, stopping.Token);
            }

            // Of the file, since this run may only have gone on where another one was stopped.
            var (count, sha256) = await ReadAsync(of, file, stopping.Token)
                ?? throw new TenantFileException($"{file} was changed while it was read.");
            await audit.NoteAsync(isThere ? "checked" : $"{command} done", of, count, sha256, Environment.UserName, CancellationToken.None);
            await told.WriteLineAsync(isThere
                ? $"{file} holds the export of this day already, whole: {Number(count)} rows. Nothing was exported. "
                    + "For another one today, name another file."
                : $"Done: {Number(count)} rows.");
            if (daily is not null && keep is not null && daily.DeleteOlder(of, today, keep.Value) is { Count: > 0 } deleted)
            {
                await told.WriteLineAsync($"Older than the {Number(keep.Value)} newest, deleted: {string.Join(", ", deleted)}.");
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            await failed.WriteLineAsync("Stopped. The same command goes on from here.");
            return 1;
        }
        catch (Exception e) when (e is TenantFileException or StorageUnavailableException or IOException
            or UnauthorizedAccessException or OptionsValidationException)
        {
            await failed.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static (int? Keep, string? Fault) ReadKeep(BackupArguments typed)
    {
        if (typed.Command != "export")
        {
            return (null, typed.Keep is not null ? "--keep is for export alone."
                : DailyFile.IsNamedBy(typed.File)
                    ? $"{typed.Command} takes one file: write its day in place of {{date}}, which is for export alone."
                    : null);
        }

        return DailyFile.WhyNot(typed.File) is { } fault ? (null, fault)
            : typed.Keep is null ? (null, null)
            : !int.TryParse(typed.Keep, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) || keep == 0
                ? (null, "--keep takes how many days' files to keep, 1 or more.")
            : !DailyFile.IsNamedBy(typed.File) ? (null, "--keep needs a --file with {date} in its name: only such files are deleted.")
            : (keep, null);
    }

    private static Task DoAsync(string command, IRowStore rows, TenantId tenant, string file, TextWriter told, CancellationToken ct)
        => command switch
        {
            "export" => ExportAsync(rows, tenant, file, Progress(told), ct),
            "restore" => RestoreAsync(rows, tenant, file, Progress(told), ct),
            _ => OffboardAsync(rows, tenant, file, told, ct),
        };

    // Opening it would create an empty one.
    private static void CheckThere(string path)
    {
        if (!File.Exists(path))
        {
            throw new StorageUnavailableException(
                $"There is no database {path}. Check {StorageOptions.Section}:{nameof(StorageOptions.Path)}.");
        }
    }

    private static async Task<long> ExportAsync(IRowStore rows, TenantId tenant, string path, Action<long> tell, CancellationToken ct)
    {
        // Other accounts on this machine must not read customers' data.
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        var count = await new TenantExport(rows).RunAsync(tenant, file, tell, ct);
        file.Flush(flushToDisk: true);
        return count;
    }

    private static async Task RestoreAsync(IRowStore rows, TenantId tenant, string path, Action<long> tell, CancellationToken ct)
    {
        await using var file = OpenRead(path);
        await new TenantRestore(rows, $"{path}.restoring").RunAsync(tenant, file, tell, ct);
    }

    // A user who may still sign in would write again. The second confirmation prevents a mistake.
    private static string? WhyNotOffboard(ConfigurationManager configuration, Guid tenant, bool sure)
    {
        if (string.IsNullOrEmpty(configuration["AzureAd:ClientId"]))
        {
            return "Nothing here says who may use this installation. Run the command with the API's own settings: its environment, or its "
                + "arguments.";
        }

        var tenants = configuration.List("Tenants").Append(configuration["AzureAd:TenantId"]);
        return tenants.Any(one => Guid.TryParse(one, out var id) && id == tenant)
            ? $"The tenant {tenant:D} may still use this installation. Take it out of Tenants (and AzureAd:TenantId), restart the API, "
                + "then say this again."
            : sure ? null : $"This exports the tenant {tenant:D}, checks the file, then deletes every row of it. Say it again with --yes.";
    }

    // A whole file is left as it is: it is from an earlier try that was stopped, and is compared with the store below.
    private static async Task OffboardAsync(IRowStore rows, TenantId tenant, string path, TextWriter told, CancellationToken ct)
    {
        if (await ReadAsync(tenant, path, ct) is null)
        {
            var exported = await ExportAsync(rows, tenant, path, Progress(told), ct);
            await told.WriteLineAsync($"Exported {Number(exported)} rows. Checking and deleting …");
        }

        await using var file = OpenRead(path);
        await new TenantOffboarding(rows).RunAsync(tenant, file, Progress(told), ct);
    }

    // Null for no file, or one that is not whole.
    private static async Task<(long Rows, string Sha256)?> ReadAsync(TenantId tenant, string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        await using var file = OpenRead(path);
        await using var reader = new TenantFileReader(file, tenant);
        return await reader.CheckAsync(ct) ? (reader.Rows, reader.Sha256) : null;
    }

    private static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);

    private static Action<long> Progress(TextWriter told) => count =>
    {
        if (count % TellEvery == 0)
        {
            told.WriteLine($"{Number(count)} rows …");
        }
    };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
