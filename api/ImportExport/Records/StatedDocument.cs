using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Records;

/// <summary>What a table says of an order or an invoice beside its amounts. Null is what the table does not say.</summary>
/// <param name="Seller">Which of the company's firms sold.</param>
/// <param name="Place">Where it was sold.</param>
/// <param name="Order">The number of the order that an invoice is for.</param>
/// <param name="Corrects">The number of the document that is corrected or credited.</param>
/// <param name="Own">What only our own export says; null for any other table.</param>
internal sealed record StatedDocument(string? Seller, string? Place, string? Order, string? Corrects, OwnDocument? Own)
{
    public static StatedDocument Nothing { get; } = new(null, null, null, null, null);
}

/// <summary>A document as our own export says it, so that the document is the stored one again.</summary>
/// <param name="Kind">As stored.</param>
/// <param name="Id">Of a document without a number.</param>
/// <param name="DueOn">As stored.</param>
/// <param name="Payable">As stored; null for the total.</param>
/// <param name="Replaces">As stored.</param>
/// <param name="Note">With its line breaks.</param>
internal sealed record OwnDocument(SaleKind Kind, Guid Id, DateOnly? DueOn, decimal? Payable, bool Replaces, string? Note);

/// <summary>The word of our own export for a kind of document.</summary>
internal static class SaleWord
{
    /// <summary>The kind; null for any other word.</summary>
    public static SaleKind? Of(string? word) =>
        Enum.TryParse<SaleKind>(word?.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
            && Enum.IsDefined(kind) ? kind : null;
}
