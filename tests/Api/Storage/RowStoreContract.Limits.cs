using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Storage;

/// <summary>
/// The limits of Azure Table storage: what is just inside is stored, what is just outside fails where the code builds it.
/// </summary>
public abstract partial class RowStoreContract
{
    public static TheoryData<string> RefusedKeys { get; } =
    [
        "", new string('k', RowLimits.KeyUnits + 1),
        "acme/eu", @"a\b", "a#b", "a?b", "a\tb", "a\nb", "a\0b", "a\u007fb", "a\u0085b", "a\u009fb", "😀",
    ];

    [Theory]
    [MemberData(nameof(RefusedKeys))]
    public async Task A_key_that_Azure_would_refuse_is_refused(string key)
    {
        var customer = NewCustomer();

        Assert.Throws<RowLimitException>(() => new RowBatch(customer).Insert(key, Bytes("1")));
        Assert.Throws<RowLimitException>(() => new RowBatch(new Partition(Tables.Customers, key)));
        await Assert.ThrowsAsync<RowLimitException>(async () => await Rows.FindAsync(customer, key, Ct));
    }

    // Not in the list above, because test data cannot carry half a character.
    [Fact]
    public async Task A_key_with_half_a_character_is_refused() => await A_key_that_Azure_would_refuse_is_refused("a\ud800b");

    [Theory]
    [InlineData("O'Brien \"quoted\" & <b> %2F $")]
    [InlineData("a|b~c@d+e-f_g.h:i;j,k=l(m)n[o]{p}!*^`")]
    [InlineData("Ελένη 中文 é\u00a0ﬁ\uffee")]
    public async Task A_key_of_other_characters_comes_back_as_it_was(string key)
    {
        var customer = NewCustomer();

        await WriteAsync(new RowBatch(customer).Insert(key, Bytes("1")));

        Assert.Equal("1", Text(await Rows.FindAsync(customer, key, Ct)));
        Assert.Equal(key, Assert.Single(await Rows.ReadAsync(customer, new KeyRange("", "\uffff"), 10, Ct)).Key);
    }

    [Fact]
    public async Task Bounds_that_no_store_can_compare_with_are_refused()
    {
        foreach (var bound in new[] { "a\ud800", "😀", new string('k', RowLimits.KeyUnits + 1) })
        {
            await Assert.ThrowsAsync<RowLimitException>(() => KeysAsync(NewCustomer(), new KeyRange(bound, "z"), 1));
            await Assert.ThrowsAsync<RowLimitException>(() => KeysAsync(NewCustomer(), new KeyRange("a", bound), 1));
        }

        await Assert.ThrowsAsync<RowLimitException>(() => KeysAsync(NewCustomer(), default, 1));
    }

    [Fact]
    public async Task The_longest_keys_are_stored()
    {
        var customer = new Partition(Tables.Customers, Tenant.Value.PadRight(RowLimits.KeyUnits, 'é'));
        var key = new string('中', RowLimits.KeyUnits);

        await WriteAsync(new RowBatch(customer).Insert(key, Bytes("1")));

        Assert.Equal("1", Text(await Rows.FindAsync(customer, key, Ct)));
    }

    [Theory]
    [InlineData("k", RowLimits.ContentUnits)]
    [InlineData("中", RowLimits.ContentUnits)]
    [InlineData("😀", RowLimits.ContentUnits / 2)]
    public async Task The_largest_content_is_stored_and_one_more_character_refused(string character, int times)
    {
        var customer = NewCustomer();
        var largest = Bytes(string.Concat(Enumerable.Repeat(character, times)));
        var content = largest[..Math.Min(largest.Length, MostBytes / Bytes(character).Length * Bytes(character).Length)];

        await WriteAsync(new RowBatch(customer).Insert("a", content));

        Assert.Equal(content, (await Rows.FindAsync(customer, "a", Ct))!.Content.ToArray());
        Assert.Throws<RowLimitException>(() => new RowBatch(customer).Upsert("a", (byte[])[.. largest, .. Bytes(character)]));
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 })]
    public void Content_that_is_not_UTF_8_is_refused(byte[] content) =>
        Assert.Throws<RowLimitException>(() => new RowBatch(NewCustomer()).Insert("a", content));

    [Theory]
    [InlineData("€", 30_000, 22)]
    [InlineData("😀", 14_900, 22)]
    [InlineData("\ue000", 30_000, 22)]
    [InlineData("\u0001", 15_000, 44)]
    [InlineData("\u2029", 15_000, 44)]
    public async Task A_batch_of_nearly_4_MiB_is_stored_and_a_larger_one_refused(string character, int times, int rows)
    {
        var customer = NewCustomer();
        var content = Bytes(string.Concat(Enumerable.Repeat(character, times)));
        var batch = new RowBatch(customer);
        for (var i = 0; i < rows; i++)
        {
            batch.Insert(Numbered(i), content);
        }

        Assert.Throws<RowLimitException>(() => batch.Insert(Numbered(rows), content));
        await WriteAsync(batch);

        var read = await Rows.ReadAsync(customer, AllNumbered, 1000, Ct);
        Assert.Equal(rows, read.Count);
        Assert.All(read, row => Assert.Equal(content, row.Content.ToArray()));
    }

    [Theory]
    [InlineData("\"", 20)]
    [InlineData("\\", 60)]
    [InlineData("\n", 60)]
    [InlineData("\u2028", 20)]
    public void What_is_escaped_weighs_as_much_as_it_takes(string character, int rows)
    {
        var batch = new RowBatch(NewCustomer());
        var content = Bytes(string.Concat(Enumerable.Repeat(character, RowLimits.ContentUnits)));
        for (var i = 0; i < rows; i++)
        {
            batch.Insert(Numbered(i), content);
        }

        Assert.Throws<RowLimitException>(() => batch.Insert(Numbered(rows), content));
    }

    [Fact]
    public async Task A_batch_has_1_to_100_rows_each_once()
    {
        var customer = NewCustomer();
        var batch = new RowBatch(customer);
        await Assert.ThrowsAsync<RowLimitException>(async () => await Rows.CommitAsync(batch, Ct));
        for (var i = 0; i < RowLimits.RowsPerBatch; i++)
        {
            batch.Insert(Numbered(i), Bytes("1"));
        }

        Assert.Throws<RowLimitException>(() => batch.Insert("b", Bytes("1")));
        await WriteAsync(batch);
        Assert.Equal(RowLimits.RowsPerBatch, (await Rows.ReadAsync(customer, AllNumbered, 1000, Ct)).Count);

        Assert.Throws<RowLimitException>(() => new RowBatch(customer).Upsert("a", default).Delete("a", "v"));
    }

    [Fact]
    public async Task A_table_that_is_not_ours_is_refused()
    {
        await Assert.ThrowsAsync<RowLimitException>(async () => await Rows.FindAsync(new Partition("sqlite_schema", "a"), "a", Ct));
        await Assert.ThrowsAsync<RowLimitException>(async () => await Rows.FindAsync(default, "a", Ct));
        await Assert.ThrowsAsync<RowLimitException>(
            async () => await Rows.ScanAsync("sqlite_schema", KeyRange.Everything, Ct).FirstOrDefaultAsync(Ct));
    }
}
