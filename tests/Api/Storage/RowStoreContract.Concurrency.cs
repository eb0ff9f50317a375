using System.Globalization;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>Many callers at once, and callers who leave.</summary>
public abstract partial class RowStoreContract
{
    [Fact]
    public async Task A_counter_under_16_writers_is_exact()
    {
        const int Writers = 16;
        const int Each = 20;
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer).Insert("b", Bytes("0")));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Each;)
            {
                var row = await Rows.FindAsync(customer, "b", Ct);
                var next = int.Parse(Text(row), CultureInfo.InvariantCulture) + 1;
                var result = await Rows.CommitAsync(
                    new RowBatch(customer).Replace("b", row!.Version, Bytes($"{next}")).Insert($"e{next:D5}", default), Ct);
                i += result.IsCommitted ? 1 : 0;
            }
        })));

        Assert.Equal($"{Writers * Each}", Text(await Rows.FindAsync(customer, "b", Ct)));
        Assert.Equal(Writers * Each, (await Rows.ReadAsync(customer, KeyRange.StartingWith("e"), 1000, Ct)).Count);
    }

    [Fact]
    public async Task Of_many_inserts_of_one_key_exactly_one_wins()
    {
        var customer = NewCustomer();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            var batch = new RowBatch(customer).Insert("m", Bytes($"{i}")).Insert($"e{i:D2}", default);
            return (Number: i, Result: await Rows.CommitAsync(batch, Ct));
        })));

        var (winner, _) = Assert.Single(results, r => r.Result.IsCommitted);
        Assert.All(results.Where(r => r.Number != winner), r => Assert.Equal(CommitResult.Refused("m", RowConflict.Exists), r.Result));
        Assert.Equal($"{winner}", Text(await Rows.FindAsync(customer, "m", Ct)));
        Assert.Equal([$"e{winner:D2}"], await KeysAsync(customer, KeyRange.StartingWith("e"), 100));
    }

    [Fact]
    public async Task Batches_of_many_callers_are_all_there()
    {
        var customers = Enumerable.Range(0, 64).Select(_ => NewCustomer()).ToArray();

        await Task.WhenAll(customers.Select(customer => Task.Run(
            () => WriteAsync(new RowBatch(customer).Insert("a", Bytes(customer.Key)).Insert("b", default)))));

        foreach (var customer in customers)
        {
            Assert.Equal(customer.Key, Text(await Rows.FindAsync(customer, "a", Ct)));
            Assert.Equal(["a", "b"], await KeysAsync(customer, RowKeys.OfCustomer, 10));
        }
    }

    [Fact]
    public async Task A_read_sees_a_batch_whole_or_not_at_all()
    {
        var customer = NewCustomer();
        var version = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("0")).Insert("b", Bytes("0")).Insert("c", Bytes("0")));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            while (!done.IsCancellationRequested)
            {
                var rows = await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct);
                Assert.Single(rows.Select(row => (row.Version, Text(row))).Distinct());
                Assert.Equal(3, rows.Count);
                reads++;
            }

            return reads;
        })).ToArray();
        for (var i = 1; i <= 100; i++)
        {
            version = await WriteAsync(
                new RowBatch(customer).Replace("c", version, Bytes($"{i}")).Replace("b", version, Bytes($"{i}")).Replace(
                    "a", version, Bytes($"{i}")));
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.NotEqual(0, reads));
    }

    [Fact]
    public async Task A_caller_who_has_already_left_gets_and_leaves_nothing()
    {
        var customer = NewCustomer();
        var gone = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Rows.CommitAsync(new RowBatch(customer).Insert("a", default), gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Rows.FindAsync(customer, "a", gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Rows.ReadAsync(customer, RowKeys.OfCustomer, 1, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Rows.ScanAsync(Tables.Customers, KeyRange.Everything, gone).FirstOrDefaultAsync(Ct));

        Assert.Null(await Rows.FindAsync(customer, "a", Ct));
    }

    [Fact]
    public async Task A_caller_who_leaves_on_the_way_leaves_all_of_a_batch_or_nothing()
    {
        var customers = Enumerable.Range(0, 200).Select(_ => NewCustomer()).ToArray();

        var stayed = await Task.WhenAll(customers.Select((customer, i) => Task.Run(async () =>
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            var commit = Rows.CommitAsync(new RowBatch(customer).Insert("a", default).Insert("b", default), leaving.Token).AsTask();
            if (i % 2 == 0)
            {
                await leaving.CancelAsync();
            }

            await commit.ContinueWith(_ => { }, Ct, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return commit.IsCompletedSuccessfully;
        })));

        for (var i = 0; i < customers.Length; i++)
        {
            // Whoever was answered has it; of the others it is unknown, but never half.
            var rows = (await Rows.ReadAsync(customers[i], RowKeys.OfCustomer, 10, Ct)).Count;
            Assert.Contains(rows, stayed[i] ? [2] : (int[])[0, 2]);
        }
    }
}
