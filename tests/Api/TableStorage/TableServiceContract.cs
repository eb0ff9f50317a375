using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>What Microsoft's client is answered, the same by Microsoft's emulator and by our strict server: one row at a time.</summary>
public abstract partial class TableServiceContract
{
    private static int s_tables;

    protected abstract Task<TableServiceClient> ServiceAsync();

    /// <summary>An empty table that no other test uses.</summary>
    protected async Task<TableClient> NewTableAsync()
    {
        var table = (await ServiceAsync()).GetTableClient($"t{Guid.NewGuid():N}"[..20] + Interlocked.Increment(ref s_tables));
        await table.CreateIfNotExistsAsync();
        return table;
    }

    [Fact]
    public async Task A_row_comes_back_with_every_type_it_had()
    {
        var table = await NewTableAsync();
        var time = new DateTimeOffset(2026, 11, 22, 9, 56, 12, 345, TimeSpan.FromHours(2)).AddTicks(6789);
        var row = new TableEntity("p", "r")
        {
            ["Text"] = "Ελένη \"quoted\" \\ \u0001 \u2028 😀",
            ["Empty"] = "",
            ["Int"] = -5,
            ["Long"] = long.MaxValue,
            ["SmallLong"] = 7L,
            ["Double"] = 0.1,
            ["WholeDouble"] = 5.0,
            ["Yes"] = true,
            ["Time"] = time,
            ["Id"] = Guid.Parse("7a1f3b52-9c8d-4e60-b1a2-c3d4e5f60718"),
            ["Bytes"] = new byte[] { 0, 255, 7 },
            ["Nothing"] = null,
        };

        var added = await table.AddEntityAsync(row);
        var answer = await table.GetEntityAsync<TableEntity>("p", "r");
        var back = answer.Value;

        Assert.Equal(204, added.Status);
        Assert.Equal(added.Headers.ETag, back.ETag);
        Assert.Equal(("p", "r"), (back.PartitionKey, back.RowKey));
        Assert.InRange(back.Timestamp!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(row["Text"], back.GetString("Text"));
        Assert.Equal("", back.GetString("Empty"));
        Assert.Equal(-5, back.GetInt32("Int"));
        Assert.Equal(long.MaxValue, back.GetInt64("Long"));
        Assert.Equal(7L, back.GetInt64("SmallLong"));
        Assert.Equal(0.1, back.GetDouble("Double"));
        Assert.Equal(5.0, back.GetDouble("WholeDouble"));
        Assert.True(back.GetBoolean("Yes"));
        Assert.Equal(time, back.GetDateTimeOffset("Time"));
        Assert.Equal(row["Id"], back.GetGuid("Id"));
        Assert.Equal([0, 255, 7], back.GetBinary("Bytes")!);
        Assert.Null(back.GetString("Nothing"));
        Assert.DoesNotContain(back.Keys, key => key.Contains("@odata", StringComparison.Ordinal));
        Assert.Equal(200, answer.GetRawResponse().Status);
    }

    [Fact]
    public async Task What_is_not_there_is_404_or_no_value()
    {
        var table = await NewTableAsync();

        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        var maybe = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        var deleted = await table.DeleteEntityAsync("p", "r");
        var updated = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));

