using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OutlookCrm.Storage;

/// <summary>Scans for jobs that read much: several buckets at once where that is faster, in order all the same.</summary>
public static class RowScan
{
    private const int RowsAhead = 2000;
    private const int BucketsAtOnce = 8;
    private const string Hexadecimal = "0123456789abcdef";

    /// <summary>
    /// Every row of the partitions in the range, in order, like <see cref="IRowStore.ScanAsync"/>. Where the range holds the customers of
    /// one tenant, which are spread evenly by their ids, sixteen buckets are read side by side.
    /// </summary>
    public static async IAsyncEnumerable<(Partition Partition, Row Row)> ReadAheadAsync(
        IRowStore rows, string table, KeyRange partitions, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var places = new SemaphoreSlim(BucketsAtOnce);
        var ranges = Buckets(partitions).ToList();
        var buckets = ranges.Select(_ => Channel.CreateBounded<(Partition, Row)>(RowsAhead)).Zip(ranges).ToList();
        var reading = Task.Run(() => ReadAllAsync(), CancellationToken.None);
        try
        {
            foreach (var (bucket, _) in buckets)
            {
                await foreach (var row in bucket.Reader.ReadAllAsync(ct))
                {
                    yield return row;
                }

                places.Release();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task ReadAllAsync()
        {
            var begun = new List<Task>();
            foreach (var (bucket, range) in buckets)
            {
                await places.WaitAsync(stop.Token);
                begun.Add(FillAsync(bucket.Writer, rows.ScanAsync(table, range, stop.Token), stop.Token));
            }

            await Task.WhenAll(begun);
        }
    }

    private static async Task FillAsync(
        ChannelWriter<(Partition, Row)> bucket, IAsyncEnumerable<(Partition, Row)> scan, CancellationToken ct)
    {
        try
        {
            await foreach (var row in scan)
            {
                await bucket.WriteAsync(row, ct);
            }

            bucket.Complete();
        }
        catch (Exception e)
        {
            bucket.Complete(e);
        }
    }

    /// <summary>
    /// The range cut by the digit that follows what its bounds have in common; whatever lies before or behind the digits stays with the
    /// first and the last.
    /// </summary>
    internal static IReadOnlyList<KeyRange> Buckets(KeyRange range)
    {
        var common = 0;
        while (common < Math.Min(range.From.Length, range.Before.Length) && range.From[common] == range.Before[common])
        {
            common++;
        }

        // "tenant|" up to "tenant}": the bounds part at the separator, and the customer's digits come after it.
        var prefix = range.From.Length > common ? range.From[..(common + 1)] : range.From;
        var cuts = Hexadecimal.Select(digit => $"{prefix}{digit}")
            .Where(cut => string.CompareOrdinal(cut, range.From) > 0 && string.CompareOrdinal(cut, range.Before) < 0);
        string[] bounds = [range.From, .. cuts, range.Before];
        return [.. bounds.Zip(bounds.Skip(1), (from, before) => new KeyRange(from, before))];
    }
}
