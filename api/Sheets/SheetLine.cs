using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>The line of a sheet that is being read, by the names of its columns. Whatever cannot be understood becomes a fault of the
/// line.</summary>
internal sealed partial class SheetLine(Sheet sheet, IReadOnlyDictionary<string, int> places)
{
    private const int LongestText = 200;
    private const int LongestPlain = 12;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const decimal Largest = 1_000_000_000_000m;
    private static readonly string[] s_days =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "d.M.yyyy", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Counted from 1, the header included.</summary>
    public int Number => sheet.Line;

    /// <summary>The decimal mark of the file's numbers.</summary>
    public char Mark => sheet.Mark;

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string name) => places.ContainsKey(name);

    /// <summary>Tells a fault: "This line {what}."</summary>
    public void Fault(string what) => sheet.Fault($"This line {what}.");

    /// <summary>A text of at most 200 characters; null where there is none.</summary>
    public string? Text(string name)
    {
        if (!places.TryGetValue(name, out var place) || sheet[place] is not { } value)
        {
            return null;
        }

        if (value.Length > LongestText)
        {
            Fault($"has {A(name)} of more than {LongestText} characters");
        }

        return value;
    }

    /// <summary>As <see cref="Text"/>, for what many lines name: one object for all of them, so that a file of hundreds of thousands of
    /// lines stays small.</summary>
    public string? Name(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (_names.TryGetValue(text, out var known))
        {
            return known;
        }

        _names.Add(text);
        return text;
    }

    /// <summary>The last day that may have been; null where that is not known.</summary>
    public DateOnly? Latest => sheet.Latest;

    /// <summary>The day of something that happened, which must be there.</summary>
    public DateOnly Day(string name)
    {
        if (DayOrNone(name) is { } day)
        {
            if (day > Latest)
            {
                Fault(string.Create(CultureInfo.InvariantCulture, $"has {A(name)} that is yet to come, {day:yyyy-MM-dd}"));
            }
            else
            {
                sheet.Days.Add(day, sheet);
            }

            return day;
        }

        if (Text(name) is null)
        {
            Fault($"has no {name}");
        }

        return default;
    }

    /// <summary>A day; null where there is none.</summary>
    public DateOnly? DayOrNone(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, s_days[0], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && !DateOnly.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            Fault($"has no {name} that is understood; write it as 2026-11-22 or 22.11.2026");
            return null;
        }

        if (date.Year is < FirstYear or > LastYear)
        {
            Fault($"has {A(name)} outside the years {FirstYear} to {LastYear}");
            return null;
        }

        return date;
    }

    /// <summary>A number, which must be there.</summary>
    public decimal Amount(string name)
    {
        if (AmountOrNone(name) is { } amount)
        {
            return amount;
        }

        if (Text(name) is null)
        {
            Fault($"has no {name}");
        }

        return 0;
    }

    /// <summary>A number; null where there is none.</summary>
    public decimal? AmountOrNone(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (NumberOf(text, sheet.Mark) is { } number)
        {
            return number;
        }

        Fault($"has {A(name)} that is no number: {text[..Math.Min(20, text.Length)]}");
        return null;
    }

    /// <summary>A yes or a no, which must be there.</summary>
    public bool Yes(string name)
    {
        switch (Text(name)?.ToLowerInvariant())
        {
            case "yes" or "y" or "true" or "1":
                return true;
            case "no" or "n" or "false" or "0":
                return false;
            case null:
                Fault($"does not say yes or no to {name}");
                return false;
            default:
                Fault($"says neither yes nor no to {name}");
                return false;
        }
    }

    /// <summary>A number whose decimal mark is known; groups of thousands may be set off by the other mark, a space or an
    /// apostrophe.</summary>
    public static decimal? NumberOf(string text, char mark)
    {
        // Nearly all numbers are digits with a mark at most, which needs no expression.
        Span<char> plain = stackalloc char[LongestPlain + 2];
        if (TryPlain(text, mark, plain, out var length))
        {
            return Parsed(plain[..length]);
        }

        var match = (mark == ',' ? WithComma() : WithPoint()).Match(text);
        return match.Success
            ? Parsed(
                $"{match.Groups["sign"].Value}{string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit))}"
                    + $".{match.Groups["part"].Value}0")
            : null;
    }

    private static decimal? Parsed(ReadOnlySpan<char> number) =>
        decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value)
            && Math.Abs(value) <= Largest ? value : null;

    private static bool TryPlain(string text, char mark, Span<char> plain, out int length)
    {
        length = 0;
        var (from, point) = (text.StartsWith('-') ? 1 : 0, text.IndexOf(mark));
        var end = point < 0 ? text.Length : point;
        if (text.Length > LongestPlain || end == from || text.AsSpan(from, end - from).ContainsAnyExceptInRange('0', '9')
            || (point >= 0 && text.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        text.CopyTo(plain);
        plain[end] = '.';
        length = Math.Max(text.Length, end + 1);
        plain[length++] = '0';
        return true;
    }

    private static string A(string name) => $"{("aeio".Contains(name[0], StringComparison.Ordinal) ? "an" : "a")} {name}";

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[0-9]+|[0-9]{1,3}([, '\u00A0\u202F][0-9]{3})+)(\.(?<part>[0-9]{0,10}))?$")]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>[0-9]+|[0-9]{1,3}([. '\u00A0\u202F][0-9]{3})+)(,(?<part>[0-9]{0,10}))?$")]
    private static partial Regex WithComma();
}
