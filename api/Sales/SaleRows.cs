using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

/// <summary>
/// A document as rows: one row with its lines where they fit, else a row without and further rows of lines, none larger than a row may be.
/// </summary>
internal static class SaleRows
{
    // Documents are read by the hundred to compute a summary: long lists of lines stay out of the way.
    private const int MostLinesWithin = 40;
    private const int MostUnitsWithin = 12 * 1024;

    /// <summary>The rows of a document, the document's own first.</summary>
    public static IReadOnlyList<(string Key, byte[] Content)> Of(SaleDocument document)
    {
        var lines = document.Lines ?? [];
        var key = SalesKeys.Document(document.Kind, document.Id);
        var whole = JsonSerializer.SerializeToUtf8Bytes(document, SalesJson.Rows.SaleDocument);
        if (lines.Count <= MostLinesWithin && whole.Length <= MostUnitsWithin)
        {
            return [(key, whole)];
        }

        var rows = new List<(string, byte[])>
        {
            (key, JsonSerializer.SerializeToUtf8Bytes(document with { Lines = null }, SalesJson.Rows.SaleDocument)),
        };
        var (part, units) = (new List<SaleLine>(), 0);
        foreach (var line in lines)
        {
            var next = JsonSerializer.SerializeToUtf8Bytes(line, SalesJson.Rows.SaleLine).Length + 1;
            if (units + next > RowLimits.ContentUnits - 2)
            {
                Close();
            }

            part.Add(line);
            units += next;
        }

        Close();
        return rows;

        void Close()
        {
            rows.Add((SalesKeys.LinesPart(document.Id, rows.Count - 1),
                JsonSerializer.SerializeToUtf8Bytes(part, SalesJson.Rows.ListSaleLine)));
            (part, units) = ([], 0);
        }
    }

    /// <summary>The document of a row, without the lines that lie elsewhere.</summary>
    public static SaleDocument Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.SaleDocument)!;

    /// <summary>The lines of a row of their own.</summary>
    public static IReadOnlyList<SaleLine> ReadLines(Row row) =>
        JsonSerializer.Deserialize(row.Content.Span, SalesJson.Rows.ListSaleLine)!;

    /// <summary>A document with all its lines.</summary>
    public static SaleDocument Whole(SaleDocument document, IEnumerable<Row> lines) => document.Lines is not null ? document
        : document with
        {
            Lines = [.. lines.SelectMany(ReadLines)],
        };

    /// <summary>The rows of lines of a document as they are now.</summary>
    public static async Task<IReadOnlyList<Row>> LinesAsync(CustomerChange change, SaleDocument document, CancellationToken ct) =>
        document.Lines is not null ? [] : await change.ReadAfterAsync(SalesKeys.LinesOf(document.Id), ct);
}
