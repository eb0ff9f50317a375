using CsvHelper;
using CsvHelper.Configuration;
using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// The rows of a delimited text, one after the other: never more than one of them is in memory. A cell may run over several lines of the
/// file; the line of a row is the one at which it begins.
/// </summary>
internal sealed class TableText : IDisposable
{
    /// <summary>Characters of a cell.</summary>
    private const int LongestCell = 100_000;

    private readonly CsvParser _parser;
    private readonly StreamReader _reader;
    private readonly int _skipped;
    private readonly long _skippedCharacters;
    private bool _isBad;

    private TableText(StreamReader reader, char delimiter, TextPlace begin)
    {
        (_reader, _skipped, _skippedCharacters) = (reader, begin.Lines, begin.Characters);
        _parser = new(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = _ => _isBad = true,
            MaxFieldSize = LongestCell,
            IgnoreBlankLines = true,
        }, leaveOpen: true);
    }

    /// <summary>How many cells the row has.</summary>
    public int Count => _parser.Count;

    /// <summary>The line of the file at which the row begins, counted from 1.</summary>
    public int Line => _skipped + _parser.RawRow - Math.Max(0, _parser.RawRecord.TrimEnd('\r', '\n').Count(c => c == '\n'));

    /// <summary>Where the row ends.</summary>
    public TextPlace End => new(_skippedCharacters + _parser.CharCount, _skipped + _parser.RawRow);

    /// <summary>Whether a cell of the row runs over several lines.</summary>
    public bool HasLongCell => _parser.RawRecord.AsSpan().TrimEnd("\r\n").Contains('\n');

    /// <summary>Whether a quotation mark stands where none belongs, or is not closed.</summary>
    public bool IsBad => _isBad;

    /// <summary>A cell without white space around it; empty where the row ends before it.</summary>
    public string this[int column] => column < _parser.Count ? _parser[column].Trim() : "";

    /// <summary>The cells of the row as they are.</summary>
    public string[] Cells => [.. (_parser.Record ?? [])];

    /// <summary>The table from its first row.</summary>
    /// <param name="file">Read from its beginning; stays open.</param>
    /// <param name="encoding">Of the file.</param>
    /// <param name="delimiter">Between cells.</param>
    public static TableText Open(Stream file, TextEncoding encoding, char delimiter)
    {
        var (isNamed, passed) = (NamedDelimiter(file, encoding) is not null, 0);
        var reader = Reader(file, encoding);
        for (var c = 0; isNamed && c is not ('\n' or -1) && !(c == '\r' && reader.Peek() != '\n'); passed++)
        {
            c = reader.Read();
        }

        return new(reader, delimiter, isNamed ? new(passed, 1) : default);
    }

    /// <summary>The table from the row behind a place.</summary>
    public static TableText OpenAt(Stream file, TextEncoding encoding, char delimiter, TextPlace place)
    {
        var (reader, left, passed) = (Reader(file, encoding), place.Characters, new char[32 * 1024]);
        for (int read; left > 0 && (read = reader.Read(passed, 0, (int)Math.Min(passed.Length, left))) > 0; left -= read)
        {
        }

        return new(reader, delimiter, place);
    }

    /// <summary>The delimiter that the first line names, as Excel writes it; null where there is no such line.</summary>
    public static char? NamedDelimiter(Stream file, TextEncoding encoding)
    {
        using var reader = Reader(file, encoding);
        Span<char> start = stackalloc char[8];
        var length = reader.ReadBlock(start);
        return length > 5 && start[..4].Equals("sep=", StringComparison.OrdinalIgnoreCase) && start[5] is '\r' or '\n' ? start[4] : null;
    }

    /// <summary>The beginning of the text.</summary>
    public static string Start(Stream file, TextEncoding encoding, int length)
    {
        using var reader = Reader(file, encoding);
        var start = new char[length];
        return new(start, 0, reader.ReadBlock(start));
    }

    /// <summary>The line, counted from 1, of a quotation mark that is never closed; null where all are.</summary>
    public static int? Unclosed(Stream file, TextEncoding encoding, char delimiter)
    {
        using var reader = Reader(file, encoding);
        var (chunk, isOdd) = (new char[32 * 1024], false);
        for (int read; (read = reader.Read(chunk)) > 0;)
        {
            isOdd ^= chunk.AsSpan(0, read).Count('"') % 2 == 1;
        }

        return isOdd ? OpenLine(file, encoding, delimiter) : null;
    }

    // A mark in the middle of a value opens nothing.
    private static int? OpenLine(Stream file, TextEncoding encoding, char delimiter)
    {
        using var reader = Reader(file, encoding);
        var (line, opened, isQuoted, isStart) = (1, 0, false, true);
        for (int c; (c = reader.Read()) >= 0;)
        {
            if (isQuoted)
            {
                // Two marks within a value are one, and then the value goes on.
                isQuoted = c != '"' || (reader.Peek() == '"' && reader.Read() >= 0);
            }
            else if (c == '"' && isStart)
            {
                (isQuoted, opened) = (true, line);
            }

            line += c == '\n' ? 1 : 0;
            isStart = !isQuoted && (c == delimiter || c is '\n' or '\r');
        }

        return isQuoted ? opened : null;
    }

    /// <summary>Goes to the next row; false behind the last.</summary>
    /// <exception cref="RefusedFileException">A cell is too long, or bytes mean nothing in the file's encoding.</exception>
    public bool Read()
    {
        _isBad = false;
        try
        {
            return _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            // All quotation marks are closed (TableRefusals): the value itself is so long.
            var line = Math.Max(1, Line);
            throw new RefusedFileException(new("value-too-long", string.Create(CultureInfo.InvariantCulture,
                $"A value that begins near line {line} is longer than {LongestCell:N0} characters. Shorten it, or leave its column out."),
                line));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedFileException(new("wrong-encoding", "The bytes of the file mean nothing in the encoding that was chosen."));
        }
    }

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }

    /// <summary>The text from its beginning; the file stays open.</summary>
    public static StreamReader Reader(Stream file, TextEncoding encoding)
    {
        file.Position = encoding.Skipped;
        return new(file, encoding.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
    }
}

/// <summary>A place between two rows of a text: so many characters and so many lines stand before it.</summary>
internal readonly record struct TextPlace(long Characters, int Lines);
