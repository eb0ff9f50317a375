using Azure;
using Azure.Data.Tables;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>Queries, transactions and tables.</summary>
public abstract partial class TableServiceContract
{
    [Fact]
    public async Task Rows_come_in_the_order_of_their_keys()
    {
        var table = await NewTableAsync();
        string[] keys = ["b", "B", "a|1", "a", "α", "a~", "10", "9"];
        foreach (var key in keys)
        {
            await table.AddEntityAsync(new TableEntity("p", key));
            await table.AddEntityAsync(new TableEntity("q", key));
        }

        var all = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").Select(row => row.RowKey).ToListAsync();
        var range = await table.QueryAsync<TableEntity>("PartitionKey eq 'p' and RowKey ge 'a' and RowKey lt 'b'")
            .Select(row => row.RowKey).ToListAsync();

        Assert.Equal(keys.Order(StringComparer.Ordinal), all);
        Assert.Equal(["a", "a|1", "a~"], range);
    }

    [Fact]
    public async Task A_query_walks_its_pages_and_goes_on_from_a_token()
    {
        var table = await NewTableAsync();
        foreach (var chunk in Enumerable.Range(0, 250).Select(i => new TableEntity("p p", $"{i:000}") { ["N"] = i }).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        }

        var query = table.QueryAsync<TableEntity>("PartitionKey eq 'p p'", maxPerPage: 100);
        var pages = await query.AsPages().ToListAsync();
        var rest = await query.AsPages(pages[0].ContinuationToken, 150).ToListAsync();

        Assert.Equal([100, 100, 50], pages.Select(page => page.Values.Count));
        Assert.Null(pages[2].ContinuationToken);
        Assert.Equal(Enumerable.Range(0, 250), await query.Select(row => row.GetInt32("N")!.Value).ToListAsync());
        Assert.Equal(Enumerable.Range(100, 150), rest.SelectMany(page => page.Values).Select(row => row.GetInt32("N")!.Value));
        Assert.Equal(200, pages[0].GetRawResponse().Status);
    }

