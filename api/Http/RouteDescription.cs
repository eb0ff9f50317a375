namespace OutlookCrm.Http;

/// <summary>What every route says of itself.</summary>
internal static class RouteDescription
{
    /// <summary>Gives the route its name and its summary in the API's document, and the policy that its callers meet.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string summary, string policy) =>
        route.WithName(name).WithSummary(summary).RequireAuthorization(policy);
}
