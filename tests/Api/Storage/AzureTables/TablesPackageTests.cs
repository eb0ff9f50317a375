using System.Text;
using Azure;
using Azure.Data.Tables;
using OutlookCrm.Crash;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>Where Microsoft's package promises less than a row store: each test fails without the engine's own check.</summary>
public sealed class TablesPackageTests : IAsyncLifetime
{
    private readonly Partition _customer = RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid());
    private TableServer _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> AnswersOfGateways => ["page 200", "page 409", "text 409", "json 200", "bare 200", "bare 409"];

    public async ValueTask InitializeAsync() => _server = await TableServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_service_that_refuses_connections_is_told_as_unavailable()
    {
        var stopped = await TableServer.StartAsync();
        var rows = await TablesEngine.OpenAsync(TablesEngine.Options(stopped.ConnectionString), new FastTime(100));
        await stopped.DisposeAsync();

        var read = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rows.FindAsync(_customer, "a", Ct));
        var write = await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await rows.CommitAsync(new RowBatch(_customer).Insert("a", default).Insert("b", default), Ct));

        Assert.Contains("does not answer", read.Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", write.Message, StringComparison.Ordinal);
    }

    /// <summary>A replica starts beside many others, or before the network is there.</summary>
    [Fact]
    public async Task A_start_waits_longer_for_a_busy_service_than_a_read()
    {
        var (clock, requests) = (new FastTime(100), 0);
        var refused = 12 * Tables.All.Length;
        _server.Faults.Each(_ => Interlocked.Increment(ref requests) <= refused ? Fault.Refused(503, "ServerBusy") : null);

        var rows = await TablesEngine.OpenAsync(TablesEngine.Options(_server.ConnectionString), clock);

        Assert.True((await rows.CommitAsync(new RowBatch(_customer).Insert("a", default), Ct)).IsCommitted);
    }

    /// <summary>A client with retries throws every failed try in one exception.</summary>
    [Fact]
    public void Several_tries_without_an_answer_are_unknown_and_one_refusal_among_them_is_not()
    {
        var cut = new RequestFailedException("The connection was refused.");

        Assert.True(TableFailure.IsUnknown(new AggregateException(cut, new TaskCanceledException()), Ct));
        Assert.False(TableFailure.IsUnknown(new AggregateException(cut, new RequestFailedException(400, "No.", "InvalidInput", null)), Ct));
    }

    [Fact]
    public async Task A_pause_in_tenths_of_a_second_is_kept()
    {
        var rows = await TablesEngine.OpenAsync(_server.ConnectionString);
        _server.Faults.Each(_ => Fault.Refused(503, "ServerBusy", TimeSpan.FromSeconds(20.5)));

        var read = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rows.FindAsync(_customer, "a", Ct));
        var write = await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await rows.CommitAsync(new RowBatch(_customer).Insert("a", default), Ct));

        Assert.Equal(TimeSpan.FromSeconds(20.5), read.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(20.5), write.RetryAfter);
    }

    [Fact]
    public async Task Deleting_a_row_that_another_writer_has_deleted_is_refused()
    {
        var rows = await TablesEngine.OpenAsync(_server.ConnectionString);
        await rows.CommitAsync(new RowBatch(_customer).Insert("a", default), Ct);
        var read = (await rows.FindAsync(_customer, "a", Ct))!;
        await rows.CommitAsync(new RowBatch(_customer).Delete(read), Ct);

        var again = await rows.CommitAsync(new RowBatch(_customer).Delete(read), Ct);

        Assert.Equal(CommitResult.Refused("a", RowConflict.Stale), again);
    }

    [Fact]
    public async Task Deleting_a_row_of_a_missing_table_says_that_the_table_is_missing()
    {
        var options = TablesEngine.Options(_server.ConnectionString);
        var rows = await TablesEngine.OpenAsync(options);
        await rows.CommitAsync(new RowBatch(_customer).Insert("a", default), Ct);
        var read = (await rows.FindAsync(_customer, "a", Ct))!;
        await new TableServiceClient(_server.ConnectionString).DeleteTableAsync($"{options.TablePrefix}{Tables.Customers}", Ct);

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await rows.CommitAsync(new RowBatch(_customer).Delete(read), Ct));

        Assert.Contains("A table of the product is missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AnswersOfGateways))]
    public async Task A_gateway_cannot_say_that_the_tables_are_there(string how)
    {
        _server.Faults.Next(request => request.Kind == RequestKind.CreateTable, FaultyStorageTests.FaultOf(how), Tables.All.Length + 1);

        var rows = await TablesEngine.OpenAsync(_server.ConnectionString);

        Assert.True((await rows.CommitAsync(new RowBatch(_customer).Insert("a", Encoding.UTF8.GetBytes("x")), Ct)).IsCommitted);
    }

    [Fact]
    public async Task A_batch_without_writes_is_refused_before_it_is_sent()
    {
        var rows = await TablesEngine.OpenAsync(_server.ConnectionString);
        var before = _server.Requests.Total;

        await Assert.ThrowsAsync<RowLimitException>(async () => await rows.CommitAsync(new RowBatch(_customer), Ct));

        Assert.Equal(before, _server.Requests.Total);
    }
}
