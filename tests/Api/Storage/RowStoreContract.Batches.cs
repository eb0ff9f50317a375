using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>A batch: all of it or nothing, and a conflict is a value that names the row.</summary>
public abstract partial class RowStoreContract
{
    [Fact]
    public async Task An_insert_of_a_row_that_is_there_is_refused()
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")));

        var result = await Rows.CommitAsync(new RowBatch(customer).Insert("a", Bytes("2")), Ct);

        Assert.Equal(CommitResult.Refused("a", RowConflict.Exists), result);
        Assert.False(result.IsCommitted);
        Assert.Equal("1", Text(await Rows.FindAsync(customer, "a", Ct)));
    }

    [Fact]
    public async Task A_replace_of_an_old_version_is_refused()
    {
        var customer = NewCustomer();
        var old = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")));
        await WriteAsync(new RowBatch(customer).Replace("a", old, Bytes("2")));

        Assert.Equal(
            CommitResult.Refused("a", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Replace("a", old, Bytes("3")), Ct));
        Assert.Equal("2", Text(await Rows.FindAsync(customer, "a", Ct)));
    }

    [Fact]
    public async Task A_delete_of_an_old_version_is_refused()
    {
        var customer = NewCustomer();
        var old = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")));
        await WriteAsync(new RowBatch(customer).Upsert("a", Bytes("2")));

        Assert.Equal(CommitResult.Refused("a", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Delete("a", old), Ct));
        Assert.Equal("2", Text(await Rows.FindAsync(customer, "a", Ct)));
    }

    [Fact]
    public async Task A_replace_or_delete_of_no_row_is_refused_as_stale()
    {
        var customer = NewCustomer();

        Assert.Equal(
            CommitResult.Refused("a", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Replace("a", "v", Bytes("1")), Ct));
        Assert.Equal(CommitResult.Refused("a", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Delete("a", "v"), Ct));
        Assert.Null(await Rows.FindAsync(customer, "a", Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(57)]
    [InlineData(99)]
    public async Task One_refused_row_of_a_hundred_undoes_the_others_and_is_named(int refused)
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer).Insert(Numbered(refused), Bytes("first")));
        var batch = new RowBatch(customer);
        for (var i = 0; i < RowLimits.RowsPerBatch; i++)
        {
            batch.Insert(Numbered(i), Bytes("second"));
        }

        Assert.Equal(CommitResult.Refused(Numbered(refused), RowConflict.Exists), await Rows.CommitAsync(batch, Ct));

        Assert.Equal("first", Text(Assert.Single(await Rows.ReadAsync(customer, AllNumbered, 1000, Ct))));
    }

    [Fact]
    public async Task A_refused_batch_undoes_deletes_replaces_and_upserts_too()
    {
        var customer = NewCustomer();
        var version = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")).Insert("b", Bytes("1")).Insert("c", Bytes("1")));

        var result = await Rows.CommitAsync(
            new RowBatch(customer).Delete("a", version).Replace("b", version, Bytes("2")).Upsert("c", Bytes("2")).Insert("d", Bytes("2"))
                .Replace("e", "gone", Bytes("2")),
            Ct);

        Assert.Equal(CommitResult.Refused("e", RowConflict.Stale), result);
        var rows = await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct);
        Assert.Equal(["a", "b", "c"], rows.Select(row => row.Key));
        Assert.All(rows, row => Assert.Equal(("1", version), (Text(row), row.Version)));
    }

    [Fact]
    public async Task All_four_verbs_happen_together()
    {
        var customer = NewCustomer();
        var version = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")).Insert("b", Bytes("1")));

        var next = await WriteAsync(
            new RowBatch(customer).Delete("a", version).Replace("b", version, Bytes("2")).Upsert("c", Bytes("2")).Insert("d", Bytes("2")));

        var rows = await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct);
        Assert.Equal(["b", "c", "d"], rows.Select(row => row.Key));
        Assert.All(rows, row => Assert.Equal(("2", next), (Text(row), row.Version)));
    }

    [Fact]
    public async Task A_batch_handed_in_again_after_an_unknown_end_is_no_conflict_and_changes_nothing()
    {
        var customer = NewCustomer();
        var version = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")).Insert("b", Bytes("1")));
        var batch = new RowBatch(customer).Delete("a", version).Replace("b", version, Bytes("2")).Insert("c", Bytes("2"));

        var first = await WriteAsync(batch);
        var second = await WriteAsync(batch);

        Assert.Equal(first, second);
        Assert.Equal(["b", "c"], (await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct)).Select(row => row.Key));
    }

    [Fact]
    public async Task A_row_as_it_was_read_is_replaced_and_deleted_and_refused_once_it_has_changed()
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")).Insert("b", Bytes("1")));
        var found = (await Rows.FindAsync(customer, "a", Ct))!;
        var listed = (await Rows.ReadAsync(customer, KeyRange.StartingWith("b"), 1, Ct))[0];

        await WriteAsync(new RowBatch(customer).Replace(found, Bytes("2")).Delete(listed));

        Assert.Equal("2", Text(Assert.Single(await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct))));
        Assert.Equal(
            CommitResult.Refused("a", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Replace(found, Bytes("3")), Ct));
        Assert.Equal(CommitResult.Refused("a", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Delete(found), Ct));
        Assert.Equal(CommitResult.Refused("b", RowConflict.Stale), await Rows.CommitAsync(new RowBatch(customer).Delete(listed), Ct));
    }

    [Fact]
    public async Task A_restored_row_has_the_version_of_the_export_whatever_was_there()
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer).Insert("a", Bytes("newer")));

        await WriteAsync(new RowBatch(customer).Restore(new Row("a", "first", Bytes("1"))).Restore(new Row("b", "second", Bytes("2"))));

        var rows = await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct);
        Assert.Equal([("a", "first", "1"), ("b", "second", "2")], rows.Select(row => (row.Key, row.Version, Text(row))));
        await WriteAsync(new RowBatch(customer).Replace("a", "first", Bytes("2")).Delete(rows[1]));
        Assert.Equal("2", Text(Assert.Single(await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct))));
    }

    [Fact]
    public async Task A_version_stays_good_when_the_same_row_is_restored_over_itself()
    {
        var customer = NewCustomer();
        await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")));
        var read = (await Rows.FindAsync(customer, "a", Ct))!;
        await WriteAsync(new RowBatch(customer).Restore(read));

        await WriteAsync(new RowBatch(customer).Replace(read, Bytes("2")));

        Assert.Equal("2", Text(await Rows.FindAsync(customer, "a", Ct)));
    }

    private static KeyRange AllNumbered { get; } = KeyRange.StartingWith("n");

    private static string Numbered(int number) => $"n{number:D5}";
}
