using System.Globalization;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Reading a calendar: one event by id, and what takes place in a time.</summary>
internal sealed class Events(FaultBoard faults)
{
    private const int MostDays = 5 * 366;
    private const int DefaultPage = 10;
    private const int LargestPage = 1000;

    public void Map(IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}/events/{id}", Get);
        graph.MapGet("/users/{user}/calendar/events/{id}", Get);
        graph.MapGet("/users/{user}/calendarView", View);
        graph.MapGet("/users/{user}/calendar/calendarView", View);
    }

    private static IResult Get(string user, string id, HttpContext http)
    {
        var (mailbox, writer, select, error) = Prepare(http, user);
        if (mailbox is null || writer is null)
        {
            return error!;
        }

        // An EWS id is malformed here as it is for a message.
        if (!ItemIds.IsWellFormed(id) || id.Contains('+', StringComparison.Ordinal))
        {
            return GraphErrors.MalformedId();
        }

        if (mailbox.Meetings.Find(id) is not { } meeting)
        {
            return GraphErrors.ItemNotFound();
        }

        var json = new JsonObject { ["@odata.context"] = GraphContext.Of(mailbox, "events", select, entity: true) };
        foreach (var (name, value) in writer.Of(meeting, select))
        {
            json[name] = value?.DeepClone();
        }

        return Results.Json(json);
    }

    private IResult View(string user, HttpContext http)
    {
        var (mailbox, writer, select, error) = Prepare(http, user);
        if (mailbox is null || writer is null)
        {
            return error!;
        }

        if (!TryRead(http, "startDateTime", out var start) || !TryRead(http, "endDateTime", out var end) || end < start
            || (end - start).TotalDays > MostDays)
        {
            return GraphErrors.Json(
                400, "ErrorInvalidParameter", "startDateTime and endDateTime are required, in order, at most 1825 days apart.");
        }

        var query = http.Request.Query;
        var top = Number(query["$top"], DefaultPage);
        var skip = Number(query["$skip"], 0);
        if (top is null or < 1 or > LargestPage || skip is null || query.ContainsKey("$filter")
            || query["$orderby"].ToString() is not ("" or "start/dateTime" or "start/dateTime asc"))
        {
            return GraphErrors.BadRequest("Invalid value for $top, $skip, $filter or $orderby.");
        }

        var all = mailbox.Meetings.Between(start, end);
        var page = faults.Strikes(FaultKinds.EmptyPage, "graph", http.Request) ? [] : all.Skip(skip.Value).Take(top.Value).ToList();
        var json = new JsonObject { ["@odata.context"] = GraphContext.Of(mailbox, "calendarView", select, entity: false) };
        if (query["$count"] == "true")
        {
            json["@odata.count"] = all.Count;
        }

        json["value"] = new JsonArray([.. page.Select(meeting => (JsonNode)writer.Of(meeting, select))]);
        if (skip.Value + page.Count < all.Count)
        {
            json["@odata.nextLink"] = GraphContext.Link(http, ("$skip", (skip.Value + page.Count).ToString(CultureInfo.InvariantCulture)));
        }

        return Results.Json(json);
    }

    /// <summary>Whose calendar, and how to write it; the error says what is wrong with the asking.</summary>
    private static (Mailbox? Mailbox, EventJson? Writer, IReadOnlyList<string> Select, IResult? Error) Prepare(
        HttpContext http, string user)
    {
        var (mailbox, error) = GraphCaller.Of(http).OpenCalendar(user);
        if (mailbox is null)
        {
            return (null, null, [], error);
        }

        var select = MessageQuery.Names(http.Request.Query["$select"]);
        if (EventJson.Unknown(select) is { } unknown)
        {
            return (mailbox, null, select, GraphErrors.UnknownProperty(unknown, "Event"));
        }

        var preferences = Preferences.Of(http);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(preferences.TimeZone ?? "UTC", out var zone))
        {
            var sentence = "A valid TimeZone value must be specified. The following TimeZone value is not supported: "
                + $"'{preferences.TimeZone}'.";
            return (mailbox, null, select, GraphErrors.Json(400, "TimeZoneNotSupportedException", sentence));
        }

        return (mailbox, new EventJson(mailbox, preferences, zone), select, null);
    }

    private static bool TryRead(HttpContext http, string name, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            http.Request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out time);

    private static int? Number(string? text, int otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
