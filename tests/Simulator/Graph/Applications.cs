using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OutlookCrm.Identity;
using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Applications and service principals: get by id, client id or unique name, list by a filter, create, update.</summary>
internal sealed partial class Applications(AppDirectory directory)
{
    public void Map(IEndpointRouteBuilder graph)
    {
        graph.MapGet("/applications", (HttpContext http) => List(http, "applications"));
        graph.MapGet("/applications/{key}",
            (string key, HttpContext http) => Get(http, directory.FindApplication(key), key, "applications"));
        graph.MapPost("/applications", (JsonObject body, HttpContext http) => Refused(http, write: true) ?? Create(body, null));
        graph.MapPatch("/applications/{key}", Update);
        graph.MapGet("/servicePrincipals", (HttpContext http) => List(http, "entries"));
        graph.MapGet("/servicePrincipals/{key}",
            (string key, HttpContext http) => Get(http, directory.FindEntry(key), key, "servicePrincipals"));
        graph.MapPost("/servicePrincipals", AddEntry);
    }

    private IResult Update(string key, JsonObject body, HttpContext http)
    {
        if (Refused(http, write: true) is { } refused)
        {
            return refused;
        }

        if (directory.FindApplication(key) is not { } before)
        {
            var mayCreate = key.StartsWith("uniqueName=", StringComparison.Ordinal)
                && http.Request.Headers["Prefer"].ToString().Contains("create-if-missing", StringComparison.Ordinal);
            return mayCreate ? Create(body, key.Split('=', 2)[1]) : Missing(key);
        }

        if (body.FirstOrDefault(member => member.Value is null && before[member.Key] is JsonArray).Key is { } emptied)
        {
            return GraphErrors.Json(
                400, "Request_BadRequest",
                $"A null value was found for the property named '{emptied}', which has the expected type 'Collection'.");
        }

        var after = before.DeepClone().AsObject();
        AppRules.Merge(after, body);
        if (AppRules.WhyNot(before, after) is var (code, message))
        {
            return GraphErrors.Json(400, code, message);
        }

        directory.Change(before["id"]!.GetValue<string>(), application => AppRules.Merge(application, body));
        return Results.NoContent();
    }

    private IResult Create(JsonObject body, string? uniqueName)
    {
        if (body["displayName"] is null)
        {
            return GraphErrors.Json(400, "Request_BadRequest", "A value is required for property 'displayName' of resource 'Application'.");
        }

        var made = directory.Add(body, uniqueName);
        return Results.Json(Shown(made, "applications", null), statusCode: 201);
    }

    private IResult AddEntry(JsonObject body, HttpContext http)
    {
        var appId = body["appId"]?.GetValue<string>() ?? "";
        return Refused(http, write: true)
            ?? (directory.FindApplication($"appId={appId}") is null
                ? GraphErrors.Json(400, "NoBackingApplicationObject",
                $"The appId '{appId}' of the service principal does not reference a valid application object.")
            : directory.FindEntry($"appId={appId}") is not null
                ? GraphErrors.Json(409, "Request_MultipleObjectsWithSameKeyValue",
                "The service principal cannot be created because it already exists.")
            : Results.Json(Shown(directory.AddEntry(appId), "servicePrincipals", null), statusCode: 201));
    }

    private IResult List(HttpContext http, string kind)
    {
        if (Refused(http, write: false) is { } refused)
        {
            return refused;
        }

        var filter = Equality().Match(http.Request.Query["$filter"].ToString());
        var found = directory.All(kind)
            .Where(one => !filter.Success
            || string.Equals(one[filter.Groups[1].Value]?.GetValue<string>(), filter.Groups[2].Value, StringComparison.OrdinalIgnoreCase));
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = $"{GraphContext.Root}/$metadata#{(kind == "entries" ? "servicePrincipals" : kind)}",
            ["value"] = new JsonArray([.. found.Select(one => WithoutKeys(one))]),
        });
    }

    private static IResult Get(HttpContext http, JsonObject? found, string key, string kind) =>
        Refused(http, write: false) ?? (found is null ? Missing(key) : Results.Json(Shown(found, kind, http.Request.Query["$select"])));

    private static JsonObject Shown(JsonObject one, string kind, string? select)
    {
        var members = select?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var shown = WithoutKeys(one);
        foreach (var name in shown.Select(member => member.Key).Where(name => members is { Length: > 0 } && !members.Contains(name))
            .ToList())
        {
            shown.Remove(name);
        }

        shown["@odata.context"] = $"{GraphContext.Root}/$metadata#{kind}/$entity";
        return shown;
    }

    private static JsonObject WithoutKeys(JsonObject one)
    {
        foreach (var key in one["keyCredentials"]?.AsArray() ?? [])
        {
            key!["key"] = null;
        }

        return one;
    }

    // Both the permission of the program and the role of the person: the product's administrator is the directory's here.
    private static IResult? Refused(HttpContext http, bool write)
    {
        var caller = GraphCaller.Of(http);
        var may = caller.Has("Application.ReadWrite.All") || (!write && caller.Has("Application.Read.All"));
        var isAdministrator = caller.User is null || caller.User.Roles.Contains(Policies.AdminRole);
        return may && isAdministrator ? null
            : GraphErrors.Json(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    private static IResult Missing(string key) =>
        GraphErrors.Json(404, "Request_ResourceNotFound",
        $"Resource '{key}' does not exist or one of its queried reference-property objects are not present.");

    [GeneratedRegex(@"^(\w+) eq '([^']*)'$")]
    private static partial Regex Equality();
}
