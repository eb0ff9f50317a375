using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>The strict server keeps the documented limits that the emulator lets pass.</summary>
public sealed class StrictServerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private TableServer _server = null!;
    private TableClient _table = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TableServer.StartAsync(_clock);
        _table = _server.Client().GetTableClient("rows");
        await _table.CreateIfNotExistsAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_transaction_has_one_partition()
    {
        var problem = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync([Add("p", "1"), Add("p", "2"), Add("q", "3")]));

        Assert.Equal(
            (400, "CommandsInBatchActOnDifferentPartitions", 2), (problem.Status, problem.ErrorCode, problem.FailedTransactionActionIndex));
        Assert.Equal(0, _server.CountRows("rows"));
    }

    [Fact]
    public async Task A_transaction_has_each_row_once()
    {
        var problem = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync([Add("p", "1"), Add("p", "1")]));

        Assert.Equal((400, "InvalidDuplicateRow", 1), (problem.Status, problem.ErrorCode, problem.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task A_transaction_of_101_names_the_last()
    {
        var problem = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => _table.SubmitTransactionAsync(Enumerable.Range(0, 101).Select(i => Add("p", $"{i}"))));

        Assert.Equal((400, "InvalidInput", 100), (problem.Status, problem.ErrorCode, problem.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task A_row_has_252_properties_of_its_own_and_a_merge_cannot_make_more()
    {
        var row = new TableEntity("p", "r");
        for (var i = 0; i < 252; i++)
        {
            row[$"P{i}"] = i;
        }

        await _table.AddEntityAsync(row);
        row["P252"] = 1;

        Assert.Equal("TooManyProperties", await RefusalAsync(() => _table.UpsertEntityAsync(row, TableUpdateMode.Replace)));
        Assert.Equal("TooManyProperties", await RefusalAsync(() => _table.UpsertEntityAsync(new TableEntity("p", "r") { ["One"] = 1 })));
    }

    [Fact]
    public async Task A_row_has_at_most_1_MiB()
    {
        var row = new TableEntity("p", "r");
        for (var i = 0; i < 15; i++)
        {
            row[$"P{i}"] = new string('x', 32 * 1024);
        }

        await _table.AddEntityAsync(row);
        row["P15"] = new string('x', 32 * 1024);

        Assert.Equal("EntityTooLarge", await RefusalAsync(() => _table.UpsertEntityAsync(row)));
    }

    [Fact]
    public async Task A_key_has_at_most_512_characters_of_any_script()
    {
        var key = string.Concat(Enumerable.Repeat("Ω漢", 256));

        await _table.AddEntityAsync(new TableEntity(key, key));

        Assert.Equal(key, (await _table.GetEntityAsync<TableEntity>(key, key)).Value.RowKey);
        Assert.Equal("KeyValueTooLarge", await RefusalAsync(() => _table.AddEntityAsync(new TableEntity("p", key + "x"))));
    }

    [Theory]
    [InlineData("a-b", "PropertyNameInvalid")]
    [InlineData("1a", "PropertyNameInvalid")]
    [InlineData("xmlName", "PropertyNameInvalid")]
    public async Task A_property_has_an_identifiers_name(string name, string code) =>
        Assert.Equal(code, await RefusalAsync(() => _table.AddEntityAsync(new TableEntity("p", "r") { [name] = 1 })));

    [Fact]
    public async Task A_property_name_has_at_most_255_characters()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { [new string('n', 255)] = 1 });

        Assert.Equal(
            "PropertyNameTooLong",
            await RefusalAsync(() => _table.AddEntityAsync(new TableEntity("p", "s") { [new string('n', 256)] = 1 })));
    }

    [Fact]
    public async Task Times_begin_in_1601() =>
        Assert.Equal(
            "OutOfRangeInput",
            await RefusalAsync(
                () => _table.AddEntityAsync(new TableEntity("p", "r") { ["T"] = new DateTimeOffset(1500, 1, 1, 0, 0, 0, TimeSpan.Zero) })));

    [Theory]
    [InlineData("PartitionKey eq 'p' and")]
    [InlineData("PartitionKey like 'p'")]
    [InlineData("(PartitionKey eq 'p'")]
    [InlineData("PartitionKey eq 'p' 'q'")]
    [InlineData("PartitionKey eq 'p")]
    [InlineData("N eq 3000000000")]
    public async Task A_filter_that_is_none_is_refused(string filter) =>
        Assert.Equal("InvalidInput", await RefusalAsync(() => _table.QueryAsync<TableEntity>(filter).ToListAsync().AsTask()));

    [Fact]
    public async Task A_filter_has_15_comparisons_and_a_page_1000_rows()
    {
        static string Filter(int comparisons) => string.Join(" or ", Enumerable.Range(0, comparisons).Select(i => $"N eq {i}"));

        await _table.QueryAsync<TableEntity>(Filter(15), 1000).ToListAsync();

        Assert.Equal("InvalidInput", await RefusalAsync(() => _table.QueryAsync<TableEntity>(Filter(16)).ToListAsync().AsTask()));
        Assert.Equal("InvalidInput", await RefusalAsync(() => _table.QueryAsync<TableEntity>(maxPerPage: 1001).ToListAsync().AsTask()));
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_refused()
    {
        await _table.SubmitTransactionAsync([Add("p", "1"), Add("p", "2")]);
        var page = await _table.QueryAsync<TableEntity>(maxPerPage: 1).AsPages().FirstAsync();

        Assert.Equal(
            "InvalidInput", await RefusalAsync(() => _table.QueryAsync<TableEntity>().AsPages("1!9!xx 1!9!xx").ToListAsync().AsTask()));
        Assert.NotNull(page.ContinuationToken);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(16, false)]
    [InlineData(-16, false)]
    public async Task A_signature_is_good_for_15_minutes(int minutes, bool good)
    {
        _clock.AdjustTime(DateTimeOffset.UtcNow.AddMinutes(minutes));

        var problem = await Record.ExceptionAsync(() => _table.AddEntityAsync(new TableEntity("p", "r"))) as RequestFailedException;

        Assert.Equal(good ? null : "AuthenticationFailed", problem?.ErrorCode);
    }

    [Fact]
    public async Task The_longer_shared_key_is_known_too()
    {
        var (name, key) = TableServer.AccountKey;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_server.Endpoint}/Tables");
        var date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(
            Convert.FromBase64String(key), Encoding.UTF8.GetBytes($"GET\n\n\n{date}\n/{name}/{name}/Tables"));
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKey {name}:{Convert.ToBase64String(signature)}");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_deleted_tables_name_stays_taken_for_a_while()
    {
        _server.DeletionTime = TimeSpan.FromSeconds(30);
        await _table.DeleteAsync();

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => _table.CreateIfNotExistsAsync());
        _clock.Advance(TimeSpan.FromSeconds(31));
        var made = await _table.CreateIfNotExistsAsync();

        Assert.Equal((409, TableErrorCode.TableBeingDeleted), (problem.Status, problem.ErrorCode!));
        Assert.Equal(204, made.GetRawResponse().Status);
    }

    [Fact]
    public async Task Keys_that_look_like_addresses_arrive_in_a_transaction_too()
    {
        const string key = "(PartitionKey='a',RowKey='b')";

        await _table.SubmitTransactionAsync([Add(key, key)]);

        Assert.Equal(key, (await _table.GetEntityAsync<TableEntity>(key, key)).Value.RowKey);
    }

    [Fact]
    public async Task A_range_among_many_rows_is_found_by_its_bounds()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (part, ct) => await _table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(i => Add($"{part % 10}", $"{i * 7919 % 100:00}{part:0000}")), ct));

        var rows = await _table.QueryAsync<TableEntity>("PartitionKey eq '7' and RowKey ge '50' and RowKey lt '51'").ToListAsync();

        Assert.Equal(20_000, _server.CountRows("rows"));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"50{(i * 10) + 7:0000}"), rows.Select(row => row.RowKey));
    }

    private static TableTransactionAction Add(string partition, string row) =>
        new(TableTransactionActionType.Add, new TableEntity(partition, row) { ["N"] = 1 });

    private static async Task<string?> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<RequestFailedException>(work)).ErrorCode;
}
