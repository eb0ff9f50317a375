using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>The file of an import without what names a customer. What has been dealt with so far stays so.</summary>
internal static class ClearedFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="stored">As it is.</param>
    /// <param name="head">Of the import.</param>
    /// <param name="names">Whether texts name the customer.</param>
    /// <param name="to">Takes the new file.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The import with the new file; null where nothing names the customer: what was written is of no use then.</returns>
    public static ImportHead? Write(
        FileStream stored, ImportHead head, Func<IReadOnlyList<string>, bool> names, Stream to, CancellationToken ct)
    {
        var file = ImportFile.Read(stored, head.Options, head.Language, ct, head.Found);
        if (file.Table is { } table)
        {
            var (mark, isChanged) = ClearedTable.Write(table, head.Mark ?? MarkBehind(file, head.Read, ct), names, to, ct);
            return !isChanged ? null : head with
            {
                Clearings = head.Clearings + 1,
                Mark = mark,
                Options = head.Options with { Encoding = null, Delimiter = table.Delimiter.ToString() },
                Found = table.Found,
            };
        }

        // Of a PDF only the invoice inside is read.
        stored.Position = 0;
        var start = new byte[FileKinds.Needed];
        var length = stored.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stored.Position = 0;
        using var inside = PdfAttachment.IsPdf(start.AsSpan(0, length)) ? PdfAttachment.Open(stored) : null;
        return ClearedXml.Write(inside ?? stored, names, to, ct) ? head with { Clearings = head.Clearings + 1 } : null;
    }

    // An import of an older version has counted its records and noted no place.
    private static TableMark? MarkBehind(ImportFile file, int records, CancellationToken ct)
    {
        using var items = file.Items(null, _ => { }, ct).GetEnumerator();
        while (records > 0 && items.MoveNext())
        {
            records--;
        }

        return file.Table!.Mark;
    }
}
