namespace OutlookCrm.Sheets;

/// <summary>Whether the day or the month stands first in the dates of one column, which only all of them together can tell.</summary>
internal sealed class DayOrder
{
    private const int LastMonth = 12;
    private (int Line, string Text)? _dayFirst;
    private (int Line, string Text)? _monthFirst;
    private (int Line, WrittenDay Day, string Text)? _doubt;

    /// <summary>Whether the day stands first; null where that cannot be told.</summary>
    public bool? IsDayFirst => (_dayFirst, _monthFirst, _doubt) switch
    {
        (not null, null, _) => true,
        (null, not null, _) => false,
        (null, null, null) => true,
        _ => null,
    };

    /// <summary>Whether a date of the column has told.</summary>
    public bool IsDecided => _dayFirst is not null ^ _monthFirst is not null;

    /// <summary>Whether the day stands first in some and the month in others.</summary>
    public bool IsMixed => _dayFirst is not null && _monthFirst is not null;

    /// <summary>Takes a value of the column into account.</summary>
    /// <param name="text">Not blank.</param>
    /// <param name="line">Its line.</param>
    public void Add(string text, int line)
    {
        if (WrittenDay.Of(text) is { } day)
        {
            Add(day, text, line);
        }
    }

    /// <summary>Takes a value of the column into account.</summary>
    /// <param name="day">What it says.</param>
    /// <param name="text">As it is written.</param>
    /// <param name="line">Its line.</param>
    public void Add(WrittenDay day, string text, int line)
    {
        if (!day.IsOpen)
        {
            return;
        }

        _dayFirst ??= day.First > LastMonth ? (line, text) : null;
        _monthFirst ??= day.Second > LastMonth ? (line, text) : null;
        _doubt ??= day.First <= LastMonth && day.Second <= LastMonth && day.First != day.Second ? (line, day, text) : null;
    }

    /// <summary>Why the order cannot be told; null where it can.</summary>
    public LineFault? Doubt => (_dayFirst, _monthFirst, _doubt) switch
    {
        ({ } day, { } month, _) => new(Math.Max(day.Line, month.Line),
            $"The day stands first in {day.Text} (line {day.Line}) and the month in {month.Text} (line {month.Line}). Write all days "
                + $"alike, as 2026-11-22."),
        (null, null, var (line, own, text)) => new(line, string.Create(CultureInfo.InvariantCulture,
            $"This line's {text} may be {own.Day(true):d MMMM yyyy} or {own.Day(false):d MMMM yyyy}, and no date of its column tells "
                + $"which. Write days as 2026-11-22.")),
        _ => null,
    };
}
