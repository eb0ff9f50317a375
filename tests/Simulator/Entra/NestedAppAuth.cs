using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Entra;

/// <summary>What Outlook's nested-app-auth bridge asks Entra for: a token for the pane, silently or with the user's help.</summary>
internal sealed class NestedAppAuth(TokenMint mint, AppDirectory applications, FaultBoard faults)
{
    public sealed record Request(
        string User, IReadOnlyList<string> Scopes, string? Claims = null, bool Interactive = false, Uri? Authority = null);

    public IResult Answer(Request request, HttpRequest http)
    {
        if (EntraDirectory.Find(request.User) is not { } user)
        {
            return Refuse("ACCOUNT_UNAVAILABLE", "no_account", null, $"No user {request.User} is signed in to Outlook.");
        }

        if (!applications.IsRegistered)
        {
            return Refuse("PERSISTENT_ERROR", "unauthorized_client", null,
                $"AADSTS700016: Application with identifier '{EntraDirectory.ClientId:D}' was not found in the directory.");
        }

        if (request.Authority is { } authority
            && !applications.IsServedAt(authority.Segments.ElementAtOrDefault(1)?.TrimEnd('/') ?? "", EntraDirectory.ClientId))
        {
            return Refuse("PERSISTENT_ERROR", "invalid_request", null, $"AADSTS50194: {EntraErrors.OneTenant}");
        }

        if (faults.Strikes(FaultKinds.ConsentMissing, "naa", http))
        {
            var status = request.Interactive ? "PERSISTENT_ERROR" : "USER_INTERACTION_REQUIRED";
            return Refuse(status, "consent_required", "consent_required", "AADSTS65001: consent is missing.");
        }

        // Stepping up needs the user: silently it fails, as at Microsoft.
        var stepUp = ClaimsRequest.AsksForContext(request.Claims);
        if (!request.Interactive && (stepUp || faults.Strikes(FaultKinds.ClaimsChallenge, "naa", http)))
        {
            return Refuse("USER_INTERACTION_REQUIRED", "interaction_required", "basic_action",
                "AADSTS50076: the user must use multi-factor authentication.");
        }

        if (!request.Scopes.Any(IsOurScope))
        {
            return Refuse("PERSISTENT_ERROR", "invalid_scope", null, "AADSTS70011: only the API's own scope can be had here.");
        }

        var access = stepUp || request.Interactive ? mint.ForApi(user).WithContext() : mint.ForApi(user);
        return Results.Json(new
        {
            access_token = access.ToToken(),
            id_token = mint.IdToken(user).ToToken(),
            account = new
            {
                homeAccountId = $"{user.ObjectId:D}.{user.Tenant.Id:D}",
                environment = "login.microsoftonline.com",
                tenantId = user.Tenant.Id.ToString("D"),
                username = user.UserName,
                localAccountId = user.ObjectId.ToString("D"),
                name = user.DisplayName,
            },
            expires_in = TokenMint.Lifetime - 5,
            scope = $"{Scope} openid profile offline_access",
        });
    }

    /// <summary>The scope as clients ask for it.</summary>
    public static string Scope => $"api://{EntraDirectory.ClientId:D}/{EntraDirectory.Scope}";

    private static bool IsOurScope(string scope) =>
        string.Equals(scope, Scope, StringComparison.OrdinalIgnoreCase) || scope == $"api://{EntraDirectory.ClientId:D}/.default";

    private static IResult Refuse(string status, string code, string? subError, string description) =>
        Results.Json(new { error = new { status, code, subError, description, properties = new { } } }, statusCode: 400);
}
