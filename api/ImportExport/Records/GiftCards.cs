using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;

namespace OutlookCrm.ImportExport.Records;

/// <summary>
/// Gift cards of orders. A gift card is sold when it is redeemed: what it buys is an order that counts in full. The card itself is money
/// that the shop owes, so that counting it, too, would count the sale twice. Pure.
/// </summary>
internal static partial class GiftCards
{
    /// <summary>Whether the name of an item says that it is a gift card, and nothing else but its value.</summary>
    public static bool IsNamed(string? name) => name is not null && Named().IsMatch(SearchText.Fold(name));

    /// <summary>Whether an invoice is for gift cards alone: what is owed for them is no sale before they are redeemed.</summary>
    public static bool IsAll(IReadOnlyList<SoldLine> lines) =>
        lines.Any(IsCard) && lines.All(line => IsCard(line) || (line.Amount ?? line.UnitPrice ?? 0) == 0);

    /// <summary>The order without the gift cards that are sold with it; its notes say what they cost.</summary>
    public static ImportedOrder Without(ImportedOrder order)
    {
        var cards = order.Lines.Where(line => line.IsGiftCard).ToList();
        if (cards.Count == 0)
        {
            return order;
        }

        var cost = cards.Sum(card => card.Amount ?? (card.Quantity ?? 1) * (card.UnitPrice ?? 0));
        decimal? total = order.Total is { } whole ? Math.Max(0, whole - cost) : null;
        var note = string.Create(CultureInfo.InvariantCulture, $"Gift cards, sold when they are redeemed: {cost:0.00##} {order.Currency}");
        return order with
        {
            Subtotal = order.Subtotal is { } sum ? Math.Max(0, sum - cost) : null,
            Total = total,
            Refunded = order.Refunded is { } back && total is { } most ? Math.Min(back, most) : order.Refunded,
            Notes = order.Notes is { } said ? $"{note.TrimEnd()}. {said}" : note.TrimEnd(),
            Lines = [.. order.Lines.Where(line => !line.IsGiftCard)],
        };
    }

    private static bool IsCard(SoldLine line) => line.IsGiftCard || IsNamed(line.Name);

    // Folded: lower case without accents. A holder or a box for gift cards is none.
    [GeneratedRegex(@"^\W*(?:(?:e|digital|virtual|electronic|online|the|our|[\d.,]+|eur|usd|gbp|ron|lei|huf|ft|zar|irr)\W+)*"
        + @"(?:e-?)?(?:gift\W*(?:cards?|vouchers?|certificates?)|δωροκαρτ(?:α|εσ)|δωροεπιταγ(?:η|εσ)|cards?\W+cadou|voucher\W+cadou"
        + @"|ajandek(?:kartya|utalvany)|geskenk(?:kaart|bewys)|cadeau(?:bon|kaart)|geschenk(?:gutschein|karte)|gutschein(?:karte)?"
        + @"|کارت\W*هدیه)(?:\W+(?:[\d.,]+|eur|euro|usd|gbp|ron|lei|huf|ft|zar|irr|e))*\W*$")]
    private static partial Regex Named();
}
