using System.Globalization;
using Microsoft.Graph.Models;
using static OutlookCrm.Manifest.Registration.SettingCopy;

namespace OutlookCrm.Manifest.Registration;

/// <summary>
/// What an application lacks, in words and as the update that adds it. Whatever else it has stays (<see cref="Additions"/>): other hosts'
/// addresses, other roles, older certificates. Nothing of what was read is sent back as it came: the SDK sends only members that were set
/// on an object.
/// </summary>
internal sealed class ApplicationPlan
{
    private readonly WantedApplication _wanted;
    private readonly Application _current;
    private readonly List<string> _changes = [];

    private ApplicationPlan(WantedApplication wanted, Application current, IReadOnlyDictionary<string, Guid> graphPermissions)
    {
        (_wanted, _current) = (wanted, current);
        Audience();
        Flows();
        Identifier();
        Redirects();
        Api();
        Roles();
        Permissions(graphPermissions);
        Certificate();
    }

    /// <summary>A line for each thing that differs, marked + for what is missing and ~ for what is otherwise.</summary>
    public IReadOnlyList<string> Changes => _changes;

    /// <summary>The update; members that need none are not set.</summary>
    public Application Update { get; } = new();

    /// <summary>
    /// What must be done before the update: a client can be pre-authorised only for a scope that is there. Null when it is.
    /// </summary>
    public Application? First =>
        Update.Api is { } api && _current.Api?.Oauth2PermissionScopes?.Any(scope => scope.Value == WantedApplication.Scope) != true
        ? new()
        {
            Api = new()
            {
                RequestedAccessTokenVersion = api.RequestedAccessTokenVersion,
                Oauth2PermissionScopes = api.Oauth2PermissionScopes
            }
        }
        : null;

    /// <summary>Compares; <paramref name="graphPermissions"/> are the ids of Microsoft Graph's delegated permissions by name.</summary>
    /// <exception cref="UsageException">Microsoft Graph has no such permission here.</exception>
    public static ApplicationPlan For(WantedApplication wanted, Application current, IReadOnlyDictionary<string, Guid> graphPermissions) =>
        new(wanted, current, graphPermissions);

    private void Audience()
    {
        // Personal accounts are never wanted. Other organisations are not shut out: they may be using it (Additions names them).
        if (_current.SignInAudience != _wanted.Audience && _current.SignInAudience != "AzureADMultipleOrgs")
        {
            Update.SignInAudience = _wanted.Audience;
            Change("who may sign in", _current.SignInAudience, _wanted.Audience);
        }
    }

    // Settings, not additions: the pane signs in with a code and PKCE and the API with its certificate or secret, so nobody needs them on.
    private void Flows()
    {
        var implicitly = _current.Web?.ImplicitGrantSettings;
        if (implicitly?.EnableAccessTokenIssuance == true || implicitly?.EnableIdTokenIssuance == true)
        {
            Update.Web = new WebApplication
            {
                ImplicitGrantSettings =
                new() { EnableAccessTokenIssuance = false, EnableIdTokenIssuance = false }
            };
            TurnOff("implicit grant of access tokens", implicitly.EnableAccessTokenIssuance);
            TurnOff("implicit grant of ID tokens", implicitly.EnableIdTokenIssuance);
        }

        if (_current.IsFallbackPublicClient == true)
        {
            Update.IsFallbackPublicClient = false;
            TurnOff("public client flows", true);
        }
    }

    private void Identifier()
    {
        var wanted = $"api://{_current.AppId ?? "(its client id)"}";
        if (_current.IdentifierUris?.Contains(wanted, StringComparer.OrdinalIgnoreCase) != true)
        {
            Update.IdentifierUris = [.. _current.IdentifierUris ?? [], wanted];
            Add("application id URI", wanted);
        }
    }

    private void Redirects()
    {
        var there = _current.Spa?.RedirectUris ?? [];
        var missing = _wanted.RedirectUris.Except(there, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            Update.Spa = new SpaApplication { RedirectUris = [.. there, .. missing] };
            missing.ForEach(uri => Add("redirect address (single-page application)", uri));
        }
    }

