using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// The rows of a table that an import left out, as a table to mend and to import again: the file's own columns as they are, and two more
/// with the line of the file and the reason. Of an invoice or an order all rows are in it.
/// </summary>
internal static class RejectedRows
{
    /// <summary>The name of the column with the line of the file.</summary>
    public const string LineColumn = "OutlookCrm line";

    /// <summary>The name of the column with the reason.</summary>
    public const string ReasonColumn = "OutlookCrm reason";

    /// <summary>Writes the table; false where it would have no rows.</summary>
    /// <param name="file">The import's file.</param>
    /// <param name="rejects">What was left out, by line.</param>
    /// <param name="to">Takes UTF-8 with its mark.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<bool> WriteAsync(ImportFile file, IReadOnlyDictionary<int, LeftOutRecord> rejects, Stream to,
        CancellationToken ct)
    {
        if (file.Table is not { } table || rejects.Count == 0)
        {
            return false;
        }

        // A record of several rows is told at one of them, maybe the last: its number says which rows are the record's.
        var numbers = new Dictionary<string, LeftOutRecord>(StringComparer.Ordinal);
        foreach (var (line, cells) in table.Rows(ct))
        {
            if (rejects.TryGetValue(line, out var reject) && table.NumberOf(cells) is { Length: > 0 } number)
            {
                numbers.TryAdd(number, reject);
            }
        }

        var count = 0;
        await using var text = Writer(to);
        string[] own = [LineColumn, ReasonColumn];
        var places = table.Header.Select((name, place) => (name, place)).Where(column => !own.Contains(column.name))
            .Select(column => column.place).ToList();
        await WriteAsync(places.Select(place => table.Header[place]).Concat(own));
        var last = (LeftOutRecord?)null;
        foreach (var (line, cells) in table.Rows(ct))
        {
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            // A further row of a document may leave the number out.
            last = rejects.TryGetValue(line, out var reject) ? reject
                : table.NumberOf(cells) switch
                {
                    null => null,
                    { Length: > 0 } number => numbers.GetValueOrDefault(number),
                    _ => last,
                };
            if (last is not null)
            {
                count++;
                await WriteAsync(places.Select(place => cells.ElementAtOrDefault(place) ?? "")
                    .Append(line.ToString(CultureInfo.InvariantCulture)).Append(Reason(last)).Concat(cells.Skip(table.Header.Count)));
            }
        }

        return count > 0;

        Task WriteAsync(IEnumerable<string> cells) => text.WriteLineAsync(Line(cells, table.Delimiter));
    }

    /// <summary>Writes a table without some of its rows; false where it has none of these.</summary>
    public static async Task<bool> WriteWithoutAsync(TableFile table, Func<IReadOnlyList<string>, bool> goes, Stream to,
        CancellationToken ct)
    {
        var gone = 0;
        await using var text = Writer(to);
        await text.WriteLineAsync(Line(table.Header, table.Delimiter));
        foreach (var (_, cells) in table.Rows(ct))
        {
            if (goes(cells))
            {
                gone++;
            }
            else
            {
                await text.WriteLineAsync(Line(cells, table.Delimiter));
            }
        }

        return gone > 0;
    }

    private static StreamWriter Writer(Stream to) =>
        new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    private static string Line(IEnumerable<string> cells, char delimiter) =>
        string.Join(delimiter, cells.Select(cell => Quoted(cell, delimiter)));

    private static string Reason(LeftOutRecord reject) => reject.Column is null ? reject.Code : $"{reject.Column}: {reject.Code}";

    private static string Quoted(string cell, char delimiter) =>
        cell.Contains(delimiter) || cell.AsSpan().ContainsAny("\"\r\n") || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
