using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>A number as programs write it: with groups of thousands, a currency before or behind, a minus of any kind, in brackets when it
/// is below zero, or as a power of ten.</summary>
internal static partial class WrittenNumber
{
    private const int LongestPlain = 12;
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly Dictionary<string, string> s_currencies =
        ("€ EUR|euro EUR|ευρώ EUR|$ USD|US$ USD|£ GBP|¥ JPY|₺ TRY|₹ INR|₪ ILS|Ft HUF|lei RON|leu RON|R ZAR|zł PLN|Kč CZK|лв BGN|лв. BGN|"
            + "₽ RUB|руб RUB|руб. RUB|TL TRY|Rs INR|Rs. INR|R$ BRL|A$ AUD|AU$ AUD|C$ CAD|CA$ CAD|NZ$ NZD|HK$ HKD|S$ SGD|฿ THB|₩ KRW"
            + "|₫ VND|₴ UAH|грн UAH|₾ GEL|₸ KZT|Rp IDR|RM MYR|Fr. CHF|﷼ IRR|ریال IRR|ريال IRR|تومان toman|円 JPY|kr kr|kr. kr").Split('|')
        .Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_codes = new(
        ("AED ALL AMD ARS AUD AZN BAM BDT BGN BHD BRL BWP BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL GHS HKD HRK HUF IDR ILS INR IQD "
            + "IRR "
            + "ISK JOD JPY KES KRW KWD KZT LBP LKR MAD MDL MKD MXN MYR NAD NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB "
            + "TND TRY TWD UAH USD UYU VND ZAR").Split(' '), StringComparer.Ordinal);

    /// <summary>The currency that a text names, by its code; null where it names none.</summary>
    /// <param name="text">A code, a sign or a word.</param>
    public static string? CurrencyOf(string text) =>
        s_currencies.TryGetValue(text.Trim(), out var code) ? code
        : s_codes.Contains(text.Trim().ToUpperInvariant()) ? text.Trim().ToUpperInvariant() : null;

    /// <summary>Whether amounts of a currency are whole, so that the only mark in them is the mark of thousands. Crowns (kr) and forints
    /// are not: programs write decimals of both.</summary>
    /// <param name="code">As <see cref="CurrencyOf"/> gives it.</param>
    public static bool IsWhole(string? code) => code is "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "IRR" or "toman";

