using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport;

/// <summary>An import of a file.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="FileName">As the caller named the file.</param>
/// <param name="Format">What the file is.</param>
/// <param name="State">How far the import is.</param>
/// <param name="StartedBy">Who started it, and when.</param>
/// <param name="EndedAt">When the last record was written; null before.</param>
/// <param name="RecordsRead">How many records have been dealt with.</param>
/// <param name="Counts">What became of them.</param>
/// <param name="Rejected">The first 1,000 records that were left out.</param>
/// <param name="Undone">What an undo did; null before.</param>
/// <param name="RejectedFile">Whether the rows that were left out can be fetched as a table.</param>
public sealed record ImportBody(
    Guid Id, string FileName, string Format, ImportState State, DoneBy StartedBy, DateTimeOffset? EndedAt, int RecordsRead,
    ImportCounts Counts, IReadOnlyList<LeftOutRecord> Rejected, UndoCounts? Undone, bool RejectedFile)
{
    internal static ImportBody Of(ImportHead head, IReadOnlyList<LeftOutRecord> rejected) => new(head.Id, head.FileName, head.Format,
        head.State, head.StartedBy, head.EndedAt, head.Read, head.Counts, rejected, head.Undone,
        head.RejectedParts > 0);
}
