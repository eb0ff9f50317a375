using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Entra;

/// <summary>
/// What Entra refuses of an application (learn.microsoft.com/graph/api/application-update), and how an update changes it.
/// </summary>
internal static class AppRules
{
    private static readonly string[] s_platforms = ["spa", "web", "publicClient"];

    /// <summary>Members of an update replace the stored members; the members of a complex member are replaced one by one.</summary>
    public static void Merge(JsonObject into, JsonObject update)
    {
        foreach (var (name, value) in update.Where(member => !member.Key.StartsWith('@')))
        {
            if (value is JsonObject inner && into[name] is JsonObject there)
            {
                Merge(there, inner);
            }
            else if (name == "keyCredentials")
            {
                into[name] = Keys(into[name]!.AsArray(), value!.AsArray());
            }
            else
            {
                into[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>Why Graph would refuse the application as it is after an update; null when it would not.</summary>
    public static (string Code, string Message)? WhyNot(JsonObject before, JsonObject after)
    {
        var scopes = Items(after["api"]!["oauth2PermissionScopes"]).ToList();
        var known = scopes.Select(scope => Text(scope, "id")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var gone in Items(before["api"]!["oauth2PermissionScopes"]).Concat(Items(before["appRoles"]))
            .Where(one => one["isEnabled"]!.GetValue<bool>()))
        {
            if (!known.Contains(Text(gone, "id")) && Items(after["appRoles"]).All(role => Text(role, "id") != Text(gone, "id")))
            {
                return ("CannotDeleteOrUpdateEnabledEntitlement", "Property cannot be deleted or updated unless it is disabled first.");
            }
        }

        if (Items(before["api"]!["oauth2PermissionScopes"]) is var old
            && Items(after["api"]!["preAuthorizedApplications"]).SelectMany(client => client["delegatedPermissionIds"]!.AsArray())
            .Any(id => !known.Contains(id!.GetValue<string>()) || old.All(scope => Text(scope, "id") != id.GetValue<string>())))
        {
            return ("InvalidValue",
                "Property api.preAuthorizedApplications.delegatedPermissionIds refers to a permission that is not there.");
        }

        if (scopes.Concat(Items(after["appRoles"])).GroupBy(one => Text(one, "value")).Any(group => group.Count() > 1))
        {
            return ("InvalidValue", "Property value has duplicates.");
        }

        if (after["identifierUris"]!.AsArray().Any(uri => uri!.GetValue<string>() != $"api://{Text(after, "appId")}"))
        {
            return ("HostNameNotOnVerifiedDomain",
                "Values of identifierUris property must use a verified domain of the organization or its subdomain.");
        }

        return s_platforms.SelectMany(platform => after[platform]?["redirectUris"]?.AsArray() ?? []).Select(uri => uri!.GetValue<string>())
            .FirstOrDefault(uri => !IsRedirect(uri)) is { } bad
            ? ("InvalidValue", $"Property redirectUris has the value {bad}, which must begin with https, or http://localhost.")
            : null;
    }

    private static bool IsRedirect(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address)
            && (address.Scheme is "https" or "brk-multihub" || address is { Scheme: "http", IsLoopback: true });

    // A key that is known by its id keeps what it holds; Graph never shows it.
    private static JsonArray Keys(JsonArray there, JsonArray given) => new([.. Items(given).Select(key =>
    {
        var kept = Items(there).FirstOrDefault(one => Text(one, "keyId") == Text(key, "keyId") && Text(one, "keyId").Length > 0);
        var made = (kept ?? key).DeepClone().AsObject();
        made["keyId"] ??= Guid.NewGuid().ToString("D");
        return made;
    })]);

    private static IEnumerable<JsonObject> Items(JsonNode? array) => array!.AsArray().Select(one => one!.AsObject());

    private static string Text(JsonObject one, string name) => one[name]?.GetValue<string>() ?? "";
}
