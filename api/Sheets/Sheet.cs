using System.Text.RegularExpressions;

namespace OutlookCrm.Sheets;

/// <summary>
/// Delimited text as spreadsheets of any country write it: comma, semicolon or tab; decimal point or comma. A file is taken whole or not at
/// all, and every fault says its line.
/// </summary>
internal sealed partial class Sheet
{
    /// <summary>Lines that are read at most.</summary>
    public const int MostLines = 1_000_000;

    /// <summary>Faults that are told at most.</summary>
    public const int MostFaults = 20;

    private const int MostColumns = 1000;
    private static readonly char[] s_delimiters = [',', ';', '\t'];
    private readonly SheetRecords _records;
    private readonly List<LineFault> _faults = [];
    private readonly int _skipped;
    private readonly string _text;
    private readonly char _delimiter;
    private readonly int _columns;

    private Sheet(string text)
    {
        text = text.TrimStart('\uFEFF');

        // Excel's own way to name the delimiter.
        var named = Named().Match(text);
        _skipped = named.Success ? 1 : 0;
        _text = text = text[named.Length..];
        var first = text.AsSpan(0, Math.Max(0, text.IndexOfAny(['\r', '\n']) is var end && end < 0 ? text.Length : end)).ToString();
        _delimiter = named.Success ? named.Groups[1].Value[0] : s_delimiters.MaxBy(c => Quotation.Outside(first, c));
        _records = new(text, _delimiter);
        _columns = NextIsRead() ? _records.Count : 0;
        Header = [.. Enumerable.Range(0, Math.Min(MostColumns, _columns)).Select(i => this[i].ToString())];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The last day that may have been; null where that is not known.</summary>
    public DateOnly? Latest { get; private init; }

    /// <summary>The days on which something happened, as far as the file has been read.</summary>
    public LoneDay Days { get; } = new();

    /// <summary>The currencies that amounts are in, as far as the file has been read.</summary>
    public Currencies Currencies { get; } = new();

    /// <summary>Reads a file whose columns are known.</summary>
    /// <param name="text">The file, which begins with a header.</param>
    /// <param name="columns">The columns that it may have; others are passed over.</param>
    /// <param name="what">What a line is, in the plural, for faults.</param>
    /// <param name="each">Makes something of a line. What it returns for a line with a fault is dropped.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<TLine> Read<TLine>(string text, IReadOnlyList<Column> columns, string what, Func<SheetLine, TLine> each,
        DateOnly? latest, CancellationToken ct) =>
        Read(text, sheet => Column.Places(columns, sheet), what, each, latest, ct);

    /// <summary>Reads a file whose columns are chosen by its header.</summary>
    /// <param name="text">The file, which begins with a header.</param>
    /// <param name="choose">Where each field stands; may tell faults in the header.</param>
    /// <param name="what">What a line is, in the plural, for faults.</param>
    /// <param name="each">Makes something of a line.</param>
    /// <param name="latest">The last day that may have been; null where that is not known.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="into">An empty list, and what adds to it; null for any list.</param>
    public static FileRead<TLine> Read<TLine>(string text, Func<Sheet, IReadOnlyDictionary<string, int>> choose, string what,
        Func<SheetLine, TLine> each, DateOnly? latest, CancellationToken ct,
        (IReadOnlyList<TLine> Lines, Action<TLine> Add)? into = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (NoTable.Why(text) is { } why)
        {
            return new([], [new(1, why)]);
        }

        var sheet = new Sheet(text) { Latest = latest };
        if (sheet._columns == 0 && sheet._faults.Count == 0)
        {
            return new([], [new(1, NoTable.Empty)]);
        }

        var list = new List<TLine>();
        var ((lines, add), places) = (into ?? (list, list.Add), choose(sheet));
        if (sheet._faults.Count > 0)
        {
            return new([], sheet._faults);
        }

        var line = new SheetLine(sheet, places);
        while (sheet._faults.Count < MostFaults && sheet.NextIsRead())
        {
            ct.ThrowIfCancellationRequested();
            if (lines.Count == MostLines)
            {
                return new([], [new(sheet.Line, string.Create(CultureInfo.InvariantCulture, $"More than {MostLines:N0} lines."))]);
            }

            if (sheet.Surplus() is var values && values > 0)
            {
                sheet.Fault($"This line has {values} values, the header {sheet._columns}: a value that holds the delimiter stands in "
                    + $"quotation marks.");
                continue;
            }

            var made = each(line);
            if (sheet._faults.Count == 0)
            {
                add(made);
            }
        }

        if (sheet._faults.Count == 0 && sheet.Days.Lone() is { } lone)
        {
            sheet._faults.Add(lone);
        }

        if (sheet._faults.Count == 0 && sheet.Currencies.Second() is { } second)
        {
            sheet._faults.Add(second);
        }

        if (sheet._faults.Count == 0 && lines.Count == 0)
        {
            sheet._faults.Add(new(2, $"There are no {what}."));
        }

        return sheet._faults.Count > 0 ? new([], [.. sheet._faults.Take(MostFaults)]) : new(lines, []);
    }

    /// <summary>The line being read, counted from 1; a value that runs over several lines begins at it.</summary>
    public int Line => _skipped + _records.Line;

    /// <summary>How many faults there are so far.</summary>
    public int Faults => _faults.Count;

    /// <summary>A value of the line being read, without the spaces around it; empty where it is blank or the line ends before it.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            if (column >= _records.Count)
            {
                return [];
            }

            if (_records.IsBad(column))
            {
                FaultOfQuotation("A quotation mark stands in the middle of a value or is not closed.");
            }

            return _records[column].Trim();
        }
    }

    /// <summary>Tells what is wrong with the line being read; the same is told once.</summary>
    public void Fault(string what) => Fault(new LineFault(Line, what));

    /// <summary>The same of any line.</summary>
    public void Fault(LineFault fault)
    {
        if (_faults.Count == 0 || _faults[^1] != fault)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Tells what is wrong with the header.</summary>
    public void FaultInHeader(string what) => _faults.Add(new(1 + _skipped, what));

    // How many values a line has that is longer than the header; blank ones at its end do not count.
    private int Surplus()
    {
        var count = _records.Count;
        while (count > _columns && this[count - 1].IsEmpty)
        {
            count--;
        }

        return count > _columns ? count : 0;
    }

    // Spreadsheets end a file with lines of nothing but delimiters.
    private bool NextIsRead()
    {
        try
        {
            while (_records.Read())
            {
                for (var i = 0; i < _records.Count; i++)
                {
                    if (!this[i].IsEmpty)
                    {
                        return true;
                    }
                }
            }
        }
        catch (InvalidDataException)
        {
            FaultOfQuotation(string.Create(CultureInfo.InvariantCulture,
                $"A value that begins in this line is longer than {SheetRecords.LongestValue:N0} characters, or its quotation mark is not "
                    + $"closed."));
        }

        return false;
    }

    // Whoever looks for a mark that never closes looks where it opens, which may be far above the last line.
    private void FaultOfQuotation(string what)
    {
        var fault = new LineFault(Quotation.Opens(_text) + _skipped ?? Line, what);
        if (_faults.Count < MostFaults && !_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }

    [GeneratedRegex(@"^sep=([,;\t])\r?\n", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
