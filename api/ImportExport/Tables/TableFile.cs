using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// A file of delimited text from another program or a spreadsheet. It is read twice, row by row: once to learn how each column writes
/// numbers and days, once for the records. What the file does not tell is asked, never guessed.
/// </summary>
internal sealed class TableFile
{
    private const int MostLeftOut = 200;
    private const int ShownOfRow = 100;
    private readonly Stream _file;
    private readonly TextEncoding _encoding;
    private readonly TableStart _start;
    private readonly Columns _columns;
    private readonly Formats _formats = new();
    private readonly TableAnswers _options;
    private readonly TimeZoneInfo? _zone;
    private readonly int _number;
    private readonly string[] _plain;
    private string? _product;

    private TableFile(Stream file, TextEncoding encoding, TableStart start, Columns columns, TableAnswers options)
    {
        (_file, _encoding, _start, _columns, _options) = (file, encoding, start, columns, options);
        _plain = [.. start.Header.Select(HeaderName.Plain)];
        _zone = options.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;
        _number = columns.Kind is TableKind.Invoices or TableKind.Orders ? columns.Fields.ToList().IndexOf(Field.Number) : -1;
    }

    /// <summary>The program's file, or what the table is by the words of its header.</summary>
    public string Format => _columns.Format;

    /// <summary>The name of the file's encoding.</summary>
    public string Encoding => _encoding.Encoding.WebName;

    /// <summary>Between cells.</summary>
    public char Delimiter => _start.Delimiter;

    /// <summary>The names of the columns, and what they hold.</summary>
    public IEnumerable<(string Header, Field? Field)> Columns => _start.Header.Zip(_columns.Fields);

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header => _start.Header;

    /// <summary>What the file does not tell.</summary>
    public List<Question> Questions { get; } = [];

    /// <summary>The first rows that are no records.</summary>
    public List<LeftOutRow> LeftOut { get; } = [];

    /// <summary>How many rows are no records.</summary>
    public int LeftOutCount { get; private set; }

    /// <summary>Opens a file, whose formats are known then.</summary>
    /// <param name="file">Can be read again from its beginning.</param>
    /// <param name="options">What the caller knows better.</param>
    /// <param name="language">Of the caller, two letters; null where it is not known.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RefusedFileException">It is no table, or nothing is known of its columns.</exception>
    public static TableFile Open(Stream file, TableAnswers options, string? language, CancellationToken ct)
    {
        var encoding = TextEncoding.Of(file, options.Encoding, KnownWords, language);
        var start = TableStart.Of(file, encoding, options.Delimiter is [var delimiter] ? delimiter : null);
        var columns = Tables.Columns.Of(start.Header, options.Kind, options.Mapping ?? new Dictionary<string, Field?>());
        if (TableRefusals.Of(file, encoding, start, columns, options) is { } refusal)
        {
            throw new RefusedFileException(refusal);
        }

        var table = new TableFile(file, encoding, start, columns!, options);
        table.Learn(ct);
        return table;
    }

    /// <summary>The records, one after the other. Faults are told where they are met.</summary>
    /// <param name="reject">Takes each value that leaves a record out.</param>
    /// <param name="ct">Gives up.</param>
    public IEnumerable<TableItem> Items(Action<Rejected> reject, CancellationToken ct)
    {
        using var text = TableText.Open(_file, _encoding, _start.Delimiter);
        var row = new Row(text, _start.Header, _columns, _formats, _zone);
        var sales = new SalesRows(_columns);
        Skip(text);
        var isBelow = false;
        while (text.Read())
        {
            ct.ThrowIfCancellationRequested();
            var filled = Filled(text);
            if (filled.Count == 0)
            {
                continue;
            }

            // Below the sums of a report stand remarks, each in one cell.
            if ((Footers.Why(filled, _columns.Fields) ?? (isBelow && filled.Count == 1 ? "footer" : null)) is { } reason)
            {
                isBelow = true;
                Leave(text.Line, reason, filled);
                continue;
            }

            isBelow = false;
            if (IsHeading(filled))
            {
                Leave(text.Line, "heading", filled);
                continue;
            }

            if (WhyBad(text) is { } code)
            {
                reject(Rejected.Of(text.Line, null, string.Join(_start.Delimiter, filled.Select(cell => cell.Text)), code));
                continue;
            }

            row.Begin();
            if (_columns.Kind is TableKind.Invoices or TableKind.Orders)
            {
                foreach (var item in sales.Take(row, filled, (why, line) => Leave(line, why, filled), reject))
                {
                    yield return item;
                }
            }
            else if (Single(row, filled) is { } item && row.Faults.Count == 0)
            {
                yield return item;
            }

            if (_columns.Kind is not (TableKind.Invoices or TableKind.Orders))
            {
                row.Faults.ForEach(reject);
            }
        }

        foreach (var item in sales.End(reject))
        {
            yield return item;
        }
    }

