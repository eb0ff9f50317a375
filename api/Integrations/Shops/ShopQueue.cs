using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// What the shops of a tenant have sent: rows in one partition, so that a delivery is durable, and known when it is sent again, with one
/// commit.
/// </summary>
internal sealed class ShopQueue(IRowStore rows, TimeProvider clock)
{
    /// <summary>Deliveries of a tenant that may wait.</summary>
    public const int MostWaiting = 10_000;

    /// <summary>Deliveries of a shop that came to nothing and are kept, the newest.</summary>
    public const int MostLeftOut = RowLimits.RowsPerRead;

    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan LeftOutKept = TimeSpan.FromDays(30);

    // Base64 of so many bytes and the quotation marks fit into a row; a body of 2 MB fits into one batch with its head.
    private const int PartBytes = 24_000;
    private static readonly TimeSpan s_counted = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TenantId, (int Count, long Since)> _waiting = new();

    /// <summary>Makes a delivery durable.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="shop">The connection.</param>
    /// <param name="topic">What the shop says that happened.</param>
    /// <param name="delivery">The shop's own id of the delivery; null where it names none: the body then tells.</param>
    /// <param name="body">As it came.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<DeliveryKept> KeepAsync(
        TenantId tenant, Guid shop, string topic, string? delivery, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var (partition, now) = (QueueKeys.Of(tenant), clock.GetUtcNow());
        var (today, own) = (DateOnly.FromDateTime(now.UtcDateTime),
            delivery ?? $"{topic} {Convert.ToHexStringLower(SHA256.HashData(body.Span))}");
        if (await rows.FindAsync(partition, QueueKeys.Seen(today.AddDays(-1), shop, own), ct) is not null)
        {
            return DeliveryKept.Again;
        }

        if (await WaitingAsync(tenant, ct) >= MostWaiting)
        {
            return DeliveryKept.Full;
        }

        var (id, parts) = (Guid.CreateVersion7(now), Packed(body.Span).Chunk(PartBytes).ToList());
        var batch = new RowBatch(partition)
            .Insert(QueueKeys.Seen(today, shop, own), "{}"u8.ToArray())
            .Insert(WaitingDelivery.KeyOf(id),
                JsonSerializer.SerializeToUtf8Bytes(new(shop, topic, now, parts.Count), ShopsJson.Rows.WaitingDelivery));
        foreach (var (i, part) in parts.Index())
        {
            batch.Insert(QueueKeys.Part(id, i), JsonSerializer.SerializeToUtf8Bytes(Convert.ToBase64String(part), ShopsJson.Rows.String));
        }

        if (!(await rows.CommitAsync(batch, ct)).IsCommitted)
        {
            return DeliveryKept.Again;
        }