    private void Api()
    {
        var api = _current.Api;
        var before = _changes.Count;
        if (api?.RequestedAccessTokenVersion != WantedApplication.TokenVersion)
        {
            Change("version of access tokens", api?.RequestedAccessTokenVersion?.ToString(CultureInfo.InvariantCulture) ?? "1", "2");
        }

        var scopes = (api?.Oauth2PermissionScopes ?? []).Select(Copy).ToList();
        var scope = scopes.FirstOrDefault(one => one.Value == WantedApplication.Scope);
        if (scope is null)
        {
            scope = Scope();
            scopes.Add(scope);
            Add("scope", WantedApplication.Scope);
        }
        else if (scope.IsEnabled != true)
        {
            scope.IsEnabled = true;
            Change($"scope {WantedApplication.Scope}", "disabled", "enabled");
        }

        var clients = (api?.PreAuthorizedApplications ?? []).Select(Copy).ToList();
        var office = clients.FirstOrDefault(
            client => string.Equals(client.AppId, WantedApplication.Office, StringComparison.OrdinalIgnoreCase));
        var scopeId = scope.Id!.Value.ToString("D");
        if (office?.DelegatedPermissionIds?.Contains(scopeId, StringComparer.OrdinalIgnoreCase) != true)
        {
            clients.Remove(office!);
            clients.Add(new()
            {
                AppId = WantedApplication.Office,
                DelegatedPermissionIds = [.. office?.DelegatedPermissionIds ?? [], scopeId]
            });
            Add("pre-authorised client", $"{WantedApplication.Office} (Microsoft Office)");
        }

        // Members of it that are not sent stay as they are; one that is set to null would be emptied.
        if (_changes.Count > before)
        {
            Update.Api = new ApiApplication
            {
                RequestedAccessTokenVersion = WantedApplication.TokenVersion,
                Oauth2PermissionScopes = scopes,
                PreAuthorizedApplications = clients
            };
        }
    }

    private void Roles()
    {
        var roles = (_current.AppRoles ?? []).Select(Copy).ToList();
        var before = _changes.Count;
        foreach (var wanted in WantedApplication.Roles)
        {
            var role = roles.FirstOrDefault(one => one.Value == wanted.Value);
            if (role is null)
            {
                roles.Add(new()
                {
                    Id = WantedApplication.RoleId(wanted),
                    Value = wanted.Value,
                    DisplayName = wanted.Name,
                    Description = wanted.Description,
                    IsEnabled = true,
                    AllowedMemberTypes = ["User"]
                });
                Add("role", wanted.Value);
                continue;
            }

            if (role.IsEnabled != true)
            {
                role.IsEnabled = true;
                Change($"role {wanted.Value}", "disabled", "enabled");
            }

            if (role.AllowedMemberTypes?.Contains("User") != true)
            {
                role.AllowedMemberTypes = [.. role.AllowedMemberTypes ?? [], "User"];
                Change($"role {wanted.Value}", "not for people", "for people and groups");
            }
        }

        if (_changes.Count > before)
        {
            Update.AppRoles = roles;
        }
    }

    private void Permissions(IReadOnlyDictionary<string, Guid> ids)
    {
        var resources = _current.RequiredResourceAccess ?? [];
        var there = resources.FirstOrDefault(resource => resource.ResourceAppId == WantedApplication.Graph)?.ResourceAccess ?? [];
        var missing = _wanted.Permissions
            .Select(name => (Name: name, Id: ids.TryGetValue(name, out var id) ? id
                : throw new UsageException($"Microsoft Graph of this tenant has no permission {name}: is --graph the right cloud?")))
            .Where(permission => !there.Any(access => access.Id == permission.Id && access.Type == "Scope")).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        missing.ForEach(permission => Add("permission of Microsoft Graph (delegated)", permission.Name));
        Update.RequiredResourceAccess =
        [
            .. resources.Where(resource => resource.ResourceAppId != WantedApplication.Graph)
                .Select(resource => new RequiredResourceAccess { ResourceAppId = resource.ResourceAppId,
                    ResourceAccess = [.. (resource.ResourceAccess ?? []).Select(Copy)] }),
            new() { ResourceAppId = WantedApplication.Graph,
                ResourceAccess = [.. there.Select(Copy),
                    .. missing.Select(permission => new ResourceAccess { Id = permission.Id, Type = "Scope" })] },
        ];
    }

    private void Certificate()
    {
        if (_wanted.Certificate is { } wanted
            && _current.KeyCredentials?.Any(key => key.CustomKeyIdentifier?.AsSpan().SequenceEqual(wanted.Thumbprint) == true) != true)
        {
            Update.KeyCredentials =
            [
                .. (_current.KeyCredentials ?? []).Select(Copy),
                new()
                {
                    Type = "AsymmetricX509Cert", Usage = "Verify", Key = wanted.Der, DisplayName = wanted.Name,
                    CustomKeyIdentifier = wanted.Thumbprint,
                    StartDateTime = wanted.From, EndDateTime = wanted.Until,
                },
            ];
            Add("certificate", $"{wanted.Name}, until {wanted.Until:yyyy-MM-dd}");
        }
    }

    private void Add(string what, string value) => _changes.Add($"+ {what}: {value}");

    private void Change(string what, string? from, string to) => _changes.Add($"~ {what}: {from ?? "(nothing)"} → {to}");

    private void TurnOff(string what, bool? isOn)
    {
        if (isOn == true)
        {
            Change(what, "on", "off");
        }
    }

    private static PermissionScope Scope() => new()
    {
        Id = WantedApplication.ScopeId,
        Value = WantedApplication.Scope,
        Type = "User",
        IsEnabled = true,
        AdminConsentDisplayName = "Use OutlookCrm as yourself",
        AdminConsentDescription = "Lets the OutlookCrm pane call its API as the signed-in user.",
        UserConsentDisplayName = "Use OutlookCrm as yourself",
        UserConsentDescription = "Lets the OutlookCrm pane call its API as you.",
    };
}