    /// <summary>Every row below the header as it is, with its line.</summary>
    public IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows(CancellationToken ct)
    {
        using var text = TableText.Open(_file, _encoding, _start.Delimiter);
        Skip(text);
        while (text.Read())
        {
            ct.ThrowIfCancellationRequested();
            yield return (text.Line, text.Cells);
        }
    }

    /// <summary>The number by which several rows are one document, empty where a row says none; null where every row is a record.</summary>
    public string? NumberOf(IReadOnlyList<string> cells) => _number < 0 ? null : cells.ElementAtOrDefault(_number)?.Trim() ?? "";

    private static int KnownWords(string text) =>
        text.Split('\n', 3)[0].Split([',', ';', '\t', '|']).Count(name => Tables.Columns.IsKnown(name.Trim('"', ' ', '\r')));

    private void Learn(CancellationToken ct)
    {
        using var text = TableText.Open(_file, _encoding, _start.Delimiter);
        Skip(text);
        _formats.Look(text, _columns.Fields, ct);
        _formats.Decide(_start.Header, _options, _columns.Program, IsDayFirst());
        if (_encoding.IsGuess)
        {
            Questions.Add(new("encoding", null, Encoding, CodePages.Names,
                [new(TableText.Start(_file, _encoding, 200).ReplaceLineEndings(" "), [])]));
        }

        Questions.AddRange(_formats.Questions);
        if (_columns.Program is { HasMidnights: true } && _zone is null)
        {
            Questions.Add(new("timeZone", null, null, [], []));
        }
    }

    // Of the six languages all but English write the day first; a header in letters beyond ASCII is not English.
    private bool? IsDayFirst() => _start.Header.Any(name => name.Any(c => c > '\u007F' && char.IsLetter(c))) ? true : null;

    private void Skip(TableText text)
    {
        for (var i = 0; i <= _start.Above && text.Read(); i++)
        {
            if (i < _start.Above && Filled(text) is { Count: > 0 } filled && LeftOut.All(row => row.Line != text.Line))
            {
                Leave(text.Line, "above-table", filled);
            }
        }
    }

    private TableItem? Single(Row row, List<(int Place, string Text)> filled)
    {
        if (_columns.Kind == TableKind.Customers && row.Yes(Field.IsPrivate) == true && _options.IncludePrivate != true)
        {
            Leave(row.Line, "private", filled);
            return null;
        }

        if (_columns.Kind == TableKind.Payments && OtherRows.IsFailed(row.Text(Field.Status)))
        {
            Leave(row.Line, "failed-payment", filled);
            return null;
        }

        if (_columns.Kind == TableKind.Payments && OtherRows.IsNoPayment(row.Text(Field.DocumentType)))
        {
            Leave(row.Line, "not-a-payment", filled);
            return null;
        }

        if (_columns.Program is { HasVariants: true } && row.Text(Field.ItemCode) is null && row.Text(Field.Price) is null)
        {
            Leave(row.Line, "heading", filled);
            return null;
        }

        _product = _columns.Program is { HasVariants: true } ? row.Text(Field.ItemName) ?? _product : null;
        object? record = _columns.Kind switch
        {
            TableKind.Payments => OtherRows.Payment(row, _columns.Program),
            TableKind.Deals => OtherRows.Deal(row, _columns.Program),
            TableKind.Products => OtherRows.Product(row, _product),
            _ => CustomerRows.Of(row, _columns.Program),
        };
        return record is null ? null : new(row.Line, record, [.. row.Warnings]);
    }

    private static List<(int Place, string Text)> Filled(TableText text)
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

    // A printed list has its header on every page, and may have the currencies of its columns below it.
    private bool IsHeading(List<(int Place, string Text)> filled) => filled.Count > 1
        && (filled.TrueForAll(cell => cell.Place < _plain.Length && HeaderName.Plain(cell.Text) == _plain[cell.Place])
            || filled.TrueForAll(cell => WrittenNumber.CurrencyOf(cell.Text.Trim('(', ')', '[', ']')) is not null));

    private string? WhyBad(TableText text)
    {
        // A mark that is not closed takes the rows behind it into its cell, as far as the next mark.
        if (text.IsBad && text.HasLongCell)
        {
            return "quotation-mark";
        }

        for (var i = _start.Header.Count; i < text.Count; i++)
        {
            if (text[i].Length > 0)
            {
                return text.IsBad ? "quotation-mark" : "too-many-values";
            }
        }

        return text.IsBad && text.Count < _start.Header.Count ? "quotation-mark" : null;
    }

    private void Leave(int line, string reason, List<(int Place, string Text)> filled)
    {
        LeftOutCount++;
        if (LeftOut.Count < MostLeftOut)
        {
            var shown = string.Join(_start.Delimiter, filled.Select(cell => cell.Text));
            LeftOut.Add(new(line, reason, shown.Length > ShownOfRow ? shown[..ShownOfRow] : shown));
        }
    }
}

/// <summary>One record of a table.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Record">An invoice, an order, a customer, a payment, a deal or a product.</param>
/// <param name="Warnings">What is odd about it, as codes.</param>
internal sealed record TableItem(int Line, object Record, IReadOnlyList<string> Warnings);
