using OutlookCrm.Slices;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Graph's message → ours: everything Graph may leave out, repeat or overdo is settled here.</summary>
internal static class MessageMapping
{
    // As many as Exchange lets a mail have.
    public const int MostRecipients = 1_000;
    public const int MostAttachments = 250;

    // Servers outside deliver mails to more. Their customers are found among so many besides.
    public const int MostFurtherRecipients = 4_000;
    private const int MostHeaders = 50;
    public const int LongestSubject = 32_768;
    public const int LongestText = 262_144;
    private const int LongestName = 320;
    private const int LongestAddress = 1_024;

    public static string[] Select { get; } =
    [
        "id", "internetMessageId", "conversationId", "subject", "from", "sender", "replyTo", "toRecipients", "ccRecipients",
            "bccRecipients",
        "receivedDateTime", "sentDateTime", "createdDateTime", "bodyPreview", "uniqueBody", "isDraft", "parentFolderId",
        "webLink", "categories",
    ];

    /// <summary>hasAttachments ignores inline pictures, so the list itself is asked for; never the contents.</summary>
    public static string[] Expand { get; } = ["attachments($select=id,name,contentType,size,isInline)"];

    /// <summary>Null for a message without an id: nothing could be done with it.</summary>
    public static MailMessage? ToMail(GraphMessage message)
    {
        if (string.IsNullOrEmpty(message.Id))
        {
            return null;
        }

        var from = Person(message.From);
        var sender = Person(message.Sender);
        var author = from ?? sender;
        var (recipients, further) = Recipients(message);
        var answers = (message.ReplyTo ?? []).Select(Person).OfType<MailPerson>()
            .Where(person => author is null || !SameAddress(person, author))
            .DistinctBy(person => person.Address, StringComparer.OrdinalIgnoreCase).ToList();
        var attachments = (message.Attachments ?? []).OfType<GraphAttachment>().ToList();
        var (text, textTruncated) = Text(message);
        return new MailMessage(
            message.Id,
            PlainText.Line(message.InternetMessageId, CardQuestion.LongestMessageId),
            string.IsNullOrEmpty(message.ConversationId) ? null : message.ConversationId,
            PlainText.Line(message.Subject, LongestSubject),
            author,
            sender is null || from is null || SameAddress(sender, from) ? null : sender,
            [.. answers.Take(MostRecipients)],
            recipients,
            further.Count > 0 || answers.Count > MostRecipients,
            Known(message.SentDateTime) ?? Known(message.ReceivedDateTime) ?? Known(message.CreatedDateTime) ?? DateTimeOffset.UnixEpoch,
            Known(message.ReceivedDateTime),
            Known(message.CreatedDateTime),
            text,
            textTruncated,
            [.. attachments.Take(MostAttachments).Select(Attached)],
            message.IsDraft ?? false,
            Categories(message),
            Link(message.WebLink),
            ETag(message))
        {
            FurtherRecipients = further,
            FolderId = message.ParentFolderId,
            MoreAttachments = Math.Max(0, attachments.Count - MostAttachments),
            Headers = [.. (message.InternetMessageHeaders ?? []).OfType<GraphHeader>()
                .Where(header => AutomaticMail.Reads(header.Name)).Take(MostHeaders)
                .Select(header => new MailHeader(header.Name ?? "", header.Value ?? ""))],
        };
    }

    public static IReadOnlyList<string> Categories(GraphMessage message) =>
        [.. (message.Categories ?? []).OfType<string>().Where(c => c.Length > 0)];

    /// <summary>Null where Graph gives none: then a change cannot be conditional.</summary>
    public static string? ETag(GraphMessage message) =>
        message.ETag is { Length: > 0 } etag ? etag
        : message.ChangeKey is { Length: > 0 } key ? $"W/\"{key}\""
        : null;

    /// <summary>True when the new part of the body came empty although the message says something, as with a bare forward.</summary>
    public static bool LacksText(GraphMessage message) =>
        message.Body is null && string.IsNullOrWhiteSpace(message.UniqueBody?.Content) && !string.IsNullOrWhiteSpace(message.BodyPreview);

