using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// Puts the rows of invoices and orders together: a row with the number of the row before, or with none, is a further line of it. Rows of
/// one
/// number that are apart are two documents, and the second says so.
/// </summary>
/// <param name="columns">Of the table.</param>
/// <param name="heading">The customer above the first row, where it is not the first of the table; null for none.</param>
/// <param name="leavesUnknown">Whether an invoice with a type that is not known is no sale.</param>
internal sealed class SalesRows(Columns columns, string? heading, bool leavesUnknown)
{
    private readonly HashSet<long> _seen = [];
    private SalesDraft? _draft;

    /// <summary>Whether no document has begun.</summary>
    public bool IsBetween => _draft is null;

    /// <summary>The customer above the rows; null for none.</summary>
    public string? Heading { get; private set; } = heading;

    /// <summary>Whether the only value of a row may be a heading: in the column of a number or of an item it is something else.</summary>
    public static bool IsHeading(int place, Columns columns) => place >= columns.Fields.Count
        || columns.Fields[place] is not (Field.Number or Field.ItemName or Field.ItemCode or Field.LineAmount);

    /// <summary>Takes a row; gives the document before it where the row begins another.</summary>
    /// <param name="row">The row.</param>
    /// <param name="filled">Its cells that are not empty.</param>
    /// <param name="leave">Takes the reason and the line of a row that is no record.</param>
    /// <param name="reject">Takes each value that leaves a record out.</param>
    public IEnumerable<TableItem> Take(Row row, List<(int Place, string Text)> filled, Action<string, int> leave, Action<Rejected> reject)
    {
        var number = row.Text(Field.Number) is not { } own ? null : row.Text(Field.Series) is { } series && series != own
            && !own.StartsWith(series, StringComparison.Ordinal) ? $"{series} {own}" : own;
        var isOwn = columns.Program is { IsOwn: true };
        var kind = DocumentKinds.Of(row.Text(Field.DocumentType))
            ?? (row.Text(Field.DocumentType) is not null && (columns.Program is { IsJournal: true } || (leavesUnknown && !isOwn))
                ? DocumentKind.Other : null);
        if (filled.Count == 1 && number is null && IsHeading(filled[0].Place, columns))
        {
            // Reports put the customer above the rows of the customer.
            Heading = filled[0].Text;
            leave("heading", row.Line);
            return [];
        }

        if (columns.Kind == TableKind.Invoices && kind is DocumentKind.Other)
        {
            leave("not-a-sale", row.Line);
            return End(reject);
        }

        if (columns.Kind == TableKind.Invoices && kind is DocumentKind.Payment)
        {
            return [.. End(reject), .. Payment(row, reject)];
        }

        if (_draft is not null && IsContinued(row) && (isOwn
            ? (number ?? "") == _draft.Number && row.Text(Field.DocumentType) == _draft.Type
                && row.Text(Field.ExternalId) == _draft.Id : number is null ? !_draft.IsOther(row) : number == _draft.Number))
        {
            TakeInto(_draft, row);
            return [];
        }

        var before = End(reject).ToList();
        if (number is null && isOwn && row.Text(Field.ExternalId) is not null)
        {
            number = "";
        }

        _draft = new(row.Line, number ?? "", Heading);
        if (number is null)
        {
            _draft.Fail(row.Line, "missing", row.Header(Field.Number));
        }

        TakeInto(_draft, row);
        return before;
    }

    // A document whose numbers grow too large is left out whole.
    private void TakeInto(SalesDraft draft, Row row)
    {
        try
        {
            draft.Take(row, columns.Program);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            draft.Fail(row.Line, RecordFault.CodeOf(e));
        }
    }

    /// <summary>The last document.</summary>
    public IEnumerable<TableItem> End(Action<Rejected> reject)
    {
        if (_draft is not { } draft)
        {
            return [];
        }

        _draft = null;
        var again = draft.Number.Length == 0 || _seen.Add(Short(draft.Number)) ? Array.Empty<string>() : ["number-again"];
        try
        {
            if (columns.Kind == TableKind.Orders || (columns.Program is { IsOwn: true } && draft.Type == "Order"))
            {
                var (order, faults, warnings) = draft.Order();
                return Made(order, faults, [.. warnings, .. again]);
            }

            var (document, wrong) = draft.Invoice();
            return Made(document, wrong, [.. document?.Warnings ?? [], .. again]);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            return Made(null, [Rejected.Of(draft.Line, null, null, RecordFault.CodeOf(e))], []);
        }

        TableItem[] Made(object? record, IReadOnlyList<Rejected> faults, IReadOnlyList<string> warnings)
        {
            foreach (var fault in faults)
            {
                reject(fault);
            }

            return record is null ? [] : [new(draft.Line, record, warnings)];
        }
    }

    private IEnumerable<TableItem> Payment(Row row, Action<Rejected> reject)
    {
        var (amount, date) = (row.Amount(Field.Total) ?? row.Amount(Field.LineAmount) ?? row.Amount(Field.Net), row.Day(Field.Date));
        if (amount is not var (number, currency) || row.Faults.Count > 0)
        {
            foreach (var fault in row.Faults.DefaultIfEmpty(Rejected.Of(row.Line, row.Header(Field.Total), null, "missing")))
            {
                reject(fault);
            }

            return [];
        }

        // A list of payments may have the number of the invoice alone.
        var isOfInvoice = Columns.IsInvoiceNumber(row.Header(Field.Number));
        var payment = new ImportedPayment(isOfInvoice ? null : row.Text(Field.Number), date, new(row.Text(Field.Name) ?? Heading),
            Math.Abs(number), null, row.Text(Field.Currency) is { } code ? CurrencyText.Of(code) : currency, null,
            isOfInvoice ? row.Text(Field.Number) : null, row.Text(Field.DocumentType), row.Text(Field.ItemName));
        return [new(row.Line, payment, [.. row.Warnings])];
    }

    // Eight bytes for each of a million numbers, instead of the numbers.
    private static long Short(string number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(number.AsSpan()), hash);
        return BitConverter.ToInt64(hash);
    }

    // Without columns of lines every row is a document, also one with the number of the row before.
    private static bool IsContinued(Row row) => row.Has(Field.ItemName) || row.Has(Field.ItemCode) || row.Has(Field.Quantity)
        || row.Has(Field.UnitPrice) || row.Has(Field.LineAmount);
}
