using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>Of the erased nothing is told but that they were erased, and that to those who asked.</summary>
public sealed class ErasedEventsTests : IAsyncLifetime
{
    private readonly PostRoom _room = new();
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task Erasing_takes_a_customer_out_of_everything_that_is_told_or_was_told()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url, EventKinds.CustomerChanged, EventKinds.MailLogged);
        _receiver.Answers(500);
        var gone = await _room.HappenAsync(EventKinds.CustomerChanged, null);
        var stays = await _room.HappenAsync(EventKinds.CustomerChanged, null);
        await _room.HappenAsync(EventKinds.MailLogged, customer: gone);
        await _room.WorkAsync(id);
        await _room.HappenAsync(EventKinds.MailLogged, customer: gone);
        Assert.Equal(2, _receiver.All().Count);

        await EraseAsync(gone);

        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains($"{gone}", StringComparison.Ordinal)
            || row.Contains($"{gone:N}", StringComparison.Ordinal));
        _receiver.Answers(204);
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        await _room.WorkAsync(id);
        Assert.Equal($"""["{stays}"]""", Assert.Single(_receiver.All()).Data.GetProperty("customerIds").GetRawText());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public async Task Those_who_are_erased_are_told_by_their_ids_and_the_time_only(int customers, int messages)
    {
        var (id, secret) = await _room.MakeAsync(_receiver.Url, EventKinds.CustomerErased);
        var ids = new List<Guid>();
        for (var i = 0; i < customers; i++)
        {
            ids.Add(await _room.HappenAsync(EventKinds.CustomerChanged, null));
            await EraseAsync(ids[^1]);
        }

        await _room.WorkAsync(id);

        var told = _receiver.All();
        Assert.Equal(messages, told.Count);
        Assert.All(told, one => Assert.True(one.IsSignedWith(secret)));
        Assert.All(told, one => Assert.Equal(["type", "timestamp", "data"], one.Json.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(ids.Order(), told.SelectMany(one => one.Data.EnumerateObject().Single().Value.EnumerateArray())
            .Select(customer => customer.GetGuid()).Order());
        Assert.Equal("customer.erased", told[0].Type);
        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains("Nagy", StringComparison.Ordinal)
            || row.Contains("firm.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erasure_that_goes_on_after_a_crash_is_told_under_the_same_name_and_a_late_look_takes_nothing_away()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url, EventKinds.CustomerErased);
        var gone = await _room.HappenAsync(EventKinds.MailLogged);
        await EraseAsync(gone);
        await _room.Erased.ForgetPreparedAsync(_room.Tenant, gone, default);
        await _room.WorkAsync(id);
        var first = Assert.Single(_receiver.All());

        await ForgetAsync(gone);
        await _room.WorkAsync(id);

        Assert.All(_receiver.All(), again => Assert.Equal((first.Id, first.Body), (again.Id, again.Body)));
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await _room.ListAsync(id)).State);
    }

    [Theory]
    [InlineData(EventKinds.CustomerChanged)]
    [InlineData(EventKinds.MailLogged)]
    [InlineData(EventKinds.InvoiceOverdue)]
    public async Task An_erasure_is_told_to_nobody_who_did_not_ask(string kind)
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url, kind);
        await EraseAsync(await _room.HappenAsync(EventKinds.CustomerErased, null));
        await _room.WorkAsync(id);

        Assert.Empty(_receiver.All());
        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains(" event|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_erased_while_an_event_is_addressed_is_not_told_of()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        var gone = await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync();

        // The erasure looked before the delivery was there.
        var partition = RowKeys.Customer(_room.Tenant, gone);
        await _room.Rows.CommitAsync(
            new RowBatch(partition).Delete((await _room.Rows.FindAsync(partition, RowKeys.Summary, default))!), default);
        await _room.WorkAsync(id);

        Assert.Empty(_receiver.All());
        Assert.Empty(await _room.ListAsync(id));
    }

    private async Task EraseAsync(Guid customer)
    {
        var partition = RowKeys.Customer(_room.Tenant, customer);
        await _room.Rows.CommitAsync(
            new RowBatch(partition).Delete((await _room.Rows.FindAsync(partition, RowKeys.Summary, default))!), default);
        await ForgetAsync(customer);
    }

    private Task ForgetAsync(Guid customer) => _room.Erased.ForgetAsync(
        new(_room.Tenant, new(customer, ["Bea Nagy"], ["bea@firm.example"]),
            new(Guid.Empty, "test", "erased", _room.Clock.GetUtcNow(), null)), default);
}
