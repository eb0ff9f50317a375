using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>Batches in steps: in order, side by side within a step, and no further after a step with a conflict.</summary>
public abstract partial class RowStoreContract
{
    [Fact]
    public async Task Steps_are_written_in_order_and_each_batch_has_its_result()
    {
        var (one, other) = (NewCustomer(), NewCustomer());

        var results = await Rows.CommitAsync(
            [[Insert(one, "a", "1"), Insert(other, "a", "1")], [new RowBatch(one).Upsert("a", Bytes("2"))]], Ct);

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.True(result.IsCommitted));
        Assert.Equal("2", Text(await Rows.FindAsync(one, "a", Ct)));
        Assert.Equal("1", Text(await Rows.FindAsync(other, "a", Ct)));
    }

    [Fact]
    public async Task No_step_begins_after_a_step_with_a_conflict_but_the_other_batches_of_that_step_are_written()
    {
        var (first, taken, beside, later) = (NewCustomer(), NewCustomer(), NewCustomer(), NewCustomer());
        await WriteAsync(Insert(taken, "a", "1"));

        var results = await Rows.CommitAsync(
            [[Insert(first, "a", "1")], [Insert(taken, "a", "2"), Insert(beside, "a", "1")], [Insert(later, "a", "1")]], Ct);

        Assert.Equal([true, false, true], results.Select(result => result.IsCommitted));
        Assert.Equal(CommitResult.Refused("a", RowConflict.Exists), results[1]);
        Assert.Equal("1", Text(await Rows.FindAsync(taken, "a", Ct)));
        Assert.NotNull(await Rows.FindAsync(first, "a", Ct));
        Assert.NotNull(await Rows.FindAsync(beside, "a", Ct));
        Assert.Null(await Rows.FindAsync(later, "a", Ct));
    }

    [Fact]
    public async Task Steps_that_are_handed_in_again_are_recognised_as_written()
    {
        var (one, other) = (NewCustomer(), NewCustomer());
        IReadOnlyList<IReadOnlyList<RowBatch>> steps = [[Insert(one, "a", "1")], [Insert(other, "a", "1")]];
        await Rows.CommitAsync(steps, Ct);

        var again = await Rows.CommitAsync(steps, Ct);

        Assert.All(again, result => Assert.True(result.IsCommitted));
    }

    private static RowBatch Insert(Partition partition, string key, string text) => new RowBatch(partition).Insert(key, Bytes(text));
}
