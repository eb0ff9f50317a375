namespace OutlookCrm.Sheets;

/// <summary>Finds a last day so far after all others that it must be a slip of the pen: every figure is as of the last day, and one would
/// ruin them all.</summary>
internal sealed class LoneDay
{
    private const int FewestOthers = 10;
    private const int LeastGap = 366;
    private int _count;
    private int _onLast;
    private int _line;
    private DateOnly _first = DateOnly.MaxValue;
    private DateOnly _last = DateOnly.MinValue;
    private DateOnly _before = DateOnly.MinValue;

    /// <summary>Takes the day of a line into account.</summary>
    public void Add(DateOnly day, Sheet sheet)
    {
        _count++;
        _first = day < _first ? day : _first;
        if (day > _last)
        {
            (_before, _last, _line, _onLast) = (_last, day, sheet.Line, 1);
        }
        else if (day == _last)
        {
            _onLast++;
        }
        else if (day > _before)
        {
            _before = day;
        }
    }

    /// <summary>The fault: one line of more than ten, more than a year and more than half the time of all others after them. Null where
    /// there is none.</summary>
    public LineFault? Lone() =>
        _onLast == 1 && _count > FewestOthers && _last.DayNumber - _before.DayNumber is var gap && gap > LeastGap
        && gap > (_before.DayNumber - _first.DayNumber) / 2
        ? new(_line, string.Create(CultureInfo.InvariantCulture,
            $"This line's day, {_last:yyyy-MM-dd}, lies {gap:N0} days after the last of all others, {_before:yyyy-MM-dd}. Correct it, or "
                + $"leave the line out."))
        : null;
}
