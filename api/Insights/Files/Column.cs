namespace OutlookCrm.Insights.Files;

/// <summary>A column that a file may have.</summary>
/// <param name="IsRequired">Whether there is no reading the file without it.</param>
/// <param name="Names">What it may be called, in any case; the first is the one that faults speak of.</param>
internal sealed record Column(bool IsRequired, params IReadOnlyList<string> Names)
{
    /// <summary>Where each column stands in a header.</summary>
    /// <param name="columns">Those that may be there.</param>
    /// <param name="header">The names that are there.</param>
    /// <param name="fault">Told what is missing or twice there.</param>
    public static IReadOnlyDictionary<string, int> Places(IReadOnlyList<Column> columns, IReadOnlyList<string> header, Action<string> fault)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            // "Order ID", "order_id" and "orderid" are one name.
            var name = Plain(header[i]);
            if (columns.FirstOrDefault(column => column.Names.Any(own => Plain(own) == name)) is { } column && !found.TryAdd(column.Names[0], i))
            {
                fault($"Two columns are named for the {column.Names[0]}.");
            }
        }

        foreach (var missing in columns.Where(column => column.IsRequired && !found.ContainsKey(column.Names[0])))
        {
            fault($"There is no column for the {missing.Names[0]}. It may be named {string.Join(", ", missing.Names)}.");
        }

        return found;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
