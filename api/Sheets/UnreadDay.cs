using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>Says why a text that looks like a day is not read as a day.</summary>
internal static partial class UnreadDay
{
    private const int LengthOfSerial = 5;
    private const int LongestRest = 20;
    private static readonly DateOnly s_dayZero = new(1899, 12, 30);

    /// <summary>The reason, in brackets after a space; empty where nothing more can be said.</summary>
    /// <param name="text">Of which <see cref="WrittenDay.Of"/> makes nothing.</param>
    public static string Why(string text)
    {
        // What a spreadsheet made of a day, by the number of days since the end of 1899.
        if (text.Length == LengthOfSerial && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return string.Create(CultureInfo.InvariantCulture,
                $" ({text} is how a spreadsheet counts {s_dayZero.AddDays(number):yyyy-MM-dd}: give the column the format of a date)");
        }

        var plain = PlainText.Of(text);
        return HasShortYear(plain) ? $" ({text} has a year of two digits, which may be its day: write four digits)"
            : Clock().Match(plain) is { Success: true } clock && WrittenDay.Of(plain[..clock.Index]) is not null
                ? WhyNoTime(clock.Groups["clock"].Value, plain, clock.Index + clock.Length) : "";
    }

    // Either the clock itself or what stands behind it.
    private static string WhyNoTime(string clock, string plain, int end) =>
        WrittenDay.Of(plain[..end]) is null ? $" ({clock} is no time)"
        : plain[end..].Trim() is { Length: > 0 } rest ? $" ({rest[..Math.Min(LongestRest, rest.Length)]} behind its time is not understood)"
        : "";

    /// <summary>Whether a text is three numbers of at most two digits, as 1/5/26: Hungarians write the year first, others last.</summary>
    public static bool HasShortYear(string text) => ShortYear().IsMatch(text);

    [GeneratedRegex(@"^[0-9]{1,2}(?<mark>[-/.])\s?[0-9]{1,2}\k<mark>\s?[0-9]{2}\.?($|[ T,])")]
    private static partial Regex ShortYear();

    [GeneratedRegex("[T ,]+(?<clock>[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?)")]
    private static partial Regex Clock();
}
