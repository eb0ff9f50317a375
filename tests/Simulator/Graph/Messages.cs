using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Reading messages: one by id, and lists of a mailbox or a folder.</summary>
internal sealed class Messages(FaultBoard faults)
{
    public void Map(IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}/messages/{id}", Get);
        graph.MapGet("/users/{user}/mailFolders/{folder}/messages/{id}", (string user, string id, HttpContext http) => Get(user, id, http));
        graph.MapGet("/users/{user}/messages", (string user, HttpContext http) => List(user, null, http));
        graph.MapGet("/users/{user}/mailFolders/{folder}/messages",
            (string user, string folder, HttpContext http) => List(user, folder, http));
    }

    /// <summary>Finds a message of a mailbox the caller may open; the error says why not.</summary>
    public static (Mailbox? Mailbox, StoredMessage? Message, IResult? Error) Find(
        HttpContext http, string user, string id, bool write = false)
    {
        var (mailbox, error) = GraphCaller.Of(http).Open(user, write);
        if (mailbox is null)
        {
            return (null, null, error);
        }

        // An EWS id (with + and /) or a pane's mistake is malformed here, as in real life: clients convert ids first.
        if (!ItemIds.IsWellFormed(id) || id.Contains('+', StringComparison.Ordinal))
        {
            return (mailbox, null, GraphErrors.MalformedId());
        }

        return mailbox.Find(id) is { } message ? (mailbox, message, null) : (mailbox, null, GraphErrors.ItemNotFound());
    }

    private static IResult Get(string user, string id, HttpContext http)
    {
        var (mailbox, message, error) = Find(http, user, id);
        if (mailbox is null || message is null)
        {
            return error!;
        }

        var select = MessageQuery.Names(http.Request.Query["$select"]);
        if (MessageJson.Unknown(select) is { } unknown)
        {
            return GraphErrors.UnknownProperty(unknown);
        }

        var preferences = Preferences.Of(http);
        var json = new JsonObject { ["@odata.context"] = GraphContext.Of(mailbox, "messages", select, entity: true) };
        foreach (var (name, value) in new MessageJson(mailbox, preferences).Of(message, select))
        {
            json[name] = value?.DeepClone();
        }

        var expand = MessageQuery.Names(http.Request.Query["$expand"]);
        AddAttachments(json, mailbox, message, preferences, expand.Any(name => name.StartsWith("attachments", StringComparison.Ordinal)));
        return Results.Json(json);
    }

    private IResult List(string user, string? folder, HttpContext http)
    {
        var (mailbox, error) = GraphCaller.Of(http).Open(user);
        if (mailbox is null)
        {
            return error!;
        }

        string? name = null;
        if (folder is not null && (name = MailFolders.NameOf(mailbox, folder)) is null)
        {
            return GraphErrors.ItemNotFound();
        }

        var preferences = Preferences.Of(http);
        var (query, problem) = MessageQuery.Of(http.Request.Query, preferences);
        if (query is null)
        {
            return problem!;
        }

        var all = query.Apply(mailbox.Messages.Where(message => name is null || message.Folder == name));
        var isEmptied = faults.Strikes(FaultKinds.EmptyPage, "graph", http.Request);
        var page = isEmptied ? [] : all.Skip(query.Skip).Take(query.Top).ToList();
        var next = query.Skip + page.Count;
        var writer = new MessageJson(mailbox, preferences);
        var json = new JsonObject { ["@odata.context"] = GraphContext.Of(mailbox, "messages", query.Select, entity: false) };
        if (query.Count)
        {
            json["@odata.count"] = all.Count;
        }

        json["value"] = new JsonArray([.. page.Select(message =>
        {
            var one = writer.Of(message, query.Select);
            AddAttachments(one, mailbox, message, preferences, query.ExpandAttachments);
            return (JsonNode)one;
        })]);
        if (next < all.Count)
        {
            json["@odata.nextLink"] = GraphContext.Link(http, ("$skiptoken", MessageQuery.Token(next)), "$skip");
        }

        return Results.Json(json);
    }

    private static void AddAttachments(JsonObject json, Mailbox mailbox, StoredMessage message, Preferences preferences, bool expand)
    {
        if (expand)
        {
            json["attachments"] = new JsonArray(
                [.. message.Attachments.Select((_, index) => (JsonNode)Attachments.Json(mailbox, message, index, preferences))]);
        }
    }
}
