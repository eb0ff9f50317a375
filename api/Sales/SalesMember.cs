using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>Keeps the summary of a customer's documents.</summary>
internal sealed class SalesMember : IDerivedMember
{
    private static readonly string[] s_prefixes = [SalesKeys.Debts, SalesKeys.Others];

    public string Member => SalesSummary.Member;

    public IReadOnlyList<string> Prefixes => s_prefixes;

    public async Task<ReadOnlyMemory<byte>> DeriveAsync(CustomerChange change, CancellationToken ct)
    {
        if (await FoldedAsync(change, ct) is { } folded)
        {
            return Of(folded);
        }

        var (debts, others) = (await change.ReadAfterAsync(SalesKeys.OfDebts, ct), await change.ReadAfterAsync(SalesKeys.OfOthers, ct));
        return Of([.. debts.Concat(others).Select(SaleRows.Read)]);
    }

    /// <summary>The member of these documents.</summary>
    internal static ReadOnlyMemory<byte> Of(IReadOnlyList<SaleDocument> documents) => SalesBook.Summarise(documents) is { } summary
        ? Of(summary) : default;

    // The summary where documents were only added, and it follows from the summary before; null where all documents have to be read.
    private static async Task<SalesSummary?> FoldedAsync(CustomerChange change, CancellationToken ct)
    {
        var writes = change.Batch.Writes.Where(write => s_prefixes.Contains(write.Key[..1])).ToList();
        if (writes.Exists(write => write.Verb != RowVerb.Insert))
        {
            return null;
        }

        var added = writes.ConvertAll(write => SaleRows.Read(new(write.Key, change.Version, write.Content)));
        if (change.SummaryOf(SalesSummary.Member) is not { IsEmpty: false } before)
        {
            return SalesBook.Summarise(added);
        }

        // A correction may be there before the invoice that it replaces.
        if (added.Exists(document => document.Kind.Series() == SaleKind.Invoice.Series())
            && (await change.ReadAfterAsync(SalesKeys.OfDebts, ct)).Any(row => row.Content.Span.IndexOf("\"replaces\":true"u8) >= 0))
        {
            return null;
        }

        var summary = JsonSerializer.Deserialize(before.Span, SalesJson.Rows.SalesSummary);
        foreach (var document in added.OrderBy(document => document.Day))
        {
            summary = summary is null ? null : SalesFold.With(summary, document);
        }

        return summary;
    }

    private static byte[] Of(SalesSummary summary) => JsonSerializer.SerializeToUtf8Bytes(summary, SalesJson.Rows.SalesSummary);
}
