using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>A day as programs write it, with or without a time, which is dropped: a purchase belongs to the day that its shop
/// wrote.</summary>
/// <param name="Year">The year.</param>
/// <param name="First">The month; or, where <paramref name="IsOpen"/>, whatever stands first.</param>
/// <param name="Second">The day; or whatever stands second.</param>
/// <param name="IsOpen">Whether day and month may stand in either order.</param>
internal readonly partial record struct WrittenDay(int Year, int First, int Second, bool IsOpen)
{
    // As Excel reads a year of two digits.
    private const int LastShortYear = 29;

    /// <summary>The day; null where there is no such day.</summary>
    /// <param name="isDayFirst">The order of a day that is open.</param>
    public DateOnly? Day(bool isDayFirst)
    {
        var (month, day) = IsOpen && isDayFirst ? (Second, First) : (First, Second);
        return Year is > 0 and <= 9999 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(Year, month)
            ? new DateOnly(Year, month, day) : null;
    }

    /// <summary>What a text says; null where it is no day.</summary>
    /// <param name="text">Not blank.</param>
    public static WrittenDay? Of(string text)
    {
        if (OfPlain(text) is { } written)
        {
            return written;
        }

        var plain = PlainText.Of(text);
        if (YearFirst().Match(plain) is { Success: true } first)
        {
            return new(Part(first, "year"), Part(first, "month"), Part(first, "day"), false);
        }

        if (YearLast().Match(plain) is { Success: true } last && IsWeekday(last))
        {
            var (a, b) = (Part(last, "a"), Part(last, "b"));

            // Where points part them the day stands first.
            return last.Groups["mark"].Value is "." ? new(Part(last, "year"), b, a, false) : new(Part(last, "year"), a, b, true);
        }

        return Named().Match(plain) is { Success: true } named && IsWeekday(named) && MonthNames.Of(named.Groups["month"].Value) is { } at
            ? new(YearOf(named), at, Part(named, "day"), false) : null;
    }

    /// <summary>A day as nearly all days are written, 2026-11-22, which needs no expression; null for any other text.</summary>
    public static WrittenDay? OfPlain(ReadOnlySpan<char> text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _] && Number(text[..4]) is { } year && Number(text[5..7]) is { } month
        && Number(text[8..]) is { } day ? new(year, month, day, false) : null;

    private static bool IsWeekday(Match match) => match.Groups["weekday"] is not { Success: true } word || WeekdayNames.Has(word.Value);

    private static int YearOf(Match named)
    {
        var year = Part(named, "year");
        return named.Groups["year"].Length > 2 ? year : year + (year > LastShortYear ? 1900 : 2000);
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static int? Number(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return null;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }

    private const string Clock =
        "(([01]?[0-9]|2[0-3])[:.][0-5][0-9]([:.]([0-5][0-9]|60)([.,][0-9]{1,9})?)?|24[:.]00([:.]00([.,]0{1,9})?)?)";

    private const string Time = @"([T ,]+" + Clock + @"\s*(" + HalfDay + @")?"
        + @"\s*\(?(Z|UTC|GMT)?\s*([+-]((0[0-9]|1[0-4])(:?[0-5][0-9])?|[0-9](:[0-5][0-9])?))?\)?(\s*\[?\(?[A-Za-z/_ ]+\)?\]?)?)?$";

    // In English, Greek, Hungarian and Persian.
    private const string HalfDay = @"[AaPp]\.?\s?[Mm]\.?|[πμΠΜ]\.?\s?[μΜ]\.?|d[eu]\.|"
        + @"[بق]\.?\s?ظ\.?|(بعد|قبل)[\u200c ]?از[\u200c ]?ظهر|صبح|عصر";

    // Behind a day they are no month: March 14th, 2026.
    private const string Ordinal = "(st|nd|rd|th|er|ste|de|º|η)";
    private const string Month = "(?<month>(?!" + Ordinal + @"\b)[\p{L}\p{M}]{2,12})";

    // As dates stand in XML, and as programs write a moment without marks.
    [GeneratedRegex(@"^(?<year>[0-9]{4})(?<mark>[-/.])\s?(?<month>[0-9]{1,2})\k<mark>\s?(?<day>[0-9]{1,2})\.?" + Time
        + @"|^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$"
        + "|^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})T?([01][0-9]|2[0-3])([0-5][0-9]){1,2}Z?$"
        + @"|^(?<year>[0-9]{4})[年년]\s?(?<month>[0-9]{1,2})[月월]\s?(?<day>[0-9]{1,2})[日일]" + Time
        + @"|^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})" + Time)]
    private static partial Regex YearFirst();

    private const string Word = @"(?<weekday>[\p{L}\p{M}\u200c]{2,15})";

    // A word before a comma needs no look at what it says.
    private const string Weekday = @"^([\p{L}\p{M}\u200c]{2,15}\.?,( den)? ?|" + Word + @"\.? )?";

    [GeneratedRegex(Weekday + @"(?<a>[0-9]{1,2})(?<mark>[-/.])\s?(?<b>[0-9]{1,2})\k<mark>\s?(?<year>[0-9]{4})\.?" + Time)]
    private static partial Regex YearLast();

    // A Spaniard writes 5 de enero de 2026, a Hungarian 2026. január 5.
    [GeneratedRegex(Weekday + @"((?<day>[0-9]{1,2})" + Ordinal + "?[-/., ]*(de )?" + Month
        + @"[-/., ]*(de |del )?(?<year>[0-9]{4}|[0-9]{2})( ?г\.)?"
        + "|" + Month + @"\.? (?<day>[0-9]{1,2})(st|nd|rd|th)?,? (?<year>[0-9]{4}|[0-9]{2})"
        + @"|(?<year>[0-9]{4})[-/., ]+" + Month + @"[-/., ]+(?<day>[0-9]{1,2})\.?(,? \(?" + Word + @"\)?)?)" + Time)]
    private static partial Regex Named();
}
