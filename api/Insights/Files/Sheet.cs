using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace OutlookCrm.Insights.Files;

/// <summary>
/// Delimited text as spreadsheets of any country write it: comma, semicolon or tab; decimal point or comma. A file is taken whole or not at all, and every
/// fault says its line.
/// </summary>
internal sealed partial class Sheet : IDisposable
{
    /// <summary>Lines that are read at most.</summary>
    public const int MostLines = 1_000_000;

    /// <summary>Faults that are told at most.</summary>
    public const int MostFaults = 20;

    private const int MostColumns = 1000;
    private const int LooksAt = 64 * 1024;
    private static readonly char[] s_delimiters = [',', ';', '\t'];
    private readonly CsvReader _csv;
    private readonly List<LineFault> _faults = [];
    private readonly int _skipped;

    private Sheet(string text)
    {
        text = text.TrimStart('\uFEFF');

        // Excel's own way to name the delimiter.
        var named = Named().Match(text);
        _skipped = named.Success ? 1 : 0;
        text = text[named.Length..];
        var first = text.AsSpan(0, Math.Max(0, text.IndexOfAny(['\r', '\n']) is var end && end < 0 ? text.Length : end)).ToString();
        var delimiter = named.Success ? named.Groups[1].Value[0] : s_delimiters.MaxBy(c => Outside(first, c));
        Mark = delimiter != ',' && DecimalComma().IsMatch(text.AsSpan(0, Math.Min(text.Length, LooksAt))) ? ',' : '.';
        _csv = new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            BadDataFound = _ => Fault("A quotation mark stands in the middle of a value or is not closed."),
            MaxFieldSize = 10_000,
        });
        Header = NextIsRead() ? [.. Enumerable.Range(0, Math.Min(MostColumns, _csv.Parser.Count)).Select(i => _csv.Parser[i].Trim())] : [];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The decimal mark of its numbers, a point or a comma.</summary>
    public char Mark { get; }

    /// <summary>Reads a file whose columns are known.</summary>
    /// <param name="text">The file, which begins with a header.</param>
    /// <param name="columns">The columns that it may have; others are passed over.</param>
    /// <param name="what">What a line is, in the plural, for faults.</param>
    /// <param name="each">Makes something of a line. What it returns for a line with a fault is dropped.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<TLine> Read<TLine>(string text, IReadOnlyList<Column> columns, string what, Func<SheetLine, TLine> each, CancellationToken ct) =>
        Read(text, sheet => Column.Places(columns, sheet.Header, sheet.FaultInHeader), what, each, ct);

    /// <summary>Reads a file whose columns are chosen by its header.</summary>
    /// <param name="text">The file, which begins with a header.</param>
    /// <param name="choose">Where each field stands; may tell faults in the header.</param>
    /// <param name="what">What a line is, in the plural, for faults.</param>
    /// <param name="each">Makes something of a line.</param>
    /// <param name="ct">Gives up.</param>
    public static FileRead<TLine> Read<TLine>(string text, Func<Sheet, IReadOnlyDictionary<string, int>> choose, string what, Func<SheetLine, TLine> each, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var sheet = new Sheet(text);
        var (lines, places) = (new List<TLine>(), choose(sheet));
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

            var made = each(line);
            if (sheet._faults.Count == 0)
            {
                lines.Add(made);
            }
        }

        if (sheet._faults.Count == 0 && lines.Count == 0)
        {
            sheet._faults.Add(new(2, $"There are no {what}."));
        }

        return sheet._faults.Count > 0 ? new([], [.. sheet._faults.Take(MostFaults)]) : new(lines, []);
    }

    /// <summary>The line being read, counted from 1; a value that runs over several lines begins at it.</summary>
    public int Line => _skipped + _csv.Parser.RawRow - Math.Max(0, _csv.Parser.RawRecord.TrimEnd('\r', '\n').Count(c => c == '\n'));

    /// <summary>How many faults there are so far.</summary>
    public int Faults => _faults.Count;

    /// <summary>A value of the line being read, without the spaces around it; null where it is blank or the line ends before it.</summary>
    public string? this[int column] => column < _csv.Parser.Count && _csv.Parser[column].Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Tells what is wrong with the line being read; the same is told once.</summary>
    public void Fault(string what)
    {
        var fault = new LineFault(Line, what);
        if (_faults.Count == 0 || _faults[^1] != fault)
        {
            _faults.Add(fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    /// <summary>Tells what is wrong with the header.</summary>
    public void FaultInHeader(string what) => _faults.Add(new(1 + _skipped, what));

    // Spreadsheets end a file with lines of nothing but delimiters.
    private bool NextIsRead()
    {
        try
        {
            while (_csv.Read())
            {
                for (var i = 0; i < _csv.Parser.Count; i++)
                {
                    if (!string.IsNullOrWhiteSpace(_csv.Parser[i]))
                    {
                        return true;
                    }
                }
            }
        }
        catch (CsvHelperException)
        {
            Fault("This line cannot be read: a value is longer than 10,000 characters, or a quotation mark is not closed.");
        }

        return false;
    }

    private static int Outside(string line, char delimiter)
    {
        var (count, isQuoted) = (0, false);
        foreach (var c in line)
        {
            isQuoted ^= c == '"';
            count += c == delimiter && !isQuoted ? 1 : 0;
        }

        return count;
    }

    [GeneratedRegex(@"^sep=([,;\t])\r?\n", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    // Not followed by three digits, as a thousand would be.
    [GeneratedRegex(@"(?<=^|[;\t""])-?[0-9]{1,3}([. ]?[0-9]{3})*,([0-9]{1,2}|[0-9]{4,})(?=[;\t""\r\n]|$)", RegexOptions.Multiline)]
    private static partial Regex DecimalComma();
}
