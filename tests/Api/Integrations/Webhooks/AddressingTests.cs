using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>What is told of what happened: only what did, and to those who asked.</summary>
public sealed class AddressingTests : IAsyncLifetime
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
    public async Task A_tenant_without_a_webhook_that_wants_to_know_prepares_nothing()
    {
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.MakeAsync(_receiver.Url, EventKinds.CustomerChanged);
        await _room.HappenAsync(EventKinds.MailLogged);

        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains(" event|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_webhook_is_told_what_it_asked_for_under_the_same_name()
    {
        await using var other = await Receiver.StartAsync();
        var (all, _) = await _room.MakeAsync(_receiver.Url);
        var (mails, _) = await _room.MakeAsync(other.Url, EventKinds.MailLogged);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.HappenAsync(EventKinds.CustomerChanged, null);
        await _room.WorkAsync(all, mails);

        var (one, two) = (_receiver.All(), Assert.Single(other.All()));
        Assert.Equal(["customer.changed", "mail.logged"], one.Select(message => message.Type).Order(StringComparer.Ordinal));
        Assert.Equal(two.Id, one.Single(message => message.Type == "mail.logged").Id);
        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains(" event|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_prepared_for_a_change_that_never_came_is_not_told_and_goes_after_a_while()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        await _room.HappenAsync(EventKinds.MailLogged, isDone: false);
        await _room.WorkAsync(id);
        Assert.Contains(await _room.EverythingAsync(), row => row.Contains(" event|", StringComparison.Ordinal));

        _room.Clock.Advance(TimeSpan.FromSeconds(101));
        await _room.WorkAsync(id);

        Assert.Empty(_receiver.All());
        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains(" event|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_crash_between_addressing_and_forgetting_tells_under_the_same_name()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.HappenAsync(EventKinds.CustomerChanged, null);
        var partition = RowKeys.EventsToTell(_room.Tenant);
        var prepared = await _room.Rows.ReadAsync(partition, PreparedEvent.All, 10, default);
        await _room.WorkAsync(id);
        await _room.Rows.CommitAsync(prepared.Aggregate(new RowBatch(partition), (batch, row) => batch.Restore(row)), default);

        await _room.WorkAsync(id);

        Assert.Equal(2, _receiver.All().Count);
        Assert.Equal(2, (await _room.ListAsync(id)).Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(1234, 13)]
    public async Task Customers_who_change_together_are_told_together(int customers, int messages)
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        var ids = new List<Guid>();
        foreach (var some in Enumerable.Range(0, customers).Chunk(32))
        {
            ids.AddRange(await Task.WhenAll(some.Select(_ => _room.HappenAsync(EventKinds.CustomerChanged, null))));
        }

        // A second change of somebody is no second name in the message.
        await _room.HappenAsync(EventKinds.CustomerChanged, null, ids[0]);
        await _room.WorkAsync(id);

        // A page of the store holds a thousand events; what is told of them is complete all the same.
        var told = _receiver.All();
        Assert.InRange(told.Count, messages, messages + 1);
        Assert.Equal(ids.Order(), told.SelectMany(one => one.Data.GetProperty("customerIds").EnumerateArray())
            .Select(customer => customer.GetGuid()).Distinct().Order());
    }

    [Fact]
    public async Task More_than_ten_thousand_waiting_are_listed_as_left_out_and_can_be_sent_by_hand()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        var now = _room.Clock.GetUtcNow();
        await _room.Deliveries.AddAsync(_room.Tenant, id, [.. Enumerable.Range(0, DeliveryStore.MostWaiting).Select(i => new StoredDelivery(
            Guid.NewGuid(), EventKinds.MailLogged, now, "{}", [], DeliveryState.Waiting) { NextTry = now.AddDays(1) })], default);
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);

        var left = (await _room.Deliveries.NewestAsync(_room.Tenant, id, 1, default))[0];
        Assert.Equal((DeliveryState.Failed, "too-many-waiting", 0), (left.State, left.Error, left.Attempts));
        Assert.Empty(_receiver.All());
        await _room.Deliveries.ChangeAsync(_room.Tenant, id, left.Id, one => one, true, default);
        await _room.WorkAsync(id);
        Assert.Single(_receiver.All());
    }

    [Fact]
    public async Task Two_replicas_that_work_at_once_lose_no_event()
    {
        await using var other = _room.Beside();
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        await other.Subscriptions.ReadAgainAsync(default);
        var (happened, isOver) = (new List<Guid>(), false);
        var work = new[] { _room, other }.Select(room => Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                await room.WorkAsync(id);
            }
        })).ToList();
        for (var i = 0; i < 150; i++)
        {
            happened.Add(await (i % 2 == 0 ? _room : other).HappenAsync(EventKinds.MailLogged, $"e{i}"));
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(work);
        await _room.WorkAsync(id);

        var told = _receiver.All();
        Assert.Equal(happened.Order(), told.Select(one => one.Data.GetProperty("customerId").GetGuid()).Distinct().Order());
        Assert.Equal(happened.Count, told.DistinctBy(one => one.Id).Count());
        Assert.All(await _room.ListAsync(id), one => Assert.Equal(DeliveryState.Delivered, one.State));
        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains(" event|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_for_a_deleted_webhook_goes_with_it()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(500);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        await _room.Webhooks.ChangeAsync(_room.Actor, id, null, one => one with { IsDeleted = true }, default);
        await _room.Subscriptions.ReadAgainAsync(default);

        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.Deliveries.DeleteAllAsync(_room.Tenant, id, default);
        await _room.Webhooks.ForgetAsync(_room.Tenant, id, default);

        Assert.Empty(await _room.EverythingAsync());
    }

    [Fact]
    public async Task The_list_keeps_two_weeks()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        _room.Clock.Advance(StoredDelivery.Kept - TimeSpan.FromHours(1));
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        Assert.Equal(2, (await _room.ListAsync(id)).Count);

        _room.Clock.Advance(TimeSpan.FromHours(2));
        await _room.WorkAsync(id);

        Assert.Single(await _room.ListAsync(id));
    }

    [Fact]
    public async Task Another_replica_knows_a_webhook_five_seconds_later_and_its_events_find_it_at_once()
    {
        var shared = new SharedRows(_room.Store);
        using var other = new Subscriptions(shared, new(shared, _room.Clock), _room.Clock, NullLogger<Subscriptions>.Instance);
        Assert.Empty(await other.AllAsync(default));
        await other.StartAsync(default);
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        Assert.Single(_receiver.All());

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await other.OfAsync(_room.Tenant, default)).Count == 0)
        {
            _room.Clock.Advance(TimeSpan.FromSeconds(5));
            await look.WaitForNextTickAsync(patience.Token);
        }

        await other.StopAsync(default);
    }
}
