using System.Globalization;
using System.Text;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>Lines that are no goods: postage, fees, discounts, corrections. Nobody is offered them. Told by name, in English, German,
/// French and the six languages of the product; a name counts only when it says nothing else.</summary>
internal static class Charges
{
    // Each alone names a charge.
    private static readonly HashSet<string> s_charges = Words("""
        postage post porto shipping shipment delivery freight carriage handling surcharge discount rebate voucher coupon rounding adjustment
        adjust manual fee fees charge charges amazonfee dotcompostage dotcom dot deposit packaging gratuity refund credit debt
        tax vat p&p pp cod
        versand versandkosten lieferung fracht rabatt gebuhr gebuhren verpackung nachnahme porti livraison frais remise expedition
        μεταφορικα αποστολη αποστολης αντικαταβολη αντικαταβολης εκπτωση στρογγυλοποιηση επιβαρυνση φπα
        transport livrare expediere ramburs reducere rotunjire taxa taxe curier
        szallitas szallitasi kiszallitas postakoltseg utanvet utanveti kedvezmeny kerekites koltseg dij csomagolas futar
        ارسال پست حمل تخفیف مالیات کرایه
        posgeld aflewering versending afslag vrag heffing
        """);

    // Beside a charge these say nothing of goods.
    private static readonly HashSet<string> s_beside = Words("""
        & standard express priority economy regular next same day days first second class 1st 2nd free international domestic national
        tracked signed registered courier home store pick up to and for of the de la le les du des in on by with inclusive incl excl plus
        cost costs rate flat zone bank bad good order customer service sample samples uk us usa eu europe world wide worldwide dhl ups fedex
        dpd gls hermes royal mail posti acs elta fan kosten und fur nach deutschland inland ausland pauschale port envoi a
        εξοδα και σε με κοστος χρεωση courier cost de prin cu si hazhoz a az es dija koltsege هزینه و با پیشتاز koste en vir
        percent value amount misc miscellaneous item items
        """);

    // What shops' own codes for them are. A single letter is one only where other products have longer names.
    private static readonly HashSet<string> s_codes = new(StringComparer.OrdinalIgnoreCase)
    {
        "M", "D", "S", "B", "C2", "C3", "POST", "DOT", "CRUK", "PADS", "SHIP", "SHP", "FRT", "DISC",
    };

    private const int LongCode = 4;

    /// <summary>Those among the names of a shop's products that are charges.</summary>
    /// <param name="products">As the shop writes them, each once.</param>
    public static HashSet<string> Among(IReadOnlyCollection<string> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        var hasCodes = products.Count(product => product.Length >= LongCode) * 2 > products.Count;
        return products.Where(product => IsCharge(product) || (hasCodes && s_codes.Contains(product.Trim())))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsCharge(string product)
    {
        var words = Plain(product).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Any(s_charges.Contains)
            && words.All(word => s_charges.Contains(word) || s_beside.Contains(word) || word.All(char.IsDigit));
    }

    private static HashSet<string> Words(string words) =>
        new(Plain(words).Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    // Letters without case and accents, digits and "&"; all else parts words, so does what has no normal form.
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in string.Concat(name.EnumerateRunes()).Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c) || c == '&')
            {
                plain.Append(c == 'ς' ? 'σ' : char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }
}
