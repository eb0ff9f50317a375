using System.Globalization;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Messages as Graph writes them: the properties that `$select` names, or the default set.</summary>
internal sealed class MessageJson(Mailbox mailbox, Preferences preferences)
{
    private static readonly string[] OnlyWhenSelected = ["uniqueBody", "internetMessageHeaders"];

    private static readonly Dictionary<string, Func<MessageJson, StoredMessage, JsonNode?>> Properties =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["createdDateTime"] = (_, message) => Time(message.Created),
            ["lastModifiedDateTime"] = (_, message) => Time(message.Modified),
            ["changeKey"] = (_, message) => ItemIds.ChangeKey(message.Key, message.Change),
            ["categories"] = (_, message) => new JsonArray([.. message.Categories.Select(category => (JsonNode)category)]),
            ["receivedDateTime"] = (_, message) => Time(message.Received),
            ["sentDateTime"] = (_, message) => Time(message.Sent),
            ["hasAttachments"] = (_, message) => message.HasAttachments,
            ["internetMessageId"] = (_, message) => message.InternetMessageId,
            ["subject"] = (_, message) => message.Subject,
            ["bodyPreview"] = (_, message) => MailPreview.Of(message),
            ["importance"] = (_, message) => message.Importance,
            ["parentFolderId"] = (json, message) => ItemIds.Folder(json.Mailbox.Owner.Id, message.Folder),
            ["conversationId"] = (_, message) => message.ConversationId,
            ["conversationIndex"] = (_, message) => Convert.ToBase64String(message.Key.ToByteArray()),
            ["isDeliveryReceiptRequested"] = (_, _) => false,
            ["isReadReceiptRequested"] = (_, _) => false,
            ["isRead"] = (_, message) => message.IsRead,
            ["isDraft"] = (_, message) => message.IsDraft,
            ["webLink"] = (json, message) =>
                $"https://outlook.office365.com/owa/?ItemID={Uri.EscapeDataString(json.Id(message))}&exvsurl=1&viewmodel=ReadMessageItem",
            ["inferenceClassification"] = (_, _) => "focused",
            ["body"] = (json, message) => json.Body(message, message.Text, message.Html),
            ["sender"] = (_, message) => Recipient(message.Sender ?? message.From),
            ["from"] = (_, message) => Recipient(message.From),
            ["toRecipients"] = (_, message) => Recipients(message.To),
            ["ccRecipients"] = (_, message) => Recipients(message.Cc),
            ["bccRecipients"] = (_, message) => Recipients(message.Bcc),
            ["replyTo"] = (_, message) => Recipients(message.ReplyTo),
            ["flag"] = (_, _) => new JsonObject { ["flagStatus"] = "notFlagged" },
            ["uniqueBody"] = (json, message) =>
                json.Body(message, UniqueBody.OfText(message.Text), message.Html is { } html ? HtmlText.WithoutQuotes(html) : null),
            ["internetMessageHeaders"] = (_, message) => new JsonArray(
                [.. message.Headers.Select(header => new JsonObject { ["name"] = header.Name, ["value"] = header.Value })]),
        };

    public Mailbox Mailbox => mailbox;

    /// <summary>The names in `$select` that Graph does not know; null when it knows all.</summary>
    public static string? Unknown(IEnumerable<string> select) =>
        select.FirstOrDefault(name => !Properties.ContainsKey(name) && !string.Equals(name, "id", StringComparison.OrdinalIgnoreCase));

    /// <summary>The id that the caller asked to see.</summary>
    public string Id(StoredMessage message) => preferences.ImmutableIds
        ? ItemIds.Immutable(mailbox.Owner.Id, message.Key)
        : ItemIds.Rest(mailbox.Owner.Id, message.Key, message.Moves);

    public static string Etag(StoredMessage message) => $"W/\"{ItemIds.ChangeKey(message.Key, message.Change)}\"";

    /// <summary>The message; `@odata.etag` and `id` always.</summary>
    public JsonObject Of(StoredMessage message, IReadOnlyList<string> select)
    {
        var json = new JsonObject { ["@odata.etag"] = Etag(message), ["id"] = Id(message) };
        var names = select.Count > 0
            ? Properties.Keys.Intersect(select, StringComparer.OrdinalIgnoreCase)
            : Properties.Keys.Except(OnlyWhenSelected);
        foreach (var name in names)
        {
            // Graph leaves out what a message does not have.
            if (Properties[name](this, message) is { } value)
            {
                json[name] = value;
            }
        }

        return json;
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static JsonNode? Recipient(Person? person) => person is null
        ? null
        : new JsonObject
        {
            ["emailAddress"] = new JsonObject
            {
                ["name"] = person.Name.Length > 0 ? person.Name : person.Address,
                ["address"] = person.Address
            },
        };

    private static JsonArray Recipients(IEnumerable<Person> people) => [.. people.Select(Recipient)];

    private JsonObject Body(StoredMessage message, string text, string? html)
    {
        if (preferences.TextBody)
        {
            return Body("text", message.Html is not null && html is not null ? HtmlText.ToText(html) : text);
        }

        return html is null ? Body("text", text) : Body("html", preferences.UnsafeHtml ? html : HtmlText.Sanitise(html));
    }

    private static JsonObject Body(string type, string content) => new() { ["contentType"] = type, ["content"] = content };
}
