using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.Identity;

/// <summary>
/// Who is calling, from the validated token and nothing else. Only the <paramref name="Actor"/> goes on to stores and domain types.
/// <paramref name="UserName"/> is for showing only, never for deciding. <paramref name="AccessToken"/> is the caller's token for our API,
/// exchanged on behalf of the user for Graph; it is never stored or logged.
/// A handler takes it as a parameter: the route is then one that only signed-in users of an onboarded tenant reach.
/// </summary>
public sealed record CurrentUser(Actor Actor, string UserName, string AccessToken)
{
    public TenantId Tenant => Actor.Tenant;
    public Guid ObjectId => Actor.UserId;
    public string Name => Actor.Name;
    public IReadOnlySet<string> Roles => Actor.Roles;
    public bool IsManager => Roles.Contains(Policies.ManagerRole) || Roles.Contains(Policies.AdminRole);

    /// <summary>Binds a handler's parameter to the caller.</summary>
    public static ValueTask<CurrentUser> BindAsync(HttpContext context) => context.User is SignedInPrincipal { CurrentUser: { } user }
        ? ValueTask.FromResult(user)
        : throw new InvalidOperationException("This route takes a CurrentUser but lets anonymous callers in.");

    /// <summary>Ids only: a record would print the token.</summary>
    public override string ToString() => $"{ObjectId} of {Tenant}";
}
