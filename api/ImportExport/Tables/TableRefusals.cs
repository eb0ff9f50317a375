using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Tables that would be read wrongly, and those of which nothing is known.</summary>
internal static class TableRefusals
{
    private const int ShownNames = 12;
    private static readonly string s_ofDatev = HeaderName.Plain("Umsatz (ohne Soll/Haben-Kz)");

    /// <summary>Why a table is not read; null where it is.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="encoding">Of the file.</param>
    /// <param name="start">How the table begins.</param>
    /// <param name="columns">What is known of its columns; null for nothing.</param>
    /// <param name="options">What the caller knows better.</param>
    public static FileRefusal? Of(Stream file, TextEncoding encoding, TableStart start, Columns? columns, TableAnswers options) =>
        TableText.Unclosed(file, encoding, start.Delimiter) is { } line ? new("unclosed-quotation", string.Create(
            CultureInfo.InvariantCulture, $"The quotation mark that opens in line {line} is not closed: the rows behind it would be one "
                + $"value. Close it there, or take it out."), line)
        : start.Header.Any(name => HeaderName.Plain(name) == s_ofDatev) ? new("datev-bookings",
            "This is a batch of bookings of DATEV, whose days have no year and whose customers have no names. Export the list of invoices "
                + "(Rechnungsausgangsbuch or open items) as CSV.")
        : columns is null ? new("unknown-columns", "None of the columns is known. Say what they hold, in the mapping: "
            + string.Join(", ", start.Header.Where(name => name.Length > 0).Take(ShownNames)) + ".")
        : options.Kind is null && options.Mapping is not { Count: > 0 } && columns.MissesSales(start.Header) is { } missing
        ? new("unknown-columns", $"This looks like a list of sales, but no column is known for the {missing}. Give the column a usual "
            + "name, as invoice number, date, customer or total.")
        : null;
}
