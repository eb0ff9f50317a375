using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>The contacts of a user: whom they write with most.</summary>
internal static class Contacts
{
    private const int Most = 20;

    public static void Map(IEndpointRouteBuilder graph) => graph.MapGet("/users/{user}/contacts", (string user, HttpContext http) =>
    {
        var caller = GraphCaller.Of(http);
        var (mailbox, error) = caller.Has("Contacts.Read") ? caller.Open(user) : (null, GraphErrors.AccessDenied());
        return mailbox is not { Owner.User: not null } ? error ?? GraphErrors.AccessDenied() : Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphContext.Of(mailbox, "contacts", [], entity: false),
            ["value"] = new JsonArray([.. Frequent(mailbox).Select(person => (JsonNode)Contact(mailbox, person))]),
        });
    });

    private static IEnumerable<Person> Frequent(Mailbox mailbox) => mailbox.Messages
        .Where(message => message.Folder == "inbox")
        .Select(message => message.From)
        .OfType<Person>()
        .GroupBy(person => person.Address, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(group => group.Count())
        .Take(Most)
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
