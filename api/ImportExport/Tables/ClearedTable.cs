namespace OutlookCrm.ImportExport.Tables;

/// <summary>
/// Takes the rows that name a customer out of a table, with all rows of their documents and all rows below their heading. Their line ends
/// stay, so that every other row keeps its line.
/// </summary>
internal static class ClearedTable
{
    private const int ChunkLength = 32 * 1024;

    /// <summary>Writes the table without them.</summary>
    /// <param name="table">As it is.</param>
    /// <param name="mark">How far it has been read; null for not yet.</param>
    /// <param name="names">Whether cells name the customer.</param>
    /// <param name="to">Takes UTF-8 with its mark.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>How far the new table has been read; whether a row went: where none did, nothing was written.</returns>
    public static (TableMark? Mark, bool IsChanged) Write(
        TableFile table, TableMark? mark, Func<IReadOnlyList<string>, bool> names, Stream to, CancellationToken ct)
    {
        var gone = Gone(table, names, ct);
        var isHeading = mark?.Heading is { } heading && names([heading]);
        if (gone.Count == 0 && !isHeading)
        {
            return (mark, false);
        }

        using var from = table.Text();
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var (chunk, at, next, lost, lostBefore) = (new char[ChunkLength], 0L, 0, 0L, 0L);
        for (int read; (read = from.Read(chunk)) > 0;)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < read; i++, at++)
            {
                lostBefore = at == mark?.Place.Characters ? lost : lostBefore;
                next += next < gone.Count && at >= gone[next].End ? 1 : 0;
                if (next < gone.Count && at >= gone[next].Begin && chunk[i] is not ('\r' or '\n'))
                {
                    lost++;
                }
                else
                {
                    text.Write(chunk[i]);
                }
            }
        }

        lostBefore = at <= mark?.Place.Characters ? lost : lostBefore;
        return (mark is null ? null : mark with
        {
            LeftOut = mark.LeftOut + gone.Count(row => row.Begin >= mark.Place.Characters),
            Place = mark.Place with { Characters = mark.Place.Characters - lostBefore },
            Heading = isHeading ? null : mark.Heading,
        }, true);
    }

    // The characters of each row that goes.
    private static List<(long Begin, long End)> Gone(
        TableFile table, Func<IReadOnlyList<string>, bool> names, CancellationToken ct)
    {
        var numbers = table.Whole(ct).Where(row => row.Place > 0 && names(row.Cells)).Select(row => table.NumberOf(row.Cells))
            .Where(number => number is { Length: > 0 }).ToHashSet(StringComparer.Ordinal);
        var (gone, isUnder, isOfDocument) = (new List<(long, long)>(), false, false);
        foreach (var row in table.Whole(ct).Where(row => row.Place != 0))
        {
            var number = row.Place > 0 ? table.NumberOf(row.Cells) : null;
            var isNamed = names(row.Cells);
            isUnder = row.Place > 0 && table.IsHeading(row.Cells) ? isNamed : isUnder;

            // A further row of a document may leave the number out.
            isOfDocument = number is { Length: > 0 } ? numbers.Contains(number) : number is "" && isOfDocument;
            if (isNamed || isUnder || isOfDocument)
            {
                gone.Add((row.Begin, row.End));
            }
        }

        return gone;
    }
}
