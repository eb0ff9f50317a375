using System.Globalization;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>A small calendar (a short meeting every working day) and the contacts of a user: whom they write with most.</summary>
internal static class Calendar
{
    private const int MostDays = 366;
    private const int Contacts = 20;

    public static void Map(IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}/calendarView", View);
        graph.MapGet("/users/{user}/contacts", (string user, HttpContext http) =>
        {
            var (mailbox, error) = Open(http, user, "Contacts.Read");
            return mailbox is null ? error! : Results.Json(new JsonObject
            {
                ["@odata.context"] = GraphContext.Of(mailbox, "contacts", [], entity: false),
                ["value"] = new JsonArray([.. Frequent(mailbox).Select(person => (JsonNode)Contact(mailbox, person))]),
            });
        });
    }

    private static IResult View(string user, HttpContext http)
    {
        var (mailbox, error) = Open(http, user, "Calendars.Read");
        if (mailbox is null)
        {
            return error!;
        }

        if (!TryRead(http, "startDateTime", out var start) || !TryRead(http, "endDateTime", out var end) || end < start || (end - start).TotalDays > MostDays)
        {
            return GraphErrors.Json(400, "ErrorInvalidParameter", "startDateTime and endDateTime are required, in order, at most a year apart.");
        }

        var days = Enumerable.Range(0, (int)(end.Date - start.Date).TotalDays + 1).Select(day => start.Date.AddDays(day))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphContext.Of(mailbox, "calendarView", [], entity: false),
            ["value"] = new JsonArray([.. days.Select(day => (JsonNode)Meeting(mailbox, day))]),
        });
    }

    private static (Mailbox? Mailbox, IResult? Error) Open(HttpContext http, string user, string permission)
    {
        var caller = GraphCaller.Of(http);
        var (mailbox, error) = caller.Has(permission) ? caller.Open(user) : (null, GraphErrors.AccessDenied());
        return mailbox is { Owner.User: null } ? (null, GraphErrors.AccessDenied()) : (mailbox, error);
    }

    private static bool TryRead(HttpContext http, string name, out DateTime time) =>
        DateTime.TryParse(http.Request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out time);

    private static JsonObject Meeting(Mailbox mailbox, DateTime day)
    {
        var id = ItemIds.Folder(mailbox.Owner.Id, $"event/{day:yyyy-MM-dd}");
        var colleagues = EntraDirectory.Users.Where(user => user.Tenant == mailbox.Owner.Tenant && user != mailbox.Owner.User);
        return new JsonObject
        {
            ["@odata.etag"] = $"W/\"{ItemIds.ChangeKey(mailbox.Owner.Id, day.Ticks)}\"",
            ["id"] = id,
            ["iCalUId"] = id,
            ["subject"] = "Sales stand-up",
            ["isAllDay"] = false,
            ["isCancelled"] = false,
            ["isOrganizer"] = true,
            ["start"] = Time(day.AddHours(9)),
            ["end"] = Time(day.AddHours(9.25)),
            ["organizer"] = MessageJson.Recipient(new Person(mailbox.Owner.DisplayName, mailbox.Owner.Address)),
            ["attendees"] = new JsonArray([.. colleagues.Select(user => (JsonNode)new JsonObject
            {
                ["type"] = "required",
                ["emailAddress"] = new JsonObject { ["name"] = user.DisplayName, ["address"] = user.UserName },
            })]),
        };
    }

    private static JsonObject Time(DateTime time) =>
        new() { ["dateTime"] = time.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };

    private static IEnumerable<Person> Frequent(Mailbox mailbox) => mailbox.Messages
        .Where(message => message.Folder == "inbox")
        .Select(message => message.From)
        .OfType<Person>()
        .GroupBy(person => person.Address, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(group => group.Count())
        .Take(Contacts)
        .Select(group => group.First());

    private static JsonObject Contact(Mailbox mailbox, Person person) => new()
    {
        ["@odata.etag"] = $"W/\"{ItemIds.ChangeKey(mailbox.Owner.Id, person.Address.Length)}\"",
        ["id"] = ItemIds.Folder(mailbox.Owner.Id, "contact/" + person.Address),
        ["parentFolderId"] = ItemIds.Folder(mailbox.Owner.Id, "contacts"),
        ["displayName"] = person.Name,
        ["emailAddresses"] = new JsonArray(new JsonObject { ["name"] = person.Name, ["address"] = person.Address }),
        ["businessPhones"] = new JsonArray(),
        ["categories"] = new JsonArray(),
    };
}
