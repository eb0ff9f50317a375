using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Attachments of a message: the list, one with its bytes, and the message itself as MIME.</summary>
internal static class Attachments
{
    public static void Map(IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}/messages/{id}/attachments", List);
        graph.MapGet("/users/{user}/messages/{id}/attachments/{attachment}", Get);
        graph.MapGet("/users/{user}/messages/{id}/attachments/{attachment}/$value", Value);
        graph.MapGet("/users/{user}/messages/{id}/$value", (string user, string id, HttpContext http) =>
        {
            var (_, message, error) = Messages.Find(http, user, id);
            return message is null ? error! : Results.Bytes(MailWriter.Write(message), "text/plain");
        });
    }

    /// <summary>An attachment: a file, or an embedded message as an item.</summary>
    public static JsonObject Json(
        Mailbox mailbox, StoredMessage message, int index, Preferences preferences, IReadOnlyList<string>? select = null)
    {
        var attachment = message.Attachments[index];
        var json = new JsonObject
        {
            ["@odata.type"] = attachment.IsItem ? "#microsoft.graph.itemAttachment" : "#microsoft.graph.fileAttachment",
            ["@odata.mediaContentType"] = attachment.ContentType,
            ["id"] = Id(mailbox, message, index, preferences),
            ["lastModifiedDateTime"] = MessageJson.Time(message.Modified),
            ["name"] = attachment.Name,
            // Exchange states no type for an embedded item.
            ["contentType"] = attachment.IsItem ? null : attachment.ContentType,
            ["size"] = attachment.Content.Length,
            ["isInline"] = attachment.IsInline,
        };
        if (!attachment.IsItem)
        {
            json["contentId"] = attachment.ContentId?.Trim('<', '>');
            json["contentLocation"] = null;
            json["contentBytes"] = Convert.ToBase64String(attachment.Content);
        }

        if (select is { Count: > 0 })
        {
            foreach (var name in json.Select(pair => pair.Key).Where(key => key[0] != '@' && key != "id")
                .Except(select, StringComparer.OrdinalIgnoreCase).ToList())
            {
                json.Remove(name);
            }
        }

        return json;
    }

    private static IResult List(string user, string id, HttpContext http)
    {
        var (mailbox, message, error) = Messages.Find(http, user, id);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        var preferences = Preferences.Of(http);
        var select = MessageQuery.Names(http.Request.Query["$select"]);
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphContext.Of(mailbox, $"messages('{id}')/attachments", select, entity: false),
            ["value"] = new JsonArray(
                [.. message.Attachments.Select((_, index) => (JsonNode)Json(mailbox, message, index, preferences, select: select))]),
        });
    }

    private static IResult Get(string user, string id, string attachment, HttpContext http)
    {
        var (mailbox, message, error) = Messages.Find(http, user, id);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        var preferences = Preferences.Of(http);
        if (IndexOf(mailbox, message, attachment) is not { } index)
        {
            return GraphErrors.ItemNotFound();
        }

        var json = Json(mailbox, message, index, preferences, select: MessageQuery.Names(http.Request.Query["$select"]));
        json.Insert(0, "@odata.context", GraphContext.Of(mailbox, $"messages('{id}')/attachments", [], entity: true));
        return Results.Json(json);
    }

    private static IResult Value(string user, string id, string attachment, HttpContext http)
    {
        var (mailbox, message, error) = Messages.Find(http, user, id);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        return IndexOf(mailbox, message, attachment) is { } index
            ? Results.Bytes(message.Attachments[index].Content, message.Attachments[index].ContentType)
            : GraphErrors.ItemNotFound();
    }

    private static string Id(Mailbox mailbox, StoredMessage message, int index, Preferences preferences) =>
        ItemIds.Attachment(mailbox.Owner.Id, message.Key, preferences.ImmutableIds ? -1 : message.Moves, index);

    private static int? IndexOf(Mailbox mailbox, StoredMessage message, string id)
    {
        for (var index = 0; index < message.Attachments.Count; index++)
        {
            if (id == ItemIds.Attachment(mailbox.Owner.Id, message.Key, message.Moves, index)
                || id == ItemIds.Attachment(mailbox.Owner.Id, message.Key, -1, index))
            {
                return index;
            }
        }

        return null;
    }
}
