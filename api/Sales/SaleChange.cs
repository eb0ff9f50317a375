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

    /// <summary>
    /// The stored document that a document is: that of its id; else, where one of the two names no seller, the only one of its number, its
    /// series and its year. Of several it is one that says the same, or else any of them, so that none is added blindly.
    /// </summary>
    public static async Task<FoundSale?> FindSameSaleAsync(this CustomerChange change, SaleDocument document, CancellationToken ct)
    {
        if (await change.FindSaleAsync(document.Id, ct) is { } same)
        {
            return same;
        }

        if (document.Number is not { } number || change.SummaryOf(SalesSummary.Member).IsEmpty)
        {
            return null;
        }

        if (document.Seller is not null)
        {
            return await change.FindSaleAsync(SaleDocument.IdOf(document.Kind, null, number, document.Day), ct);
        }

        if (document.Kind.DebtSign() == 0)
        {
            return null;
        }

        // Few rows hold the number: the others are not read as documents.
        var written = JsonEncodedText.Encode(number, SalesJson.Rows.Options.Encoder);
        FoundSale? found = null;
        foreach (var row in await change.ReadAfterAsync(SalesKeys.OfDebts, ct))
        {
            if (row.Content.Span.IndexOf(written.EncodedUtf8Bytes) >= 0 && BareSales.Read(row).IsSameBut(document)
                && await change.FindSaleAsync(BareSales.Read(row).Id, ct) is { } one && (found is null || one.Document.Says(document)))
            {
                found = one;
            }
        }

        return found;
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
