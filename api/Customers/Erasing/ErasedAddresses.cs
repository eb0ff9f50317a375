using System.Collections.Concurrent;
using System.Security.Cryptography;
using OutlookCrm.Audit;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Erasing;

/// <summary>
/// The addresses of erased customers, so that no program adds them again by itself. Of an address only an HMAC under the tenant's own
/// random key is stored: nobody can read the addresses, and whoever names one can ask for it.
/// </summary>
public sealed class ErasedAddresses(IRowStore rows, TimeProvider clock)
{
    private const string Key = "key";
    private const int KeyBytes = 32;

    // A key is made once and never changes, so that it can be kept.
    private readonly ConcurrentDictionary<TenantId, byte[]> _keys = new();

    /// <summary>Those of the addresses that belonged to an erased customer; what is no address is passed over.</summary>
    public async Task<IReadOnlyList<ErasedAddress>> FindAsync(TenantId tenant, IEnumerable<string> addresses, CancellationToken ct)
    {
        var asked = addresses.Select(text => (Text: text, Parsed: EmailAddress.TryParse(text))).Where(one => one.Parsed is not null)
            .ToList();
        if (asked.Count == 0 || await KeyAsync(tenant, ct) is not { } key)
        {
            return [];
        }

        var found = await Task.WhenAll(asked.Select(one =>
            rows.FindAsync(RowKeys.ErasedAddresses(tenant), KeyOf(key, one.Parsed!), ct).AsTask()));
        return [.. asked.Zip(found).Where(one => one.Second is not null).Select(one =>
        {
            var row = JsonSerializer.Deserialize(one.Second!.Content.Span, ErasingJson.Rows.ErasedAddressRow)!;
            return new ErasedAddress(one.First.Text, row.Day, row.Reason);
        })];
    }

    /// <summary>Remembers addresses of a customer who is being erased; again with the same erasure changes nothing.</summary>
    internal async Task RememberAsync(
        TenantId tenant, IReadOnlyList<string> addresses, DateTimeOffset at, ErasureReason reason, CancellationToken ct)
    {
        var parsed = addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>().ToList();
        if (parsed.Count == 0)
        {
            return;
        }

        var key = await KeyAsync(tenant, ct) ?? await MakeKeyAsync(tenant, ct);
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new(DateOnly.FromDateTime(at.UtcDateTime), reason), ErasingJson.Rows.ErasedAddressRow);
        foreach (var chunk in parsed.Select(address => KeyOf(key, address)).Distinct().Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(
                chunk.Aggregate(new RowBatch(RowKeys.ErasedAddresses(tenant)), (batch, one) => batch.Upsert(one, content)), ct);
        }
    }

    /// <summary>Forgets that these addresses were erased: a person has added them by hand, and says that their owner agreed.</summary>
    internal async Task ForgetAsync(Actor actor, IReadOnlyList<ErasedAddress> erased, CancellationToken ct)
    {
        if (erased.Count == 0 || await KeyAsync(actor.Tenant, ct) is not { } key)
        {
            return;
        }

        // The deed is on record before its effect, and names no address.
        var verb = string.Create(CultureInfo.InvariantCulture, $"kept {erased.Count} erased addresses again by new consent");
        await rows.CommitAsync(AuditRows.OfTenant(actor.Tenant, actor.Did(verb, clock.GetUtcNow())), ct);
        var partition = RowKeys.ErasedAddresses(actor.Tenant);
        foreach (var address in erased.Select(one => EmailAddress.TryParse(one.Address)).OfType<EmailAddress>())
        {
            if (await rows.FindAsync(partition, KeyOf(key, address), ct) is { } row)
            {
                // A conflict means that somebody has forgotten it already, or that its owner is being erased anew, which counts.
                await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
            }
        }
    }

    private static string KeyOf(byte[] key, EmailAddress address) =>
        $"mail|{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.Value)))}";

    private async ValueTask<byte[]?> KeyAsync(TenantId tenant, CancellationToken ct)
    {
        if (_keys.TryGetValue(tenant, out var known))
        {
            return known;
        }

        return await rows.FindAsync(RowKeys.ErasedAddresses(tenant), Key, ct) is { } row
            ? _keys[tenant] = JsonSerializer.Deserialize(row.Content.Span, ErasingJson.Rows.ByteArray)! : null;
    }

    private async Task<byte[]> MakeKeyAsync(TenantId tenant, CancellationToken ct)
    {
        // A conflict means that another erasure has made the key a moment ago.
        await rows.CommitAsync(new RowBatch(RowKeys.ErasedAddresses(tenant)).Insert(
            Key, JsonSerializer.SerializeToUtf8Bytes(RandomNumberGenerator.GetBytes(KeyBytes), ErasingJson.Rows.ByteArray)), ct);
        return (await KeyAsync(tenant, ct))!;
    }
}

/// <summary>An address that belonged to an erased customer.</summary>
/// <param name="Address">As it was asked for.</param>
/// <param name="Day">The day (UTC) of the erasure.</param>
/// <param name="Reason">Why the customer was erased.</param>
public sealed record ErasedAddress(string Address, DateOnly Day, ErasureReason Reason)
{
    internal ProblemHttpResult ToProblem() =>
        CustomersProblems.AddressErased(Address, Day, QueryWord.CamelCase(Reason));
}

/// <summary>Why a customer is erased.</summary>
public enum ErasureReason
{
    /// <summary>The customer asked for it, or took consent back.</summary>
    Request,

    /// <summary>The company no longer needs the data.</summary>
    Retention,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>What is stored of an erased address.</summary>
internal sealed record ErasedAddressRow(DateOnly Day, ErasureReason Reason);
