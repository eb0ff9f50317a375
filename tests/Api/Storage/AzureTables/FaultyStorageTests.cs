using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.AzureTables;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>
/// Lost replies, busy servers, cut connections: what is acknowledged is there, once, and what is refused was really refused.
/// </summary>
public sealed partial class FaultyStorageTests : IAsyncLifetime
{
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    private TableServer _server = null!;
    private TablesRowStore _rows = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TableServer.StartAsync();
        _rows = await TablesEngine.OpenAsync(_server.ConnectionString);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public static TheoryData<string> LostReplies =>
    [
        "busy after", "timed out after", "dropped after", "busy", "dropped", "cut short",
        "page 200", "page 202", "page 302", "page 403", "page 404", "page 409", "text 202", "text 404", "text 409", "text 412",
        "json 200", "json 202", "json 403", "json 404", "json 409", "json 412", "bare 200", "bare 202", "bare 404", "bare 409", "bare 412",
    ];

    [Theory]
    [MemberData(nameof(LostReplies))]
    public async Task A_write_whose_reply_is_lost_is_told_as_done_and_done_once(string how)
    {
        var fault = FaultOf(how);
        var customer = NewCustomer();

        foreach (var times in new[] { 1, 2, 3 })
        {
            var batch = new RowBatch(customer).Insert($"e{times}", Bytes("x"));
            _server.Faults.Next(request => request.Writes, fault, times);
            Assert.Equal(CommitResult.Committed(batch.OperationId), await _rows.CommitAsync(batch, Ct));

            var two = new RowBatch(customer).Insert($"f{times}", Bytes("x")).Insert($"g{times}", Bytes("x"));
            _server.Faults.Next(request => request.Writes, fault, times);
            Assert.Equal(CommitResult.Committed(two.OperationId), await _rows.CommitAsync(two, Ct));

            var row = (await _rows.FindAsync(customer, $"f{times}", Ct))!;
            _server.Faults.Next(request => request.Writes, fault, times);
            Assert.True((await _rows.CommitAsync(new RowBatch(customer).Replace(row, Bytes("y")), Ct)).IsCommitted);

            var gone = (await _rows.FindAsync(customer, $"g{times}", Ct))!;
            _server.Faults.Next(request => request.Writes, fault, times);
            Assert.True((await _rows.CommitAsync(new RowBatch(customer).Delete(gone), Ct)).IsCommitted);
            Assert.Null(await _rows.FindAsync(customer, $"g{times}", Ct));
        }
    }

    [Fact]
    public async Task A_write_that_another_writer_has_overwritten_before_its_reply_is_resolved_is_no_conflict()
    {
        var customer = NewCustomer();
        await _rows.CommitAsync(new RowBatch(customer).Insert("b", Bytes("0")), Ct);
        var row = (await _rows.FindAsync(customer, "b", Ct))!;

        // The reply is lost; while the writer asks what became of it, five others write the row.
        _server.Faults.Next(request => request.Writes, Fault.BusyAfter);
        _server.Faults.Next(RequestKind.Get, Fault.Slow(TimeSpan.FromSeconds(1)));
        var asked = _server.Requests[RequestKind.Get];
        var committing = _rows.CommitAsync(new RowBatch(customer).Replace(row, Bytes("ours")), Ct).AsTask();
        while (_server.Requests[RequestKind.Get] == asked)
        {
            await Task.Delay(5, Ct);
        }

        await OverwriteAsync(customer, 5);

        Assert.True((await committing).IsCommitted);
        Assert.Equal("4", Text(await _rows.FindAsync(customer, "b", Ct)));
    }

    [Fact]
    public async Task A_conflict_with_somebody_elses_write_stays_a_conflict_under_faults()
    {
        var customer = NewCustomer();
        await _rows.CommitAsync(new RowBatch(customer).Insert("b", Bytes("0")), Ct);
        var row = (await _rows.FindAsync(customer, "b", Ct))!;
        await _rows.CommitAsync(new RowBatch(customer).Replace(row, Bytes("theirs")), Ct);

        _server.Faults.Next(request => request.Writes, Fault.DroppedAfter, 2);
        Assert.Equal(
            CommitResult.Refused("b", RowConflict.Stale), await _rows.CommitAsync(new RowBatch(customer).Replace(row, Bytes("ours")), Ct));
        _server.Faults.Next(request => request.Writes, Fault.Busy, 2);
        Assert.Equal(
            CommitResult.Refused("b", RowConflict.Exists), await _rows.CommitAsync(new RowBatch(customer).Insert("b", Bytes("ours")), Ct));
        Assert.Equal("theirs", Text(await _rows.FindAsync(customer, "b", Ct)));
    }

