namespace OutlookCrm.Sales;

/// <summary>
/// Which documents of a number are meant by somebody who names only the number. Pure. Files of some programs name the seller, and others do
/// not: who names no seller means the company itself, or the only seller who has the number.
/// </summary>
public static class NamedDocuments
{
    /// <summary>Those of the seller; else those without a seller; else, where no seller is named, those of the only seller.</summary>
    /// <param name="sellerKey">Of the document that names the number; empty for none.</param>
    /// <param name="ofNumber">All documents of the number and its series.</param>
    public static IReadOnlyList<SaleDocument> Of(string sellerKey, IEnumerable<SaleDocument> ofNumber)
    {
        var all = ofNumber.ToList();
        var exact = all.FindAll(document => document.SellerKey == sellerKey);
        return exact.Count > 0 ? exact
            : sellerKey.Length > 0 ? all.FindAll(document => document.SellerKey.Length == 0)
            : all.DistinctBy(document => document.SellerKey).Count() == 1 ? all : [];
    }

    /// <summary>Whether a document is for an invoice that it names.</summary>
    public static bool NamesInvoice(SaleDocument document) =>
        document.Corrects is not null && document.Kind is SaleKind.Correction or SaleKind.CreditNote;

    /// <summary>The invoice that a document names; null where it is not there.</summary>
    /// <param name="document">A correction or a credit note.</param>
    /// <param name="documents">The customer's.</param>
    public static SaleDocument? InvoiceOf(SaleDocument document, IEnumerable<SaleDocument> documents) => At(document.Day, Of(
        document.SellerKey, documents.Where(other => other.Number == document.Corrects && other.Id != document.Id
            && other.Kind.Series() == SaleKind.Invoice.Series())));

    /// <summary>
    /// Numbers begin again with the years: the last document on or before a day is meant, or else the first one after it.
    /// </summary>
    public static SaleDocument? At(DateOnly day, IReadOnlyList<SaleDocument> found) =>
        found.Where(document => document.Day <= day).OrderBy(document => document.Day).ThenBy(document => document.Id).LastOrDefault()
        ?? found.OrderBy(document => document.Day).ThenBy(document => document.Id).FirstOrDefault();
}
