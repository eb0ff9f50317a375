using Microsoft.Graph.Models;

namespace OutlookCrm.Manifest.Registration;

/// <summary>
/// Settings of the application that the product does not need. A company may have added them on purpose, so nothing is removed; but each of
/// them grants access, so every comparison reports them.
/// </summary>
internal static class Additions
{
    private const string OtherOrganisations = "AzureADMultipleOrgs";

    /// <summary>A sentence for each: what it is, what it allows, how to take it away.</summary>
    public static IReadOnlyList<string> Of(WantedApplication wanted, Application current, GraphPermissions graph)
    {
        var place = $"in App registrations, {current.DisplayName},";
        return
        [
            .. Audience(wanted, current, place),
            .. Redirects("web", current.Web?.RedirectUris, [], place),
            .. Redirects("mobile and desktop", current.PublicClient?.RedirectUris, [], place),
            .. Redirects("single-page application", current.Spa?.RedirectUris, wanted.RedirectUris, place),
            .. Clients(current, place),
            .. Permissions(wanted, current, graph, place),
        ];
    }

    private static IEnumerable<string> Audience(WantedApplication wanted, Application current, string place) =>
        !wanted.IsMultiTenant && current.SignInAudience == OtherOrganisations
        ? [$"people of every organisation may sign in ({OtherOrganisations}); the API lets in those of AzureAd:TenantId and Tenants. "
            + $"Give --multi-tenant if several companies use it; otherwise choose single tenant {place} Authentication."]
        : [];

    private static IEnumerable<string> Redirects(string platform, List<string>? there, IReadOnlyList<string> wanted, string place) =>
        (there ?? []).Except(wanted, StringComparer.Ordinal)
            .Select(uri => $"redirect address ({platform}) {uri}: Entra hands people's sign-ins to whoever answers there. Remove it "
                + $"{place} Authentication.");

    private static IEnumerable<string> Clients(Application current, string place) => (current.Api?.PreAuthorizedApplications ?? [])
        .Where(client => !string.Equals(client.AppId, WantedApplication.Office, StringComparison.OrdinalIgnoreCase))
        .Select(client => $"pre-authorised client {client.AppId}: that program gets tokens for the API as whoever is signed in to it, "
            + $"and no one is asked; the API takes them where AzureAd:AllowedClients names it. Remove it {place} Expose an API.");

    private static IEnumerable<string> Permissions(WantedApplication wanted, Application current, GraphPermissions graph, string place)
    {
        var needed = wanted.Permissions.Where(graph.Delegated.ContainsKey).Select(name => graph.Delegated[name]).ToHashSet();
        foreach (var resource in current.RequiredResourceAccess ?? [])
        {
            var isGraph = string.Equals(resource.ResourceAppId, WantedApplication.Graph, StringComparison.OrdinalIgnoreCase);
            var of = isGraph ? "Microsoft Graph" : resource.ResourceAppId;
            foreach (var access in resource.ResourceAccess ?? [])
            {
                var id = access.Id ?? Guid.Empty;
                if (access.Type == "Role")
                {
                    yield return $"application permission {Name(isGraph ? graph.OfApplications : null, id)} of {of}: once consented, "
                        + "whoever holds the application's secret or certificate has it everywhere, with no one signed in. "
                        + $"{Removal(place)}";
                }
                else if (!isGraph || !needed.Contains(id))
                {
                    var name = Name(isGraph ? graph.Delegated : null, id);
                    var need = isGraph && WantedApplication.BadgePermissions.Contains(name)
                        ? "only for the badge. Give --badge if Correspondence:Badge is on. If not:" : "for nothing.";
                    yield return $"permission {name} of {of}: once consented, the API can use it as whoever is signed in, and needs it "
                        + $"{need} {Removal(place)}";
                }
            }
        }
    }

    // Consent outlives the list.
    private static string Removal(string place) =>
        $"Remove it {place} API permissions, and revoke its consent in Enterprise applications, Permissions.";

    private static string Name(IReadOnlyDictionary<string, Guid>? known, Guid id) =>
        known?.FirstOrDefault(one => one.Value == id).Key ?? id.ToString("D");
}
