using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>
/// `messages/delta` of one folder. A round tells what changed between two running numbers of the mailbox, page by page; its links are
/// opaque and carry the parameters of the first request. Removed means deleted, or moved elsewhere.
/// </summary>
internal sealed class Delta(FaultBoard faults)
{
    /// <summary>
    /// The state of a round: what lies in (<paramref name="From"/>, <paramref name="To"/>], <paramref name="Done"/> of it told.
    /// </summary>
    private sealed record State(Guid Mailbox, string Folder, long From, long To, int Done, string Select, string Filter, string ChangeType);

    private sealed record Told(StoredMessage Message, Departure? Departure, long Change);

    public void Map(IEndpointRouteBuilder graph) => graph.MapGet("/users/{user}/mailFolders/{folder}/messages/delta", Handle);

    private IResult Handle(string user, string folder, HttpContext http)
    {
        var (mailbox, error) = GraphCaller.Of(http).Open(user);
        if (mailbox is null)
        {
            return error!;
        }

        if (MailFolders.NameOf(mailbox, folder) is not { } name)
        {
            return GraphErrors.ItemNotFound();
        }

        var (state, problem) = Start(http.Request.Query, mailbox, name);
        if (state is null)
        {
            return problem!;
        }

        var preferences = Preferences.Of(http);
        var size = Math.Min(preferences.MaxPageSize ?? 10, 1000);
        var all = Changes(mailbox, state);
        var page = faults.Strikes(FaultKinds.EmptyPage, "graph", http.Request) ? [] : all.Skip(state.Done).Take(size).ToList();
        var done = state.Done + page.Count;
        var areRemoved = faults.Strikes(FaultKinds.Removed, "graph", http.Request);
        var select = MessageQuery.Names(state.Select);
        var writer = new MessageJson(mailbox, preferences);
        var json = new JsonObject
        {
            ["@odata.context"] = $"{GraphContext.Root}/$metadata#Collection(message)",
            ["value"] = new JsonArray([.. page.Select(told => (JsonNode)Json(writer, mailbox, preferences, told, select, areRemoved))]),
        };
        var isOver = done >= all.Count && !(page.Count == 0 && done < all.Count);
        json[isOver ? "@odata.deltaLink" : "@odata.nextLink"] = isOver
            ? Link(http, "$deltatoken", state with { From = state.To, To = 0, Done = 0 })
            : Link(http, "$skiptoken", state with { Done = done });
        return Results.Json(json);
    }

    private static (State? State, IResult? Error) Start(IQueryCollection query, Mailbox mailbox, string folder)
    {
        var token = query["$skiptoken"].ToString() is { Length: > 0 } skip ? skip : query["$deltatoken"].ToString();
        if (token.Length > 0)
        {
            if (token == "latest")
            {
                return (new State(mailbox.Owner.Id, folder, mailbox.LastChange, mailbox.LastChange, 0, query["$select"].ToString(), "",
                    ""), null);
            }

            // A link of another mailbox or folder, or one older than the store, is a lost state.
            return Decode(token) is { } known && known.Mailbox == mailbox.Owner.Id && known.Folder == folder
                && known.From <= mailbox.LastChange
                ? (known.To == 0 ? known with { To = mailbox.LastChange } : known, null)
                : (null, GraphErrors.Json(410, "SyncStateNotFound", "The sync state generation is not found; generation=1."));
        }

        var select = query["$select"].ToString();
        var filter = query["$filter"].ToString();
        if (MessageJson.Unknown(MessageQuery.Names(select)) is { } unknown)
        {
            return (null, GraphErrors.UnknownProperty(unknown));
        }

        var filtered = MessageFilter.Parse(filter)?.Properties;
        if (filtered is null || filtered.Except(["receivedDateTime"], StringComparer.OrdinalIgnoreCase).Any()
            || query.ContainsKey("$search") || query.ContainsKey("$expand"))
        {
            return (null, GraphErrors.Json(
                400, "ErrorInvalidUrlQuery",
                "Change tracking over messages knows $filter on receivedDateTime, $select, $top and $orderby only."));
        }

        return (new State(mailbox.Owner.Id, folder, 0, mailbox.LastChange, 0, select, filter, query["changeType"].ToString()), null);
    }

    private static List<Told> Changes(Mailbox mailbox, State state)
    {
        var filter = MessageFilter.Parse(state.Filter)!;
        var told = new List<Told>();
        foreach (var message in mailbox.Everything)
        {
            var isHere = !message.IsDeleted && message.Folder == state.Folder;
            if (isHere && message.Change > state.From && message.Change <= state.To && filter.Matches(message))
            {
                told.Add(new Told(message, null, message.Change));
            }

            // A message that was removed before the first round is not reported.
            var left = message.Departures.LastOrDefault(departure => departure.Folder == state.Folder);
            if (!isHere && state.From > 0 && left is not null && left.Change > state.From && left.Change <= state.To)
            {
                told.Add(new Told(message, left, left.Change));
            }
        }

        return [.. told.Where(one => IsAskedFor(one, state)).OrderBy(one => one.Change)];
    }

    private static bool IsAskedFor(Told told, State state) => state.ChangeType switch
    {
        "created" => told.Departure is null && (state.From == 0 || told.Message.CreatedAtChange > state.From),
        "updated" => told.Departure is null && told.Message.CreatedAtChange <= state.From,
        "deleted" => told.Departure is not null,
        _ => true,
    };

    private static JsonObject Json(
        MessageJson writer, Mailbox mailbox, Preferences preferences, Told told, IReadOnlyList<string> select, bool areRemoved)
    {
        if (told.Departure is null && !areRemoved)
        {
            var json = writer.Of(told.Message, select);
            json.Insert(0, "@odata.type", "#microsoft.graph.message");
            return json;
        }

        var moves = told.Departure?.Moves ?? told.Message.Moves;
        return new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.message",
            ["id"] = preferences.ImmutableIds ? ItemIds.Immutable(mailbox.Owner.Id, told.Message.Key)
                : ItemIds.Rest(mailbox.Owner.Id, told.Message.Key, moves),
            ["@removed"] = new JsonObject { ["reason"] = told.Departure is { Deleted: false } ? "changed" : "deleted" },
        };
    }

    private static string Link(HttpContext http, string parameter, State state)
    {
        var path = http.Items[FaultBoard.OriginalPath] as string ?? http.Request.Path.Value;
        return $"https://graph.microsoft.com{path}?{parameter}={Encode(state)}";
    }

    private static string Encode(State state) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{state.Mailbox}\t{state.Folder}\t{state.From}\t{state.To}\t{state.Done}\t{state.Select}\t{state.Filter}\t{state.ChangeType}")));

    private static State? Decode(string token)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token)).Split('\t');
            return parts is [var mailbox, var folder, var from, var to, var done, var select, var filter, var type]
                ? new State(Guid.Parse(mailbox), folder, Number(from), Number(to), (int)Number(done), select, filter, type)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
