using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Entra;

/// <summary>
/// The applications of the home tenant, as Graph shows them, and their entries in the tenant (service principals). The product's own is
/// there from the start, made by hand and barely, unless the world begins without one: then the first that is made becomes it.
/// </summary>
public sealed class AppDirectory
{
    private const string Graph = "00000003-0000-0000-c000-000000000000";

    // Microsoft's ids of Graph's delegated permissions, the same in every tenant.
    private static readonly (string Name, string Id)[] s_permissions =
    [
        ("Mail.Read", "570282fd-fa5c-430d-a7fd-fc8dc98a9dca"), ("Mail.ReadWrite", "024d486e-b451-40bb-833d-3e66d98c5c73"),
        ("Mail.Read.Shared", "7b9103a5-4610-446b-9670-80643382c1fa"), ("Mail.ReadWrite.Shared", "5df07973-7d5d-46ed-9847-1271055cbd51"),
        ("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d"), ("Calendars.Read", "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42"),
        ("Calendars.Read.Shared", "2b9c4092-424d-4249-948d-b43879977640"), ("Contacts.Read", "ff74d97f-43af-4b68-9f2a-b77ee6968c5d"),
    ];

    // The same for application permissions: what a program may do without a signed-in user.
    private static readonly (string Name, string Id)[] s_roles =
    [
        ("Mail.Read", "810c84a8-4a9e-49e6-bf7d-12d183f40d01"), ("Mail.ReadWrite", "e2a3a72e-5f79-4c64-b1b1-878b674786c9"),
        ("User.Read.All", "df021288-bdef-4463-88db-98f22de89214"),
    ];

    private readonly Lock _gate = new();
    private readonly string? _file;
    private readonly JsonObject _world;

    internal AppDirectory(string? file, string? registeredAs, GraphConsent consent)
    {
        (_file, Consent) = (file, consent);
        if (file is not null && File.Exists(file))
        {
            _world = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            consent.Delegated.Clear();
            consent.Delegated.UnionWith(_world["consent"]!.AsArray().Select(one => one!.GetValue<string>()));
        }
        else
        {
            _world = new JsonObject { ["applications"] = new JsonArray(), ["entries"] = new JsonArray(GraphEntry()) };
            if (registeredAs is null)
            {
                consent.Delegated.Clear();
            }
            else
            {
                Add(new JsonObject
                {
                    ["displayName"] = "OutlookCrm",
                    ["signInAudience"] = "AzureADMultipleOrgs",
                    ["passwordCredentials"] = new JsonArray(Secret())
                }, registeredAs);
                AddEntry(EntraDirectory.ClientId.ToString("D"));
            }
        }
    }

    internal GraphConsent Consent { get; }

    /// <summary>Whether the product's own application exists: without it no user can sign in.</summary>
    public bool IsRegistered => FindApplication($"appId={EntraDirectory.ClientId:D}") is not null;

    /// <summary>
    /// Whether Entra serves an application under this tenant's name: an application of one tenant not under those that stand for all.
    /// </summary>
    internal bool IsServedAt(string tenant, Guid clientId) =>
        tenant is not ("organizations" or "common")
            || FindApplication($"appId={clientId:D}")?["signInAudience"]?.GetValue<string>() == "AzureADMultipleOrgs";

    /// <summary>Everything about an application by `appId=…`, `uniqueName=…` or its object id; a copy, or null.</summary>
    public JsonObject? FindApplication(string key) => Find("applications", key);

    internal JsonObject? FindEntry(string key) => Find("entries", key);

    internal IReadOnlyList<JsonObject> All(string kind)
    {
        lock (_gate)
        {
            return [.. List(kind).Select(one => one.DeepClone().AsObject())];
        }
    }

