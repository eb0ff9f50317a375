using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Users by id or sign-in name; a shared mailbox is a user who cannot sign in. And the caller's company by its domains.</summary>
internal static class Users
{
    private const string Aliases = "proxyAddresses";

    public static void Map(IEndpointRouteBuilder graph, Mailboxes mailboxes)
    {
        graph.MapGet("/users/{user}", (string user, HttpContext http) =>
        {
            var caller = GraphCaller.Of(http);
            if (!caller.Has("User.Read", "User.Read.All", "User.ReadBasic.All"))
            {
                return GraphErrors.Json(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
            }

            var found = user == "me" && caller.User is { } me ? mailboxes.Of(me) : mailboxes.Find(caller.Token.Tenant, user);
            return found is null
                ? GraphErrors.Json(404, "Request_ResourceNotFound", $"Resource '{user}' does not exist.")
                : Results.Json(Chosen(Json(found.Owner), http.Request.Query["$select"].ToString()));
        });
        graph.MapGet("/organization", (HttpContext http) =>
        {
            var caller = GraphCaller.Of(http);
            return !caller.Has("User.Read", "Organization.Read.All", "Directory.Read.All")
                ? GraphErrors.Json(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
                : EntraDirectory.Tenants.FirstOrDefault(tenant => tenant.Id == caller.Token.Tenant) is { } tenant
                    ? Results.Json(Organisation(tenant, http.Request.Query["$select"].ToString()))
                    : GraphErrors.Json(404, "Request_ResourceNotFound", "The tenant does not exist.");
        });
    }

    private static JsonObject Json(MailboxOwner owner)
    {
        var space = owner.DisplayName.IndexOf(' ', StringComparison.Ordinal);
        return new JsonObject
        {
            ["@odata.context"] = $"{GraphContext.Root}/$metadata#users/$entity",
            ["businessPhones"] = new JsonArray(),
            ["displayName"] = owner.DisplayName,
            ["givenName"] = space > 0 ? owner.DisplayName[..space] : null,
            ["jobTitle"] = null,
            ["mail"] = owner.Address,
            ["mobilePhone"] = null,
            ["officeLocation"] = null,
            ["preferredLanguage"] = "en-US",
            ["surname"] = space > 0 ? owner.DisplayName[(space + 1)..] : null,
            ["userPrincipalName"] = owner.Address,
            ["id"] = owner.Id.ToString("D"),
            [Aliases] = new JsonArray($"SMTP:{owner.Address}", $"smtp:{Local(owner)}@{owner.Tenant.InitialDomain}"),
        };
    }

    private static string Local(MailboxOwner owner) => owner.Address.Split('@')[0];

    // With User.Read alone Graph gives the name and the domains, and nothing else of a company.
    private static JsonObject Organisation(EntraTenant tenant, string select) => new()
    {
        ["@odata.context"] = $"{GraphContext.Root}/$metadata#organization{(select.Length > 0 ? $"({select})" : "")}",
        ["value"] = new JsonArray(Chosen(new JsonObject
        {
            ["id"] = tenant.Id.ToString("D"),
            ["displayName"] = tenant.Name,
            ["verifiedDomains"] = new JsonArray(
                Domain(tenant.Domain, "Email, OfficeCommunicationsOnline", isDefault: true, isInitial: false),
                Domain(tenant.InitialDomain, "Email, OfficeCommunicationsOnline", isDefault: false, isInitial: true),
                Domain(tenant.OtherDomain, "Email", isDefault: false, isInitial: false)),
        }, select)),
    };

    private static JsonObject Domain(string name, string capabilities, bool isDefault, bool isInitial) => new()
    {
        ["capabilities"] = capabilities,
        ["isDefault"] = isDefault,
        ["isInitial"] = isInitial,
        ["name"] = name,
        ["type"] = "Managed",
    };

    // Graph writes a user's addresses only where they are asked for by name.
    private static JsonObject Chosen(JsonObject all, string select)
    {
        var names = select.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in all.Select(member => member.Key).Where(name => !name.StartsWith('@')).ToList())
        {
            if (names.Length == 0 ? name == Aliases : !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                all.Remove(name);
            }
        }

        return all;
    }
}
