using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>`translateExchangeIds`: between REST, EWS and immutable ids; at most 1000 at once, unknown ids are left out.</summary>
internal static class TranslateIds
{
    public sealed record Request(IReadOnlyList<string>? InputIds, string? SourceIdType, string? TargetIdType);

    private static readonly string[] Kinds = ["restId", "ewsId", "restImmutableEntryId"];

    public static void Map(IEndpointRouteBuilder graph) =>
        graph.MapPost("/users/{user}/translateExchangeIds", (string user, Request request, HttpContext http) =>
    {
        var (mailbox, error) = GraphCaller.Of(http).Open(user);
        if (mailbox is null)
        {
            return error!;
        }

        if (request.InputIds is not { Count: > 0 and <= 1000 } ids || !Kinds.Contains(request.SourceIdType)
            || !Kinds.Contains(request.TargetIdType))
        {
            return GraphErrors.BadRequest("inputIds (1 to 1000), sourceIdType and targetIdType are required.");
        }

        return Results.Json(new JsonObject
        {
            ["@odata.context"] = $"{GraphContext.Root}/$metadata#Collection(microsoft.graph.convertIdResult)",
            ["value"] = new JsonArray([.. ids.Where(id => Find(mailbox, id) is not null).Select(id => (JsonNode)new JsonObject
            {
                ["sourceId"] = id,
                ["targetId"] = Target(mailbox, Find(mailbox, id)!.Value, request.TargetIdType!),
            })]),
        });
    });

    // A mail, or a meeting: that one never moves.
    private static (Guid Key, int Moves)? Find(Mailbox mailbox, string id) =>
        mailbox.Find(id) is { } message ? (message.Key, message.Moves)
        : mailbox.Meetings.Find(id) is { } meeting ? (meeting.Key, 0)
        : null;

    private static string Target(Mailbox mailbox, (Guid Key, int Moves) item, string kind) => kind switch
    {
        "restImmutableEntryId" => ItemIds.Immutable(mailbox.Owner.Id, item.Key),
        "ewsId" => ItemIds.Ews(mailbox.Owner.Id, item.Key, item.Moves),
        _ => ItemIds.Rest(mailbox.Owner.Id, item.Key, item.Moves),
    };
}