        Assert.Equal((404, TableErrorCode.ResourceNotFound), (missing.Status, missing.ErrorCode!));
        Assert.Equal((false, 404), (maybe.HasValue, maybe.GetRawResponse().Status));
        Assert.Throws<InvalidOperationException>(() => maybe.Value);
        Assert.Equal(404, deleted.Status);
        Assert.Equal((404, TableErrorCode.ResourceNotFound), (updated.Status, updated.ErrorCode!));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_named_so()
    {
        var table = (await ServiceAsync()).GetTableClient("neverMade");

        var added = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((404, TableErrorCode.TableNotFound), (added.Status, added.ErrorCode!));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task The_same_row_twice_is_a_conflict()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }));

        Assert.Equal(409, problem.Status);
        Assert.True(problem.ErrorCode == TableErrorCode.EntityAlreadyExists, problem.ErrorCode);
        Assert.Contains("already exists", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("N"));
    }

    [Fact]
    public async Task An_update_needs_the_version_that_is_there()
    {
        var table = await NewTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 })).Headers.ETag!.Value;

        var second = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, first)).Headers.ETag!.Value;
        var late = new TableEntity("p", "r") { ["A"] = 3 };
        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(late, first, TableUpdateMode.Replace));
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 4 }, second, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.NotEqual(first, second);
        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied), (stale.Status, stale.ErrorCode!));
        Assert.Equal((2, 1, second), (merged.GetInt32("A"), merged.GetInt32("B"), merged.ETag));
        Assert.Equal((4, null), (replaced.GetInt32("A"), replaced.GetInt32("B")));
    }

    [Fact]
    public async Task An_upsert_takes_what_is_there()
    {
        var table = await NewTableAsync();

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 2 });
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((2, 1), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((3, null), (replaced.GetInt32("A"), replaced.GetInt32("B")));
    }

    [Fact]
    public async Task A_row_that_was_read_can_be_written_back()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1L, ["T"] = DateTimeOffset.UtcNow });
        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        row["A"] = 2L;
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        Assert.Equal(2L, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt64("A"));
    }

    [Fact]
    public async Task A_delete_may_name_a_version()
    {
        var table = await NewTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        var second = (await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Headers.ETag!.Value;

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", first));
        var gone = await table.DeleteEntityAsync("p", "r", second);

        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied), (stale.Status, stale.ErrorCode!));
        Assert.Equal(204, gone.Status);
    }

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("'")]
    [InlineData("x' or PartitionKey ne 'x")]
    [InlineData("100%")]
    [InlineData("%27%2F%00")]
    [InlineData("a+b c&d=e;f,g")]
    [InlineData("Ελένη Παπαδοπούλου ßéñ漢字")]
    [InlineData("..")]
    [InlineData("a|b~c@d:e$f!g*h[i]{j}<k>\"l")]
    [InlineData("")]
    public async Task Keys_arrive_as_they_are(string key)
    {
        var table = await NewTableAsync();

        await table.AddEntityAsync(new TableEntity(key, key) { ["N"] = 1 });
        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["N"] = 2 }, read.ETag);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {key}");
        var found = await table.QueryAsync<TableEntity>(filter).SingleAsync();
        var third = new TableEntity(key, key) { ["N"] = 3 };
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, third, found.ETag)]);
        var last = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        await table.DeleteEntityAsync(key, key, last.ETag);

        Assert.Equal((key, key, 1), (read.PartitionKey, read.RowKey, read.GetInt32("N")));
        Assert.Equal((key, key, 2), (found.PartitionKey, found.RowKey, found.GetInt32("N")));
        Assert.Equal(3, last.GetInt32("N"));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>(key, key)).HasValue);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u0085b")]
    public async Task Keys_that_no_key_can_be_are_refused(string key)
    {
        var table = await NewTableAsync();

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", key)));

        Assert.Equal(400, problem.Status);
    }

    [Fact]
    public async Task A_text_has_at_most_32768_characters()
    {
        var table = await NewTableAsync();
        var longest = string.Concat(Enumerable.Repeat("αβ\"\\", 8 * 1024));

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = longest });
        var tooLong = new TableEntity("p", "s") { ["Text"] = longest + "x" };
        var longer = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(tooLong));

        Assert.Equal(longest, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Text"));
        Assert.Equal((400, TableErrorCode.PropertyValueTooLarge), (longer.Status, longer.ErrorCode!));
    }

    [Fact]
    public async Task Another_key_is_not_let_in()
    {
        var service = await ServiceAsync();
        var credential = new TableSharedKeyCredential(service.AccountName, Convert.ToBase64String("another"u8));
        var stranger = new TableServiceClient(service.Uri, credential);

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => stranger.CreateTableIfNotExistsAsync("stranger"));

        Assert.Equal(403, problem.Status);
    }
}
