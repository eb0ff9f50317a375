using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Identity.Web.TokenCacheProviders;
using OutlookCrm.Storage;

namespace OutlookCrm.Identity;

/// <summary>
/// The token cache of Microsoft.Identity.Web in the store, shared by all replicas, so that a restart asks Entra for nothing that it
/// already gave. One sealed row per assertion; the seal is bound to the row, so that a row copied over another opens to nothing. Each
/// write also removes neighbours that have expired.
/// </summary>
internal sealed partial class SealedTokenCache(
    IRowStore store, IDataProtectionProvider protection, TimeProvider time, ILogger<SealedTokenCache> logger)
    : MsalAbstractTokenCacheProvider(null!)
{
    private const int NeighboursPerWrite = 50;
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);

    protected override Task<byte[]?> ReadCacheBytesAsync(string cacheKey) => ReadCacheBytesAsync(cacheKey, new CacheSerializerHints());

    protected override async Task<byte[]?> ReadCacheBytesAsync(string cacheKey, CacheSerializerHints cacheSerializerHints)
    {
        var (partition, key) = Place(cacheKey);
        try
        {
            return await store.FindAsync(partition, key, cacheSerializerHints.CancellationToken) is { } row
                && JsonSerializer.Deserialize(row.Content.Span, SealedJson.Default.SealedTokens) is { } found
                ? Protector(key).Unprotect(found.Sealed)
                : null;
        }
        catch (CryptographicException)
        {
            // Normal after a new credential, for every user once: Entra is asked again.
            Log.SealedOtherwise(logger);
            return null;
        }
        catch (StorageUnavailableException e)
        {
            // A cache that cannot be read is an empty one: Entra is asked again.
            Log.Unreadable(logger, e);
            return null;
        }
    }

    protected override Task WriteCacheBytesAsync(string cacheKey, byte[] bytes) => WriteCacheBytesAsync(cacheKey, bytes, null);

    protected override async Task WriteCacheBytesAsync(string cacheKey, byte[] bytes, CacheSerializerHints? cacheSerializerHints)
    {
        var ct = cacheSerializerHints?.CancellationToken ?? default;
        var (partition, key) = Place(cacheKey);
        try
        {
            var tokens = new SealedTokens(
                cacheSerializerHints?.SuggestedCacheExpiry ?? time.GetUtcNow() + s_life, Protector(key).Protect(bytes));
            await store.CommitAsync(
                new RowBatch(partition).Upsert(key, JsonSerializer.SerializeToUtf8Bytes(tokens, SealedJson.Default.SealedTokens)), ct);
            await RemoveExpiredAsync(partition, ct);
        }
        catch (Exception e) when (e is StorageUnavailableException or CryptographicException or RowLimitException)
        {
            Log.Unwritable(logger, e);
        }
    }

    protected override async Task RemoveKeyAsync(string cacheKey)
    {
        var (partition, key) = Place(cacheKey);
        if (await store.FindAsync(partition, key, default) is { } row)
        {
            // A conflict means that another writer stored newer tokens, which are kept.
            await store.CommitAsync(new RowBatch(partition).Delete(row), default);
        }
    }

    private async Task RemoveExpiredAsync(Partition partition, CancellationToken ct)
    {
        var batch = new RowBatch(partition);
        foreach (var row in await store.ReadAsync(partition, new KeyRange("0", "g"), NeighboursPerWrite, ct))
        {
            if (JsonSerializer.Deserialize(row.Content.Span, SealedJson.Default.SealedTokens) is { } tokens
                && tokens.Until < time.GetUtcNow())
            {
                batch.Delete(row);
            }
        }

        if (batch.Writes.Count > 0)
        {
            // A conflict means that another writer renewed or removed a row; the next write tries again.
            await store.CommitAsync(batch, ct);
        }
    }

    private IDataProtector Protector(string key) => protection.CreateProtector("graph-tokens", key);

    // 256 partitions: no single one takes all the writes, and the neighbours of a row are few.
    private static (Partition Partition, string Key) Place(string suggested)
    {
        var key = RowKeys.Hash(32, suggested);
        return (RowKeys.Secrets($"graph-tokens.{key[..2]}"), key);
    }

    internal sealed record SealedTokens(DateTimeOffset Until, byte[] Sealed);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The stored Graph tokens could not be read; Entra is asked again.")]
        public static partial void Unreadable(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "The Graph tokens could not be stored; they live until the next restart.")]
        public static partial void Unwritable(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Information, "Stored Graph tokens were sealed with other keys; Entra is asked again.")]
        public static partial void SealedOtherwise(ILogger logger);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SealedTokenCache.SealedTokens))]
internal sealed partial class SealedJson : JsonSerializerContext;
