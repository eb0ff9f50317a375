using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

/// <summary>Reads a customer's history.</summary>
public sealed class TimelineStore(IRowStore rows)
{
    /// <summary>Up to <paramref name="limit"/> entries older than <paramref name="after"/> (null: from the newest); null for no such customer.</summary>
    public async Task<TimelinePage?> ReadAsync(TenantId tenant, Guid id, string? after, int limit, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, id);
        var range = after is null ? RowKeys.Timeline : RowKeys.TimelineAfter(after);
        var found = await rows.ReadAsync(partition, range, limit + 1, ct);
        if (found.Count == 0 && await rows.FindAsync(partition, RowKeys.Profile, ct) is null)
        {
            return null;
        }

        return Page(found, limit);
    }

    /// <summary>An entry with everything it keeps; null where there is none.</summary>
    public async Task<(TimelineEntry Entry, EntryDetail Detail)?> FindAsync(TenantId tenant, Guid id, string entryId, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, id);
        if (await rows.FindAsync(partition, RowKeys.TimelineEntry(entryId), ct) is not { } row)
        {
            return null;
        }

        var parts = await rows.ReadAsync(partition, RowKeys.LongTexts(entryId), RowLimits.RowsPerBatch, ct);
        return (CustomerRows.Entry(row), EntryDetail.FromRows(parts));
    }

    /// <summary>The page that begins with these timeline rows; one more than <paramref name="limit"/> tells that there is a next one.</summary>
    internal static TimelinePage Page(IReadOnlyList<Row> rows, int limit) => new(
        [.. rows.Take(limit).Select(row => new StoredEntry(row.Content))],
        rows.Count > limit ? rows[limit - 1].Key[1..] : null);
}
