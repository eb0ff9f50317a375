using System.Buffers;
using Microsoft.AspNetCore.Connections.Features;

namespace OutlookCrm.Identity;

/// <summary>
/// Tokens that were judged good, by the hash of the token. A request with such a token is signed in without the authentication handler,
/// which costs more than the rest of the way to the route.
/// </summary>
internal sealed class RememberedTokens(TimeProvider time)
{
    private const string Prefix = "Bearer ";
    private const int LongestToken = 16 * 1024;
    private const int MostTokens = 50_000;
    private static readonly SearchValues<char> s_compact =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private static readonly object s_lastOfConnection = new();

    private readonly BoundedCache<TokenHash, Judged> _judged = new(MostTokens, time);

    /// <summary>
    /// The one bearer token of the request in compact form: no padding, no space, no second token. Empty where there is none.
    /// </summary>
    public static ReadOnlySpan<char> TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= LongestToken } header]
            && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && !header.AsSpan(Prefix.Length).ContainsAnyExcept(s_compact)
            ? header.AsSpan(Prefix.Length)
            : default;

    /// <summary>Signs the caller in where the token is remembered.</summary>
    public bool SignIn(HttpContext context)
    {
        if (Find(context) is not { } principal)
        {
            return false;
        }

        context.User = principal;
        return true;
    }

    /// <summary>Remembers a good token until it expires, five minutes at most.</summary>
    public void Add(ReadOnlySpan<char> token, SignedInPrincipal principal, DateTimeOffset expires)
    {
        var left = expires - time.GetUtcNow();
        var judged = new Judged(principal, time.GetTimestamp(), left < s_longest ? left : s_longest);
        _judged.Set(TokenHash.Of(token), judged, judged.Life);
    }

    private SignedInPrincipal? Find(HttpContext context)
    {
        var token = TokenOf(context.Request);
        if (token.IsEmpty)
        {
            return null;
        }

        // Kestrel keeps the string of a header whose bytes are those of the connection's last request, so the same string is the same
        // token. Only for HTTP/1.1, where a connection has one request at a time.
        var header = context.Request.Headers.Authorization[0];
        var items = HttpProtocol.IsHttp11(context.Request.Protocol) ? context.Features.Get<IConnectionItemsFeature>()?.Items : null;
        if (items is not null && items.TryGetValue(s_lastOfConnection, out var last) && last is LastOfConnection known
            && ReferenceEquals(known.Header, header) && time.GetElapsedTime(known.Judged.At) < known.Judged.Life)
        {
            return known.Judged.Principal;
        }

        if (_judged.Find(TokenHash.Of(token)) is not { } judged)
        {
            return null;
        }

        if (items is not null)
        {
            items[s_lastOfConnection] = new LastOfConnection(header!, judged);
        }

        return judged.Principal;
    }

    private sealed record Judged(SignedInPrincipal Principal, long At, TimeSpan Life);

    private sealed record LastOfConnection(string Header, Judged Judged);
}
