using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Timeline;

/// <summary>A part of one customer's history, newest first.</summary>
/// <param name="Rows">
/// All entries that were asked for, up to <paramref name="End"/>; one more than a page tells that there is a next page.
/// </param>
/// <param name="End">The key up to which the history was read; null: the history was read to its end.</param>
internal sealed record ReadHistory(IReadOnlyList<Row> Rows, string? End)
{
    /// <summary>As many rows as one question reads in search of entries of a kind, before it answers with what it has found.</summary>
    public const int MostRead = 2_000;

    private const int Step = 200;

    /// <summary>
    /// Reads up to <paramref name="limit"/> + 1 entries older than <paramref name="after"/> (null: from the newest), of one
    /// <paramref name="kind"/> or of every kind (null). Of a rare kind it finds fewer once <paramref name="mostRead"/> rows are
    /// read.
    /// </summary>
    public static async Task<ReadHistory> ReadAsync(
        IRowStore rows, Partition partition, string? after, string? kind, int limit, int mostRead, CancellationToken ct)
    {
        var found = new List<Row>();
        var read = 0;
        while (true)
        {
            var range = after is null ? RowKeys.Timeline : RowKeys.TimelineAfter(after);
            var wanted = kind is null ? limit + 1 : Math.Min(Step, mostRead - read);
            var part = await rows.ReadAsync(partition, range, wanted, ct);
            foreach (var row in part)
            {
                if (kind is null || TimelineRow.KindOf(row.Content.Span) == kind)
                {
                    found.Add(row);
                    if (found.Count > limit)
                    {
                        return new(found, row.Key);
                    }
                }
            }

            read += part.Count;
            if (part.Count < wanted)
            {
                return new(found, null);
            }

            if (read >= mostRead)
            {
                return new(found, part[^1].Key);
            }

            after = part[^1].Key[1..];
        }
    }
}
