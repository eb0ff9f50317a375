using System.Collections.Concurrent;
using System.Security.Cryptography;
using OutlookCrm.Audit;
using OutlookCrm.Identity;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Keys;

/// <summary>
/// The API keys of each tenant. All keys of a tenant are read at once and known for two seconds: a wrong key then costs no reading, and a
/// revoked key is refused at once on this replica and two seconds later on every other.
/// </summary>
internal sealed class TenantKeys(IRowStore rows, TenantMoney money, TimeProvider clock) : IApiKeys
{
    /// <summary>Keys in use at once.</summary>
    public const int MostInUse = 100;

    // Those in use, and the revoked ones that the list still shows.
    private const int MostKept = 400;
    private static readonly TimeSpan s_known = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<TenantId, Known> _known = new();

    /// <inheritdoc />
    public async ValueTask<ApiKey?> FindAsync(TenantId tenant, Guid id, ReadOnlyMemory<byte> hash, CancellationToken ct)
    {
        var known = await KnownAsync(tenant, ct);
        if (!known.Keys.TryGetValue(id, out var key)
            || !CryptographicOperations.FixedTimeEquals(key.Hash, hash.Span)
            || key.Revoked is not null
            || (key.LastDay is { } last && await money.TodayAsync(tenant, ct) > last))
        {
            return null;
        }

        await NoteUseAsync(tenant, known, id, ct);
        return new(key.Id, key.Name, key.Scope);
    }

    /// <summary>Every key with the day (UTC) of its last use, the newest first.</summary>
    public async Task<IReadOnlyList<(StoredKey Key, DateOnly? UsedOn)>> ListAsync(TenantId tenant, CancellationToken ct)
    {
        var known = await ReadAsync(tenant, ct);
        return [.. known.Keys.Values.OrderByDescending(key => key.Made.At).ThenByDescending(key => key.Id)
            .Select(key => (key, known.Uses.TryGetValue(key.Id, out var day) ? day : (DateOnly?)null))];
    }

    /// <summary>Stores a new key; false where the tenant has as many in use as it may have.</summary>
    public async Task<bool> AddAsync(Actor actor, StoredKey key, CancellationToken ct)
    {
        var there = await ReadAsync(actor.Tenant, ct);
        if (there.Keys.Values.Count(one => one.Revoked is null) >= MostInUse)
        {
            return false;
        }

        var batch = new RowBatch(RowKeys.ApiKeys(actor.Tenant)).Insert(StoredKey.KeyOf(key.Id), key.Content());
        foreach (var old in there.Keys.Values.Where(one => one.Revoked is not null).OrderByDescending(one => one.Revoked!.At)
            .Skip(MostKept - MostInUse).Take(RowLimits.RowsPerBatch / 2))
        {
            batch.Delete(StoredKey.KeyOf(old.Id), there.Versions[old.Id]);
        }

        await WriteAsync(actor, $"made the API key {key.Name}, which may {key.Scope.ToString().ToLowerInvariant()}", batch, ct);
        return true;
    }

    /// <summary>Revokes a key; false where there is none. A key that is revoked stays as it is.</summary>
    public async Task<bool> RevokeAsync(Actor actor, Guid id, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(RowKeys.ApiKeys(actor.Tenant), StoredKey.KeyOf(id), ct) is not { } row)
            {
                return false;
            }

            var key = StoredKey.Of(row);
            var revoked = key with { Revoked = new(actor.UserId, actor.Name, clock.GetUtcNow()) };
            if (key.Revoked is not null || await WriteAsync(actor, $"revoked the API key {key.Name}",
                new RowBatch(RowKeys.ApiKeys(actor.Tenant)).Replace(row, revoked.Content()), ct))
            {
                return true;
            }
        }
    }

    // The deed is on record before its effect: a crash in between leaves a deed without effect, never an effect without a deed.
    private async Task<bool> WriteAsync(Actor actor, string verb, RowBatch batch, CancellationToken ct)
    {
        var results = await rows.CommitAsync(
            [[AuditRows.OfTenant(actor.Tenant, actor.Did(verb, clock.GetUtcNow()))], [batch]], ct);
        _known.TryRemove(actor.Tenant, out _);
        return results[^1].IsCommitted;
    }

    private async Task NoteUseAsync(TenantId tenant, Known known, Guid id, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!known.Uses.TryGetValue(id, out var day) || day < today)
        {
            var use = JsonSerializer.SerializeToUtf8Bytes(new(id, today), KeysJson.Rows.KeyUse);
            await rows.CommitAsync(new RowBatch(RowKeys.ApiKeys(tenant)).Upsert(StoredKey.UseOf(id), use), ct);
            known.Uses[id] = today;
        }
    }

    private async ValueTask<Known> KnownAsync(TenantId tenant, CancellationToken ct)
    {
        if (_known.TryGetValue(tenant, out var known) && clock.GetElapsedTime(known.Since) < s_known)
        {
            return known;
        }

        return _known[tenant] = await ReadAsync(tenant, ct);
    }

    private async Task<Known> ReadAsync(TenantId tenant, CancellationToken ct)
    {
        var since = clock.GetTimestamp();
        var found = await rows.ReadAsync(RowKeys.ApiKeys(tenant),
            [new(StoredKey.All, RowLimits.RowsPerRead), new(StoredKey.AllUses, RowLimits.RowsPerRead)], ct);
        var uses = found[1].Select(row => JsonSerializer.Deserialize(row.Content.Span, KeysJson.Rows.KeyUse)!);
        return new(found[0].Select(StoredKey.Of).ToDictionary(key => key.Id),
            found[0].ToDictionary(row => StoredKey.Of(row).Id, row => row.Version),
            new(uses.Select(use => KeyValuePair.Create(use.Key, use.On))), since);
    }

    private sealed record Known(
        Dictionary<Guid, StoredKey> Keys, Dictionary<Guid, string> Versions, ConcurrentDictionary<Guid, DateOnly> Uses, long Since);
}
