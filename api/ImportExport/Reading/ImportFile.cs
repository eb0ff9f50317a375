using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Reading;

/// <summary>A file of any kind that is read, as its records one after the other.</summary>
internal sealed class ImportFile
{
    private readonly InvoiceFile? _invoices;

    private ImportFile(InvoiceFile? invoices, TableFile? table, TableAnswers options) =>
        (_invoices, Table, Rules) = (invoices, table, new(options, table?.Columns ?? []));

    /// <summary>What the file is.</summary>
    public string Format => _invoices?.Format ?? Table!.Format;

    /// <summary>How a table was read; null for invoices of XML.</summary>
    public TableFile? Table { get; }

    /// <summary>How its columns change customers who are there.</summary>
    public UpdateRules Rules { get; }

    /// <summary>What a table does not tell and nobody has answered, without which values would be missing.</summary>
    public IReadOnlyList<Question> Open =>
        [.. (Table?.Questions ?? []).Where(question => question.Code is "dayOrder" or "decimalMark" or "calendar"
            or "unknownTypes")];

    /// <summary>The header of the column with a field; null where the file has none.</summary>
    public string? HeaderOf(Field field) => Table?.Columns.FirstOrDefault(column => column.Field == field).Header;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Can be read again from its beginning.</param>
    /// <param name="options">What the caller knows better of a table.</param>
    /// <param name="language">Of the caller, two letters; null where it is not known.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="found">How the columns of a table write numbers and days, as it was found before; null to look.</param>
    /// <exception cref="RefusedFileException">It is of a kind that is not read, or damaged.</exception>
    public static ImportFile Read(
        Stream file, TableAnswers options, string? language, CancellationToken ct, FoundFormats? found = null)
    {
        var start = new byte[FileKinds.Needed];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var bytes = start.AsSpan(0, length);
        var text = FileKinds.Beginning(bytes);
        try
        {
            if (PdfAttachment.IsPdf(bytes) && PdfAttachment.Open(file) is { } inside)
            {
                return new(InvoiceFile.Read(inside), null, options);
            }

            return (FileKinds.Refused(bytes) ?? FileKinds.Page(text)) is { } refusal ? throw new RefusedFileException(refusal)
                : FileKinds.IsXml(text) ? new(InvoiceFile.Read(file), null, options)
                : new(null, TableFile.Open(file, options, language, ct, found), options);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedFileException(new("wrong-encoding", "The bytes of the file mean nothing in its encoding. Export it again, as "
                + "UTF-8."));
        }
    }

    /// <summary>
    /// Whether the records may be written as far as they were given: a later pass begins behind them. Of two that the same row gives, both
    /// or none.
    /// </summary>
    public bool MayPause => Table is null || Table.Mark is not null;

    /// <summary>The records, always in the same order. Faults are told where they are met.</summary>
    /// <param name="from">Where an earlier pass over a table stood; null for the beginning.</param>
    /// <param name="reject">Takes each value that leaves a record out.</param>
    /// <param name="ct">Gives up.</param>
    public IEnumerable<TableItem> Items(TableMark? from, Action<Rejected> reject, CancellationToken ct) =>
        Table?.Items(from, reject, ct) ?? OfInvoices(reject);

    private IEnumerable<TableItem> OfInvoices(Action<Rejected> reject)
    {
        foreach (var read in _invoices!.Documents)
        {
            foreach (var fault in read.Faults)
            {
                reject(fault);
            }

            if (read.Document is { } document)
            {
                yield return new(read.Line, document, document.Warnings);
            }
        }
    }
}
