using OutlookCrm.Http;

namespace OutlookCrm.Identity;

/// <summary>Tells the pane who is signed in, from the token alone.</summary>
internal static class WhoAmI
{
    public sealed record Response(string Name, string UserName, Guid ObjectId, string TenantId, IReadOnlyList<string> Roles);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/me", Handle).WithTags("Identity").Describe(nameof(WhoAmI), "Who is signed in", Policies.Reader);

    private static Ok<Response> Handle(CurrentUser user) =>
        TypedResults.Ok(
            new Response(user.Name, user.UserName, user.ObjectId, user.Tenant.Value, [.. user.Roles.Order(StringComparer.Ordinal)]));
}
