using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Enters what shops have sent, on one replica: the messages of one order in the order of arrival, those of several orders at once. What a
/// crash interrupted is entered again.
/// </summary>
internal sealed partial class ShopWorker(
    IRowStore rows, ShopQueue queue, TenantShops shops, ShopJournal journal, ShopUpkeep upkeep, LeaseHolder leases, TimeProvider clock,
    ILogger<ShopWorker> logger) : BackgroundService
{
    // So many bodies are in memory at a time.
    private const int AtOnce = 16;

    // Then it is the next tenant's turn.
    private const int PagesInTurn = 20;
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_tidied = TimeSpan.FromHours(1);

    private readonly JobBell _bell = new(clock);
    private long? _tidied;

    /// <summary>Says that there is something to do.</summary>
    public void Ring() => _bell.Ring();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("shops", WorkOnAndOnAsync, stoppingToken);

    private async Task WorkOnAndOnAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (await WorkAsync(ct))
                {
                    continue;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // An unreadable row must not end the worker, because that would end the API.
                Log.Interrupted(logger, e);
            }

            await _bell.WaitAsync(s_every, ct);
        }
    }

    // True where more waits than one turn of a tenant takes.
    private async Task<bool> WorkAsync(CancellationToken ct)
    {
        var (isToTidy, isMore) = (_tidied is not { } since || clock.GetElapsedTime(since) >= s_tidied, false);
        await foreach (var tenant in StoredTenants.InAsync(rows, Tables.Settings, ct))
        {
            try
            {
                isMore |= await WorkAsync(tenant, ct);
                if (isToTidy)
                {
                    await upkeep.TidyAsync(tenant, ct);
                }
            }
            catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException))
            {
                // One tenant's rows must not keep the shops of the others waiting.
                Log.Interrupted(logger, e);
            }
        }

        _tidied = isToTidy ? clock.GetTimestamp() : _tidied;
        return isMore;
    }

    private async Task<bool> WorkAsync(TenantId tenant, CancellationToken ct)
    {
        for (var pages = 0; await queue.ReadAsync(tenant, AtOnce, ct) is { Count: > 0 } page; pages++)
        {
            if (pages == PagesInTurn)
            {
                return true;
            }

            await EnterAsync(tenant, page, ct);
        }

        return false;
    }

    private async Task EnterAsync(TenantId tenant, IReadOnlyList<Row> page, CancellationToken ct)
    {
        var connected = (await shops.ListAsync(tenant, ct)).ToDictionary(shop => shop.Id);
        var deliveries = await Task.WhenAll(page.Select(head => ReadAsync(tenant, head, connected, ct)));
        await Task.WhenAll(deliveries.GroupBy(one => (one.Waiting.Shop, one.Message?.Order ?? one.Head.Key)).Select(async group =>
        {
            foreach (var delivery in group)
            {
                await queue.EndAsync(tenant, delivery.Head, delivery.Parts, await EnterAsync(tenant, delivery, ct), ct);
            }
        }));
    }

    // What a body says may be beyond every limit that was thought of: whatever reading it throws is the end of this message alone.
    private async Task<Delivery> ReadAsync(
        TenantId tenant, Row head, Dictionary<Guid, StoredShop> connected, CancellationToken ct)
    {
        var waiting = WaitingDelivery.Of(head);
        var delivery = new Delivery(head, waiting, connected.GetValueOrDefault(waiting.Shop), [], [], null, null);
        try
        {
            var (body, parts) = await queue.BodyAsync(tenant, WaitingDelivery.IdOf(head), ct);
            delivery = delivery with { Body = body, Parts = parts };
            return delivery.Read();
        }
        catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException))
        {
            Log.Failed(logger, waiting.Shop, e);
            return delivery with { Left = delivery.LeftWith("not-entered", null, true) };
        }
    }

    // The body is kept where a person can mend what is wrong, so that it can be tried again.
    private static bool CanBeMended(string code) =>
        code is "number-with-other-content" or "removed-by-hand" || code.EndsWith("-not-possible", StringComparison.Ordinal);

    // What is kept of a delivery that comes to nothing.
    private async Task<LeftOutDelivery?> EnterAsync(TenantId tenant, Delivery delivery, CancellationToken ct)
    {
        if (delivery.Shop is null || delivery.Left is not null || delivery.Message is not { } message)
        {
            return delivery.Left;
        }

        try
        {
            var code = await journal.EnterAsync(tenant, delivery.Shop, message, delivery.Body, delivery.Waiting, ct);
            return code is null ? null : delivery.LeftWith(code, message.Sold?.Number, CanBeMended(code));
        }
        catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException))
        {
            // One message that cannot be entered must not keep the others waiting.
            Log.Failed(logger, delivery.Shop.Id, e);
            return delivery.LeftWith("not-entered", message.Sold?.Number, true);
        }
    }

    /// <summary>A delivery as it was read.</summary>
    /// <param name="Head">Its row.</param>
    /// <param name="Waiting">What the row says.</param>
    /// <param name="Shop">The connection; null where it is gone.</param>
    /// <param name="Body">As it came.</param>
    /// <param name="Parts">The rows of the body.</param>
    /// <param name="Message">What the body says; null where that is nothing.</param>
    /// <param name="Left">Why the body says nothing.</param>
    private sealed record Delivery(
        Row Head, WaitingDelivery Waiting, StoredShop? Shop, byte[] Body, IReadOnlyList<Row> Parts, ShopMessage? Message,
        LeftOutDelivery? Left)
    {
        /// <summary>The delivery with what its body says.</summary>
        public Delivery Read()
        {
            try
            {
                return Shop is null ? this
                    : !ShopMessage.IsRead(Shop.Program, Waiting.Topic) ? this with { Left = LeftWith("other-topic", null, false) }
                    : this with { Message = ShopMessage.Read(Shop.Program, Waiting.Topic, Body) };
            }
            catch (UnreadableException e)
            {
                return this with { Left = LeftWith("not-an-order", e.Message, true) };
            }
        }

        public LeftOutDelivery LeftWith(string code, string? detail, bool keepsBody) =>
            new(WaitingDelivery.IdOf(Head), Waiting.Topic, Waiting.At, code, detail, keepsBody ? Parts.Count : 0);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What shops have sent could not be entered and is tried again")]
        public static partial void Interrupted(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "A message of the shop {Shop} could not be entered and is kept")]
        public static partial void Failed(ILogger logger, Guid shop, Exception e);
    }
}
