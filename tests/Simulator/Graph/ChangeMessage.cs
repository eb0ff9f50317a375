using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Changing messages: PATCH (categories, isRead, importance), move and delete. If-Match is honoured.</summary>
internal static class ChangeMessage
{
    private sealed class BadChange(string message) : Exception(message);

    public static void Map(IEndpointRouteBuilder graph)
    {
        graph.MapPatch("/users/{user}/messages/{id}", PatchAsync);
        graph.MapPost("/users/{user}/messages/{id}/move", MoveAsync);
        graph.MapDelete("/users/{user}/messages/{id}", Delete);
    }

    private static async Task<IResult> PatchAsync(string user, string id, HttpContext http)
    {
        var (mailbox, message, error) = Messages.Find(http, user, id, write: true);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        if (await BodyAsync(http) is not { } body)
        {
            return GraphErrors.BadRequest("Unable to read JSON request payload.");
        }

        try
        {
            if (mailbox.Update(message.Key, before => Change(before, body), before => IsStale(http, before)) is not { } changed)
            {
                return Stale();
            }

            var json = new MessageJson(mailbox, Preferences.Of(http)).Of(changed, []);
            json.Insert(0, "@odata.context", GraphContext.Of(mailbox, "messages", [], entity: true));
            return Results.Json(json);
        }
        catch (BadChange problem)
        {
            return GraphErrors.Json(400, "RequestBodyRead", problem.Message);
        }
    }

    private static async Task<IResult> MoveAsync(string user, string id, HttpContext http)
    {
        var (mailbox, message, error) = Messages.Find(http, user, id, write: true);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        var destination = (await BodyAsync(http))?["destinationId"]?.ToString();
        if (destination is null || MailFolders.NameOf(mailbox, destination) is not { } folder)
        {
            return GraphErrors.Json(404, "ErrorItemNotFound", "The specified folder could not be found in the store.");
        }

        var json = new MessageJson(mailbox, Preferences.Of(http)).Of(mailbox.Move(message.Key, folder) ?? message, []);
        json.Insert(0, "@odata.context", GraphContext.Of(mailbox, "messages", [], entity: true));
        return Results.Json(json, statusCode: 201);
    }

    private static IResult Delete(string user, string id, HttpContext http)
    {
        var (mailbox, message, error) = Messages.Find(http, user, id, write: true);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        if (IsStale(http, message))
        {
            return Stale();
        }

        // As in Outlook: a first delete only moves to Deleted Items.
        _ = message.Folder == "deleteditems" ? mailbox.Delete(message.Key) : mailbox.Move(message.Key, "deleteditems");
        return Results.NoContent();
    }

    private static IResult Stale() =>
        GraphErrors.Json(412, "ErrorIrresolvableConflict",
            "The change key passed in the request does not match the current change key for the item.");

    private static bool IsStale(HttpContext http, StoredMessage message) =>
        http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" && match != MessageJson.Etag(message);

    private static async Task<JsonObject?> BodyAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<JsonObject>(http.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static StoredMessage Change(StoredMessage message, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            message = name switch
            {
                "categories" when value is JsonArray list => message with { Categories = [.. list.Select(Text)] },
                "isRead" when value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                    message with { IsRead = value.GetValue<bool>() },
                "importance" when value is not null => message with { Importance = Text(value) },
                _ when name.StartsWith('@') => message,
                _ => throw new BadChange($"The property '{name}' cannot be changed, or its value is invalid."),
            };
        }

        return message;
    }

    private static string Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : throw new BadChange("A string was expected.");
}