        _waiting.AddOrUpdate(tenant, _ => (1, 0), (_, before) => before with { Count = before.Count + 1 });
        return DeliveryKept.Kept;
    }

    /// <summary>The first deliveries that wait.</summary>
    public ValueTask<IReadOnlyList<Row>> ReadAsync(TenantId tenant, int most, CancellationToken ct) =>
        rows.ReadAsync(QueueKeys.Of(tenant), WaitingDelivery.All, most, ct);

    /// <summary>A body, unpacked, and its rows.</summary>
    public async Task<(byte[] Body, IReadOnlyList<Row> Rows)> BodyAsync(TenantId tenant, Guid delivery, CancellationToken ct)
    {
        var parts = await rows.ReadAsync(QueueKeys.Of(tenant), QueueKeys.PartsOf(delivery), RowLimits.RowsPerRead, ct);
        using var packed = new MemoryStream();
        foreach (var part in parts)
        {
            packed.Write(Convert.FromBase64String(JsonSerializer.Deserialize(part.Content.Span, ShopsJson.Rows.String)!));
        }

        packed.Position = 0;
        await using var unpacking = new GZipStream(packed, CompressionMode.Decompress);
        using var body = new MemoryStream();
        await unpacking.CopyToAsync(body, ct);
        return (body.ToArray(), parts);
    }

    /// <summary>
    /// Takes a delivery out of the queue; one that came to nothing stays in the list of its shop. A conflict means that another replica
    /// has done so.
    /// </summary>
    public async Task EndAsync(TenantId tenant, Row head, IReadOnlyList<Row> parts, LeftOutDelivery? left, CancellationToken ct)
    {
        var waiting = WaitingDelivery.Of(head);
        var batch = new RowBatch(QueueKeys.Of(tenant)) { LeavesNoTrace = true }.Delete(head);
        if (left is null && waiting.IsAgain
            && await rows.FindAsync(batch.Partition, LeftOutDelivery.KeyOf(waiting.Shop, WaitingDelivery.IdOf(head)), ct) is { } before)
        {
            batch.Delete(before);
        }
        else if (left is not null)
        {
            batch.Upsert(LeftOutDelivery.KeyOf(waiting.Shop, left.Id), left.Content());
        }

        if (left is not { Parts: > 0 })
        {
            batch = parts.Aggregate(batch, (all, part) => all.Delete(part));
        }

        batch.Upsert(QueueKeys.Last(waiting.Shop), JsonSerializer.SerializeToUtf8Bytes(waiting.At, ShopsJson.Rows.DateTimeOffset));
        await rows.CommitAsync(batch, ct);
    }

    /// <summary>When the last delivery of each connection came.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastAsync(TenantId tenant, CancellationToken ct) =>
        (await rows.ReadAsync(QueueKeys.Of(tenant), QueueKeys.AllLast, RowLimits.RowsPerRead, ct)).ToDictionary(
            row => Guid.ParseExact(row.Key.AsSpan(row.Key.IndexOf(RowKeys.Separator, StringComparison.Ordinal) + 1), "N"),
            row => JsonSerializer.Deserialize(row.Content.Span, ShopsJson.Rows.DateTimeOffset));

    /// <summary>Deliveries of a shop that came to nothing, the newest first.</summary>
    public async Task<IReadOnlyList<LeftOutDelivery>> LeftOutAsync(TenantId tenant, Guid shop, int most, CancellationToken ct) =>
        [.. (await rows.ReadAsync(QueueKeys.Of(tenant), LeftOutDelivery.Of(shop), most, ct)).Select(LeftOutDelivery.Of)];

    /// <summary>One of them; null for none of this id.</summary>
    public async Task<LeftOutDelivery?> FindLeftOutAsync(TenantId tenant, Guid shop, Guid id, CancellationToken ct) =>
        await rows.FindAsync(QueueKeys.Of(tenant), LeftOutDelivery.KeyOf(shop, id), ct) is { } row ? LeftOutDelivery.Of(row) : null;

    /// <summary>
    /// Lets a delivery that came to nothing wait again, if its body is kept; it stays in the list until it is entered. False for one that
    /// is not in the list, or whose body is not kept.
    /// </summary>
    public async Task<bool> TryAgainAsync(TenantId tenant, Guid shop, Guid id, CancellationToken ct)
    {
        var partition = QueueKeys.Of(tenant);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(partition, LeftOutDelivery.KeyOf(shop, id), ct) is not { } row
                || LeftOutDelivery.Of(row) is not { Parts: > 0 } left)
            {
                return false;
            }

            if (left.IsWaiting || (await rows.CommitAsync(new RowBatch(partition)
                .Replace(row, (left with { IsWaiting = true }).Content())
                .Insert(WaitingDelivery.KeyOf(id), JsonSerializer.SerializeToUtf8Bytes(
                    new(shop, left.Topic, left.At, left.Parts, IsAgain: true), ShopsJson.Rows.WaitingDelivery)), ct)).IsCommitted)
            {
                return true;
            }
        }
    }

    private async ValueTask<int> WaitingAsync(TenantId tenant, CancellationToken ct)
    {
        if (_waiting.TryGetValue(tenant, out var known) && known.Since != 0 && clock.GetElapsedTime(known.Since) < s_counted)
        {
            return known.Count;
        }

        var (since, count, range) = (clock.GetTimestamp(), 0, WaitingDelivery.All);
        while (count < MostWaiting && await rows.ReadAsync(QueueKeys.Of(tenant), range, RowLimits.RowsPerRead, ct) is { Count: > 0 } page)
        {
            (count, range) = (count + page.Count, range with { From = page[^1].Key + "+" });
            if (page.Count < RowLimits.RowsPerRead)
            {
                break;
            }
        }

        _waiting[tenant] = (count, since);
        return count;
    }

    private static byte[] Packed(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }
}

/// <summary>What became of a delivery that arrived.</summary>
internal enum DeliveryKept
{
    /// <summary>It waits to be entered.</summary>
    Kept,

    /// <summary>It has arrived before.</summary>
    Again,

    /// <summary>Too many are waiting.</summary>
    Full,
}