    [Fact]
    public async Task More_than_a_thousand_rows_come_in_pages_of_a_thousand()
    {
        var table = await NewTableAsync();
        static TableTransactionAction Action(int i) => new(TableTransactionActionType.UpsertReplace, new TableEntity("p", $"{i:0000}"));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 11),
            async (part, ct) => await table.SubmitTransactionAsync(Enumerable.Range(part * 100, 100).Select(Action), ct));

        var pages = await table.QueryAsync<TableEntity>().AsPages().ToListAsync();

        Assert.Equal([1000, 100], pages.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task Only_selected_properties_come()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var one = (await table.GetEntityAsync<TableEntity>("p", "r", ["RowKey", "B"])).Value;
        var same = await table.QueryAsync<TableEntity>(select: ["RowKey", "B"]).SingleAsync();

        Assert.All([one, same], row =>
        {
            Assert.Equal(("r", 2), (row.RowKey, row.GetInt32("B")));
            Assert.Null(row.GetInt32("A"));
            Assert.Null(row.PartitionKey);
        });
    }

    [Fact]
    public async Task A_filter_compares_values_of_every_type()
    {
        var table = await NewTableAsync();
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        var id = Guid.NewGuid();
        await table.AddEntityAsync(
            new TableEntity("p", "r") { ["Int"] = 5, ["Double"] = 1.5, ["Yes"] = true, ["Time"] = time, ["Id"] = id, ["Text"] = "it's" });
        FormattableString[] matching =
        [
            $"Int eq {5}", $"Double gt {1.25}", $"Yes eq {true}", $"Time eq {time}", $"Id eq {id}", $"Text eq {"it's"}",
            $"Int lt {6} and (Text eq {"no"} or Text eq {"it's"})", $"not (Int eq {6})",
        ];
        FormattableString[] others = [$"Int eq {6}", $"Time gt {time}", $"Text eq {"it''s' or Int eq 5 or Text eq '"}", $"Yes ne {true}"];

        Assert.All(
            matching,
            filter => Assert.NotEmpty(table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).ToBlockingEnumerable()));
        Assert.All(
            others, filter => Assert.Empty(table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).ToBlockingEnumerable()));
    }

    [Fact]
    public async Task A_transaction_writes_all_and_tells_each_version()
    {
        var table = await NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "old") { ["A"] = 1, ["B"] = 1 })).Headers.ETag!.Value;
        await table.AddEntityAsync(new TableEntity("p", "gone"));

        var answer = await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "new") { ["Text"] = "Καλημέρα\r\n--x\r\n" }),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "old") { ["A"] = 2 }, old),
            new(TableTransactionActionType.Delete, new TableEntity("p", "gone")),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "more") { ["A"] = 3 }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "most") { ["A"] = 4 }),
        ]);

        var rows = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").ToDictionaryAsync(row => row.RowKey);
        Assert.Equal((202, 5), (answer.GetRawResponse().Status, answer.Value.Count));
        Assert.All(answer.Value, part => Assert.Equal((204, false), (part.Status, part.IsError)));
        Assert.Equal(["more", "most", "new", "old"], rows.Keys);
        Assert.Equal("Καλημέρα\r\n--x\r\n", rows["new"].GetString("Text"));
        Assert.Equal((2, 1), (rows["old"].GetInt32("A"), rows["old"].GetInt32("B")));
        Assert.Equal(rows["old"].ETag, answer.Value[1].Headers.ETag);
        Assert.Equal(rows["most"].ETag, answer.Value[4].Headers.ETag);
    }

    [Theory]
    [InlineData(TableTransactionActionType.Add, 409, "EntityAlreadyExists")]
    [InlineData(TableTransactionActionType.UpdateReplace, 412, "UpdateConditionNotSatisfied")]
    [InlineData(TableTransactionActionType.Delete, 412, "UpdateConditionNotSatisfied")]
    public async Task A_transaction_that_fails_writes_nothing_and_names_the_action(TableTransactionActionType type, int status, string code)
    {
        var table = await NewTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "x") { ["A"] = 1 })).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "x") { ["A"] = 2 });

        var problem = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a")),
            new(TableTransactionActionType.Add, new TableEntity("p", "b")),
            new(type, new TableEntity("p", "x") { ["A"] = 3 }, first),
            new(TableTransactionActionType.Add, new TableEntity("p", "c")),
        ]));

        Assert.Equal((status, code, 2), (problem.Status, problem.ErrorCode, problem.FailedTransactionActionIndex));
        Assert.Equal(2, (await table.QueryAsync<TableEntity>().SingleAsync()).GetInt32("A"));
    }

    [Fact]
    public async Task A_transaction_has_at_least_one_and_at_most_a_hundred_actions()
    {
        var table = await NewTableAsync();
        static IEnumerable<TableTransactionAction> Actions(int count) =>
            Enumerable.Range(0, count).Select(
                i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i}")));

        await table.SubmitTransactionAsync(Actions(100));
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        await Assert.ThrowsAnyAsync<Exception>(() => table.SubmitTransactionAsync(Actions(101)));

        Assert.Equal(100, await table.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task A_transaction_of_more_than_4_MiB_is_too_large()
    {
        var table = await NewTableAsync();
        var text = new string('x', 30_000);
        var actions = Enumerable.Range(0, 50).Select(i => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity("p", $"{i}") { ["A"] = text, ["B"] = text, ["C"] = text }));

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync(actions));

        Assert.Equal((413, "RequestBodyTooLarge"), (problem.Status, problem.ErrorCode));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Tables_are_made_listed_and_deleted()
    {
        var service = await ServiceAsync();
        var table = await NewTableAsync();
        var other = await NewTableAsync();

        var again = await table.CreateIfNotExistsAsync();
        var through = await service.CreateTableIfNotExistsAsync(table.Name);
        var listed = await service.QueryAsync().Select(item => item.Name).ToListAsync();
        var one = await service.QueryAsync($"TableName eq '{table.Name}'").SingleAsync();
        var pages = await service.QueryAsync(maxPerPage: 1).AsPages().Take(2).ToListAsync();
        var deleted = await table.DeleteAsync();
        var missing = await service.DeleteTableAsync(table.Name);
        await service.DeleteTableAsync(other.Name);

        Assert.Equal((409, table.Name), (again.GetRawResponse().Status, again.Value.Name));
        Assert.Equal(409, through.GetRawResponse().Status);
        Assert.Superset(new HashSet<string> { table.Name, other.Name }, listed.ToHashSet());
        Assert.Equal(table.Name, one.Name);
        Assert.Equal([1, 1], pages.Select(page => page.Values.Count));
        Assert.Equal((204, 404), (deleted.Status, missing.Status));
        Assert.DoesNotContain(table.Name, await service.QueryAsync().Select(item => item.Name).ToListAsync());
    }

    [Fact]
    public async Task A_table_has_a_table_name()
    {
        var service = await ServiceAsync();

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableIfNotExistsAsync("1-not a'name"));

        Assert.Equal(400, problem.Status);
    }

    [Fact]
    public async Task An_account_signature_opens_what_it_allows()
    {
        var service = await ServiceAsync();
        var table = await NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));
        AzureSasCredential Allow(string permissions, int hours) => new(
            AccountSignature.Of(AccountKey, permissions, DateTimeOffset.UtcNow.AddHours(hours)));

        var reader = new TableServiceClient(service.Uri, Allow("rl", 1)).GetTableClient(table.Name);
        var late = new TableServiceClient(service.Uri, Allow("rl", -1)).GetTableClient(table.Name);
        var written = await Assert.ThrowsAsync<RequestFailedException>(() => reader.AddEntityAsync(new TableEntity("p", "s")));
        var expired = await Assert.ThrowsAsync<RequestFailedException>(() => late.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal("r", (await reader.GetEntityAsync<TableEntity>("p", "r")).Value.RowKey);
        Assert.Equal("r", (await reader.QueryAsync<TableEntity>("PartitionKey eq 'p'").SingleAsync()).RowKey);
        Assert.Equal((403, 403), (written.Status, expired.Status));
    }

    protected abstract (string Name, string Key) AccountKey { get; }
}
