using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Timeline;

public sealed class TimelineStore(IRowStore rows, IEnumerable<ITimelineKind> kinds)
{
    /// <summary>The word is one of a kind of entries.</summary>
    public bool IsKind(string word) => kinds.Any(kind => kind.Word == word);

    /// <summary>
    /// Up to <paramref name="limit"/> entries older than <paramref name="after"/> (null: from the newest), of one
    /// <paramref name="kind"/> or of all (null); null for no such customer.
    /// </summary>
    public async Task<TimelinePage?> ReadAsync(
        TenantId tenant, Guid id, string? after, string? kind, int limit, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, id);
        var (profile, history) = (rows.FindAsync(partition, RowKeys.Profile, ct).AsTask(),
            ReadHistory.ReadAsync(rows, partition, after, kind, limit, ReadHistory.MostRead, ct));
        await Task.WhenAll(profile, history);
        if (await profile is null)
        {
            // A customer who is being erased may still have entries; nobody may read them.
            return null;
        }

        var (found, end) = await history;
        return found.Count > limit || end is null ? Page(found, limit) : Page(found, limit) with { Next = end[1..] };
    }

    /// <summary>An entry with everything it keeps; null where there is none.</summary>
    public async Task<(StoredEntry Entry, StoredDetail? Detail)?> FindAsync(TenantId tenant, Guid id, string entryId, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, id);
        var (profile, entry) =
            (rows.FindAsync(partition, RowKeys.Profile, ct).AsTask(), rows.FindAsync(partition, RowKeys.TimelineEntry(entryId), ct)
                .AsTask());
        await Task.WhenAll(profile, entry);
        if (await profile is null || await entry is not { } row)
        {
            return null;
        }

        var word = TimelineRow.KindOf(row.Content.Span);
        var detail = kinds.FirstOrDefault(kind => kind.Word == word) is { } known ? await known.ReadDetailAsync(partition, row, ct) : null;
        return (new(row.Content), detail is null ? null : new StoredDetail(detail));
    }

    /// <summary>
    /// The page that begins with these timeline rows; one more than <paramref name="limit"/> tells that there is a next one.
    /// </summary>
    internal static TimelinePage Page(IReadOnlyList<Row> rows, int limit)
    {
        var entries = new StoredEntry[Math.Min(rows.Count, limit)];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new(rows[i].Content);
        }

        return new(entries, rows.Count > limit ? rows[limit - 1].Key[1..] : null);
    }
}

/// <summary>
/// Part of a timeline, newest first; <paramref name="Next"/> continues after it, null at its end. Where one kind was asked for, a page
/// that is not the last may have fewer entries than it could, or none.
/// </summary>
public sealed record TimelinePage(IReadOnlyList<StoredEntry> Entries, string? Next);
