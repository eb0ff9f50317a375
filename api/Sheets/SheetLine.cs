
namespace OutlookCrm.Sheets;

/// <summary>The line of a sheet that is being read, by the names of its columns. Whatever cannot be understood becomes a fault of the
/// line.</summary>
internal sealed class SheetLine(Sheet sheet, IReadOnlyDictionary<string, int> places)
{
    private const int LongestText = 200;
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int FirstPersianYear = 1300;
    private const int LastPersianYear = 1499;
    private readonly Dictionary<string, Names> _names = new(StringComparer.Ordinal);

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
    /// lines stays small. Names that people mean to be one are one, as the first of them was typed.</summary>
    public string? Name(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!_names.TryGetValue(name, out var known))
        {
            _names.Add(name, known = new());
        }

        return known.Of(text);
    }

    /// <summary>Takes the currency of the line into account: amounts of two cannot be added up.</summary>
    public void Currency(string name)
    {
        if (Text(name) is { } text)
        {
            sheet.Currencies.Add(WrittenNumber.CurrencyOf(text) ?? text.ToUpperInvariant(), sheet.Line, true);
        }
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

        if (WrittenDay.Of(text) is not { } written)
        {
            Fault($"has no {name} that is understood{UnreadDay.Why(text)}; write it as 2026-11-22 or 22.11.2026");
            return null;
        }

        if (written.Year is >= FirstPersianYear and <= LastPersianYear)
        {
            Fault($"has {A(name)} of the Persian calendar, {text}; write days by the Gregorian calendar, as 2026-11-22");
            return null;
        }

        if (written.IsOpen && sheet.OrderOf(places[name]) is { IsDayFirst: null, Doubt: { } doubt })
        {
            sheet.Fault(doubt);
            return null;
        }

        if (written.Day(!written.IsOpen || sheet.OrderOf(places[name]).IsDayFirst == true) is not { } date)
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

        if (WrittenNumber.Of(text, sheet.Mark) is var (number, currency))
        {
            if (currency is not null)
            {
                sheet.Currencies.Add(currency, sheet.Line, false);
            }

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

    /// <summary>A number whose decimal mark is known.</summary>
    public static decimal? NumberOf(string text, char mark) => WrittenNumber.Of(text, mark)?.Number;

    // The column of an outcome has the name that the caller chose.
    private static string A(string name) => name.Length == 0 ? "an outcome"
        : $"{("aeio".Contains(name[0], StringComparison.Ordinal) ? "an" : "a")} {name}";

    private sealed class Names
    {
        private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _meant = new(StringComparer.Ordinal);

        public string Of(string text)
        {
            if (!_typed.TryGetValue(text, out var name))
            {
                var key = SameName.KeyOf(text);
                if (!_meant.TryGetValue(key, out name))
                {
                    _meant.Add(key, name = text);
                }

                _typed.Add(text, name);
            }

            return name;
        }
    }
}
