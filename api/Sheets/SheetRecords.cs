using System.Buffers;

namespace OutlookCrm.Sheets;

/// <summary>
/// The records of delimited text (RFC 4180), one at a time. A value is a part of the text and no text of its own: a file has millions of
/// values, of which a report keeps few. A quotation mark counts where a value begins with it; lines without any character are passed over.
/// </summary>
internal sealed class SheetRecords
{
    /// <summary>Characters of a value at most.</summary>
    public const int LongestValue = 10_000;

    private readonly string _text;
    private readonly char _delimiter;
    private readonly SearchValues<char> _ends;
    private Value[] _values = new Value[16];
    private int _next;
    private int _nextLine = 1;

    /// <param name="text">The text.</param>
    /// <param name="delimiter">What stands between values; no quotation mark and no end of a line.</param>
    public SheetRecords(string text, char delimiter) =>
        (_text, _delimiter, _ends) = (text, delimiter, SearchValues.Create([delimiter, '\r', '\n', '"']));

    /// <summary>Values of the record.</summary>
    public int Count { get; private set; }

    /// <summary>The line at which the record begins, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>A value of the record, unquoted.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            var (start, end, marks, isBad) = _values[column];
            return marks == 0 || isBad ? _text.AsSpan(start, end - start)
                : marks == 2 ? _text.AsSpan(start + 1, end - start - 2)
                : _text.AsSpan(start + 1, end - start - 2).ToString().Replace("\"\"", "\"", StringComparison.Ordinal) is var value
                    && value is ['=', '"', .. var inner, '"'] ? inner : value;
        }
    }

    /// <summary>Whether a value has a quotation mark where none may stand, or one that is never closed.</summary>
    public bool IsBad(int column) => _values[column].IsBad;

    /// <summary>Goes on to the next record; false at the end.</summary>
    /// <exception cref="InvalidDataException">A value is longer than <see cref="LongestValue"/>.</exception>
    public bool Read()
    {
        Count = 0;
        while (_next < _text.Length && _text[_next] is '\r' or '\n')
        {
            EndLine();
        }

        Line = _nextLine;
        if (_next >= _text.Length)
        {
            return false;
        }

        while (true)
        {
            Add(Next());
            if (_next >= _text.Length)
            {
                return true;
            }

            if (_text[_next] != _delimiter)
            {
                EndLine();
                return true;
            }

            _next++;
        }
    }

    // Up to the delimiter, the end of the line or the end of the text.
    private Value Next()
    {
        // ="0100" is how programs keep Excel from making a number of a text.
        _next += _text.AsSpan(_next).StartsWith("=\"") ? 1 : 0;
        var (start, marks, isQuoted) = (_next, 0, _next < _text.Length && _text[_next] == '"');
        for (var isInside = false; ; _next++)
        {
            var found = isInside ? _text.AsSpan(_next).IndexOf('"') : _text.AsSpan(_next).IndexOfAny(_ends);
            var end = found < 0 ? _text.Length : _next + found;
            if (end - start > LongestValue)
            {
                throw new InvalidDataException();
            }

            if (isInside)
            {
                CountLines(_text.AsSpan(_next, end - _next));
            }

            _next = end;
            if (end == _text.Length || _text[end] != '"')
            {
                // A quoted value ends with its second mark, or the last of any pairs within.
                var isWhole = isQuoted ? !isInside && end - start > 1 && _text[end - 1] == '"' : marks == 0;
                return new(start, end, marks, !isWhole);
            }

            // Behind a mark that closed, the next one only goes on where it stands right behind.
            isQuoted &= isInside || marks == 0 || _text[end - 1] == '"';
            isInside = isQuoted && !isInside;
            marks++;
        }
    }

    private void Add(in Value value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, 2 * Count);
        }

        _values[Count++] = value;
    }

    private void EndLine()
    {
        _next += _text.AsSpan(_next).StartsWith("\r\n") ? 2 : 1;
        _nextLine++;
    }

    private void CountLines(ReadOnlySpan<char> inside)
    {
        for (var at = inside.IndexOfAny('\r', '\n'); at >= 0; at = inside.IndexOfAny('\r', '\n'))
        {
            inside = inside[(at + (inside[at..].StartsWith("\r\n") ? 2 : 1))..];
            _nextLine++;
        }
    }

    private readonly record struct Value(int Start, int End, int Marks, bool IsBad);
}
