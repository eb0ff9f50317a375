using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Money that was paid back.</summary>
/// <param name="Id">The shop's own.</param>
/// <param name="Amount">Not below zero.</param>
/// <param name="Currency">Of the amount; null for the currency of the order.</param>
internal sealed record ShopRefund(string Id, decimal Amount, string? Currency = null)
{
    /// <summary>The id of a refund that a shop does not name, of an order that was paid back whole.</summary>
    public const string OfAll = "all";

    // What is known of an order is one row.
    private const int MostLines = 60;

    /// <summary>When it was paid back, where the shop is; null where the shop does not say.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What came back.</summary>
    public IReadOnlyList<ReturnedLine> Lines { get; init; } = [];

    /// <summary>The amount in the currency of the order.</summary>
    public decimal In(string currency, decimal shownRate) => Money.Currency.Round(
        Currency is null || Currency == currency || currency.Length == 0 ? Amount : Amount * shownRate, currency);

    /// <summary>The refund in the words of no program.</summary>
    /// <param name="currency">Of the order.</param>
    /// <param name="shownRate">What one unit of the currency that the buyer saw is in the currency of the order.</param>
    /// <param name="isTaxIncluded">Whether the prices of the order hold the tax.</param>
    public OrderRefund Of(string currency, decimal shownRate, bool isTaxIncluded)
    {
        var (amount, tax) = (In(currency, shownRate), Lines.Sum(line => line.Tax ?? 0));
        var worth = Lines.Sum(line => line.Worth ?? 0) + (isTaxIncluded ? 0 : tax);
        var isTaxKnown = worth == amount && Lines.Any(line => line.Tax is not null);
        return new(Id == OfAll ? null : Id, Day, amount, isTaxKnown ? Money.Currency.Round(tax, currency) : null,
            [.. Lines.Select(line => line.Of(isTaxIncluded))]);
    }

    /// <summary>What is kept of refunds: the lines as far as a row holds them.</summary>
    public static IReadOnlyList<ShopRefund> Kept(IEnumerable<ShopRefund> refunds)
    {
        var room = MostLines;
        return [.. refunds.Select(refund => (room -= refund.Lines.Count) >= 0 ? refund : refund with { Lines = [] })];
    }
}

/// <summary>Goods that came back.</summary>
/// <param name="Code">The shop's number of the item.</param>
/// <param name="Name">Of the item.</param>
/// <param name="Quantity">Above zero.</param>
/// <param name="Worth">What they had cost, with tax where the prices of the order hold it; null where the shop does not say.</param>
/// <param name="Tax">The tax for them.</param>
internal sealed record ReturnedLine(string? Code, string? Name, decimal Quantity, decimal? Worth, decimal? Tax)
{
    /// <summary>The line without tax.</summary>
    public SoldLine Of(bool isTaxIncluded)
    {
        var amount = isTaxIncluded ? Worth - (Tax ?? 0) : Worth;
        return new(Name, Code, Quantity, null, amount / Quantity, 1, amount, null);
    }
}