    /// <summary>Creates an application; the first one without its own client id becomes the product's.</summary>
    internal JsonObject Add(JsonObject given, string? uniqueName)
    {
        lock (_gate)
        {
            var isFirst = List("applications").All(one => one["appId"]!.GetValue<string>() != EntraDirectory.ClientId.ToString("D"));
            var made = new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString("D"),
                ["appId"] = (isFirst ? EntraDirectory.ClientId : Guid.NewGuid()).ToString("D"),
                ["uniqueName"] = uniqueName,
                ["signInAudience"] = "AzureADMyOrg",
                ["identifierUris"] = new JsonArray(),
                ["api"] = new JsonObject
                {
                    ["acceptMappedClaims"] = null,
                    ["knownClientApplications"] = new JsonArray(),
                    ["requestedAccessTokenVersion"] = null,
                    ["oauth2PermissionScopes"] = new JsonArray(),
                    ["preAuthorizedApplications"] = new JsonArray(),
                },
                ["appRoles"] = new JsonArray(),
                ["requiredResourceAccess"] = new JsonArray(),
                ["spa"] = new JsonObject { ["redirectUris"] = new JsonArray() },
                ["web"] = new JsonObject
                {
                    ["homePageUrl"] = null,
                    ["logoutUrl"] = null,
                    ["redirectUris"] = new JsonArray(),
                    ["implicitGrantSettings"] = new JsonObject { ["enableAccessTokenIssuance"] = false, ["enableIdTokenIssuance"] = false },
                },
                ["publicClient"] = new JsonObject { ["redirectUris"] = new JsonArray() },
                ["isFallbackPublicClient"] = null,
                ["keyCredentials"] = new JsonArray(),
                ["passwordCredentials"] = new JsonArray(),
            };
            AppRules.Merge(made, given);
            _world["applications"]!.AsArray().Add(made);
            Save();
            return made.DeepClone().AsObject();
        }
    }

    internal JsonObject AddEntry(string appId)
    {
        lock (_gate)
        {
            var made = new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString("D"),
                ["appId"] = appId,
                ["appOwnerOrganizationId"] = EntraDirectory.Contoso.Id.ToString("D"),
                ["servicePrincipalType"] = "Application",
                ["oauth2PermissionScopes"] = new JsonArray()
            };
            _world["entries"]!.AsArray().Add(made);
            Save();
            return made.DeepClone().AsObject();
        }
    }

    /// <summary>Takes an application's entry out of the tenant, as an administrator can.</summary>
    public void RemoveEntry(string appId)
    {
        lock (_gate)
        {
            _world["entries"]!.AsArray().Remove(List("entries").First(one => Matches(one, $"appId={appId}")));
            Save();
        }
    }

    /// <summary>Changes one; tests drift it so, past Graph's rules.</summary>
    public void Change(string key, Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            change(List("applications").First(one => Matches(one, key)));
            Save();
        }
    }

    /// <summary>An administrator consents to what the application asks of Graph.</summary>
    internal void ConsentTo(JsonObject application)
    {
        var asked = application["requiredResourceAccess"]!.AsArray().Where(one => one!["resourceAppId"]!.GetValue<string>() == Graph)
            .SelectMany(one => one!["resourceAccess"]!.AsArray()).Select(one => one!["id"]!.GetValue<string>())
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        lock (_gate)
        {
            Consent.Delegated.UnionWith(
                s_permissions.Where(permission => asked.Contains(permission.Id)).Select(permission => permission.Name));
            Save();
        }
    }

    private JsonObject? Find(string kind, string key)
    {
        lock (_gate)
        {
            return List(kind).FirstOrDefault(one => Matches(one, key))?.DeepClone().AsObject();
        }
    }

    private IEnumerable<JsonObject> List(string kind) => _world[kind]!.AsArray().Select(one => one!.AsObject());

    private static bool Matches(JsonObject one, string key)
    {
        var (name, value) = key.Split('=', 2) switch { [var id] => ("id", id), var pair => (pair[0], pair[1]) };
        return string.Equals(one[name]?.GetValue<string>(), value, StringComparison.OrdinalIgnoreCase);
    }

    // EntraDirectory.ClientSecret, as Graph shows secrets: without them.
    private static JsonObject Secret() =>
        new()
        {
            ["keyId"] = Guid.NewGuid().ToString("D"),
            ["displayName"] = "simulator",
            ["hint"] = "sim",
            ["endDateTime"] = "2099-01-01T00:00:00Z",
            ["secretText"] = null
        };

    private static JsonObject GraphEntry() => new()
    {
        ["id"] = Guid.NewGuid().ToString("D"),
        ["appId"] = Graph,
        ["displayName"] = "Microsoft Graph",
        ["servicePrincipalType"] = "Application",
        ["oauth2PermissionScopes"] =
            new JsonArray([.. s_permissions.Select(
            permission => new JsonObject { ["id"] = permission.Id, ["value"] = permission.Name, ["isEnabled"] = true,
                ["type"] = "User" })]),
        ["appRoles"] = new JsonArray(
            [.. s_roles.Select(role =>
            new JsonObject { ["id"] = role.Id, ["value"] = role.Name, ["isEnabled"] = true,
                ["allowedMemberTypes"] = new JsonArray("Application") })]),
    };

    private void Save()
    {
        if (_file is not null)
        {
            _world["consent"] = new JsonArray([.. Consent.Delegated.Select(scope => (JsonNode)scope)]);
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.WriteAllText(_file + ".new", _world.ToJsonString(JsonSerializerOptions.Default));
            File.Move(_file + ".new", _file, overwrite: true);
        }
    }
}
