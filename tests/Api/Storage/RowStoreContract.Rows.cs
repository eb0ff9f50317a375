using System.Text.Encodings.Web;
using System.Text.Json;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>A row: written, read, changed, and apart from every other.</summary>
public abstract partial class RowStoreContract
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

        Assert.All(await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct), row => Assert.Equal(batch.OperationId, row.Version));
    }

    [Fact]
    public async Task Content_may_be_empty()
    {
        var customer = NewCustomer();

        await WriteAsync(new RowBatch(customer).Insert("a", default));

        Assert.Equal(0, (await Rows.FindAsync(customer, "a", Ct))!.Content.Length);
        Assert.Equal(0, Assert.Single(await Rows.ReadAsync(customer, RowKeys.OfCustomer, 10, Ct)).Content.Length);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("O'Brien said \"x' or PartitionKey ne 'x\"; DROP TABLE customers; --")]
    [InlineData("👩‍👩‍👧‍👦 🇬🇷 e\u0301 é ﬁ İ ß")]
    [InlineData("line\u2028separator\u2029paragraph\u0085next \ufeff bom \uffff")]
    [InlineData("invoice\u202Efdp.exe שלום مرحبا")]
    [InlineData("nul \u0000 tab \t line \r\n escape \u001b end")]
    [InlineData("  spaces at both ends  ")]
    public async Task Text_comes_back_byte_for_byte(string text)
    {
        var customer = NewCustomer();
        var content = JsonSerializer.SerializeToUtf8Bytes(text, AsWritten);

        await WriteAsync(new RowBatch(customer).Insert("a", content));

        Assert.Equal(content, (await Rows.FindAsync(customer, "a", Ct))!.Content.ToArray());
        Assert.Equal(content, Assert.Single(await Rows.ReadAsync(customer, RowKeys.OfCustomer, 1, Ct)).Content.ToArray());
    }

    [Fact]
    public async Task The_same_key_in_other_partitions_tables_and_tenants_is_another_row()
    {
        var id = Guid.NewGuid();
        Partition[] partitions =
        [
            RowKeys.Customer(Tenant, id),
            RowKeys.Customer(Tenant, Guid.NewGuid()),
            RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), id),
            RowKeys.Address(Tenant, "maria@contoso.example"),
            RowKeys.Domain(Tenant, "maria@contoso.example"),
        ];
        for (var i = 0; i < partitions.Length; i++)
        {
            await WriteAsync(new RowBatch(partitions[i]).Insert("a", Bytes($"{i}")));
        }

        for (var i = 0; i < partitions.Length; i++)
        {
            Assert.Equal($"{i}", Text(await Rows.FindAsync(partitions[i], "a", Ct)));
            Assert.Equal($"{i}", Text(Assert.Single(await Rows.ReadAsync(partitions[i], RowKeys.OfCustomer, 10, Ct))));
        }
    }
}
