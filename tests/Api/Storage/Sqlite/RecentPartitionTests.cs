using System.Globalization;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Sqlite;

/// <summary>Rows on their way into the database: chunks must show what one sorted list would show.</summary>
public sealed class RecentPartitionTests
{
    private const int Generations = 4;

    [Theory]
    [InlineData(1, 40, 3)]
    [InlineData(2, 2_000, 1)]
    [InlineData(3, 2_000, 7)]
    [InlineData(4, 5_000, 100)]
    [InlineData(5, 100_000, 100)]
    public void Shows_what_a_sorted_list_would_show(int seed, int keys, int rowsPerBatch)
    {
        var random = new Random(seed);
        var expected = new SortedDictionary<string, RecentRow>(StringComparer.Ordinal);
        var partition = RecentPartition.Empty;
        for (var batch = 0; batch < 400; batch++)
        {
            var generation = 1 + (batch * Generations / 400);
            var changes = Enumerable.Range(0, random.Next(1, rowsPerBatch + 1)).Select(_ => Key(random.Next(keys))).Distinct()
                .Order(StringComparer.Ordinal)
                .Select(key => new RowChange(key, random.Next(4) == 0 ? null : new(key, $"{batch}", default)))
                .ToArray();
            partition = partition.With(changes, generation);
            foreach (var (key, row) in changes)
            {
                expected[key] = new(key, row, generation);
            }

            Compare(expected, partition, new(Key(random.Next(keys)), Key(random.Next(keys))), random.Next(1, 300));
        }

        Assert.Equal(expected.Values, partition.Rows);
        for (var generation = 1; generation <= Generations; generation++)
        {
            Assert.Equal(expected.Values.Where(row => row.Generation > generation), partition.After(generation).Rows);
        }

        Assert.True(partition.After(Generations).IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keys_that_come_in_order_or_against_it_change_one_chunk_each(bool upwards)
    {
        var partition = RecentPartition.Empty;
        for (var i = 0; i < 20_000; i++)
        {
            var key = Key(upwards ? i : 20_000 - i);
            partition = partition.With([new(key, new(key, "v", default))], 1);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        partition = partition.With([new(Key(10_000), null)], 2);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // A row of a chunk takes 24 bytes and a chunk 8; all rows in one array would take 480 000.
        Assert.InRange(allocated, 1, 16_000);
        Assert.True(partition.TryFind(Key(10_000), out var row) && row is null);
    }

    private static void Compare(SortedDictionary<string, RecentRow> expected, RecentPartition partition, KeyRange range, int limit)
    {
        var inRange = expected.Values.Where(row => string.CompareOrdinal(row.Key, range.From) >= 0
            && string.CompareOrdinal(row.Key, range.Before) < 0);
        var rows = new List<RecentRow>();
        foreach (var row in inRange)
        {
            if (rows.Count(one => one.Row is not null) == limit)
            {
                break;
            }

            rows.Add(row);
        }

        Assert.Equal(rows, partition.Read(range, limit, out var deleted));
        Assert.Equal(rows.Count(row => row.Row is null), deleted);
        Assert.Equal(expected.TryGetValue(range.From, out var known), partition.TryFind(range.From, out var found));
        Assert.Equal(known.Row, found);
    }

    private static string Key(int number) => number.ToString("D6", CultureInfo.InvariantCulture);
}
