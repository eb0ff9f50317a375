namespace OutlookCrm.Sheets;

/// <summary>The currencies that a file's amounts are in: by its header and its column, or where it has no such column by what is written
/// beside the amounts.</summary>
internal sealed class Currencies
{
    private readonly Dictionary<string, int> _ofColumn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beside = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ofHeader = new(StringComparer.Ordinal);

    /// <summary>Takes a line's currency into account.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="line">The line.</param>
    /// <param name="isOfColumn">Whether the column of currencies says so.</param>
    public void Add(string code, int line, bool isOfColumn) => (isOfColumn ? _ofColumn : _beside).TryAdd(code, line);

    /// <summary>Takes a currency into account that the header names.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="line">The header's line.</param>
    public void AddOfHeader(string code, int line) => _ofHeader.TryAdd(code, line);

    /// <summary>The fault of the first line that is in a second currency; null where there is none.</summary>
    public LineFault? Second()
    {
        var all = _ofHeader.Concat(_ofColumn.Count > 0 ? _ofColumn : _beside).DistinctBy(own => own.Key).OrderBy(own => own.Value);
        var (first, second) = all.ToArray() switch
        {
            [var one, var other, ..] => (one, other),
            _ => default,
        };
        return second.Key is null ? null
            : new(second.Value, $"This line is in {second.Key}, line {first.Value} in {first.Key}: amounts of two currencies cannot be "
                + $"added up. Upload a file for each currency.");
    }
}
