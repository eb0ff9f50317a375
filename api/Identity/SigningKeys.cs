using System.Collections.Frozen;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Identity;

/// <summary>
/// Entra's signing keys. An unknown key id fetches them anew before the token is judged, so that a rollover signs nobody out. A flood of
/// invented ids soon fetches no more than once per <see cref="s_refill"/>; whoever cannot be judged until then is told to try again, and is
/// not refused. Keys are fetched again every <see cref="s_fresh"/>, so that withdrawn ones go. Times are measured, not read from a clock
/// that somebody may put back.
/// </summary>
internal sealed partial class SigningKeys(
    IOptions<EntraOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<SigningKeys> logger) : IDisposable
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan s_refill = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(48);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Fetched? _fetched;

    // Only whoever is in _fetching touches these.
    private long? _failed;
    private long _refilled = time.GetTimestamp();
    private int _left = MostAtOnce;

    /// <summary>
    /// The key, or null where Entra has none of this id. Throws <see cref="EntraUnreachableException"/> when that cannot be known. A caller
    /// who leaves ends nothing: others wait for the same fetch.
    /// </summary>
    public async ValueTask<SecurityKey?> FindAsync(string keyId)
    {
        var asked = time.GetTimestamp();
        if (Trusted?.Keys.GetValueOrDefault(keyId) is { } known)
        {
            if (IsOld && _fetching.CurrentCount > 0)
            {
                // No request waits for a renewal; the known keys are used until the renewal has finished.
                _ = RenewAsync();
            }

            return known;
        }

        await _fetching.WaitAsync();
        try
        {
            // Whoever waited is judged by what others fetched meanwhile, if they began after the question.
            if (Trusted is not { } fetched || (fetched.Begun < asked && !fetched.Keys.ContainsKey(keyId)))
            {
                await FetchOrThrowAsync();
            }
        }
        finally
        {
            _fetching.Release();
        }

        return _fetched!.Keys.GetValueOrDefault(keyId);
    }

    /// <summary>The key as of the last fetch. Call <see cref="FindAsync"/> first.</summary>
    public SecurityKey? Known(string? keyId) => keyId is null ? null : _fetched?.Keys.GetValueOrDefault(keyId);

    public void Dispose() => _fetching.Dispose();

    // Keys that were not fetched for two days say nothing about a token.
    private Fetched? Trusted => _fetched is { } fetched && time.GetElapsedTime(fetched.Begun) < s_longest ? fetched : null;

    private bool IsOld => _fetched is { } fetched && time.GetElapsedTime(fetched.Begun) >= s_fresh;

    private async Task RenewAsync()
    {
        await _fetching.WaitAsync();
        try
        {
            if (IsOld)
            {
                await FetchOrThrowAsync();
            }
        }
        catch (EntraUnreachableException)
        {
            // It is logged; the next request tries again.
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task FetchOrThrowAsync()
    {
        if (PauseLeft() is { Ticks: > 0 } pause)
        {
            throw new EntraUnreachableException(pause, null);
        }

        _left--;
        var begun = time.GetTimestamp();
        try
        {
            (_fetched, _failed) = (new(await FetchAsync(), begun), null);
        }
        catch (Exception e)
        {
            Log.NotFetched(logger, e);
            _failed = time.GetTimestamp();
            throw new EntraUnreachableException(s_pause, e);
        }
    }

    // A fetch that failed is not repeated for a while; others are counted, and one more is allowed in each period.
    private TimeSpan PauseLeft()
    {
        if (_failed is { } failed)
        {
            return s_pause - time.GetElapsedTime(failed);
        }

        var periods = (int)Math.Min(MostAtOnce, time.GetElapsedTime(_refilled) / s_refill);
        if (periods > 0)
        {
            (_left, _refilled) = (Math.Min(MostAtOnce, _left + periods), time.GetTimestamp());
        }

        return _left > 0 ? TimeSpan.Zero : s_refill - time.GetElapsedTime(_refilled);
    }

    private async Task<FrozenDictionary<string, SecurityKey>> FetchAsync()
    {
        var authority = options.Value.Authority(options.Value.TenantId);
        var documents = new HttpDocumentRetriever(clients.CreateClient(IdentitySetup.EntraClient))
        {
            RequireHttps = options.Value.Instance.Scheme == Uri.UriSchemeHttps,
        };
        var metadata = OpenIdConnectConfiguration.Create(
            await documents.GetDocumentAsync($"{authority}/.well-known/openid-configuration", CancellationToken.None));

        // Metadata names the address of the keys; only Entra itself may be named.
        if (!Uri.TryCreate(metadata.JwksUri, UriKind.Absolute, out var address)
            || address.Authority != authority.Authority
            || address.Scheme != authority.Scheme)
        {
            throw new InvalidOperationException("Entra's metadata names keys at another host.");
        }

        var set = new JsonWebKeySet(await documents.GetDocumentAsync(metadata.JwksUri, CancellationToken.None));
        var keys = set.Keys.Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, KeyId.Length: > 0 } && key.Use is null or "sig")
            .DistinctBy(key => key.KeyId)
            .ToFrozenDictionary(key => key.KeyId, SecurityKey (key) => key, StringComparer.Ordinal);
        return keys.Count > 0 ? keys : throw new InvalidOperationException("Entra names no keys.");
    }

    private sealed record Fetched(FrozenDictionary<string, SecurityKey> Keys, long Begun);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Entra's signing keys could not be fetched.")]
        public static partial void NotFetched(ILogger logger, Exception exception);
    }
}
