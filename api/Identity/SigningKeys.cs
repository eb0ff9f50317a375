using System.Collections.Frozen;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Identity;

/// <summary>
/// Entra's signing keys. An unknown key id fetches them anew before the token is judged, so that a rollover signs nobody out; a flood of
/// invented ids fetches at most once per <see cref="s_pause"/>. Keys are fetched again every <see cref="s_fresh"/>, so that withdrawn
/// ones go.
/// </summary>
internal sealed partial class SigningKeys(
    IOptions<EntraOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<SigningKeys> logger) : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(48);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile FrozenDictionary<string, SecurityKey> _keys = FrozenDictionary<string, SecurityKey>.Empty;
    private long _fetched;
    private long _tried;

    /// <summary>
    /// The key, or null where Entra has none of this id. Throws <see cref="EntraUnreachableException"/> when that cannot be known.
    /// </summary>
    public async ValueTask<SecurityKey?> FindAsync(string keyId, CancellationToken ct)
    {
        if (Age < s_longest && _keys.TryGetValue(keyId, out var known))
        {
            if (Age >= s_fresh && MayFetch)
            {
                // Nobody waits for a renewal; the known keys serve until it has happened.
                _ = FetchOnceAsync(_ => Age >= s_fresh, keyId, CancellationToken.None);
            }

            return known;
        }

        await FetchOnceAsync(id => Age >= s_fresh || !_keys.ContainsKey(id), keyId, ct);

        // Without any keys, or with keys too old to trust, nothing can be said about a token.
        return _keys.Count > 0 && Age < s_longest ? _keys.GetValueOrDefault(keyId) : throw new EntraUnreachableException(s_pause, null);
    }

    /// <summary>The key as of the last fetch. Call <see cref="FindAsync"/> first.</summary>
    public SecurityKey? Known(string? keyId) => keyId is null ? null : _keys.GetValueOrDefault(keyId);

    public void Dispose() => _fetching.Dispose();

    private TimeSpan Age => time.GetUtcNow() - new DateTimeOffset(Interlocked.Read(ref _fetched), TimeSpan.Zero);

    private bool MayFetch => time.GetUtcNow() - new DateTimeOffset(Interlocked.Read(ref _tried), TimeSpan.Zero) >= s_pause;

    /// <summary>One fetch at a time; whoever waited looks again whether it is still needed.</summary>
    private async Task FetchOnceAsync(Func<string, bool> isNeeded, string keyId, CancellationToken ct)
    {
        await _fetching.WaitAsync(ct);
        try
        {
            if (MayFetch && isNeeded(keyId))
            {
                await FetchAsync(ct);
            }
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task FetchAsync(CancellationToken ct)
    {
        var authority = options.Value.Authority(options.Value.TenantId);
        var documents = new HttpDocumentRetriever(clients.CreateClient(IdentitySetup.EntraClient))
        {
            RequireHttps = options.Value.Instance.Scheme == Uri.UriSchemeHttps,
        };
        try
        {
            var metadata = OpenIdConnectConfiguration.Create(
                await documents.GetDocumentAsync($"{authority}/.well-known/openid-configuration", ct));

            // Metadata names the address of the keys; only Entra itself may be named.
            if (!Uri.TryCreate(metadata.JwksUri, UriKind.Absolute, out var address)
                || address.Authority != authority.Authority
                || address.Scheme != authority.Scheme)
            {
                throw new InvalidOperationException("Entra's metadata names keys at another host.");
            }

            var set = new JsonWebKeySet(await documents.GetDocumentAsync(metadata.JwksUri, ct));
            _keys = set.Keys.Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, KeyId.Length: > 0 } && key.Use is null or "sig")
                .DistinctBy(key => key.KeyId)
                .ToFrozenDictionary(key => key.KeyId, SecurityKey (key) => key, StringComparer.Ordinal);
            Interlocked.Exchange(ref _fetched, time.GetUtcNow().UtcTicks);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.NotFetched(logger, e);
        }

        Interlocked.Exchange(ref _tried, time.GetUtcNow().UtcTicks);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Entra's signing keys could not be fetched.")]
        public static partial void NotFetched(ILogger logger, Exception exception);
    }
}
