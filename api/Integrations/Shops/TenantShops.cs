using System.Security.Cryptography;
using OutlookCrm.Audit;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>The connections of a tenant to web shops.</summary>
internal sealed class TenantShops(IRowStore rows, SealedSecrets secrets, TimeProvider clock)
{
    /// <summary>Connections at once.</summary>
    public const int Most = 50;

    /// <summary>All connections, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<StoredShop>> ListAsync(TenantId tenant, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Shops(tenant), StoredShop.All, RowLimits.RowsPerRead, ct)).Select(StoredShop.Of)];

    /// <summary>One connection; null for none of this id.</summary>
    public async Task<StoredShop?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Shops(tenant), StoredShop.KeyOf(id), ct) is { } row ? StoredShop.Of(row) : null;

    /// <summary>Adds a connection; null where the tenant has as many as it may have.</summary>
    public async Task<StoredShop?> AddAsync(Actor actor, ShopProgram program, string name, string secret, CancellationToken ct)
    {
        if ((await ListAsync(actor.Tenant, ct)).Count >= Most)
        {
            return null;
        }

        var id = Guid.CreateVersion7();
        var shop = new StoredShop(
            id, program, name, new(actor.UserId, actor.Name, clock.GetUtcNow()), Sealed(actor.Tenant, id, secret));
        await WriteAsync(actor, $"connected the shop {name}",
            new RowBatch(RowKeys.Shops(actor.Tenant)).Insert(StoredShop.KeyOf(id), shop.Content()), ct);
        return shop;
    }

    /// <summary>Puts another secret in place of a connection's; false where there is no such connection.</summary>
    public async Task<bool> ChangeSecretAsync(Actor actor, Guid id, string secret, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(RowKeys.Shops(actor.Tenant), StoredShop.KeyOf(id), ct) is not { } row)
            {
                return false;
            }

            var shop = StoredShop.Of(row);
            var batch = new RowBatch(RowKeys.Shops(actor.Tenant)).Replace(
                row, (shop with { Secret = Sealed(actor.Tenant, id, secret) }).Content());
            if (await WriteAsync(actor, $"changed the secret of the shop {shop.Name}", batch, ct))
            {
                return true;
            }
        }
    }

    /// <summary>Ends a connection and forgets what is known of its orders; false where there is none. Its sales stay.</summary>
    public async Task<bool> RemoveAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Shops(actor.Tenant), StoredShop.KeyOf(id), ct) is not { } row)
        {
            return false;
        }

        await WriteAsync(actor, $"disconnected the shop {StoredShop.Of(row).Name}",
            new RowBatch(RowKeys.Shops(actor.Tenant)).Delete(row), ct);
        var partition = RowKeys.Shop(actor.Tenant, id);
        while (await rows.ReadAsync(partition, KnownOrder.All, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            await rows.CommitAsync(page.Aggregate(new RowBatch(partition), (all, one) => all.Delete(one)), ct);
        }

        return true;
    }

    /// <summary>Records what was done with a connection, without a change of its row; false where there is none.</summary>
    public async Task<bool> NoteAsync(Actor actor, Guid id, string verb, CancellationToken ct)
    {
        if (await FindAsync(actor.Tenant, id, ct) is not { } shop)
        {
            return false;
        }

        await rows.CommitAsync(AuditRows.OfTenant(actor.Tenant, actor.Did($"{verb} {shop.Name}", clock.GetUtcNow())), ct);
        return true;
    }

    /// <summary>Whether a signature (base64 of HMAC-SHA256) is the shop's over the body; compared in constant time.</summary>
    public bool IsSigned(TenantId tenant, StoredShop shop, ReadOnlySpan<byte> body, string signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(signature, claimed, out var length) && length == claimed.Length
            && SecretOf(tenant, shop) is { } secret
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, body), claimed);
    }

    /// <summary>
    /// The secret of a connection; null where the application's own credential has changed since, so that nobody can open the secret.
    /// </summary>
    public byte[]? SecretOf(TenantId tenant, StoredShop shop) => secrets.Open(tenant, shop.Id, shop.Secret);

    private byte[] Sealed(TenantId tenant, Guid shop, string secret) => secrets.Seal(tenant, shop, Encoding.UTF8.GetBytes(secret));

    // The deed is on record before its effect: a crash in between leaves a deed without effect, never an effect without a deed.
    private async Task<bool> WriteAsync(Actor actor, string verb, RowBatch batch, CancellationToken ct) =>
        (await rows.CommitAsync([[AuditRows.OfTenant(actor.Tenant, actor.Did(verb, clock.GetUtcNow()))], [batch]], ct))[^1].IsCommitted;
}
