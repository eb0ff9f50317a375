using OutlookCrm.Storage;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

public sealed partial class FaultyStorageTests
{
    public static TheoryData<string> ProxiesAnswers =>
        ["text 200", "text 404", "json 200", "json 404", "bare 200", "bare 404", "page 200", "page 404"];

    [Theory]
    [MemberData(nameof(ProxiesAnswers))]
    public async Task What_stands_before_the_service_never_says_that_there_are_no_rows(string how)
    {
        var customer = NewCustomer();
        await _rows.CommitAsync(new RowBatch(customer).Insert("a", Bytes("x")), Ct);

        _server.Faults.Next(request => !request.Writes, FaultOf(how), 2);
        Assert.Equal("x", Text(await _rows.FindAsync(customer, "a", Ct)));
        _server.Faults.Next(request => !request.Writes, FaultOf(how), 2);
        Assert.Single(await _rows.ReadAsync(customer, KeyRange.StartingWith("a"), 20, Ct));
        _server.Faults.Next(request => !request.Writes, FaultOf(how), 2);
        Assert.Equal(1, await _rows.ScanAsync(Tables.Customers, RowKeys.OfTenant(_tenant), Ct).CountAsync(Ct));
    }

    [Theory]
    [InlineData("json 200")]
    [InlineData("bare 404")]
    public async Task While_only_a_proxy_answers_storage_is_unavailable(string how)
    {
        var customer = NewCustomer();
        _server.Faults.Each(_ => FaultOf(how));

        var find = Assert.ThrowsAsync<StorageUnavailableException>(async () => await _rows.FindAsync(customer, "a", Ct));
        var read = Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await _rows.ReadAsync(customer, KeyRange.StartingWith("a"), 20, Ct));

        Assert.Contains("does not answer", (await find).Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", (await read).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_condition_that_fails_without_a_row_that_fails_it_is_tried_with_patience(int rows)
    {
        var customer = NewCustomer();
        await _rows.CommitAsync(new RowBatch(customer).Insert("a", Bytes("0")).Insert("b", Bytes("0")), Ct);
        var batch = new RowBatch(customer);
        foreach (var row in (await _rows.ReadAsync(customer, KeyRange.Everything, 2, Ct)).Take(rows))
        {
            batch.Replace(row, Bytes("1"));
        }

        _server.Faults.Each(request => request.Writes ? Fault.Refused(412, "UpdateConditionNotSatisfied") : null);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        impatient.CancelAfter(TimeSpan.FromSeconds(2));
        var before = _server.Requests.Total;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _rows.CommitAsync(batch, impatient.Token));
        Assert.InRange(_server.Requests.Total - before, 2, 60);

        _server.Faults.Each(request => request.Writes ? Fault.Refused(412, "UpdateConditionNotSatisfied", TimeSpan.FromSeconds(30)) : null);
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await _rows.CommitAsync(batch, Ct));
        _server.Faults.Clear();

        Assert.True((await _rows.CommitAsync(batch, Ct)).IsCommitted);
    }
}
