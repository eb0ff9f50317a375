using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OutlookCrm.CustomerScience.Forecasts;

namespace OutlookCrm.Insights.Forecast;

/// <summary>A period by its name: 2026, 2026-H2, Q4 2026, 2026-11, 11/2026, 2026M11, Nov 2026, 2026-W47.</summary>
internal static partial class WrittenPeriod
{
    private static readonly FrozenDictionary<string, int> s_months = Months();

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

        match = Named().Match(text);
        if (match.Success && s_months.TryGetValue(match.Groups["name"].Value, out var month))
        {
            // A spreadsheet shows a month of this century as Nov-26.
            var year = Number(match.Groups["year"]);
            return Of(match.Groups["year"].Length == 2 ? 2000 + year : year, "", month);
        }

        return null;
    }

    private static (DateOnly Start, TimeStep Step)? Of(int year, string kind, int number) => (kind, number) switch
    {
        _ when !IsYear(year) => null,
        ("Q", >= 1 and <= 4) => (new(year, number * 3 - 2, 1), TimeStep.Quarter),
        ("H", >= 1 and <= 2) => (new(year, number * 6 - 5, 1), TimeStep.HalfYear),
        ("W" or "KW" or "CW", >= 1) when number <= ISOWeek.GetWeeksInYear(year) =>
            (DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)), TimeStep.Week),
        ("" or "M", >= 1 and <= 12) => (new(year, number, 1), TimeStep.Month),
        _ => null,
    };

    private static bool IsYear(int year) => year is >= 1900 and <= 2199;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, int> Months()
    {
        // German spreadsheets shorten March in a way of their own.
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Mrz"] = 3, ["Sept"] = 9 };
        foreach (var language in (string[])["en", "de", "fr", "es", "it", "hu", "el"])
        {
            var words = CultureInfo.GetCultureInfo(language).DateTimeFormat;
            foreach (var names in (string[][])[words.MonthNames, words.MonthGenitiveNames, words.AbbreviatedMonthNames,
                words.AbbreviatedMonthGenitiveNames])
            {
                for (var month = 1; month <= 12; month++)
                {
                    months.TryAdd(names[month - 1].TrimEnd('.'), month);
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    // A month's number needs a mark before it or two digits: 20261 may be anything.
    [GeneratedRegex(@"^(?<year>[0-9]{4})([-/.\s]*((?<kind>[QHM]|[KC]?W)[-/.\s]*|(?<=[-/.\s])|(?=[0-9]{2}$))(?<number>[0-9]{1,2}))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^((?<kind>[QHM]|[KC]?W)[-/.\s]*(?<number>[0-9]{1,2})[-/.\s]+|(?<number>[0-9])(?<kind>[QH])[-/.\s]*"
        + @"|(?<number>[0-9]{1,2})[-/.\s]+)(?<year>[0-9]{4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^((?<name>\p{L}{3,})[-/.,\s]*(?<year>[0-9]{2}|[0-9]{4})|(?<year>[0-9]{4})[-/.,\s]*(?<name>\p{L}{3,})\.?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
