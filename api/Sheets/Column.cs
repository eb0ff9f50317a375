namespace OutlookCrm.Sheets;

/// <summary>A column that a file may have.</summary>
/// <param name="IsRequired">Whether the file cannot be read without this column.</param>
/// <param name="Names">The names that the column may have, in upper or lower case. Faults use the first name.</param>
internal sealed record Column(bool IsRequired, params IReadOnlyList<string> Names)
{
    private const int MostNamed = 8;

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>What it may be called beside, the best first, where no column has one of <see cref="Names"/>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Where each column stands in a sheet, which is told what is missing or twice there, and which columns hold
    /// numbers.</summary>
    /// <param name="columns">Those that may be there.</param>
    /// <param name="sheet">The sheet.</param>
    public static IReadOnlyDictionary<string, int> Places(IReadOnlyList<Column> columns, Sheet sheet)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var header = sheet.Header.Select(Plain).ToList();
        var currencies = sheet.Header.Select(NamedCurrency.Of).ToList();
        var without = currencies.ConvertAll(named => named is var (name, _) ? Plain(name) : "");
        FindSure(columns, header, found, sheet);
        FindSure([.. Open().Where(column => column.IsNumber)], without, found, sheet);
        FindOthers([.. Open()], header, found);
        FindOthers([.. Open().Where(column => column.IsNumber)], without, found);
        foreach (var column in columns.Where(column => column.IsNumber))
        {
            if (found.TryGetValue(column.Names[0], out var place) && currencies[place] is var (_, code))
            {
                sheet.Currencies.AddOfHeader(code, sheet.Line);
            }
        }

        foreach (var missing in Open().Where(column => column.IsRequired))
        {
            sheet.FaultInHeader(missing.Missing);
        }

        sheet.HasNumbers([.. columns.Where(column => column.IsNumber && found.ContainsKey(column.Names[0]))
            .Select(column => found[column.Names[0]])]);
        return found;

        IEnumerable<Column> Open() => columns.Where(column => !found.ContainsKey(column.Names[0]));
    }

    private static void FindSure(IReadOnlyList<Column> columns, List<string> header, Dictionary<string, int> found, Sheet sheet)
    {
        foreach (var (i, name) in header.Index().Where(own => own.Item.Length > 0))
        {
            if (columns.FirstOrDefault(column => column.Names.Any(own => Plain(own) == name)) is { } column
                && !found.TryAdd(column.Names[0], i))
            {
                sheet.FaultInHeader(
                    $"Two columns are named for the {column.Names[0]}: {sheet.Header[found[column.Names[0]]]} and {sheet.Header[i]}. "
                        + $"Leave one of them out, or rename it.");
            }
        }
    }

    private static void FindOthers(IReadOnlyList<Column> columns, List<string> header, Dictionary<string, int> found)
    {
        foreach (var column in columns)
        {
            var place = column.Others.Select(own => header.IndexOf(Plain(own)))
                .FirstOrDefault(at => at >= 0 && !found.ContainsValue(at), -1);
            if (place >= 0)
            {
                found.Add(column.Names[0], place);
            }
        }
    }

    private const string MoreNames = " and more, also in Greek, Romanian, Hungarian, Persian, Afrikaans, German and French";

    /// <summary>The fault of a header without it.</summary>
    public string Missing =>
        $"There is no column for the {Names[0]}. It may be named {string.Join(", ", Names.Concat(Others).Take(MostNamed))}"
            + $"{(Names.Count + Others.Count > MostNamed ? MoreNames : "")}.";

    /// <summary>Whether a name is one of others, as columns are compared.</summary>
    public static bool IsAmong(IReadOnlyList<string> names, string name) => names.Any(own => Plain(own) == Plain(name));

    /// <summary>The letters and digits of a name: "Order ID", "order_id" and "orderid" are one name, with and without accents.</summary>
    public static string Plain(string name) => string.Concat(SameName.KeyOf(name).Normalize(NormalizationForm.FormD)
        .Where(char.IsLetterOrDigit));
}
