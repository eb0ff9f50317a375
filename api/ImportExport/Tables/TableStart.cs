using CsvHelper;
using CsvHelper.Configuration;
using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>How a table begins: the delimiter of its cells, its header, and what stands above.</summary>
/// <param name="Delimiter">Between cells.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Above">How many rows stand above the header.</param>
internal sealed record TableStart(char Delimiter, IReadOnlyList<string> Header, int Above)
{
    private const int Looked = 40;
    private const int MostAbove = 20;
    private const int MostColumns = 1000;
    private const int LongestName = 200;
    private const int StartLength = 64 * 1024;
    private const double OfNames = 0.7;
    private static readonly char[] s_delimiters = [',', ';', '\t', '|'];

    /// <summary>Looks at the first rows of a file.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="encoding">Of the file.</param>
    /// <param name="chosen">The delimiter that the caller names; null looks for it.</param>
    /// <exception cref="RefusedFileException">It is no table, or has no header.</exception>
    public static TableStart Of(Stream file, TextEncoding encoding, char? chosen)
    {
        var named = TableText.NamedDelimiter(file, encoding);
        var start = TableText.Start(file, encoding, StartLength);
        start = named is null ? start : start[(start.IndexOf('\n') + 1)..];
        if (start.Contains('\0'))
        {
            throw new RefusedFileException(new("unknown", "The file holds zeros, which no text does. Save the list as CSV UTF-8."));
        }

        var best = s_delimiters.Select(delimiter => (Delimiter: delimiter, Rows: Rows(start, delimiter)))
            .Where(one => (chosen ?? named) is not { } sure || one.Delimiter == sure)
            .MaxBy(one => Evenness(one.Rows));
        var rows = best.Rows ?? Rows(start, (chosen ?? named)!.Value);
        var delimiter = best.Rows is null ? (chosen ?? named)!.Value : best.Delimiter;
        if (HeaderOf(rows) is not { } above)
        {
            throw Widest(rows) > MostColumns ? TooManyColumns() : new RefusedFileException(new("no-table",
                "The file has no header with the names of its columns above its rows. Put one there, or export it again."));
        }

        var header = rows[above].Select(name => name.Length > LongestName ? name[..LongestName] : name).ToList();
        while (header.Count > 0 && header[^1].Length == 0)
        {
            header.RemoveAt(header.Count - 1);
        }

        return header.Count > MostColumns
            ? throw TooManyColumns()
            : new(delimiter, header, above);
    }

    private static RefusedFileException TooManyColumns() => new(new("too-many-columns",
        string.Create(CultureInfo.InvariantCulture, $"The table has more than {MostColumns:N0} columns.")));

    private static List<string[]> Rows(string start, char delimiter)
    {
        var rows = new List<string[]>();
        using var parser = new CsvParser(new StringReader(start), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        while (rows.Count < Looked && parser.Read())
        {
            rows.Add([.. (parser.Record ?? []).Select(cell => cell.Trim())]);
        }

        return rows;
    }

    // The more cells in the more rows the better; a header that has as many as the rows counts for much, because a decimal comma is not in
    // it.
    private static double Evenness(List<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var (count, times) = rows.GroupBy(row => row.Length).Select(group => (group.Key, Times: group.Count()))
            .MaxBy(group => (group.Times * (group.Key > 1 ? 2 : 1), group.Key));
        var share = (double)times / rows.Count;
        var hasHeader = rows.Take(MostAbove).Any(row => row.Length == count && IsHeader(row, Math.Min(count, Widest(rows))));
        return (count - 1) * share * share * (hasHeader ? 1 : 0.4);
    }

    private static int? HeaderOf(List<string[]> rows)
    {
        var widest = rows.Count == 0 ? 0 : rows.GroupBy(row => row.Length).MaxBy(group => (group.Count(), group.Key))!.Key;
        widest = Math.Min(widest, Widest(rows));
        for (var i = 0; i < Math.Min(MostAbove, rows.Count); i++)
        {
            if (IsHeader(rows[i], widest))
            {
                return i;
            }
        }

        return null;
    }

    // Spreadsheets write delimiters for columns that nobody uses.
    private static int Widest(List<string[]> rows) => rows.Count == 0 ? 0 : rows.Max(row => Array.FindLastIndex(row, cell =>
        cell.Length > 0) + 1);

    private static bool IsHeader(string[] row, int widest)
    {
        var names = row.Where(cell => cell.Length > 0).ToList();
        var known = names.Count(Columns.IsKnown);
        return names.Count >= Math.Max(1, widest * OfNames) && (names.Count > 1 || known > 0)
            && names.Count(IsName) >= names.Count * OfNames
            && (known > 0 || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count);
    }

    private static bool IsName(string cell) => cell.Any(char.IsLetter) && !cell.Contains('@')
        && cell.Count(char.IsDigit) <= Math.Max(3, cell.Length / 4);
}
