using OutlookCrm.ImportExport.Files;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Tables that would be read wrongly, and those of which nothing is known.</summary>
internal static class TableRefusals
{
    private const int ShownNames = 12;
    private const int LongestNames = 120;
    private static readonly string s_ofDatev = HeaderName.Plain("Umsatz (ohne Soll/Haben-Kz)");

    /// <summary>Why a table is not read; null where it is.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="encoding">Of the file.</param>
    /// <param name="start">How the table begins.</param>
    public static FileRefusal? Of(Stream file, TextEncoding encoding, TableStart start) =>
        TableText.Unclosed(file, encoding, start.Delimiter) is { } line ? new("unclosed-quotation", string.Create(
            CultureInfo.InvariantCulture, $"The quotation mark that opens in line {line} is not closed: the rows behind it would be one "
                + $"value. Close it there, or take it out."), line)
        : start.Header.Any(name => HeaderName.Plain(name) == s_ofDatev) ? new("datev-bookings",
            "This is a batch of bookings of DATEV, whose days have no year and whose customers have no names. Export the list of invoices "
                + "(Rechnungsausgangsbuch or open items) as CSV.")
        : null;

    /// <summary>The table as a person maps its columns, where it is not read because of columns that are not known; null where it is
    /// read.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="encoding">Of the file.</param>
    /// <param name="start">How the table begins.</param>
    /// <param name="columns">What is known of its columns; null for nothing.</param>
    /// <param name="options">What the caller knows better.</param>
    public static UnmappedTableException? Unmapped(
        Stream file, TextEncoding encoding, TableStart start, Columns? columns, TableAnswers options)
    {
        var mapping = options.Mapping ?? new Dictionary<string, Field?>();
        var sales = columns is null || options.Kind is not null ? [] : columns.MissesSales(start.Header, mapping);
        if (columns is not null && sales.Count == 0)
        {
            return null;
        }

        var (fields, missing) = Columns.Nearest(start.Header, columns is null ? options.Kind : TableKind.Invoices, mapping);
        var names = string.Join(", ", start.Header.Where(name => name.Length > 0).Take(ShownNames));
        var refusal = missing.Count == 0 && fields.All(field => field is null)
            ? new FileRefusal("unknown-columns", $"None of the columns is known. Say what they hold, in the mapping: {names}.")
            : new FileRefusal("missing-columns", $"No column is known for {string.Join(", nor for ", missing.Select(Shown))}. Say in the "
                + $"mapping which column holds it: {LongText.Cut(names, LongestNames)}.");
        return new(refusal, new(encoding.Encoding.WebName, start.Delimiter, start.Header, fields, missing,
            TableExamples.Of(file, encoding, start)));
    }

    private static string Shown(IReadOnlyList<Field> group) =>
        string.Join(" or ", group.Select(field => JsonNamingPolicy.CamelCase.ConvertName($"{field}")));
}
