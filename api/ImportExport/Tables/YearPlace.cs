using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// Whether years of two digits may stand first in the days of one column, as in 26/3/14: the years of a file lie closer together than its
/// days of the month. Where all lie equally close, the larger number is the year, because files are of these years.
/// </summary>
internal sealed class YearPlace
{
    private const int LastMonth = 12;
    private const int LastDay = 31;
    private readonly HashSet<int> _first = [];
    private readonly HashSet<int> _last = [];
    private bool _isLast;
    private bool _isFirst;

    /// <summary>Whether the year can only stand first.</summary>
    public bool IsFirst => _isFirst && !_isLast;

    /// <summary>Whether the year is as likely to stand first as last.</summary>
    public bool MayBeFirst => IsFirst || (!_isLast && _first.Count > 0
        && (Spread(_first) < Spread(_last) || (Spread(_first) == Spread(_last) && _first.Max() > _last.Max())));

    /// <summary>Takes a value of the column into account.</summary>
    /// <param name="text">As it is written.</param>
    /// <param name="day">What it says where the year stands last; null for nothing.</param>
    public void Add(string text, WrittenDay? day)
    {
        if (DayText.Short(text) is not var (first, second, last, isLastShort))
        {
            _isLast |= day is { IsOpen: true };
            return;
        }

        _isLast |= second is < 1 or > LastMonth || last is < 1 or > LastDay;
        _isFirst |= first > LastDay || isLastShort;
        _first.Add(first);
        _last.Add(last);
    }

    private static int Spread(HashSet<int> numbers) => numbers.Max() - numbers.Min();
}
