using Azure;
using Azure.Data.Tables;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>What a client sees when a script makes the strict server fail, and what is stored then.</summary>
public sealed class FaultScriptTests : IAsyncLifetime
{
    private TableServer _server = null!;
    private TableClient _once = null!;
    private TableClient _patient = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TableServer.StartAsync();
        _once = _server.Client().GetTableClient("rows");
        _patient = _server.Client(retries: 3).GetTableClient("rows");
        await _once.CreateIfNotExistsAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_pipeline_retries_what_may_pass_and_signs_anew()
    {
        _server.Faults.Next(RequestKind.Insert, Fault.Busy);
        _server.Faults.Next(RequestKind.Insert, Fault.Dropped);
        _server.Faults.Next(RequestKind.Insert, Fault.TimedOut);

        var used = await _server.Requests.DuringAsync(() => _patient.AddEntityAsync(Row("r")));

        Assert.Equal("Insert 4", used);
        Assert.Equal((1, 3), (_server.CountRows("rows"), _server.Faults.Injected));
    }

    [Fact]
    public async Task Too_many_faults_are_the_last_ones_error()
    {
        _server.Faults.Next(Fault.Busy, times: 4);

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => _patient.AddEntityAsync(Row("r")));

        Assert.Equal((503, "ServerBusy"), (problem.Status, problem.ErrorCode));
        Assert.Equal(0, _server.CountRows("rows"));
    }

    [Theory]
    [InlineData(nameof(Fault.BusyAfter))]
    [InlineData(nameof(Fault.DroppedAfter))]
    [InlineData(nameof(Fault.TimedOutAfter))]
    public async Task After_a_lost_answer_a_retry_meets_its_own_row(string fault)
    {
        _server.Faults.Next(RequestKind.Insert, Named(fault));

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => _patient.AddEntityAsync(Row("r")));

        Assert.Equal((409, "EntityAlreadyExists"), (problem.Status, problem.ErrorCode));
        Assert.Equal(1, _server.CountRows("rows"));
    }

    [Theory]
    [InlineData(nameof(Fault.Busy), 503, 0)]
    [InlineData(nameof(Fault.BusyAfter), 503, 1)]
    [InlineData(nameof(Fault.TimedOut), 500, 0)]
    [InlineData(nameof(Fault.Dropped), 0, 0)]
    [InlineData(nameof(Fault.DroppedAfter), 0, 1)]
    public async Task Each_fault_is_what_it_says(string fault, int status, int rows)
    {
        _server.Faults.Next(Named(fault));

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => _once.AddEntityAsync(Row("r")));

        Assert.Equal((status, rows), (problem.Status, _server.CountRows("rows")));
    }

    [Theory]
    [InlineData(nameof(Fault.Silent), 0)]
    [InlineData(nameof(Fault.SilentAfter), 1)]
    public async Task Silence_ends_with_the_clients_patience(string fault, int rows)
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromMilliseconds(200) } };
        var hasty = new TableServiceClient(_server.Endpoint, _server.Credential, options).GetTableClient("rows");
        _server.Faults.Next(Named(fault));

        await Assert.ThrowsAsync<TaskCanceledException>(() => hasty.AddEntityAsync(Row("r")));

        Assert.Equal(rows, _server.CountRows("rows"));
    }

    [Fact]
    public async Task A_callers_token_ends_the_wait()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        _server.Faults.Next(Fault.Silent);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _patient.AddEntityAsync(Row("r"), patience.Token));
    }

    [Fact]
    public async Task A_slow_answer_is_an_answer()
    {
        _server.Faults.Next(Fault.Slow(TimeSpan.FromMilliseconds(50)));

        Assert.Equal(204, (await _once.AddEntityAsync(Row("r"))).Status);
    }

    [Fact]
    public async Task A_cut_page_is_read_again_and_never_taken_for_whole()
    {
        await _once.SubmitTransactionAsync(Enumerable.Range(0, 50).Select(i => Add($"{i:00}")));
        _server.Faults.Next(RequestKind.Query, Fault.Truncated, times: 2);

        await Assert.ThrowsAnyAsync<Exception>(() => _once.QueryAsync<TableEntity>().ToListAsync().AsTask());
        var rows = await _patient.QueryAsync<TableEntity>().ToListAsync();

        Assert.Equal(50, rows.Count);
    }

    [Fact]
    public async Task A_cut_answer_to_a_transaction_is_unknown_and_its_rows_are_there()
    {
        _server.Faults.Next(RequestKind.Batch, Fault.Truncated);

        await Assert.ThrowsAnyAsync<Exception>(() => _once.SubmitTransactionAsync([Add("1"), Add("2")]));

        Assert.Equal(2, _server.CountRows("rows"));
    }

    [Fact]
    public async Task An_empty_page_with_a_token_is_not_the_end()
    {
        await _once.SubmitTransactionAsync(Enumerable.Range(0, 10).Select(i => Add($"{i}")));
        _server.Faults.Next(RequestKind.Query, Fault.EmptyPage);
        _server.Faults.Next(RequestKind.Query, Fault.ShortPage(3));
        _server.Faults.Next(RequestKind.Query, Fault.EmptyPage, times: 2);

        var pages = await _once.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages().ToListAsync();

        Assert.Equal([0, 3, 0, 0, 7], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), pages.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_rule_is_asked_for_every_request_until_it_is_cleared()
    {
        var seen = new List<string>();
        _server.Faults.Each(request =>
        {
            seen.Add($"{request.Kind} {request.Table} {request.PartitionKey} {request.RowKey} {request.Filter} {request.Writes}");
            return request.RowKey == "bad" ? Fault.Refused(429, "TooManyRequests") : null;
        });

        await _once.UpsertEntityAsync(Row("it's"));
        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => _once.UpsertEntityAsync(Row("bad")));
        await _once.QueryAsync<TableEntity>("RowKey eq 'x'").ToListAsync();
        _server.Faults.Clear();
        await _once.UpsertEntityAsync(Row("bad"));

        Assert.Equal(429, problem.Status);
        Assert.Equal(["Merge rows p it's  True", "Merge rows p bad  True", "Query rows   RowKey eq 'x' False"], seen);
    }

    private static TableEntity Row(string key) => new("p", key) { ["N"] = 1 };

    private static TableTransactionAction Add(string key) => new(TableTransactionActionType.Add, Row(key));

    private static Fault Named(string name) => (Fault)typeof(Fault).GetProperty(name)!.GetValue(null)!;
}
