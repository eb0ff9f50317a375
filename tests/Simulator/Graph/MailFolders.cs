using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Mail folders: the well-known ones, by name or id.</summary>
internal static class MailFolders
{
    public static void Map(IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}/mailFolders", (string user, HttpContext http) =>
        {
            var (mailbox, error) = GraphCaller.Of(http).Open(user);
            return mailbox is null ? error! : Results.Json(new JsonObject
            {
                ["@odata.context"] = GraphContext.Of(mailbox, "mailFolders", [], entity: false),
                ["value"] = new JsonArray([.. Mailbox.Folders.Keys.Select(name => (JsonNode)Json(mailbox, name))]),
            });
        });
        graph.MapGet("/users/{user}/mailFolders/{folder}", (string user, string folder, HttpContext http) =>
        {
            var (mailbox, error) = GraphCaller.Of(http).Open(user);
            if (mailbox is null)
            {
                return error!;
            }

            if (NameOf(mailbox, folder) is not { } name)
            {
                return GraphErrors.ItemNotFound();
            }

            var json = Json(mailbox, name);
            json.Insert(0, "@odata.context", GraphContext.Of(mailbox, "mailFolders", [], entity: true));
            return Results.Json(json);
        });
    }

    /// <summary>The well-known name behind a name or id; null when there is no such folder.</summary>
    public static string? NameOf(Mailbox mailbox, string folder) =>
        Mailbox.Folders.Keys.FirstOrDefault(name =>
            string.Equals(name, folder, StringComparison.OrdinalIgnoreCase) || ItemIds.Folder(mailbox.Owner.Id, name) == folder);

    private static JsonObject Json(Mailbox mailbox, string name)
    {
        var messages = mailbox.Messages.Where(message => message.Folder == name).ToList();
        return new JsonObject
        {
            ["id"] = ItemIds.Folder(mailbox.Owner.Id, name),
            ["displayName"] = Mailbox.Folders[name],
            ["parentFolderId"] = ItemIds.Folder(mailbox.Owner.Id, "msgfolderroot"),
            ["childFolderCount"] = 0,
            ["unreadItemCount"] = messages.Count(message => !message.IsRead),
            ["totalItemCount"] = messages.Count,
            ["isHidden"] = false,
        };
    }
}
