using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Reads every page of the database once after the start, beside the work, so that a page that a disk has damaged is found while the last
/// good export is young. With damage the API is not ready, and still answers from whole pages. Null for an engine without a file.
/// </summary>
internal sealed partial class PageCheck(string? path, ILogger<PageCheck> logger) : BackgroundService, IHealthCheck
{
    private volatile string? _damage;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_damage is { } damage ? HealthCheckResult.Unhealthy(damage) : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await (path is null ? Task.CompletedTask : Task.Factory.StartNew(
            () => Check(path, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    private void Check(string database, CancellationToken stopping)
    {
        try
        {
            // A connection of its own, so that nobody waits for it.
            using var connection = SqliteSchema.OpenReader(database);
            using var ending = stopping.Register(connection.Interrupt);
            Told(database, connection.Text("PRAGMA quick_check(1)"));
        }
        catch (SqliteError) when (stopping.IsCancellationRequested)
        {
            // The next start begins anew.
        }
        catch (SqliteError e) when (e.IsDamage)
        {
            Told(database, e.Message);
        }
        catch (SqliteError e)
        {
            Log.NotChecked(logger, database, e);
        }
    }

    private void Told(string database, string? finding)
    {
        if (finding is null or "ok")
        {
            return;
        }

        _damage = $"The database {database} has damaged pages ({finding}). What stands on whole pages is still answered. "
            + "Export each tenant now (OutlookCrm.Api export), stop the API, move every file whose name begins with the database's to "
            + "another folder, start the API and restore the newest export that is whole (OutlookCrm.Api restore). Then look at the disk.";
        Log.Damaged(logger, _damage);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "{Damage}")]
        public static partial void Damaged(ILogger logger, string damage);

        [LoggerMessage(LogLevel.Warning, "The pages of the database {Path} were not checked")]
        public static partial void NotChecked(ILogger logger, string path, Exception exception);
    }
}
