using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>Key ranges of one partition, and scans across all of them.</summary>
public abstract partial class RowStoreContract
{
    private static readonly string[] OrdinalKeys =
        ["!", "+", "-", "0", "9", "A", "Z", "_", "a", "a!", "aa", "a|", "a~", "b", "|", "~", "é", "中", "\ue000", "\uffee"];

    [Fact]
    public async Task Rows_come_in_ordinal_order_of_their_keys()
    {
        var customer = NewCustomer();
        foreach (var key in OrdinalKeys.Reverse())
        {
            await WriteAsync(new RowBatch(customer).Insert(key, Bytes("1")));
        }

        var keys = (await Rows.ReadAsync(customer, new KeyRange("", "\uffff"), 100, Ct)).Select(row => row.Key).ToArray();

        Assert.Equal(OrdinalKeys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task A_range_includes_its_lower_bound_and_not_its_upper()
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer)
            .Insert("a", default).Insert("b", default).Insert("ba", default).Insert("c", default).Insert("ca", default));

        Assert.Equal(["b", "ba"], await KeysAsync(customer, new KeyRange("b", "c"), 10));
        Assert.Equal(["ba", "c"], await KeysAsync(customer, new KeyRange("b!", "ca"), 10));
        Assert.Equal(["a"], await KeysAsync(customer, new KeyRange("", "b"), 10));
        Assert.Equal(["c", "ca"], await KeysAsync(customer, KeyRange.StartingWith("c"), 10));
        Assert.Empty(await KeysAsync(customer, new KeyRange("c", "c"), 10));
        Assert.Empty(await KeysAsync(customer, new KeyRange("d", "a"), 10));
        Assert.Empty(await KeysAsync(NewCustomer(), new KeyRange("", "\uffff"), 10));
        Assert.Empty(await KeysAsync(customer, new KeyRange("", ""), 10));
    }

    [Fact]
    public async Task A_range_may_end_in_a_character_that_no_key_has()
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer)
            .Insert("a-", default).Insert("a.", default).Insert("a.b", default).Insert("a0", default).Insert("~", default));

        Assert.Equal(["a.", "a.b"], await KeysAsync(customer, KeyRange.StartingWith("a."), 10));
        Assert.Equal(["~"], await KeysAsync(customer, KeyRange.StartingWith("~"), 10));
    }

    [Fact]
    public async Task A_read_returns_the_first_rows_up_to_its_limit()
    {
        var customer = NewCustomer();
        for (var first = 0; first < 1100; first += 100)
        {
            var batch = new RowBatch(customer);
            for (var i = first; i < first + 100; i++)
            {
                batch.Insert(Numbered(i), Bytes($"{i}"));
            }

            await WriteAsync(batch);
        }

        Assert.Equal([Numbered(0)], await KeysAsync(customer, AllNumbered, 1));
        Assert.Equal(Enumerable.Range(0, 20).Select(Numbered), await KeysAsync(customer, AllNumbered, 20));
        Assert.Equal(Enumerable.Range(0, 1000).Select(Numbered), await KeysAsync(customer, AllNumbered, 1000));
        Assert.Equal(Enumerable.Range(1000, 100).Select(Numbered), await KeysAsync(customer, new KeyRange(Numbered(1000), "o"), 1000));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => KeysAsync(customer, AllNumbered, 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => KeysAsync(customer, AllNumbered, 1001));
    }

    [Fact]
    public async Task Several_ranges_of_a_partition_each_give_their_first_rows()
    {
        var customer = NewCustomer();
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        var version = await InsertAsync(0, 40);

        // On SQLite a scan waits until the database has every row; what is written afterwards is recent.
        await ScannedAsync(Rows.ScanAsync(Tables.Customers, RowKeys.OfTenant(Tenant), Ct));
        await InsertAsync(40, 20);
        var deleted = new RowBatch(customer);
        foreach (var key in Enumerable.Range(0, 8).Select(i => Numbered(i * 5)))
        {
            deleted.Delete(key, version);
            keys.Remove(key);
        }

        await WriteAsync(deleted);
        var random = new Random(11);
        for (var tries = 0; tries < 40; tries++)
        {
            var wanted = Wanted(random);

            var found = await Rows.ReadAsync(customer, wanted, Ct);

            Assert.Equal(
                wanted.Select(one => keys.Where(key => string.CompareOrdinal(key, one.Range.From) >= 0
                    && string.CompareOrdinal(key, one.Range.Before) < 0).Take(one.Limit)),
                found.Select(rows => rows.Select(row => row.Key)));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Rows.ReadAsync(customer, [new(AllNumbered, 1), new(AllNumbered, 0)], Ct));

        Task<string> InsertAsync(int first, int count)
        {
            var batch = new RowBatch(customer);
            foreach (var key in Enumerable.Range(first, count).Select(Numbered))
            {
                batch.Insert(key, default);
                keys.Add(key);
            }

            return WriteAsync(batch);
        }
    }

    // One to four ranges: most begin where the one before ended, some are empty or end before they begin.
    private static List<FirstRows> Wanted(Random random)
    {
        var wanted = new List<FirstRows>();
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var from = wanted.Count > 0 && random.Next(3) > 0 ? wanted[^1].Range.Before : Numbered(random.Next(60));
            wanted.Add(new(new(from, Numbered(random.Next(62))), random.Next(2) == 0 ? random.Next(1, 6) : 70));
        }

        return wanted;
    }

    [Fact]
    public async Task A_scan_gives_every_row_once_in_partition_and_key_order()
    {
        var written = new List<(string, string)>();
        for (var p = 0; p < 7; p++)
        {
            var customer = NewCustomer();
            var batch = new RowBatch(customer);
            for (var i = 0; i < 90; i++)
            {
                batch.Insert(Numbered(i), Bytes($"{p} {i}"));
                written.Add((customer.Key, Numbered(i)));
            }

            await WriteAsync(batch);
        }

        var scanned = new List<(string, string)>();
        await foreach (var (partition, row) in Rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct))
        {
            if (partition.Key.StartsWith(Tenant.Value, StringComparison.Ordinal))
            {
                Assert.Equal(row.Version, (await Rows.FindAsync(partition, row.Key, Ct))!.Version);
                scanned.Add((partition.Key, row.Key));
            }
        }

        Assert.Equal(written.OrderBy(w => w.Item1, StringComparer.Ordinal).ThenBy(w => w.Item2, StringComparer.Ordinal), scanned);
    }

    [Fact]
    public async Task A_scan_keeps_to_its_partitions_and_buckets_side_by_side_keep_the_order()
    {
        var written = new List<(string, string)>();
        for (var p = 0; p < 40; p++)
        {
            var partition = p % 2 == 0 ? NewCustomer() : RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid());
            await WriteAsync(new RowBatch(partition).Insert("a", Bytes($"{p}")).Insert("b", default));
            if (p % 2 == 0)
            {
                written.AddRange([(partition.Key, "a"), (partition.Key, "b")]);
            }
        }

        var expected = written.OrderBy(w => w.Item1, StringComparer.Ordinal).ThenBy(w => w.Item2, StringComparer.Ordinal).ToList();
        var middle = expected[expected.Count / 2].Item1;

        Assert.Equal(expected, await ScannedAsync(Rows.ScanAsync(Tables.Customers, RowKeys.OfTenant(Tenant), Ct)));
        Assert.Equal(expected, await ScannedAsync(RowScan.ReadAheadAsync(Rows, Tables.Customers, RowKeys.OfTenant(Tenant), Ct)));
        var rest = RowKeys.OfTenant(Tenant) with { From = middle };
        Assert.Equal(
            expected.Where(w => string.CompareOrdinal(w.Item1, middle) >= 0),
            await ScannedAsync(RowScan.ReadAheadAsync(Rows, Tables.Customers, rest, Ct)));
        Assert.Empty(await ScannedAsync(RowScan.ReadAheadAsync(Rows, Tables.Names, RowKeys.OfTenant(Tenant), Ct)));
    }

    [Fact]
    public async Task A_scan_goes_on_while_rows_are_written_and_removed()
    {
        var customer = NewCustomer();
        for (var first = 0; first < 1000; first += 100)
        {
            var batch = new RowBatch(customer);
            for (var i = first; i < first + 100; i++)
            {
                batch.Insert(Numbered(i), default);
            }

            await WriteAsync(batch);
        }

        var scanned = new List<string>();
        await foreach (var (partition, row) in Rows.ScanAsync(Tables.Customers, KeyRange.Everything, Ct))
        {
            if (partition == customer)
            {
                scanned.Add(row.Key);
                await WriteAsync(new RowBatch(customer).Delete(row.Key, row.Version));
            }
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(Numbered), scanned);
        Assert.Empty(await KeysAsync(customer, AllNumbered, 1));
    }

    private static async Task<List<(string, string)>> ScannedAsync(IAsyncEnumerable<(Partition Partition, Row Row)> scan) =>
        await scan.Select(found => (found.Partition.Key, found.Row.Key)).ToListAsync(Ct);

    private async Task<string[]> KeysAsync(Partition partition, KeyRange range, int limit) =>
        [.. (await Rows.ReadAsync(partition, range, limit, Ct)).Select(row => row.Key)];
}
