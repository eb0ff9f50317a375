using System.Net.Mime;
using OutlookCrm.Audit;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Exports;

/// <summary>
/// Hands out a table of the tenant as a file, written while the rows are read. Who asks is on record before the first byte. A file that
/// could not be written to its end breaks the connection, so that nobody takes a part for the whole.
/// </summary>
internal static class ExportTenant
{
    public static void Map(RouteGroupBuilder exports) =>
        exports.MapGet("/{table}", HandleAsync)
            .Describe(nameof(ExportTenant), "Customers, sales, payments or timelines as a file", Policies.Manager)
            .OpenToKeys(KeyScope.Read);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string table, string? format, CurrentUser user, TenantExport export, IRowStore rows, TimeProvider clock,
        CancellationToken ct)
    {
        if (QueryWord.Read<ExportTable>(table, default) is not { } asked)
        {
            return Problems.InvalidRequest("table", "One of customers, sales, payments and timeline.");
        }

        if (QueryWord.Read(format, ExportFormat.Csv) is not { } kind)
        {
            return Problems.InvalidRequest("format", "One of csv and json.");
        }

        var end = QueryWord.CamelCase(kind);
        var deed = user.Actor.Did($"exported {table} as {end}", clock.GetUtcNow());
        await rows.CommitAsync(AuditRows.OfTenant(user.Tenant, deed), ct);
        return TypedResults.Stream(
            stream => export.WriteAsync(user.Tenant, asked, kind, stream, ct),
            kind == ExportFormat.Csv ? "text/csv; charset=utf-8" : MediaTypeNames.Application.Json,
            $"{table}.{end}");
    }
}
