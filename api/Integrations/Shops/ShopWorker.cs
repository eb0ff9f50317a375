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
            var pages = 0;
            while (await queue.ReadAsync(tenant, AtOnce, ct) is { Count: > 0 } page)
            {
                if (pages++ == PagesInTurn)
                {
                    isMore = true;
                    break;
                }

                await EnterAsync(tenant, page, ct);
            }

            if (isToTidy)
            {
                await upkeep.TidyAsync(tenant, ct);
            }
        }

        _tidied = isToTidy ? clock.GetTimestamp() : _tidied;
        return isMore;
    }

    private async Task EnterAsync(TenantId tenant, IReadOnlyList<Row> page, CancellationToken ct)
    {
        var connected = (await shops.ListAsync(tenant, ct)).ToDictionary(shop => shop.Id);
        var deliveries = await Task.WhenAll(page.Select(async head =>
        {
            var waiting = WaitingDelivery.Of(head);
            var (body, parts) = await queue.BodyAsync(tenant, WaitingDelivery.IdOf(head), ct);
            return Delivery.Of(head, waiting, connected.GetValueOrDefault(waiting.Shop), body, parts);
        }));
        await Task.WhenAll(deliveries.GroupBy(one => (one.Waiting.Shop, one.Message?.Order ?? one.Head.Key)).Select(async group =>
        {
            foreach (var delivery in group)
            {
                await queue.EndAsync(tenant, delivery.Head, delivery.Parts, await EnterAsync(tenant, delivery, ct), ct);
            }
        }));
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
        public static Delivery Of(Row head, WaitingDelivery waiting, StoredShop? shop, byte[] body, IReadOnlyList<Row> parts)
        {
            var read = new Delivery(head, waiting, shop, body, parts, null, null);
            try
            {
                return shop is null ? read
                    : !ShopMessage.IsRead(shop.Program, waiting.Topic) ? read with { Left = read.LeftWith("other-topic", null, false) }
                    : read with { Message = ShopMessage.Read(shop.Program, waiting.Topic, body) };
            }
            catch (UnreadableException e)
            {
                return read with { Left = read.LeftWith("not-an-order", e.Message, true) };
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
