using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Audit;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Integrations.Shops;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;
using OutlookCrm.Tests.Storage.AzureTables;
using OutlookCrm.Tests.TableStorage;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>What shops have sent waits in rows of either engine, is known when it is sent again, and goes in time.</summary>
public sealed class ShopQueueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 23, 50, 0, TimeSpan.Zero));
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("tables")]
    public async Task A_delivery_waits_once_with_its_body_until_it_ends(string engine)
    {
        var rows = await OpenAsync(engine);
        await using var closing = rows as IAsyncDisposable;
        var (queue, shop, body) = (new ShopQueue(rows, _clock), Guid.NewGuid(), new byte[ReceiveDelivery.MostBytes]);
        new Random(1).NextBytes(body);
        Assert.Equal(DeliveryKept.Kept, await queue.KeepAsync(_tenant, shop, "orders/paid", "one", body, Ct));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DeliveryKept.Kept, await queue.KeepAsync(_tenant, shop, "orders/paid", null, "{}"u8.ToArray(), Ct));
        Assert.Equal(DeliveryKept.Again, await queue.KeepAsync(_tenant, shop, "orders/paid", "one", body, Ct));
        Assert.Equal(DeliveryKept.Again, await queue.KeepAsync(_tenant, shop, "orders/paid", null, "{}"u8.ToArray(), Ct));
        Assert.Equal(DeliveryKept.Kept, await queue.KeepAsync(_tenant, Guid.NewGuid(), "orders/paid", "one", "{}"u8.ToArray(), Ct));

        // Sent again after midnight.
        _clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(DeliveryKept.Again, await queue.KeepAsync(_tenant, shop, "orders/paid", "one", body, Ct));
        var waiting = await queue.ReadAsync(_tenant, 10, Ct);
        Assert.Equal(3, waiting.Count);
        var (kept, parts) = await queue.BodyAsync(_tenant, WaitingDelivery.IdOf(waiting[0]), Ct);
        Assert.Equal(body, kept);

        var left = new LeftOutDelivery(
            WaitingDelivery.IdOf(waiting[0]), "orders/paid", _clock.GetUtcNow(), "not-an-order", "Why", parts.Count);
        await queue.EndAsync(_tenant, waiting[0], parts, left, Ct);
        await queue.EndAsync(_tenant, waiting[0], parts, left, Ct);
        Assert.Equal(2, (await queue.ReadAsync(_tenant, 10, Ct)).Count);
        Assert.Equal(left, Assert.Single(await queue.LeftOutAsync(_tenant, shop, 10, Ct)));
        Assert.Equal(body, (await queue.BodyAsync(_tenant, left.Id, Ct)).Body);
        Assert.Equal(WaitingDelivery.Of(waiting[0]).At, (await queue.LastAsync(_tenant, Ct))[shop]);
    }

    [Fact]
    public async Task What_came_to_nothing_goes_after_thirty_days_or_with_its_connection()
    {
        await using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var (queue, shops) = (new ShopQueue(rows, _clock), Shops(rows));
        var upkeep = new ShopUpkeep(queue, shops, rows, _clock);
        var actor = Actor.OfJob(_tenant, "test");
        var shop = (await shops.AddAsync(actor, ShopProgram.Shopify, "Shop", "a long secret", Ct))!;
        await LeaveAsync(queue, shop.Id, "old body");
        _clock.Advance(TimeSpan.FromDays(29));
        await LeaveAsync(queue, shop.Id, "new body");
        await upkeep.TidyAsync(_tenant, Ct);
        Assert.Equal(2, (await queue.LeftOutAsync(_tenant, shop.Id, 10, Ct)).Count);
        _clock.Advance(TimeSpan.FromDays(2));
        await upkeep.TidyAsync(_tenant, Ct);
        Assert.Single(await queue.LeftOutAsync(_tenant, shop.Id, 10, Ct));
        Assert.Single(await rows.ReadAsync(RowKeys.ShopQueue(_tenant), KeyRange.StartingWith("part|"), 10, Ct));

        Assert.True(await shops.RemoveAsync(actor, shop.Id, Ct));
        await upkeep.TidyAsync(_tenant, Ct);
        _clock.Advance(TimeSpan.FromDays(2));
        await upkeep.TidyAsync(_tenant, Ct);
        Assert.Empty(await rows.ReadAsync(RowKeys.ShopQueue(_tenant), KeyRange.Everything, 10, Ct));
        Assert.Equal(["connected the shop Shop", "disconnected the shop Shop"],
            (await rows.ScanAsync(Tables.Audit, KeyRange.Everything, Ct).ToListAsync(Ct)).Select(one => VerbOf(one.Row)).Order());
    }

    [Theory]
    [InlineData("""{"email":"Zoe@firm.example" """, true)]
    [InlineData("""{"name":"Zo\u00eb Qanary" """, true)]
    [InlineData("""{"last":"qanary","first":"ZOË"}""", true)]
    [InlineData("""{"name":"Zoë Other"}""", false)]
    [InlineData("""{"name":"Zoë Qanaryson"}""", false)]
    [InlineData("""{"email":"zoe@other.example"}""", false)]
    public async Task An_erasure_takes_the_bodies_that_name_the_customer(string body, bool names)
    {
        await using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var (queue, shop) = (new ShopQueue(rows, _clock), Guid.NewGuid());
        await LeaveAsync(queue, shop, body);
        await queue.KeepAsync(_tenant, shop, "orders/paid", null, Encoding.UTF8.GetBytes(body + " "), Ct);
        var upkeep = new ShopUpkeep(queue, Shops(rows), rows, _clock);
        var erased = new Erased(_tenant, new(Guid.NewGuid(), ["Zoë Qanary", "Zoë"], ["zoe@firm.example"]),
            new AuditRow(Guid.Empty, "", "", _clock.GetUtcNow(), null));
        await upkeep.ForgetAsync(erased, Ct);
        await upkeep.ForgetAsync(erased, Ct);

        var left = Assert.Single(await queue.LeftOutAsync(_tenant, shop, 10, Ct));
        Assert.Equal((names ? 0 : 1, names ? null : "Why"), (left.Parts, left.Detail));
        Assert.Equal(names ? 0 : 1, (await queue.ReadAsync(_tenant, 10, Ct)).Count);
        Assert.Equal(names ? 0 : 2, (await rows.ReadAsync(RowKeys.ShopQueue(_tenant), KeyRange.StartingWith("part|"), 10, Ct)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_tried_again_stays_in_the_list_until_it_ends_and_leaves_it_with_its_body(bool isEntered)
    {
        await using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var (queue, shop) = (new ShopQueue(rows, _clock), Guid.NewGuid());
        await LeaveAsync(queue, shop, "body");
        var left = Assert.Single(await queue.LeftOutAsync(_tenant, shop, 10, Ct));
        Assert.False(await queue.TryAgainAsync(_tenant, Guid.NewGuid(), left.Id, Ct));
        Assert.True(await queue.TryAgainAsync(_tenant, shop, left.Id, Ct));
        Assert.True(await queue.TryAgainAsync(_tenant, shop, left.Id, Ct));
        Assert.True(Assert.Single(await queue.LeftOutAsync(_tenant, shop, 10, Ct)).IsWaiting);
        var head = Assert.Single(await queue.ReadAsync(_tenant, 10, Ct));
        var (body, parts) = await queue.BodyAsync(_tenant, left.Id, Ct);
        var waiting = WaitingDelivery.Of(head);
        Assert.Equal(("body", true, left.At), (Encoding.UTF8.GetString(body), waiting.IsAgain, waiting.At));

        await queue.EndAsync(_tenant, head, parts, isEntered ? null : left with { Code = "other", Parts = parts.Count }, Ct);

        Assert.Empty(await queue.ReadAsync(_tenant, 10, Ct));
        Assert.Equal(isEntered ? [] : [left with { Code = "other" }], await queue.LeftOutAsync(_tenant, shop, 10, Ct));
        Assert.Equal(isEntered ? 0 : 1, (await rows.ReadAsync(RowKeys.ShopQueue(_tenant), KeyRange.StartingWith("part|"), 10, Ct)).Count);
    }

    [Fact]
    public async Task An_erasure_takes_what_is_about_to_be_tried_again()
    {
        await using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var (queue, shop) = (new ShopQueue(rows, _clock), Guid.NewGuid());
        await LeaveAsync(queue, shop, """{"email":"zoe@firm.example"}""");
        await queue.TryAgainAsync(_tenant, shop, (await queue.LeftOutAsync(_tenant, shop, 1, Ct))[0].Id, Ct);

        await new ShopUpkeep(queue, Shops(rows), rows, _clock).ForgetAsync(new(_tenant,
            new(Guid.NewGuid(), [], ["zoe@firm.example"]), new AuditRow(Guid.Empty, "", "", _clock.GetUtcNow(), null)), Ct);

        Assert.Empty(await queue.ReadAsync(_tenant, 10, Ct));
        var left = Assert.Single(await queue.LeftOutAsync(_tenant, shop, 10, Ct));
        Assert.Equal((0, false), (left.Parts, left.IsWaiting));
        Assert.False(await queue.TryAgainAsync(_tenant, shop, left.Id, Ct));
    }

    [Fact]
    public async Task A_queue_takes_ten_thousand_and_then_says_no()
    {
        await using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var (one, other, shop) = (new ShopQueue(rows, _clock), new ShopQueue(rows, _clock), Guid.NewGuid());
        var content = JsonSerializer.SerializeToUtf8Bytes(new WaitingDelivery(shop, "orders/paid", _clock.GetUtcNow(), 0));
        foreach (var some in Enumerable.Range(0, ShopQueue.MostWaiting - 2).Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(some.Aggregate(new RowBatch(RowKeys.ShopQueue(_tenant)), (batch, _) =>
                batch.Insert(WaitingDelivery.KeyOf(Guid.CreateVersion7()), content)), Ct);
        }

        Assert.Equal(DeliveryKept.Kept, await KeepAsync(one, 1));
        Assert.Equal(DeliveryKept.Kept, await KeepAsync(one, 2));
        Assert.Equal(DeliveryKept.Full, await KeepAsync(one, 3));
        Assert.Equal(DeliveryKept.Full, await KeepAsync(other, 3));
        var head = (await one.ReadAsync(_tenant, 1, Ct))[0];
        await one.EndAsync(_tenant, head, [], null, Ct);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(DeliveryKept.Kept, await KeepAsync(other, 3));

        Task<DeliveryKept> KeepAsync(ShopQueue queue, int delivery) =>
            queue.KeepAsync(_tenant, shop, "orders/paid", $"{delivery}", "{}"u8.ToArray(), Ct);
    }

    [Fact]
    public async Task A_secret_that_nobody_can_open_any_more_is_asked_for_again_and_signs_nothing()
    {
        await using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var (shops, after, actor) = (Shops(rows), Shops(rows), Actor.OfJob(_tenant, "test"));
        var shop = (await shops.AddAsync(actor, ShopProgram.Shopify, "Shop", "a long secret", Ct))!;
        var signature = ShopCalls.Sign("a long secret", "x"u8.ToArray());
        Assert.True(shops.IsSigned(_tenant, shop, "x"u8, signature));
        Assert.False(shops.IsSigned(TenantId.FromValidatedToken(Guid.NewGuid()), shop, "x"u8, signature));
        Assert.Null(after.SecretOf(_tenant, shop));
        Assert.False(after.IsSigned(_tenant, shop, "x"u8, signature));

        Assert.True(await after.ChangeSecretAsync(actor, shop.Id, "a long secret", Ct));
        Assert.True(after.IsSigned(_tenant, (await after.FindAsync(_tenant, shop.Id, Ct))!, "x"u8, signature));
    }

    private async Task LeaveAsync(ShopQueue queue, Guid shop, string body)
    {
        await queue.KeepAsync(_tenant, shop, "orders/paid", null, Encoding.UTF8.GetBytes(body), Ct);
        var head = (await queue.ReadAsync(_tenant, 1, Ct))[0];
        var parts = (await queue.BodyAsync(_tenant, WaitingDelivery.IdOf(head), Ct)).Rows;
        await queue.EndAsync(_tenant, head, parts,
            new(WaitingDelivery.IdOf(head), "orders/paid", _clock.GetUtcNow(), "not-an-order", "Why", parts.Count), Ct);
    }

    // Each has a key ring of its own, as after a new credential.
    private TenantShops Shops(IRowStore rows) => new(rows, new SealedSecrets(new EphemeralDataProtectionProvider()), _clock);

    private async Task<IRowStore> OpenAsync(string engine) => engine == "sqlite" ? new SqliteRowStore(_folder.File("rows.db"))
        : await TablesEngine.OpenAsync(await Azurite.ConnectionStringAsync());

    private static string VerbOf(Row row) =>
        JsonDocument.Parse(row.Content).RootElement.GetProperty("verb").GetString()!;
}
