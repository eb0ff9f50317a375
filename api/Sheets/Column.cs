namespace OutlookCrm.Sheets;

/// <summary>A column that a file may have.</summary>
/// <param name="IsRequired">Whether there is no reading the file without it.</param>
/// <param name="Names">What it may be called, in any case; the first is the one that faults speak of.</param>
internal sealed record Column(bool IsRequired, params IReadOnlyList<string> Names)
{
    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Where each column stands in a sheet, which is told what is missing or twice there, and which columns hold
    /// numbers.</summary>
    /// <param name="columns">Those that may be there.</param>
    /// <param name="sheet">The sheet.</param>
    public static IReadOnlyDictionary<string, int> Places(IReadOnlyList<Column> columns, Sheet sheet)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sheet.Header.Count; i++)
        {
            // "Order ID", "order_id" and "orderid" are one name.
            var name = Plain(sheet.Header[i]);
            if (columns.FirstOrDefault(column => column.Names.Any(own => Plain(own) == name)) is { } column
                && !found.TryAdd(column.Names[0], i))
            {
                sheet.FaultInHeader(
                    $"Two columns are named for the {column.Names[0]}: {sheet.Header[found[column.Names[0]]]} and {sheet.Header[i]}. "
                        + $"Leave one of them out, or rename it.");
            }
        }

        foreach (var missing in columns.Where(column => column.IsRequired && !found.ContainsKey(column.Names[0])))
        {
            sheet.FaultInHeader($"There is no column for the {missing.Names[0]}. It may be named {string.Join(", ", missing.Names)}.");
        }

        sheet.HasNumbers([.. columns.Where(column => column.IsNumber && found.ContainsKey(column.Names[0]))
            .Select(column => found[column.Names[0]])]);
        return found;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
