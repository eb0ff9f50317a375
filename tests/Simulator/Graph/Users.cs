using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Users by id or sign-in name; a shared mailbox is a user who cannot sign in.</summary>
internal static class Users
{
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
                : Results.Json(Json(found.Owner));
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
        };
    }
}
