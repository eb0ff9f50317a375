using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using OutlookCrm.Primitives;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace OutlookCrm.Identity;

/// <summary>
/// Tokens for Microsoft Graph on behalf of the signed-in user, from the authority of the user's own tenant. Entra's refusals are values,
/// each with its problem.
/// </summary>
internal sealed partial class GraphTokens(
    IOptions<EntraOptions> options, OnBehalfOf flow, ConsentPage consent, TimeProvider time, ILogger<GraphTokens> logger)
{
    // RFC 6749, 5.2
    private const string InvalidClient = "invalid_client";
    private const string UnauthorizedClient = "unauthorized_client";
    private const int RememberedTokens = 10_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    // MSAL too gives a token up five minutes before its end.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    // Before the store's copy: logging a mail has no round trip to spare for it.
    private readonly BoundedCache<(TokenHash Assertion, GraphAccess Access), GraphToken.Granted> _recent = new(RememberedTokens, time);

    /// <summary>A token for <paramref name="access"/>. Cached, also over restarts.</summary>
    public ValueTask<GraphToken> ForAsync(CurrentUser user, GraphAccess access, CancellationToken ct) => ForAsync(user, access, null, ct);

    /// <summary>The same; <paramref name="claims"/> (JSON) is what Graph demanded in a 401, and bypasses the cache.</summary>
    public async ValueTask<GraphToken> ForAsync(CurrentUser user, GraphAccess access, string? claims, CancellationToken ct)
    {
        var key = (TokenHash.Of(user.AccessToken), access);
        if (claims is null && _recent.Find(key) is { } recent)
        {
            return recent;
        }

        var answer = await AnswerAsync(user, access, claims, ct);
        if (answer is GraphToken.Granted granted)
        {
            _recent.Set(key, granted, granted.ExpiresOn - s_margin - time.GetUtcNow());
        }

        return answer;
    }

    /// <summary>
    /// What Entra itself says now, past every copy: for an administrator who looks whether the set-up works. Throws
    /// <see cref="MsalServiceException"/> where Entra does not accept the application's own secret or certificate.
    /// </summary>
    public Task<GraphToken> AskEntraAsync(CurrentUser user, GraphAccess access, CancellationToken ct) =>
        AskAsync(user, access, null, ct, anew: true);

    private async Task<GraphToken> AnswerAsync(CurrentUser user, GraphAccess access, string? claims, CancellationToken ct)
    {
        try
        {
            return await AskAsync(user, access, claims, ct);
        }
        catch (MsalServiceException e) when (e.ErrorCode is InvalidClient or UnauthorizedClient)
        {
            Log.CredentialRefused(logger, e.ErrorCode, e.StatusCode);
            return new GraphToken.CredentialRefused();
        }
    }

    private async Task<GraphToken> AskAsync(CurrentUser user, GraphAccess access, string? claims, CancellationToken ct, bool anew = false)
    {
        try
        {
            var result = await flow.AskAsync(user, ScopeOf(access), claims, anew, ct);
            return new GraphToken.Granted(result.AccessToken, result.ExpiresOn);
        }
        catch (MsalUiRequiredException e)
        {
            Log.Refused(logger, e.ErrorCode, e.Classification);
            return e.Classification is UiRequiredExceptionClassification.ConsentRequired
                || e.Message.Contains("AADSTS65001", StringComparison.Ordinal)
                ? new GraphToken.ConsentNeeded(consent.For(user.Tenant))
                : new GraphToken.SignInAgain(string.IsNullOrEmpty(e.Claims) ? null : e.Claims, AuthorizationUri(user.Tenant), CodeOf(e));
        }
        catch (MsalServiceException e) when (e.StatusCode is 0 or 408 or 429 or >= 500)
        {
            Log.Unreachable(logger, e.ErrorCode, e.StatusCode);
            return new GraphToken.Unreachable(e.Headers?.RetryAfter?.Delta ?? s_pause);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or MsalClientException { ErrorCode: MsalError.JsonParseError }
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // There was no answer, or the answer is not from Entra: a proxy's page or an incomplete body.
            Log.Unreachable(logger, e.GetType().Name, 0);
            return new GraphToken.Unreachable(s_pause);
        }
    }

    private static string ScopeOf(GraphAccess access) => "https://graph.microsoft.com/" + PermissionOf(access);

    /// <summary>The delegated permission as Microsoft names it.</summary>
    public static string PermissionOf(GraphAccess access) => access switch
    {
        GraphAccess.ReadMail => "Mail.Read",
        GraphAccess.ReadSharedMail => "Mail.Read.Shared",
        GraphAccess.WriteMail => "Mail.ReadWrite",
        GraphAccess.WriteSharedMail => "Mail.ReadWrite.Shared",
        GraphAccess.ReadCalendar => "Calendars.Read",
        GraphAccess.ReadSharedCalendar => "Calendars.Read.Shared",
        GraphAccess.ReadProfile => "User.Read",
        _ => throw new ArgumentOutOfRangeException(nameof(access)),
    };

    private Uri AuthorizationUri(TenantId tenant) => new(options.Value.Instance, $"{tenant}/oauth2/authorize");

    /// <summary>
    /// Entra's code, AADSTS and a number; null where it named none. Its sentences name the application and a trace, and end in the time.
    /// </summary>
    public static string? CodeOf(MsalServiceException refusal) =>
        EntraCode().Match(refusal.Message) is { Success: true } named ? named.Value : null;

    [GeneratedRegex("AADSTS[0-9]+")]
    private static partial Regex EntraCode();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Entra refused a Graph token: {Error} ({Classification}).")]
        public static partial void Refused(ILogger logger, string error, UiRequiredExceptionClassification classification);

        [LoggerMessage(2, LogLevel.Warning, "Entra did not give a Graph token: {Error}, status {Status}.")]
        public static partial void Unreachable(ILogger logger, string error, int status);

        [LoggerMessage(3, LogLevel.Error,
            "Entra does not accept AzureAd:ClientSecret or AzureAd:ClientCertificates: {Error}, status {Status}. "
                + "The set-up page (/setup.html) says more.")]
        public static partial void CredentialRefused(ILogger logger, string error, int status);
    }
}
