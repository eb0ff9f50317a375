using System.Text.RegularExpressions;
using OutlookCrm.Customers.Search;
using OutlookCrm.Money;
using OutlookCrm.Sales;

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

        var cost = CostOf(cards);
        decimal? total = order.Total is { } whole ? Math.Max(0, whole - cost) : null;
        var note = NoteOf(cost, order.Currency);
        return order with
        {
            Subtotal = order.Subtotal is { } sum ? Math.Max(0, sum - cost) : null,
            Total = total,
            Refunded = order.Refunded is { } back && total is { } most ? Math.Min(back, most) : order.Refunded,
            Notes = order.Notes is { } said ? $"{note}. {said}" : note,
            Returned = [.. order.Returned.Where(line => !line.IsGiftCard)],
            Lines = [.. order.Lines.Where(line => !line.IsGiftCard)],
        };
    }

    /// <summary>
    /// The invoice without the gift cards that are sold with goods; what is owed stays. A card that pays is a line below zero: the goods
    /// that it pays count in full.
    /// </summary>
    public static InvoiceDocument Without(InvoiceDocument invoice)
    {
        var cards = invoice.Lines.Where(IsCard).ToList();
        if (cards.Count == 0 || invoice.Stated.Own is not null || (invoice.WithVat ?? invoice.Payable) is not { } total)
        {
            return invoice;
        }

        var (cost, terms) = (CostOf(cards), invoice.Terms is { } said ? $". {said}" : "");
        var left = total - cost;
        return invoice with
        {
            // No card costs more than the whole document.
            WithVat = Math.Sign(left) * Math.Sign(total) < 0 ? 0 : left,
            Terms = cost == 0 ? invoice.Terms : NoteOf(Math.Abs(cost), invoice.Currency, isPaying: cost * total < 0) + terms,
            Lines = [.. invoice.Lines.Where(line => !IsCard(line))],
        };
    }

    /// <summary>Whether a stored document was written before its gift cards were taken out.</summary>
    public static bool WereCounted(SaleDocument stored, SaleDocument said) => stored.LineCount > said.LineCount
        && (stored.Lines ?? []).Any(line => IsNamed(line.Description))
        && (stored with { Total = said.Total, Note = said.Note, LineCount = said.LineCount, Lines = said.Lines }).Says(said);

    private static decimal CostOf(IEnumerable<SoldLine> cards) =>
        cards.Sum(card => card.Amount ?? (card.Quantity ?? 1) * (card.UnitPrice ?? 0));

    private static string NoteOf(decimal cost, string? currency, bool isPaying = false) => string.Create(
        CultureInfo.InvariantCulture, $"{(isPaying ? "Paid with gift cards" : "Gift cards, sold when they are redeemed")}: "
            + $"{cost.ToString($"F{Currency.DigitsOf(currency ?? "")}", CultureInfo.InvariantCulture)} {currency}").TrimEnd();

    private static bool IsCard(SoldLine line) => line.IsGiftCard || IsNamed(line.Name);

    // Folded: lower case without accents. A holder or a box for gift cards is none.
    [GeneratedRegex(@"^\W*(?:(?:e|digital|virtual|electronic|online|the|our|[\d.,]+|eur|usd|gbp|ron|lei|huf|ft|zar|irr)\W+)*"
        + @"(?:e-?)?(?:gift\W*(?:cards?|vouchers?|certificates?)|δωροκαρτ(?:α|εσ)|δωροεπιταγ(?:η|εσ)|cards?\W+cadou|voucher\W+cadou"
        + @"|ajandek(?:kartya|utalvany)|geskenk(?:kaart|bewys)|cadeau(?:bon|kaart)|geschenk(?:gutschein|karte)|gutschein(?:karte)?"
        + @"|کارت\W*هدیه)(?:\W+(?:[\d.,]+|eur|euro|usd|gbp|ron|lei|huf|ft|zar|irr|e))*\W*$")]
    private static partial Regex Named();
}