    /// <summary>The message with the text that a reader of its HTML sees, where the HTML hides some and shows some.</summary>
    public static GraphMessage AsSeen(GraphMessage message, GraphBody? styled) =>
        styled is { Content: { Length: > 0 } html } && IsHtml(styled) && HtmlText.Seen(html, LongestText) is (var text, true)
            && !string.IsNullOrWhiteSpace(text) ? message with { UniqueBody = styled } : message;

    private static bool IsHtml(GraphBody body) => string.Equals(body.ContentType, "html", StringComparison.OrdinalIgnoreCase);

    private static (string Text, bool Truncated) Text(GraphMessage message)
    {
        foreach (var body in (ReadOnlySpan<GraphBody?>)[message.UniqueBody, message.Body])
        {
            if (body?.Content is { Length: > 0 } content)
            {
                // Text was asked for; some messages come as HTML all the same.
                var (text, truncated) = PlainText.Body(IsHtml(body) ? HtmlText.From(content, LongestText) : content, LongestText);
                if (text.Length > 0)
                {
                    var (written, isInDoubt) = WrittenText.Of(text);
                    return (written, truncated || isInDoubt);
                }
            }
        }

        // Graph's preview ends after 255 characters.
        var (preview, _) = PlainText.Body(message.BodyPreview, LongestText);
        return (preview, preview.Length >= 250);
    }

    private static (IReadOnlyList<MailRecipient> Recipients, IReadOnlyList<MailPerson> Further) Recipients(GraphMessage message)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (recipients, further) = (new List<MailRecipient>(), new List<MailPerson>());
        foreach (var (line, people) in (ReadOnlySpan<(RecipientLine, IReadOnlyList<GraphRecipient?>?)>)[
            (RecipientLine.To, message.ToRecipients), (RecipientLine.Cc, message.CcRecipients), (RecipientLine.Bcc, message.BccRecipients)])
        {
            foreach (var recipient in people ?? [])
            {
                if (Person(recipient) is not { } person
                    || IsUndisclosed(person)
                    || !seen.Add(person.Address.Length > 0 ? person.Address : person.Name))
                {
                    continue;
                }

                if (recipients.Count < MostRecipients)
                {
                    recipients.Add(new MailRecipient(person, line));
                }
                else if (further.Count < MostFurtherRecipients)
                {
                    further.Add(person);
                }
            }
        }

        return (recipients, further);
    }

    /// <summary>Null when nothing is stated. Exchange paths (`/O=…`) stay as they are: who they are, only the directory knows.</summary>
    private static MailPerson? Person(GraphRecipient? recipient)
    {
        var name = PlainText.Line(recipient?.EmailAddress?.Name, LongestName);
        var address = DirectoryNames.Unpacked(PlainText.Line(recipient?.EmailAddress?.Address, LongestAddress));
        return name.Length + address.Length == 0 ? null : new MailPerson(name, address);
    }

    /// <summary>The group syntax of RFC 5322 that stands for hidden recipients, in a name or in an address.</summary>
    private static bool IsUndisclosed(MailPerson person) =>
        !person.Address.Contains('@', StringComparison.Ordinal)
        && (person.Name.StartsWith("undisclosed", StringComparison.OrdinalIgnoreCase)
            || person.Address.StartsWith("undisclosed", StringComparison.OrdinalIgnoreCase));

    private static bool SameAddress(MailPerson a, MailPerson b) => string.Equals(a.Address, b.Address, StringComparison.OrdinalIgnoreCase);

    private static MailAttachment Attached(GraphAttachment attachment) => new(
        PlainText.Line(attachment.Name, 255),
        PlainText.Line(attachment.ContentType, 255),
        Math.Max(0, attachment.Size ?? 0),
        attachment.IsInline ?? false);

    /// <summary>UTC; Graph writes the year 1 where a date is missing.</summary>
    private static DateTimeOffset? Known(DateTimeOffset? date) => date is { Year: > 1 } known ? known.ToUniversalTime() : null;

    /// <summary>The pane offers it as a link, so nothing but https.</summary>
    private static string? Link(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? link : null;
}