    /// <summary>A number and the currency written beside it; null where the text is none.</summary>
    /// <param name="text">Not blank.</param>
    /// <param name="mark">The decimal mark, a point or a comma.</param>
    public static (decimal Number, string? Currency)? Of(string text, char mark)
    {
        if (OfPlain(text, mark) is { } plain)
        {
            return (plain, null);
        }

        if (Bare(text) is not var (bare, currency))
        {
            return null;
        }

        mark = MarkWithoutCents(text) ?? mark;
        var match = (mark == ',' ? WithComma() : WithPoint()).Match(bare);
        if (match.Success)
        {
            var digits = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
            return Parsed($"{match.Groups["sign"].Value}{digits}.{match.Groups["part"].Value}0", currency);
        }

        return Power().Match(bare) is { Success: true } power
            && decimal.TryParse(power.Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= Largest ? (value, currency) : null;
    }

    /// <summary>A number as nearly all are written, digits with a minus and a decimal mark at most, which needs no expression; null for any
    /// other text.</summary>
    /// <param name="text">Not blank.</param>
    /// <param name="mark">The decimal mark, a point or a comma.</param>
    public static decimal? OfPlain(ReadOnlySpan<char> text, char mark)
    {
        var digits = text[0] == '-' ? text[1..] : text;
        if (text.Length > LongestPlain || digits.IsEmpty || digits[0] == mark)
        {
            return null;
        }

        var (number, decimals) = (0L, -1);
        foreach (var c in digits)
        {
            if (c == mark && decimals < 0)
            {
                decimals = 0;
            }
            else if (char.IsAsciiDigit(c))
            {
                (number, decimals) = ((number * 10) + (c - '0'), decimals < 0 ? decimals : decimals + 1);
            }
            else
            {
                return null;
            }
        }

        // As all others are read: with a zero behind, so that 5. is a number, too.
        number *= 10;
        return new((int)number, (int)(number >> 32), 0, text[0] == '-', (byte)(Math.Max(0, decimals) + 1));
    }

    /// <summary>The decimal mark of a price without cents, as 120,- or 10.--: its dash is no minus. Null for any other number.</summary>
    /// <param name="text">Not blank.</param>
    public static char? MarkWithoutCents(string text) =>
        NoCents().Match(PlainText.Of(text)) is { Success: true } match ? match.Groups["mark"].Value[0] : null;

    /// <summary>What is left of a number without its currency and with its minus before it; null where no digit is left.</summary>
    /// <param name="text">Not blank.</param>
    public static (string Number, string? Currency)? Bare(string text)
    {
        var plain = PlainText.Of(text);
        var isBelow = plain is ['(', .., ')'];
        plain = NoCents().Replace(isBelow ? plain[1..^1].Trim() : plain, "${mark}");
        if (Beside().Match(plain) is not { Success: true } match)
        {
            return null;
        }

        if (!IsCurrency(match.Groups["before"].Value, match.Groups["behind"].Value, out var currency))
        {
            return null;
        }

        isBelow |= match.Groups["minus"].Value.Contains('-', StringComparison.Ordinal) || match.Groups["inner"].Value == "-"
            || match.Groups["last"].Value == "-";
        return ((isBelow ? "-" : "") + match.Groups["number"].Value, currency);
    }

    // Whatever stands on either side must be a currency: in £1.2k the letter multiplies. Of $12 CAD the code says which dollars.
    private static bool IsCurrency(string before, string behind, out string? currency)
    {
        var (first, last) = (CurrencyOf(before), CurrencyOf(behind));
        currency = last ?? first;
        return (before.Length == 0 || first is not null) && (behind.Length == 0 || last is not null)
            && (first is null || last is null || first == last || SharedSigns.MayBe(before.Trim(), last));
    }

    private static (decimal, string?)? Parsed(ReadOnlySpan<char> number, string? currency) =>
        decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value)
            && Math.Abs(value) <= Largest ? (value, currency) : null;

    [GeneratedRegex(@"^(?<minus>[-+]?)\s*((?<before>[^0-9+\-\s.,'()][^0-9+\-()]*?)\s*(?<inner>[-+]?))?\s*"
        + @"(?<number>(?![.,']\s)[0-9.,'\s]*?[0-9][.,]?([Ee][+-][0-9]{1,2})?)\s*(?<last>-?)\s*(?<behind>[^0-9+\-\s.,'()][^0-9+\-()]*?)?$")]
    private static partial Regex Beside();

    [GeneratedRegex(@"(?<=[0-9])\s?(?<mark>[.,])\s?[-\u2010-\u2015]{1,2}(?=[^-0-9]*$)")]
    private static partial Regex NoCents();

    [GeneratedRegex("^-?[0-9]([.,][0-9]{1,20})?[Ee][+-][0-9]{1,2}$")]
    private static partial Regex Power();

    [GeneratedRegex(@"^(?<sign>-?)((?<whole>[0-9]{1,20}|[0-9]{1,3}([, '][0-9]{3})+"
        + @"|[0-9]{1,2}(,[0-9]{2})+,[0-9]{3})(\.(?<part>[0-9]{0,20}))?"
        + @"|\.(?<part>[0-9]{1,20}))$")]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^(?<sign>-?)((?<whole>[0-9]{1,20}|[0-9]{1,3}([. '][0-9]{3})+)(,(?<part>[0-9]{0,20}))?|,(?<part>[0-9]{1,20}))$")]
    private static partial Regex WithComma();
}
