using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OutlookCrm.Storage.Sqlite;

/// <summary>
/// Reads every page and every row of the database once after the start, beside the work, so that what a disk has damaged is found while
/// the last good export is young: a page that is none, and a row in which a letter changed. With damage the API is not ready, and still
/// answers from what can be read. Null for an engine without a file.
/// </summary>
internal sealed partial class PageCheck(string? path, ILogger<PageCheck> logger) : BackgroundService, IHealthCheck
{
    private const int RowsPerRead = 5_000;

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
            foreach (var table in _damage is null ? Tables.All : [])
            {
                Told(database, ChangedIn(connection, table, stopping));
            }
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

    // Some rows at a time: a long read would keep SQLite's log from being emptied.
    private static string? ChangedIn(DatabaseHandle connection, string table, CancellationToken stopping)
    {
        var next = connection.Prepare(
            $"SELECT pk, rk, version, content FROM {table} WHERE (pk, rk) > (?1, ?2) ORDER BY pk, rk LIMIT {RowsPerRead}");
        var (partition, key, changed, read) = (Array.Empty<byte>(), Array.Empty<byte>(), 0, RowsPerRead);
        var first = "";
        while (read == RowsPerRead && !stopping.IsCancellationRequested)
        {
            next.Bind(1, partition);
            next.Bind(2, key);
            for (read = 0; next.Step(); read++)
            {
                (partition, key) = (next.Bytes(0).ToArray(), next.Bytes(1).ToArray());
                if (!next.IsAsWritten(2, 3, [.. partition, .. key]) && changed++ == 0)
                {
                    first = table == Tables.Customers ? $", the first of customer {next.Key(0, KeyCode.OfIds)}" : "";
                }
            }

            next.Reset();
        }

        return changed == 0 ? null : changed == 1 ? $"one row of the table {table} is not what was written{first}"
            : $"{changed} rows of the table {table} are not what was written{first}";
    }

    private void Told(string database, string? finding)
    {
        if (finding is null or "ok" || _damage is not null)
        {
            return;
        }

        _damage = $"The database {database} is damaged ({finding}). What can be read is still answered. "
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
