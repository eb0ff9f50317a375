using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>One row, one batch: written, read, refused.</summary>
public abstract partial class RowStoreContract
{
    [Fact]
    public async Task A_row_that_was_never_written_is_null() =>
        Assert.Null(await Rows.FindAsync(NewCustomer(), "a", Ct));

    [Fact]
    public async Task A_row_can_be_inserted_replaced_and_deleted()
    {
        var customer = NewCustomer();

        var first = await WriteAsync(new RowBatch(customer).Insert("a", Bytes("1")));
        var inserted = await Rows.FindAsync(customer, "a", Ct);
        Assert.Equal(("a", first, "1"), (inserted!.Key, inserted.Version, Text(inserted)));

        var second = await WriteAsync(new RowBatch(customer).Replace("a", first, Bytes("2")));
        var replaced = await Rows.FindAsync(customer, "a", Ct);
        Assert.Equal((second, "2"), (replaced!.Version, Text(replaced)));
        Assert.NotEqual(first, second);

        await WriteAsync(new RowBatch(customer).Delete("a", second));
        Assert.Null(await Rows.FindAsync(customer, "a", Ct));
    }

    [Fact]
    public async Task An_upsert_inserts_and_then_replaces()
    {
        var customer = NewCustomer();

        await WriteAsync(new RowBatch(customer).Upsert("a", Bytes("1")));
        var version = await WriteAsync(new RowBatch(customer).Upsert("a", Bytes("2")));

        var row = await Rows.FindAsync(customer, "a", Ct);
        Assert.Equal((version, "2"), (row!.Version, Text(row)));
    }

    [Fact]
    public async Task Every_row_of_a_batch_has_the_operation_id_as_its_version()
    {
        var customer = NewCustomer();
        var batch = new RowBatch(customer).Insert("a", Bytes("1")).Upsert("b", Bytes("2"));

        Assert.Equal(batch.OperationId, await WriteAsync(batch));

        Assert.All(await Rows.ReadAsync(customer, RowKeys.Card, 10, Ct), row => Assert.Equal(batch.OperationId, row.Version));
    }
}
