using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// A file of delimited text from another program or a spreadsheet. It is read twice, row by row: once to learn how each column writes
/// numbers and days, once for the records. What the file does not tell is asked, never guessed.
/// </summary>
internal sealed class TableFile
{
    private readonly Stream _file;
    private readonly TextEncoding _encoding;
    private readonly TableStart _start;
    private readonly Columns _columns;
    private readonly Formats _formats;
    private readonly LeftRows _left;
    private readonly TableAnswers _options;
    private readonly TimeZoneInfo? _zone;
    private readonly int _number;
    private TablePass? _pass;

    private TableFile(
        Stream file, TextEncoding encoding, TableStart start, Columns columns, TableAnswers options, FoundFormats? found)
    {
        (_file, _encoding, _start, _columns, _options) = (file, encoding, start, columns, options);
        _formats = found is null ? new() : new(found);
        _left = new(start.Delimiter);
        _zone = options.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own) ? own : null;
        _number = columns.Kind is TableKind.Invoices or TableKind.Orders ? columns.Fields.ToList().IndexOf(Field.Number) : -1;
    }

    /// <summary>The program's file, or what the table is by the words of its header.</summary>
    public string Format => _columns.Format;

    /// <summary>The name of the file's encoding.</summary>
    public string Encoding => _encoding.Encoding.WebName;

    /// <summary>Between cells.</summary>
    public char Delimiter => _start.Delimiter;

    /// <summary>The names of the columns, and what they hold.</summary>
    public IReadOnlyList<(string Header, Field? Field)> Columns => [.. _start.Header.Zip(_columns.Fields)];

    /// <summary>Whether its rows may be payments.</summary>
    public bool HasPayments => _columns.Kind is TableKind.Payments or TableKind.Invoices;

    /// <summary>Whether its rows are customers.</summary>
    public bool HasCustomers => _columns.Kind == TableKind.Customers;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header => _start.Header;

    /// <summary>The first values of each column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Examples => TableExamples.Of(_file, _encoding, _start);

    /// <summary>What the file does not tell.</summary>
    public List<Question> Questions { get; } = [];

    /// <summary>The first rows that are no records.</summary>
    public IReadOnlyList<LeftOutRow> LeftOut => _left.First;

    /// <summary>How many rows are no records.</summary>
    public int LeftOutCount => _left.Count;

    /// <summary>How its columns write numbers and days.</summary>
    public FoundFormats Found => _formats.Found;

    /// <summary>Behind the record that was given last: from here a later pass goes on. Null where the row gives one more.</summary>
    public TableMark? Mark => _pass?.Mark;

    /// <summary>Opens a file, whose formats are known then.</summary>
    /// <param name="file">Can be read again from its beginning.</param>
    /// <param name="options">What the caller knows better.</param>
    /// <param name="language">Of the caller, two letters; null where it is not known.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="found">How its columns write numbers and days; null to look.</param>
    /// <exception cref="RefusedFileException">It is no table.</exception>
    /// <exception cref="UnmappedTableException">Its columns do not tell what its rows are.</exception>
    public static TableFile Open(
        Stream file, TableAnswers options, string? language, CancellationToken ct, FoundFormats? found = null)
    {
        var encoding = TextEncoding.Of(file, options.Encoding, KnownWords, language);
        var start = TableStart.Of(file, encoding, options.Delimiter is [var delimiter] ? delimiter : null);
        var columns = Tables.Columns.Of(start.Header, options.Kind, options.Mapping ?? new Dictionary<string, Field?>());
        if (found is null && TableRefusals.Of(file, encoding, start) is { } refusal)
        {
            throw new RefusedFileException(refusal);
        }

        if (found is null && TableRefusals.Unmapped(file, encoding, start, columns, options) is { } unmapped)
        {
            throw unmapped;
        }

        var table = new TableFile(file, encoding, start, columns!, options, found);
        if (found is null)
        {
            table.Learn(ct);
        }

        return table;
    }

    /// <summary>The records, one after the other. Faults are told where they are met.</summary>
    /// <param name="from">Where an earlier pass stood (<see cref="Mark"/>); null for the beginning.</param>
    /// <param name="reject">Takes each value that leaves a record out.</param>
    /// <param name="ct">Gives up.</param>
    public IEnumerable<TableItem> Items(TableMark? from, Action<Rejected> reject, CancellationToken ct)
    {
        using var text = from is null ? TableText.Open(_file, _encoding, _start.Delimiter)
            : TableText.OpenAt(_file, _encoding, _start.Delimiter, from.Place);
        if (from is null)
        {
            Skip(text);
        }
        else
        {
            _left.GoOn(from.LeftOut);
        }

        _pass = new(text, _start, _columns, _formats, _options, _zone, _left);
        foreach (var item in _pass.Items(from, reject, ct))
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

    /// <summary>Every row with the place of its characters, those above the header too.</summary>
    public IEnumerable<PlacedRow> Whole(CancellationToken ct)
    {
        using var text = TableText.Open(_file, _encoding, _start.Delimiter);
        var place = -_start.Above;
        for (var begin = text.End; text.Read(); begin = text.End, place++)
        {
            ct.ThrowIfCancellationRequested();
            yield return new(begin.Characters, text.End.Characters, text.Cells, place);
        }
    }

    /// <summary>The file's text from its beginning; the file stays open.</summary>
    public StreamReader Text() => TableText.Reader(_file, _encoding);

    /// <summary>The number by which several rows are one document, empty where a row says none; null where every row is a record.</summary>
    public string? NumberOf(IReadOnlyList<string> cells) => _number < 0 ? null : cells.ElementAtOrDefault(_number)?.Trim() ?? "";

    /// <summary>Whether a row is the customer above the rows of a report.</summary>
    public bool IsHeading(IReadOnlyList<string> cells) => _number >= 0
        && cells.Index().Where(cell => !string.IsNullOrWhiteSpace(cell.Item)).Select(cell => (cell.Index, cell.Item.Trim())).ToList() is
            [var only] && SalesRows.IsHeading(only.Index, _columns) && Footers.Why([only], _columns.Fields) is null;

    private static int KnownWords(string text) =>
        text.Split('\n', 3)[0].Split([',', ';', '\t', '|']).Count(name => Tables.Columns.IsKnown(name.Trim('"', ' ', '\r')));

    private void Learn(CancellationToken ct)
    {
        using var text = TableText.Open(_file, _encoding, _start.Delimiter);
        Skip(text);
        var types = new UnknownTypes(_columns);
        _formats.Look(text, _columns.Fields, types.Look, ct);
        _formats.Decide(_start.Header, _options, _columns.Program, IsDayFirst());
        if (_encoding.IsGuess)
        {
            Questions.Add(new("encoding", null, Encoding, CodePages.Names,
                [new(TableText.Start(_file, _encoding, 200).ReplaceLineEndings(" "), [])]));
        }

        Questions.AddRange(_formats.Questions);
        if (types.Ask(_start.Header, _options.UnknownTypes) is { } asked)
        {
            Questions.Add(asked);
        }

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
            if (i < _start.Above && TablePass.Filled(text) is { Count: > 0 } filled && LeftOut.All(row => row.Line != text.Line))
            {
                _left.Add(text.Line, "above-table", filled);
            }
        }
    }
}

/// <summary>One record of a table.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Record">An invoice, an order, a customer, a payment, a deal or a product.</param>
/// <param name="Warnings">What is odd about it, as codes.</param>
internal sealed record TableItem(int Line, object Record, IReadOnlyList<string> Warnings);

/// <summary>A row of a table as it lies in the file's text.</summary>
/// <param name="Begin">So many characters stand before it.</param>
/// <param name="End">So many characters stand before what follows it.</param>
/// <param name="Cells">As they are.</param>
/// <param name="Place">0 for the header, below zero above it.</param>
internal sealed record PlacedRow(long Begin, long End, IReadOnlyList<string> Cells, int Place);
