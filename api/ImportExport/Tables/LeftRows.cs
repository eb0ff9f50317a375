namespace OutlookCrm.ImportExport.Tables;

/// <summary>The rows of a table that are no records.</summary>
/// <param name="delimiter">Between the cells of a row that is shown.</param>
internal sealed class LeftRows(char delimiter)
{
    private const int MostShown = 200;
    private const int ShownOfRow = 100;
    private readonly List<LeftOutRow> _first = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<LeftOutRow> First => _first;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Counts on from what an earlier pass came to.</summary>
    public void GoOn(int count) => Count = count;

    /// <summary>Leaves a row out.</summary>
    /// <param name="line">Of the file, counted from 1.</param>
    /// <param name="reason">Why it is no record.</param>
    /// <param name="filled">Its cells that are not empty.</param>
    public void Add(int line, string reason, List<(int Place, string Text)> filled)
    {
        Count++;
        if (_first.Count < MostShown)
        {
            var shown = string.Join(delimiter, filled.Select(cell => cell.Text));
            _first.Add(new(line, reason, shown.Length > ShownOfRow ? shown[..ShownOfRow] : shown));
        }
    }
}
