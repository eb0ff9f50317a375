using OutlookCrm.Http;

namespace OutlookCrm.Identity;

/// <summary>The reasons why a caller is refused.</summary>
public static class IdentityProblems
{
    private static readonly ProblemType s_unknownTenant = new(403, "unknown-tenant", "Your organisation does not use this CRM yet.");
    private static readonly ProblemType s_tooManyRequests = new(429, "too-many-requests", "Too many requests.");
    private static readonly ProblemType s_entraUnreachable =
        new(503, "entra-unreachable", "Microsoft's sign-in service cannot be reached.");
    private static readonly ProblemType s_credentialRefused =
        new(500, "credential-refused", "Microsoft does not accept the CRM's own credential.");
    private static readonly ProblemType s_signInAgain = new(401, "sign-in-again", "Microsoft asks you to sign in again.");
    private static readonly ProblemType s_consentNeeded = new(403, "consent-needed", "An administrator must allow the CRM to read mail.");

    /// <summary>403: the token's tenant has not been onboarded.</summary>
    public static ProblemHttpResult UnknownTenant() => s_unknownTenant.Make();

    /// <summary>429: too many requests by this user.</summary>
    public static ProblemHttpResult TooManyRequests(TimeSpan retryAfter) => s_tooManyRequests.Retry(retryAfter);

    /// <summary>503: Microsoft Entra does not answer. This signs no user out.</summary>
    public static ProblemHttpResult EntraUnreachable(TimeSpan retryAfter) => s_entraUnreachable.Retry(retryAfter);

    /// <summary>500: Microsoft Entra does not accept the product's own secret or certificate. Only an administrator can fix this.</summary>
    public static ProblemHttpResult CredentialRefused() =>
        s_credentialRefused.Make("It has expired or is wrong; the set-up page says what to do.");

    /// <summary>
    /// 401: Entra wants the user to do something (second factor, new sign-in). The pane asks for a token with <paramref name="claims"/>
    /// once and repeats the request once; without claims it asks for a fresh token.
    /// </summary>
    public static ProblemHttpResult SignInAgain(Uri authorizationUri, string? claims)
    {
        var challenge = claims is null
            ? $"Bearer realm=\"\", authorization_uri=\"{authorizationUri}\", error=\"invalid_token\""
            : $"Bearer realm=\"\", authorization_uri=\"{authorizationUri}\", error=\"insufficient_claims\", "
                + $"claims=\"{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(claims))}\"";
        return s_signInAgain.WithHeader("WWW-Authenticate", challenge);
    }

    /// <summary>403: an administrator must consent first, at <paramref name="adminConsent"/>.</summary>
    public static ProblemHttpResult ConsentNeeded(Uri adminConsent) => s_consentNeeded.Make(null, ("adminConsentUrl", adminConsent));
}
