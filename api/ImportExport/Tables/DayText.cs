using System.Text.RegularExpressions;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Days of tables, whose order of day and month the whole column tells.</summary>
internal static partial class DayText
{
    private const int FirstPersianYear = 1300;
    private const int LastPersianYear = 1499;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int LastShortYear = 69;
    private const int FirstSerial = 20_000;
    private const int LastSerial = 70_000;
    private static readonly DateOnly s_dayZero = new(1899, 12, 30);

    /// <summary>What a text says; null where it is no day. A year of two digits is of 1970 to 2069.</summary>
    /// <param name="text">Not blank.</param>
    /// <param name="isYearFirst">Whether a year of two digits stands first, as in 26/3/14.</param>
    public static WrittenDay? Of(string text, bool isYearFirst = false) => WrittenDay.Of(isYearFirst && Short(text) is var (first, _, _, _)
        ? CenturyOf(first) + text.TrimStart()
        : ShortYear().Replace(text, match => match.Groups[1].Value
            + CenturyOf(int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)) + match.Groups[2].Value));

    /// <summary>
    /// The three numbers of a day whose year, first or last, has two digits, and whether the last has only one; null for any other text.
    /// </summary>
    public static (int First, int Second, int Last, bool IsLastShort)? Short(string text) =>
        ShortDay().Match(text) is not { Success: true } match ? null
            : (Part(match, 1), Part(match, 3), Part(match, 4), match.Groups[4].Length == 1);

    /// <summary>Whether a day is of the Persian calendar, by its year.</summary>
    public static bool IsPersian(WrittenDay day) => day.Year is >= FirstPersianYear and <= LastPersianYear;

    /// <summary>The Gregorian day of a Persian one; null where there is no such day.</summary>
    public static DateOnly? FromPersian(WrittenDay day)
    {
        try
        {
            return DateOnly.FromDateTime(new PersianCalendar().ToDateTime(day.Year, day.First, day.Second, 0, 0, 0, 0));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>A day within two centuries around now; null for any other.</summary>
    public static DateOnly? Likely(DateOnly? day) => day is { Year: >= FirstYear and <= LastYear } ? day : null;

    /// <summary>The day that a spreadsheet counts so, from the end of 1899; null where the text is no such number.</summary>
    public static DateOnly? OfSerial(string text) =>
        text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= FirstSerial and <= LastSerial ? s_dayZero.AddDays(number) : null;

    /// <summary>Whether a text stands for no day, as programs fill an empty one.</summary>
    public static bool IsNone(string text) => text is "0/0/00" or "0/0/0000" or "00/00/0000" or "0000-00-00" or "0000-00-00 00:00:00" or "-"
        or "0";

    /// <summary>The time behind a day; null where there is none, and for midnight, as programs fill a day without a time.</summary>
    public static TimeOnly? Time(string text) => Clock().Match(text) is { Success: true } match
        && TimeOnly.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var time) && time != TimeOnly.MinValue
            ? time : null;

    /// <summary>The hour at which a time begins that is a day elsewhere; null where the text has none on the hour.</summary>
    public static int? FullHour(string text) =>
        Hour().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static string CenturyOf(int year) => year <= LastShortYear ? "20" : "19";

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*([0-9]{2})([/.-])([0-9]{1,2})\2([0-9]{1,2})(?=[\s,T]|$|\.$)")]
    private static partial Regex ShortDay();

    [GeneratedRegex(@"^(\s*[0-9]{1,2}[/.-][0-9]{1,2}[/.-])([0-9]{2})(?=[\s,T]|$|\.$)")]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"[ T,]\s*([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?:\s*[AaPp][Mm])?)\s*(?:Z|UTC|GMT)?$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"[ T]([01][0-9]|2[0-4]):00(:00)?(\.0+)?Z?$")]
    private static partial Regex Hour();
}
