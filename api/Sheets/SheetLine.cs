using System.Buffers;

namespace OutlookCrm.Sheets;

/// <summary>The line of a sheet that is being read, by the names of its columns. Whatever cannot be understood becomes a fault of the
/// line.</summary>
internal sealed class SheetLine
{
    /// <summary>Characters of a value at most.</summary>
    public const int LongestText = 200;

    /// <summary>The first year of four digits that is of the Persian calendar.</summary>
    public const int FirstPersianYear = 1300;

    /// <summary>The last such year: files tell of no later one.</summary>
    public const int LastPersianYear = 1499;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789-");
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private readonly Sheet _sheet;

    // A handful, asked for a dozen times a line: looking through them is faster than hashing.
    private readonly (string Name, int Place, TypedNames Names)[] _columns;
    private string _currency = "";

    /// <param name="sheet">Whose lines are read.</param>
    /// <param name="places">Where each column stands.</param>
    public SheetLine(Sheet sheet, IReadOnlyDictionary<string, int> places) =>
        (_sheet, _columns) = (sheet, [.. places.Select(column => (column.Key, column.Value, new TypedNames()))]);

    /// <summary>Counted from 1, the header included.</summary>
    public int Number => _sheet.Line;

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string name) => Find(name) >= 0;

    /// <summary>Tells a fault: "This line {what}."</summary>
    public void Fault(string what) => _sheet.Fault($"This line {what}.");

    /// <summary>A text of at most 200 characters; null where there is none.</summary>
    public string? Text(string name) => Value(name) is { Length: > 0 } value ? value.ToString() : null;

    /// <summary>As <see cref="Text"/>, for what many lines name: one object for all of them, so that a file of hundreds of thousands of
    /// lines stays small. Names that people mean to be one are one, as the first of them was typed.</summary>
    public string? Name(string name) => Value(name) is { Length: > 0 } value ? _columns[Find(name)].Names.Of(value) : null;

    /// <summary>Takes the currency of the line into account: amounts of two cannot be added up.</summary>
    public void Currency(string name)
    {
        if (Value(name) is { Length: > 0 } value && !value.SequenceEqual(_currency))
        {
            _currency = value.ToString();
            _sheet.Currencies.Add(WrittenNumber.CurrencyOf(_currency) ?? _currency.ToUpperInvariant(), _sheet.Line, true);
        }
    }

    /// <summary>The last day that may have been; null where that is not known.</summary>
    public DateOnly? Latest => _sheet.Latest;

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
                _sheet.Days.Add(day, _sheet);
            }

            return day;
        }

        if (Value(name).IsEmpty)
        {
            Fault($"has no {name}");
        }

        return default;
    }

    /// <summary>A day; null where there is none.</summary>
    public DateOnly? DayOrNone(string name)
    {
        var value = Value(name);
        if (value.IsEmpty)
        {
            return null;
        }

        if ((WrittenDay.OfPlain(value) ?? WrittenDay.Of(value.ToString())) is not { } written)
        {
            Fault($"has no {name} that is understood{UnreadDay.Why(value.ToString())}; write it as 2026-11-22 or 22.11.2026");
            return null;
        }

        if (written.Year is >= FirstPersianYear and <= LastPersianYear)
        {
            Fault($"has {A(name)} of the Persian calendar, {value}; write days by the Gregorian calendar, as 2026-11-22");
            return null;
        }

        if (written.IsOpen && _sheet.OrderOf(_columns[Find(name)].Place) is { IsDayFirst: null, Doubt: { } doubt })
        {
            _sheet.Fault(doubt);
            return null;
        }

        if (written.Day(!written.IsOpen || _sheet.OrderOf(_columns[Find(name)].Place).IsDayFirst == true) is not { } date)
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

    /// <summary>A number, which must be there; 0 where there is none.</summary>
    public decimal Amount(string name) => AmountOrFault(name) ?? 0;

    /// <summary>A number, which must be there; null where there is none, which has become a fault.</summary>
    public decimal? AmountOrFault(string name)
    {
        var amount = AmountOrNone(name);
        if (amount is null && Value(name).IsEmpty)
        {
            Fault($"has no {name}");
        }

        return amount;
    }

    /// <summary>A number; null where there is none.</summary>
    public decimal? AmountOrNone(string name)
    {
        var value = Value(name);
        if (value.IsEmpty)
        {
            return null;
        }

        // Most are digits alone, which are the same with any mark.
        var isWhole = !value.ContainsAnyExcept(s_digits);
        if ((isWhole ? '.' : _sheet.MarkOf(_columns[Find(name)].Place)) is not { } mark)
        {
            return null;
        }

        if (WrittenNumber.OfPlain(value, mark) is { } plain)
        {
            return plain;
        }

        // What can be read in one way alone is read, whatever the column's other numbers have.
        var text = value.ToString();
        if ((WrittenNumber.Of(text, mark) ?? WrittenNumber.Of(text, mark == '.' ? ',' : '.')) is var (number, currency))
        {
            if (currency is not null)
            {
                _sheet.Currencies.Add(currency, _sheet.Line, false);
            }

            return number;
        }

        Fault($"has {A(name)} that is no number: {value[..Math.Min(20, value.Length)]}");
        return null;
    }

    /// <summary>A yes or a no, which must be there.</summary>
    public bool Yes(string name)
    {
        if (Text(name) is not { } text)
        {
            Fault($"does not say yes or no to {name}");
            return false;
        }

        var yes = YesOrNo(text);
        if (yes is null)
        {
            Fault($"says neither yes nor no to {name}");
        }

        return yes == true;
    }

    /// <summary>A yes or a no in the languages of <see cref="ColumnNames"/>; null for any other text.</summary>
    public static bool? YesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" or "ναι" or "da" or "igen" or "بله" or "آری" or "ja" or "oui" or "vrai" or "wahr" => true,
        "no" or "n" or "false" or "0" or "όχι" or "οχι" or "nu" or "nem" or "خیر" or "نه" or "nee" or "nein" or "non" or "faux" or "falsch"
            => false,
        _ => null,
    };

    /// <summary>A number whose decimal mark is known.</summary>
    public static decimal? NumberOf(string text, char mark) => WrittenNumber.Of(text, mark)?.Number;

    // Empty where there is none.
    private ReadOnlySpan<char> Value(string name)
    {
        if (Find(name) is var column && column < 0)
        {
            return [];
        }

        var value = _sheet[_columns[column].Place];
        if (value.Length > LongestText)
        {
            Fault($"has {A(name)} of more than {LongestText} characters");
        }

        return value;
    }

    private int Find(string name)
    {
        var column = _columns.Length - 1;
        while (column >= 0 && _columns[column].Name != name)
        {
            column--;
        }

        return column;
    }

    // The column of an outcome has the name that the caller chose.
    private static string A(string name) => name.Length == 0 ? "an outcome"
        : $"{("aeio".Contains(name[0], StringComparison.Ordinal) ? "an" : "a")} {name}";
}
