using OutlookCrm.ImportExport.Records;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>One pass over the rows of a table: puts its records together, and leaves out what is none.</summary>
/// <param name="text">Stands behind the header, or where an earlier pass stood.</param>
/// <param name="start">How the table begins.</param>
/// <param name="columns">What its columns hold.</param>
/// <param name="formats">How they write numbers and days.</param>
/// <param name="options">What the caller knows better.</param>
/// <param name="zone">Of the company; null for unknown.</param>
/// <param name="left">Takes the rows that are no records.</param>
internal sealed class TablePass(
    TableText text, TableStart start, Columns columns, Formats formats, TableAnswers options, TimeZoneInfo? zone, LeftRows left)
{
    private readonly string[] _plain = [.. start.Header.Select(HeaderName.Plain)];
    private readonly bool _isOfSales = columns.Kind is TableKind.Invoices or TableKind.Orders;
    private readonly Row _row = new(text, start.Header, columns, formats, zone);
    private string? _product;

    /// <summary>Behind the record that was given last; null where its row gives one more.</summary>
    public TableMark? Mark { get; private set; }

    /// <summary>The cells of a row that are not empty.</summary>
    public static List<(int Place, string Text)> Filled(TableText text)
    {
        var filled = new List<(int, string)>();
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i] is { Length: > 0 } cell)
            {
                filled.Add((i, cell));
            }
        }

        return filled;
    }

    /// <summary>The records. Faults are told where they are met.</summary>
    /// <param name="from">Where the text was opened; null for the beginning.</param>
    /// <param name="reject">Takes each value that leaves a record out.</param>
    /// <param name="ct">Gives up.</param>
    public IEnumerable<TableItem> Items(TableMark? from, Action<Rejected> reject, CancellationToken ct)
    {
        var sales = new SalesRows(columns, from?.Heading, options.UnknownTypes == UnknownTypes.LeaveOut);
        _product = from?.Product;
        var isBelow = false;
        for (var begin = text.End; text.Read(); begin = text.End)
        {
            ct.ThrowIfCancellationRequested();
            var filled = Filled(text);
            if (filled.Count == 0)
            {
                continue;
            }

            // Below the sums of a report stand remarks, each in one cell.
            if ((Footers.Why(filled, columns.Fields) ?? (isBelow && filled.Count == 1 ? "footer" : null)) is { } reason)
            {
                isBelow = true;
                left.Add(text.Line, reason, filled);
                continue;
            }

            isBelow = false;
            if (IsHeading(filled))
            {
                left.Add(text.Line, "heading", filled);
                continue;
            }

            if (WhyBad() is { } code)
            {
                reject(Rejected.Of(text.Line, null, string.Join(start.Delimiter, filled.Select(cell => cell.Text)), code));
                continue;
            }

            _row.Begin();
            if (_isOfSales)
            {
                // The row with which a document is whole begins the next one.
                IReadOnlyList<TableItem> made = [.. sales.Take(_row, filled, (why, line) => left.Add(line, why, filled), reject)];
                for (var i = 0; i < made.Count; i++)
                {
                    Mark = i < made.Count - 1 ? null : MarkAt(sales.IsBetween ? text.End : begin, sales.Heading);
                    yield return made[i];
                }
            }
            else
            {
                var single = Single(filled);
                if (single is not null && _row.Faults.Count == 0)
                {
                    Mark = MarkAt(text.End, null);
                    yield return single;
                }

                _row.Faults.ForEach(reject);
            }
        }

        foreach (var item in sales.End(reject))
        {
            Mark = MarkAt(text.End, sales.Heading);
            yield return item;
        }
    }

    private TableMark MarkAt(TextPlace place, string? heading) => new(place, left.Count, heading, _product);

    private TableItem? Single(List<(int Place, string Text)> filled)
    {
        if (columns.Kind == TableKind.Customers && _row.Yes(Field.IsPrivate) == true && options.IncludePrivate != true)
        {
            left.Add(_row.Line, "private", filled);
            return null;
        }

        if (columns.Kind == TableKind.Payments && OtherRows.IsFailed(_row.Text(Field.Status)))
        {
            left.Add(_row.Line, "failed-payment", filled);
            return null;
        }

        if (columns is { Kind: TableKind.Payments, Program: not { IsOwn: true } } && OtherRows.IsNoPayment(_row.Text(Field.DocumentType)))
        {
            left.Add(_row.Line, "not-a-payment", filled);
            return null;
        }

        if (columns.Program is { HasVariants: true } && _row.Text(Field.ItemCode) is null && _row.Text(Field.Price) is null)
        {
            left.Add(_row.Line, "heading", filled);
            return null;
        }

        _product = columns.Program is { HasVariants: true } ? _row.Text(Field.ItemName) ?? _product : null;
        object? record = null;
        try
        {
            record = columns.Kind switch
            {
                TableKind.Payments => OtherRows.Payment(_row, columns.Program),
                TableKind.Deals => OtherRows.Deal(_row, columns.Program),
                TableKind.Products => OtherRows.Product(_row, _product),
                _ => CustomerRows.Of(_row, columns.Program),
            };
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            _row.Faults.Add(Rejected.Of(_row.Line, null, null, RecordFault.CodeOf(e)));
        }

        return record is null ? null : new(_row.Line, record, [.. _row.Warnings]);
    }

    // A printed list has its header on every page, and may have the currencies of its columns below it.
    private bool IsHeading(List<(int Place, string Text)> filled) => filled.Count > 1
        && (filled.TrueForAll(cell => cell.Place < _plain.Length && HeaderName.Plain(cell.Text) == _plain[cell.Place])
            || filled.TrueForAll(cell => WrittenNumber.CurrencyOf(cell.Text.Trim('(', ')', '[', ']')) is not null));

    private string? WhyBad()
    {
        // A mark that is not closed takes the rows behind it into its cell, as far as the next mark.
        if (text.IsBad && text.HasLongCell)
        {
            return "quotation-mark";
        }

        for (var i = start.Header.Count; i < text.Count; i++)
        {
            if (text[i].Length > 0)
            {
                return text.IsBad ? "quotation-mark" : "too-many-values";
            }
        }

        return text.IsBad && text.Count < start.Header.Count ? "quotation-mark" : null;
    }
}
