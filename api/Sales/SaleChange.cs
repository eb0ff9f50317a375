using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>Documents in a change of a customer: their rows and their lines on the timeline.</summary>
internal static class SaleChange
{
    /// <summary>A stored document with all its rows; null for none of this id.</summary>
    public static async Task<FoundSale?> FindSaleAsync(this CustomerChange change, Guid id, CancellationToken ct)
    {
        foreach (var key in SalesKeys.Places(id))
        {
            if (await change.FindAsync(key, ct) is { } row)
            {
                var document = SaleRows.Read(row);
                var lines = await SaleRows.LinesAsync(change, document, ct);
                return new(row, lines, SaleRows.Whole(document, lines));
            }
        }

        return null;
    }

    public static void AddSale(this CustomerChange change, SaleTimelineKind kind, SaleDocument document)
    {
        foreach (var (key, content) in SaleRows.Of(document))
        {
            change.Batch.Insert(key, content);
        }

        change.Add(kind, SaleOnTimeline.IdOf(document), SaleOnTimeline.Of(document));
    }

    /// <summary>False when the line on the timeline changed meanwhile: read everything again.</summary>
    public static async Task<bool> RemoveSaleAsync(this CustomerChange change, SaleTimelineKind kind, FoundSale found, CancellationToken ct)
    {
        if (await change.FindAsync(RowKeys.TimelineEntry(SaleOnTimeline.IdOf(found.Document)), ct) is not { } entry)
        {
            return false;
        }

        foreach (var row in found.Rows)
        {
            change.Batch.Delete(row);
        }

        await change.RemoveAsync(kind, entry, ct);
        return true;
    }

    /// <summary>
    /// Puts a document in place of another, whose id, kind and day may differ. False as in <see cref="RemoveSaleAsync"/>.
    /// </summary>
    public static async Task<bool> ReplaceSaleAsync(
        this CustomerChange change, SaleTimelineKind kind, FoundSale found, SaleDocument document, CancellationToken ct)
    {
        var (was, now) = (SaleOnTimeline.IdOf(found.Document), SaleOnTimeline.IdOf(document));
        if (await change.FindAsync(RowKeys.TimelineEntry(was), ct) is not { } entry)
        {
            return false;
        }

        var old = found.Rows.ToDictionary(row => row.Key);
        foreach (var (key, content) in SaleRows.Of(document))
        {
            _ = old.Remove(key, out var row) ? change.Batch.Replace(row, content) : change.Batch.Insert(key, content);
        }

        foreach (var row in old.Values)
        {
            change.Batch.Delete(row);
        }

        if (was == now)
        {
            await change.CorrectAsync(kind, entry, SaleOnTimeline.Of(document), ct);
        }
        else
        {
            await change.RemoveAsync(kind, entry, ct);
            change.Add(kind, now, SaleOnTimeline.Of(document));
        }

        return true;
    }
}

/// <summary>A document as stored: its row, its rows of lines, and what they say together.</summary>
internal sealed record FoundSale(Row Row, IReadOnlyList<Row> Lines, SaleDocument Document)
{
    public IEnumerable<Row> Rows => Lines.Prepend(Row);
}
