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

    /// <summary>
    /// Numbers begin again with the years: the last document on or before a day is meant, or else the first one after it.
    /// </summary>
    public static SaleDocument? At(DateOnly day, IReadOnlyList<SaleDocument> found) =>
        found.Where(document => document.Day <= day).OrderBy(document => document.Day).ThenBy(document => document.Id).LastOrDefault()
        ?? found.OrderBy(document => document.Day).ThenBy(document => document.Id).FirstOrDefault();
}
