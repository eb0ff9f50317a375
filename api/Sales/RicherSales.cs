namespace OutlookCrm.Sales;

/// <summary>What an import added to a document of which an earlier file had told less.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Members">The names of the members that it filled.</param>
/// <param name="Lines">The lines before; null where the import filled no lines.</param>
public sealed record EnrichedSale(Guid ImportId, IReadOnlyList<string> Members, IReadOnlyList<SaleLine>? Lines);

/// <summary>
/// One document in two files of which one tells less, as a list of invoices and the invoice itself: what the poorer one does not tell is
/// taken from the richer one, and nothing counts twice. Pure.
/// </summary>
internal static class RicherSales
{
    private static readonly Member[] s_members =
    [
        new("dueOn", sale => sale.DueOn, (to, from) => to with { DueOn = from?.DueOn }),
        new("tax", sale => sale.Tax, (to, from) => to with { Tax = from?.Tax }),
        new("place", sale => sale.Place, (to, from) => to with { Place = from?.Place }),
        new("order", sale => sale.Order, (to, from) => to with { Order = from?.Order }),
        new("corrects", sale => sale.Corrects, (to, from) => to with { Corrects = from?.Corrects }),
        new("note", sale => sale.Note, (to, from) => to with { Note = from?.Note }),
    ];

    /// <summary>Whether a document of a number is a stored one, of which one of the two tells less.</summary>
    public static bool IsSame(SaleDocument stored, SaleDocument said) => stored.Number is not null && stored.IsSameBut(said)
        && stored.AgreesWith(said) && s_members.All(member => member.Name == "note" || member.Of(stored) is not { } one
            || member.Of(said) is not { } other || one.Equals(other))
        && (WorthOf(stored.Lines) != WorthOf(said.Lines) || AreSame(stored.Lines ?? [], said.Lines ?? []));

    /// <summary>
    /// A document that an import wrote, with what a later import tells beside; null where that is nothing. What a person has recorded or
    /// corrected stays as it is.
    /// </summary>
    public static SaleDocument? With(SaleDocument stored, SaleDocument said)
    {
        if (stored is not { ImportId: not null, CorrectedBy: null } || said.ImportId is not { } import || !IsSame(stored, said))
        {
            return null;
        }

        var filled = s_members.Where(member => member.Of(stored) is null && member.Of(said) is not null).ToList();
        var hasLines = WorthOf(said.Lines) > WorthOf(stored.Lines);
        if (filled.Count == 0 && !hasLines)
        {
            return null;
        }

        var richer = filled.Aggregate(stored, (all, member) => member.Copy(all, said));
        richer = hasLines ? richer with { LineCount = said.LineCount, Lines = said.Lines } : richer;
        return richer with
        {
            Added = [.. stored.Added ?? [], new(import, [.. filled.Select(member => member.Name)], hasLines ? stored.Lines ?? [] : null)],
        };
    }

    /// <summary>Whether an import added something to a document.</summary>
    public static bool IsBy(SaleDocument document, Guid import) => document.Added?.Any(one => one.ImportId == import) == true;

    /// <summary>The document without what an import added.</summary>
    public static SaleDocument Without(SaleDocument document, Guid import)
    {
        foreach (var own in (document.Added ?? []).Where(one => one.ImportId == import))
        {
            document = s_members.Where(member => own.Members.Contains(member.Name)).Aggregate(document, (all, member) =>
                member.Copy(all, null));
            document = own.Lines is { } before ? document with { LineCount = before.Count, Lines = before } : document;
        }

        IReadOnlyList<EnrichedSale> left = [.. (document.Added ?? []).Where(one => one.ImportId != import)];
        return document with { Added = left.Count == 0 ? null : left };
    }

    /// <summary>
    /// A document whose import is taken back while a later one has added to it, or has said what is paid of it: it is the later import's,
    /// which says the same; null where none has.
    /// </summary>
    public static SaleDocument? HandedOn(SaleDocument document, Guid import)
    {
        var later = document.Added is [.., { ImportId: var last }] ? last
            : document.Paid is { ImportId: { } teller } && teller != import ? teller : (Guid?)null;
        return later is null ? null : document with { ImportId = later, Added = null };
    }

    // No lines, one line that only says what was sold, lines in full.
    private static int WorthOf(IReadOnlyList<SaleLine>? lines) => lines is not { Count: > 0 } ? 0 : lines is [{ Code: null }] ? 1 : 2;

    private static bool AreSame(IReadOnlyList<SaleLine> stored, IReadOnlyList<SaleLine> said) => stored.Count == said.Count
        && stored.Zip(said).All(one => one.First with { ProductId = null } == one.Second with { ProductId = null });

    private sealed record Member(string Name, Func<SaleDocument, object?> Of, Func<SaleDocument, SaleDocument?, SaleDocument> Copy);
}
