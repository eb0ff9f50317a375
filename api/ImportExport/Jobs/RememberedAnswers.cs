using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>What the last import of a table with the same header was told: offered to the next, never applied by itself.</summary>
/// <param name="Signature">Of the header: its names, without the columns that a table of left out rows has besides.</param>
/// <param name="Options">The answers, without the encoding and the delimiter, which are the file's own.</param>
/// <param name="RememberedBy">Who imported, and when.</param>
public sealed record RememberedAnswers(string Signature, TableAnswers Options, DoneBy RememberedBy)
{
    private const int SignatureBytes = 16;

    /// <summary>The signature of a header.</summary>
    internal static string SignatureOf(IEnumerable<string> header) => RowKeys.Hash(SignatureBytes,
        [.. header.Where(name => name is not (RejectedRows.LineColumn or RejectedRows.ReasonColumn)).Select(HeaderName.Plain)]);

    /// <summary>The answers to remember; null where nothing was answered.</summary>
    internal static RememberedAnswers? Of(TableFile table, TableAnswers options, DoneBy by)
    {
        var kept = options with { Encoding = null, Delimiter = null, TimeZone = null };
        return kept == TableAnswers.None ? null : new(SignatureOf(table.Header), kept, by);
    }
}
