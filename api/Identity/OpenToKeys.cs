namespace OutlookCrm.Identity;

/// <summary>Says that programs with an API key may use a route. A route without it is closed to every key.</summary>
internal sealed record OpenToKeys(KeyScope Scope);

/// <summary>Opens routes to API keys.</summary>
internal static class RoutesOfKeys
{
    /// <summary>Lets keys of the scope use the route, beside the people whom its policy lets in.</summary>
    public static RouteHandlerBuilder OpenToKeys(this RouteHandlerBuilder route, KeyScope scope) =>
        route.WithMetadata(new OpenToKeys(scope));
}
