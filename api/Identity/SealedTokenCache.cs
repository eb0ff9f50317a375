using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Identity.Client;
using OutlookCrm.Storage;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace OutlookCrm.Identity;

/// <summary>
/// MSAL's token cache in the store, so that a restart asks Entra for nothing it already gave. One sealed row per assertion; the seal is
/// bound to the row, so that a row copied over another opens to nothing. Each write takes the neighbours that have run out with it.
/// </summary>
internal sealed partial class SealedTokenCache(IRowStore store, IDataProtectionProvider protection, TimeProvider time, ILogger<SealedTokenCache> logger)
{
    private const int NeighboursPerWrite = 50;

    /// <summary>Reads and writes <paramref name="cache"/>'s content here.</summary>
    public void Attach(ITokenCache cache)
    {
        cache.SetBeforeAccessAsync(ReadAsync);
        cache.SetAfterAccessAsync(WriteAsync);
    }

    private async Task ReadAsync(TokenCacheNotificationArgs args)
    {
        if (args.SuggestedCacheKey is not { } suggested)
        {
            return;
        }

        var (partition, key) = Place(suggested);
        try
        {
            if (await store.FindAsync(partition, key, args.CancellationToken) is { } row
                && JsonSerializer.Deserialize(row.Content.Span, SealedJson.Default.SealedTokens) is { } found)
            {
                args.TokenCache.DeserializeMsalV3(Protector(key).Unprotect(found.Sealed), shouldClearExistingCache: true);
            }
        }
        catch (CryptographicException)
        {
            // Normal after a new credential, for every user once: Entra is asked again.
            Log.SealedOtherwise(logger);
        }
        catch (StorageUnavailableException e)
        {
            // A cache that cannot be read is an empty one: Entra is asked again.
            Log.Unreadable(logger, e);
        }
    }

    private async Task WriteAsync(TokenCacheNotificationArgs args)
    {
        if (!args.HasStateChanged || args.SuggestedCacheKey is not { } suggested)
        {
            return;
        }

        var (partition, key) = Place(suggested);
        try
        {
            var tokens = new SealedTokens(args.SuggestedCacheExpiry ?? time.GetUtcNow().AddHours(1), Protector(key).Protect(args.TokenCache.SerializeMsalV3()));
            await store.CommitAsync(new RowBatch(partition).Upsert(key, JsonSerializer.SerializeToUtf8Bytes(tokens, SealedJson.Default.SealedTokens)), args.CancellationToken);
            await RemoveExpiredAsync(partition, args.CancellationToken);
        }
        catch (Exception e) when (e is StorageUnavailableException or CryptographicException or RowLimitException)
        {
            Log.Unwritable(logger, e);
        }
    }

    private async Task RemoveExpiredAsync(Partition partition, CancellationToken ct)
    {
        var batch = new RowBatch(partition);
        foreach (var row in await store.ReadAsync(partition, new KeyRange("0", "g"), NeighboursPerWrite, ct))
        {
            if (JsonSerializer.Deserialize(row.Content.Span, SealedJson.Default.SealedTokens) is { } tokens && tokens.Until < time.GetUtcNow())
            {
                batch.Delete(row);
            }
        }

        if (batch.Writes.Count > 0)
        {
            // A conflict means that somebody else renewed or removed one of them; the next write tries again.
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