    [Fact]
    public async Task Ten_thousand_writes_of_sixteen_writers_with_three_of_four_faulted_are_each_done_once()
    {
        const int Writers = 16;
        const int Each = 625;
        Fault[] ways = [Fault.Busy, Fault.DroppedAfter, Fault.TimedOutAfter];
        var dice = new Random(1);
        _server.Faults.Each(request => request.Writes && dice.NextDouble() < 0.75 ? ways[dice.Next(ways.Length)] : null);
        var counters = Enumerable.Range(0, 64).Select(_ => NewCustomer()).ToArray();
        await Parallel.ForEachAsync(
            counters, Ct, async (counter, ct) => await _rows.CommitAsync(new RowBatch(counter).Insert("b", Bytes("0")), ct));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await CountAsync(counters[((writer * Each) + i) % counters.Length], $"e{writer:D2}-{i:D4}");
            }
        })));

        _server.Faults.Clear();
        var (sum, entries) = (0, 0);
        foreach (var counter in counters)
        {
            sum += int.Parse(Text(await _rows.FindAsync(counter, "b", Ct)), CultureInfo.InvariantCulture);
            entries += (await _rows.ReadAsync(counter, KeyRange.StartingWith("e"), 1000, Ct)).Count;
        }

        Assert.Equal((Writers * Each, Writers * Each), (sum, entries));
        Assert.True(_server.Faults.Injected > Writers * Each, $"Only {_server.Faults.Injected} faults.");
    }

    [Fact]
    public async Task Reads_go_through_busy_servers_empty_pages_and_answers_cut_short()
    {
        var customer = NewCustomer();
        for (var i = 0; i < 50; i++)
        {
            await _rows.CommitAsync(new RowBatch(customer).Insert($"e{i:D2}", Bytes($"{i}")), Ct);
        }

        Fault[] faults =
        [
            Fault.Busy, Fault.TimedOut, Fault.Dropped, Fault.DroppedAfter, Fault.Truncated,
            Fault.Page(200), Fault.Page(302), Fault.Page(404), Fault.EmptyPage, Fault.ShortPage(3),
        ];
        foreach (var fault in faults)
        {
            _server.Faults.Next(request => !request.Writes, fault, 2);
            Assert.Equal(20, (await _rows.ReadAsync(customer, KeyRange.StartingWith("e"), 20, Ct)).Count);
            _server.Faults.Clear();
            if (fault != Fault.EmptyPage)
            {
                _server.Faults.Next(request => !request.Writes, fault, 2);
                Assert.Equal("7", Text(await _rows.FindAsync(customer, "e07", Ct)));
                _server.Faults.Clear();
            }
        }

        _server.Faults.Each(request => request.Writes ? null : Fault.ShortPage(1));
        Assert.Equal(50, await _rows.ScanAsync(Tables.Customers, RowKeys.OfTenant(_tenant), Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task Storage_that_is_down_is_told_with_a_time_to_come_back_and_used_again_at_once()
    {
        var customer = NewCustomer();
        _server.Faults.Each(_ => Fault.Refused(503, "ServerBusy", TimeSpan.FromSeconds(30)));

        var read = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await _rows.FindAsync(customer, "a", Ct));
        var write = await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await _rows.CommitAsync(new RowBatch(customer).Insert("a", default), Ct));
        _server.Faults.Clear();

        Assert.Equal(TimeSpan.FromSeconds(30), write.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(30), read.RetryAfter);
        Assert.True((await _rows.CommitAsync(new RowBatch(customer).Insert("a", default), Ct)).IsCommitted);
    }

    [Fact]
    public async Task A_table_that_is_missing_is_not_taken_for_a_missing_row()
    {
        var options = TablesEngine.Options(_server.ConnectionString);
        var rows = await TablesEngine.OpenAsync(options);
        await new TableServiceClient(_server.ConnectionString).DeleteTableAsync($"{options.TablePrefix}{Tables.Customers}", Ct);

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await rows.FindAsync(NewCustomer(), "a", Ct));

        Assert.Contains("A table of the product is missing (TableNotFound)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told_in_a_sentence()
    {
        var options = TablesEngine.Options(_server.ConnectionString.Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => TablesEngine.OpenAsync(options));

        Assert.Contains("refuses the sign-in", error.Message, StringComparison.Ordinal);
    }

    private async Task CountAsync(Partition counter, string entry)
    {
        while (true)
        {
            var row = (await _rows.FindAsync(counter, "b", Ct))!;
            var next = int.Parse(Text(row), CultureInfo.InvariantCulture) + 1;
            var result = await _rows.CommitAsync(new RowBatch(counter).Replace(row, Bytes($"{next}")).Insert(entry, default), Ct);
            if (result.IsCommitted)
            {
                return;
            }

            // Only the counter is shared. A conflict with our own entry would be a lie about a write that happened.
            Assert.Equal("b", result.ConflictKey);
        }
    }

    private async Task OverwriteAsync(Partition customer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var row = (await _rows.FindAsync(customer, "b", Ct))!;
            await _rows.CommitAsync(new RowBatch(customer).Replace(row, Bytes($"{i}")), Ct);
        }
    }

    internal static Fault FaultOf(string how) => how switch
    {
        "busy after" => Fault.BusyAfter,
        "timed out after" => Fault.TimedOutAfter,
        "dropped after" => Fault.DroppedAfter,
        "busy" => Fault.Busy,
        "dropped" => Fault.Dropped,
        "cut short" => Fault.Truncated,
        _ when how.StartsWith("page ", StringComparison.Ordinal) => Fault.Page(StatusOf(how)),
        _ when how.StartsWith("text ", StringComparison.Ordinal) => Fault.Text(StatusOf(how)),
        _ when how.StartsWith("json ", StringComparison.Ordinal) => Fault.Json(StatusOf(how)),
        _ when how.StartsWith("bare ", StringComparison.Ordinal) => Fault.Bare(StatusOf(how)),
        _ => throw new UnreachableException(),
    };

    private static int StatusOf(string how) => int.Parse(how[5..], CultureInfo.InvariantCulture);

    private Partition NewCustomer() => RowKeys.Customer(_tenant, Guid.NewGuid());

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(Row? row) => Encoding.UTF8.GetString(row!.Content.Span);
}
