using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace OutlookCrm.Manifest.Registration;

/// <summary>Applications of one tenant, through Microsoft Graph.</summary>
internal sealed class ApplicationDirectory(GraphServiceClient graph)
{
    private static readonly string[] s_members =
    [
        "id", "appId", "displayName", "uniqueName", "signInAudience", "identifierUris", "api", "appRoles", "requiredResourceAccess", "spa",
        "web", "publicClient",
        "isFallbackPublicClient", "keyCredentials", "passwordCredentials",
    ];

    // A new application is not at once on every one of Entra's servers.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    private const int Tries = 15;

    /// <summary>The application with this client id, or else this unique name; null when there is none.</summary>
    public async Task<Application?> FindAsync(Guid? clientId, string uniqueName, CancellationToken ct)
    {
        try
        {
            return clientId is { } id
                ? await graph.ApplicationsWithAppId(id.ToString("D")).GetAsync(request => request.QueryParameters.Select = s_members, ct)
                : await graph.ApplicationsWithUniqueName(uniqueName).GetAsync(request => request.QueryParameters.Select = s_members, ct);
        }
        catch (ODataError problem) when (problem.ResponseStatusCode == 404)
        {
            return null;
        }
    }

    /// <summary>Makes the application under its unique name, so that a repeated attempt finds it instead of making another.</summary>
    public async Task<Application> CreateAsync(WantedApplication wanted, CancellationToken ct)
    {
        await graph.ApplicationsWithUniqueName(wanted.UniqueName).PatchAsync(
            new Application { DisplayName = wanted.DisplayName, SignInAudience = wanted.Audience }, request =>
                request.Headers.Add("Prefer", "create-if-missing"), ct);
        return await UntilAsync(() => FindAsync(null, wanted.UniqueName, ct), ct);
    }

    /// <summary>Changes what differs. An object of the SDK may be sent once: a second time it sends only what was set since.</summary>
    public Task UpdateAsync(Application current, Application update, CancellationToken ct) =>
        graph.Applications[current.Id].PatchAsync(update, cancellationToken: ct);

    /// <summary>The tenant's own entry of an application, to which people are assigned; null when there is none.</summary>
    public async Task<ServicePrincipal?> FindEntryAsync(string appId, CancellationToken ct)
    {
        try
        {
            return await graph.ServicePrincipalsWithAppId(appId).GetAsync(cancellationToken: ct);
        }
        catch (ODataError problem) when (problem.ResponseStatusCode == 404)
        {
            return null;
        }
    }

    /// <summary>Makes that entry, with the tag by which the portal lists it among the enterprise applications.</summary>
    public async Task<ServicePrincipal> CreateEntryAsync(string appId, CancellationToken ct)
    {
        await graph.ServicePrincipals.PostAsync(
            new ServicePrincipal { AppId = appId, Tags = ["WindowsAzureActiveDirectoryIntegratedApp"] }, cancellationToken: ct);
        return await UntilAsync(() => FindEntryAsync(appId, ct), ct);
    }

    /// <summary>The ids of Microsoft Graph's permissions by name, from the tenant itself.</summary>
    public async Task<GraphPermissions> GraphPermissionsAsync(CancellationToken ct)
    {
        var entry = await FindEntryAsync(WantedApplication.Graph, ct);
        return new(
            (entry?.Oauth2PermissionScopes ?? []).Where(scope => scope is { Value: not null, Id: not null })
                .ToDictionary(scope => scope.Value!, scope => scope.Id!.Value),
            (entry?.AppRoles ?? []).Where(role => role is { Value: not null, Id: not null })
                .ToDictionary(role => role.Value!, role => role.Id!.Value));
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> find, CancellationToken ct)
        where T : class
    {
        for (var i = 1; ; i++)
        {
            if (await find() is { } found)
            {
                return found;
            }

            if (i == Tries)
            {
                throw new TimeoutException(
                    "Entra made it and does not show it yet. Give the same command again in a minute: it goes on from there.");
            }

            await Task.Delay(s_pause, ct);
        }
    }
}

/// <summary>Microsoft Graph's permissions, ids by name: what it gives a person's program, and a program with nobody signed in.</summary>
internal sealed record GraphPermissions(IReadOnlyDictionary<string, Guid> Delegated, IReadOnlyDictionary<string, Guid> OfApplications);
