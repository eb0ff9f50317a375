using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Identity;

/// <summary>
/// Signs programs in that send an API key in the place of a token. A text that is no key, or no key of an onboarded tenant, costs nothing
/// but its reading; the keys of a tenant are known for some seconds, so that guessing reads nothing either.
/// </summary>
internal sealed class ApiKeyCallers(IApiKeys keys, IOptions<EntraOptions> options)
{
    private static readonly HashSet<string> s_noRoles = [];

    public async Task SignInAsync(HttpContext context)
    {
        if (ApiKeyText.TryParse(RememberedTokens.TokenOf(context.Request)) is not { } text
            || !options.Value.Onboarded.Contains(text.Tenant))
        {
            return;
        }

        var tenant = TenantId.FromValidatedToken(text.Tenant);
        if (await keys.FindAsync(tenant, text.Id, text.Hash, context.RequestAborted) is { } key)
        {
            context.User = new SignedInPrincipal(new(new Actor(tenant, key.Id, $"key {key.Name}", s_noRoles), "", ""), key.Scope);
        }
    }
}
