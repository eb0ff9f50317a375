using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Projecting;

/// <summary>Comparing what two states of a customer want.</summary>
internal static class ProjectedRows
{
    /// <summary>Which row it is, whatever the row says.</summary>
    public static (Partition Partition, string Key) Place(this ProjectedRow row) => (row.Partition, row.Key);

    /// <summary>The rows that are not among the others, whatever the others say.</summary>
    public static IEnumerable<ProjectedRow> MissingIn(this IEnumerable<ProjectedRow> rows, IEnumerable<ProjectedRow> others) =>
        rows.ExceptBy(others.Select(Place), Place);

    /// <summary>The rows that are not among the others, or say something else there.</summary>
    public static IEnumerable<ProjectedRow> ChangedFrom(this IEnumerable<ProjectedRow> rows, IEnumerable<ProjectedRow> others)
    {
        var before = others.ToDictionary(Place);
        return rows.Where(row => !before.TryGetValue(row.Place(), out var other) || !other.Content.Span.SequenceEqual(row.Content.Span));
    }

    /// <summary>The rows in batches, one partition each.</summary>
    public static IEnumerable<RowBatch> Upserts(this IEnumerable<ProjectedRow> rows) =>
        from partition in rows.GroupBy(row => row.Partition)
        from chunk in partition.Chunk(RowLimits.RowsPerBatch)
        select chunk.Aggregate(new RowBatch(partition.Key), (batch, row) => batch.Upsert(row.Key, row.Content));
}
