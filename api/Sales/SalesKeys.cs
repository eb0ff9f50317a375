using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>The keys of this slice's rows in a customer's partition, and of products among the tenant's settings.</summary>
internal static class SalesKeys
{
    /// <summary>How the keys of documents begin that make a debt or reduce it.</summary>
    public const string Debts = "i";

    /// <summary>How the keys of all other documents begin.</summary>
    public const string Others = "o";

    /// <summary>How the keys of lines begin that do not fit their document's row.</summary>
    public const string Lines = "l";

    public static KeyRange OfDebts { get; } = KeyRange.StartingWith(Debts);

    public static KeyRange OfOthers { get; } = KeyRange.StartingWith(Others);

    public static string Document(SaleKind kind, Guid id) => $"{(kind.DebtSign() == 0 ? Others : Debts)}{id:N}";

    /// <summary>Where a document of this id can be.</summary>
    public static IReadOnlyList<string> Places(Guid id) => [$"{Debts}{id:N}", $"{Others}{id:N}"];

    public static string LinesPart(Guid id, int part) => $"{Lines}{id:N}|{part.ToString("000", CultureInfo.InvariantCulture)}";

    public static KeyRange LinesOf(Guid id) => KeyRange.StartingWith($"{Lines}{id:N}|");

    public static string Product(Guid id) => $"product|{id:N}";

    /// <summary>What a product sold for.</summary>
    public static string PricePoints(Guid product) => $"soldFor|{product:N}";

    /// <summary>On what the offers rest that lie in the rows of <see cref="Buyers"/>.</summary>
    public const string OfferTerms = "salesOffers";

    public static KeyRange Products { get; } = KeyRange.StartingWith("product|");
}
