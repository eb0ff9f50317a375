using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>Users and tokens for the page and for scripts.</summary>
internal sealed class SignInScripts(EntraServer entra, Func<Uri> page, Func<Uri> api, bool demo)
{
    public void Map(IEndpointRouteBuilder scripts)
    {
        scripts.MapGet("/settings", () => new
        {
            apiUrl = api().GetLeftPart(UriPartial.Authority),
            pageUrl = page().GetLeftPart(UriPartial.Authority),
            clientId = EntraDirectory.ClientId,
            scope = NestedAppAuth.Scope,
            authority = $"https://{EntraServer.Host}/organizations",
            demo,
        });
        scripts.MapGet("/users", () => new { users = EntraDirectory.Users.Select(Describe) });
        scripts.MapGet("/token", (string user, string? variant) =>
            EntraDirectory.Find(user) is not { } known ? ScriptAccess.Error(404, $"There is no user '{user}'.")
            : TokenVariants.Make(entra.Mint, known, variant) is { } token ? Results.Text(token)
            : ScriptAccess.Error(400, $"There is no variant '{variant}'."));
        scripts.MapPost("/naa-token",
            (NestedAppAuth.Request request, HttpContext http) => entra.NestedAppAuth.Answer(request, http.Request));
    }

    private static object Describe(EntraUser user) => new
    {
        name = user.Name,
        displayName = user.DisplayName,
        userName = user.UserName,
        objectId = user.ObjectId,
        tenantId = user.Tenant.Id,
        tenant = user.Tenant.Name,
        roles = user.Roles,
        mailboxes = MailboxOwner.All.Where(owner => owner.User == user || owner.IsSharedWith(user))
            .Select(owner => new { address = owner.Address, displayName = owner.DisplayName, shared = owner.User is null }),
    };
}
