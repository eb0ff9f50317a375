namespace OutlookCrm.Sheets;

// How the days and numbers of a column are written, which the whole column tells.
internal sealed partial class Sheet
{
    private readonly Dictionary<int, DayOrder> _orders = [];
    private readonly Dictionary<int, char?> _marks = [];
    private IReadOnlyList<int> _numbers = [];

    /// <summary>Says which columns hold numbers: where a column does not tell its decimal mark, the others do.</summary>
    /// <param name="places">Where they stand.</param>
    public void HasNumbers(IReadOnlyList<int> places) => _numbers = places;

    /// <summary>Whether day or month stands first in a column, looked for when the first date needs it.</summary>
    /// <param name="place">Where the column stands.</param>
    public DayOrder OrderOf(int place)
    {
        if (_orders.TryGetValue(place, out var order))
        {
            return order;
        }

        _orders.Add(place, order = new());
        Scan([place], (_, value, line) => order.Add(value, line()), () => true);
        return order;
    }

    /// <summary>
    /// The mark before the decimals of a column, a point or a comma, looked for when the first number needs it; null where a number can be
    /// read two ways and nothing tells which, which becomes a fault.
    /// </summary>
    /// <param name="place">Where the column stands.</param>
    public char? MarkOf(int place)
    {
        if (_marks.TryGetValue(place, out var mark))
        {
            return mark;
        }

        var own = MarkIn([place]);
        (var found, LineFault? doubt) = DecimalMark.Of([own], false);
        if (doubt is not null && !own.IsMixed)
        {
            (found, var still) = DecimalMark.Of([own, MarkIn(_numbers)], false);
            doubt = still is null ? null : doubt;
        }

        if (doubt is not null)
        {
            Fault(doubt);
        }

        _marks.Add(place, mark = doubt is null ? found : null);
        return mark;
    }

    private DecimalMark MarkIn(IReadOnlyList<int> places)
    {
        var mark = new DecimalMark();
        Scan(places, (_, value, line) => mark.Add(value, line), () => !mark.IsSettled);
        return mark;
    }

    // Hands on each value of columns that is not blank, with its line, while more are wanted; false where the file cannot be read, which is
    // told when its lines are.
    private bool Scan(IReadOnlyList<int> places, Action<int, string, Func<int>> each, Func<bool> wantsMore)
    {
        var records = new SheetRecords(_text, _delimiter);
        var line = () => _skipped + records.Line;
        try
        {
            records.Read();
            while (records.Read() && wantsMore())
            {
                foreach (var place in places)
                {
                    if (place < records.Count && records[place].Trim() is { Length: > 0 } value)
                    {
                        each(place, value.ToString(), line);
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return true;
    }
}
