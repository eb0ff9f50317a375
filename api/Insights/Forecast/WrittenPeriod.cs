using System.Text.RegularExpressions;
using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Forecast;

/// <summary>A period by its name: 2026, 2026-H2, Q4 2026, 2026-11, 11/2026, 2026M11, Nov 2026, 2026-W47, 1Q26,
/// T1 2026, 1. Quartal 2026, Α΄ τρίμηνο 2026.</summary>
internal static partial class WrittenPeriod
{
    private const int YearDigits = 4;

    private static readonly string[] s_roman = ["I", "II", "III", "IV"];
    private static readonly string[] s_persian = ["اول", "دوم", "سوم", "چهارم"];

    // Without accents and small, as written before or behind the number.
    private static readonly string[] s_quarters =
        ["quarter", "quartal", "trimestre", "trimester", "trimestru", "trimestrul", "trim", "kwartaal", "negyedev", "τριμηνο", "τριμηνου",
            "квартал", "سهماهه"];

    private static readonly string[] s_halves =
        ["half", "halbjahr", "semestre", "semester", "semestru", "semestrul", "halfjaar", "felev", "εξαμηνο", "εξαμηνου",
            "полугодие", "نیمسال"];

    /// <summary>The period's first day and how long it lasts; null for a text that names no period.</summary>
    public static (DateOnly Start, TimeStep Step)? Of(string text)
    {
        var match = YearFirst().Match(text);
        match = match.Success ? match : YearLast().Match(text);
        if (match.Success)
        {
            var (year, kind) = (Number(match.Groups["year"]), match.Groups["kind"].Value.ToUpperInvariant());
            return match.Groups["number"].Success ? Of(year, kind, Number(match.Groups["number"]))
                : IsYear(year) ? (new(year, 1, 1), TimeStep.Year) : null;
        }

        match = ShortYear().Match(text);
        if (match.Success)
        {
            return Of(2000 + Number(match.Groups["year"]), match.Groups["kind"].Value.ToUpperInvariant(), Number(match.Groups["number"]));
        }

        match = InWords().Match(text);
        if (match.Success && KindOf(match.Groups["name"].Value) is { } named)
        {
            return Of(Number(match.Groups["year"]), named, match.Groups["roman"] is { Success: true } roman
                ? 1 + Array.IndexOf(s_roman, roman.Value.ToUpperInvariant())
                : match.Groups["greek"] is { Success: true } greek ? 1 + "ΑΒΓΔ".IndexOf(greek.Value, StringComparison.OrdinalIgnoreCase)
                : Number(match.Groups["number"]));
        }

        match = InPersian().Match(text);
        if (match.Success && KindOf(match.Groups["name"].Value) is { } persian)
        {
            return Of(Number(match.Groups["year"]), persian, 1 + Array.IndexOf(s_persian, match.Groups["ordinal"].Value));
        }

        match = Named().Match(text);
        if (match.Success && MonthNames.Of(match.Groups["name"].Value) is { } month)
        {
            // A spreadsheet shows a month of this century as Nov-26.
            var year = Number(match.Groups["year"]);
            return Of(match.Groups["year"].Length == 2 ? 2000 + year : year, "", month);
        }

        return null;
    }

    /// <summary>Whether a text names a period of a year of the Persian calendar: 1404, 1404/01, 1404-Q1, فروردین ۱۴۰۴.</summary>
    public static bool IsPersian(string text) => new[] { YearFirst(), YearLast(), InWords(), InPersian(), Named() }
        .Select(form => form.Match(text)).Any(match => match.Success && match.Groups["year"].Length == YearDigits
            && Number(match.Groups["year"]) is >= SheetLine.FirstPersianYear and <= SheetLine.LastPersianYear);

    private static string? KindOf(string word)
    {
        var plain = string.Concat(word.Normalize(NormalizationForm.FormD)
            .Where(c => char.IsLetter(c))).ToLowerInvariant();
        return s_quarters.Contains(plain, StringComparer.Ordinal) ? "Q" : s_halves.Contains(plain, StringComparer.Ordinal) ? "H" : null;
    }

    private static (DateOnly Start, TimeStep Step)? Of(int year, string kind, int number) => (kind, number) switch
    {
        _ when !IsYear(year) => null,
        ("Q" or "T" or "K", >= 1 and <= 4) => (new(year, number * 3 - 2, 1), TimeStep.Quarter),
        ("H" or "S", >= 1 and <= 2) => (new(year, number * 6 - 5, 1), TimeStep.HalfYear),
        ("W" or "KW" or "CW", >= 1) when number <= ISOWeek.GetWeeksInYear(year) =>
            (DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)), TimeStep.Week),
        ("" or "M", >= 1 and <= 12) => (new(year, number, 1), TimeStep.Month),
        _ => null,
    };

    private static bool IsYear(int year) => year is >= 1900 and <= 2199;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private const string Place =
        @"((?<roman>I{1,3}|IV)|(?<greek>[ΑΒΓΔ])['’΄ʹ´]|(?<number>[0-9])\.?\s?(st|nd|rd|th|er|ère|ere|ème|eme|e|o|ο|ste|de|º|°|η)?)";

    // A month's number needs a mark before it or two digits: 20261 may be anything.
    [GeneratedRegex(@"^(?<year>[0-9]{4})([-/.\s]*((?<kind>[QTKHSM]|[KC]?W)[-/.\s]*|(?<=[-/.\s])|(?=[0-9]{2}$))(?<number>[0-9]{1,2}))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^((?<kind>[QTKHSM]|[KC]?W)[-/.\s]*(?<number>[0-9]{1,2})[-/.\s]+|(?<number>[0-9])(?<kind>[QTKHS])[-/.\s]*"
        + @"|(?<number>[0-9]{1,2})[-/.\s]+)(?<year>[0-9]{4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    // Quarters and half-years of this century, as 1Q25 or Q1'25.
    [GeneratedRegex(@"^((?<number>[0-9])(?<kind>[QTKHS])|(?<kind>[QTKHS])(?<number>[0-9]))[-/.'’\s]*(?<year>[0-9]{2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();

    // 1. Quartal 2025, 1er trimestre 2025, Quarter 1 2025, Trimestrul I 2025, 2025. I. negyedév.
    [GeneratedRegex(@"^(" + Place + @"[-.\s]+(?<name>[\p{L}\p{M}]{4,})\.?|(?<name>[\p{L}\p{M}]{4,})\.?\s+"
        + Place + @"\.?)[-/.,\s]+(de |del |του )?(?<year>[0-9]{4})$|^(?<year>[0-9]{4})[-/.\s]+" + Place
        + @"[-.\s]+(?<name>[\p{L}\p{M}]{4,})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InWords();

    // سه‌ماهه اول ۲۰۲۵: the word for three months is written as one or as two.
    [GeneratedRegex(@"^(?<name>سه[\u200c\s]?ماهه|نیم[\u200c\s]?سال)\s+(?<ordinal>اول|دوم|سوم|چهارم)\s+(?<year>[0-9]{4})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex InPersian();

    [GeneratedRegex(@"^((?<name>[\p{L}\p{M}]{2,})[-/.,\s]*(?<year>[0-9]{2}|[0-9]{4})"
        + @"|(?<year>[0-9]{4})[-/.,\s]*(?<name>[\p{L}\p{M}]{2,})\.?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
