using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>
/// Sends the mail that the user wrote on the page: a copy in Sent Items, and one for every recipient who has a mailbox here.
/// </summary>
internal sealed class SendScript(Mailboxes mailboxes, TimeProvider clock)
{
    public sealed record Request(
        IReadOnlyList<Person>? To, IReadOnlyList<Person>? Cc, IReadOnlyList<Person>? Bcc, string? Subject, string? Text,
        string? ReplyTo = null);

    public void Map(IEndpointRouteBuilder scripts) => scripts.MapPost("/send", Send);

    private IResult Send(string user, Request request)
    {
        if (EntraDirectory.Find(user) is not { } sender)
        {
            return ScriptAccess.Error(404, $"There is no user '{user}'.");
        }

        var recipients = (request.To ?? []).Concat(request.Cc ?? []).Concat(request.Bcc ?? []).ToList();
        if (recipients.Count == 0)
        {
            return ScriptAccess.Error(400, "A mail needs a recipient.");
        }

        var own = mailboxes.Of(sender);
        var answered = request.ReplyTo is { } id ? own.Find(id) : null;
        var sent = Message(sender, request, answered);
        var copy = File(own, "sentitems", sent with { IsRead = true });
        var addresses = recipients.Select(person => person.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var owner in MailboxOwner.All.Where(owner => addresses.Contains(owner.Address)))
        {
            if (mailboxes.Find(owner.Tenant.Id, owner.Address) is { } mailbox)
            {
                // Only the sender sees who was in Bcc.
                File(mailbox, "inbox", sent with { Bcc = [] });
            }
        }

        return Results.Json(DroppedMail.Of(own, copy), statusCode: 201);
    }

    private StoredMessage Message(EntraUser sender, Request request, StoredMessage? answered)
    {
        var now = clock.GetUtcNow();
        return new StoredMessage
        {
            Key = Guid.NewGuid(),
            Folder = "sentitems",
            InternetMessageId = MailDrop.NewMessageId(),
            ConversationId = "",
            InReplyTo = answered?.InternetMessageId,
            References = answered is null ? [] : [.. answered.References, answered.InternetMessageId],
            Subject = request.Subject ?? "",
            From = new Person(sender.DisplayName, sender.UserName),
            To = request.To ?? [],
            Cc = request.Cc ?? [],
            Bcc = request.Bcc ?? [],
            Sent = now,
            Received = now,
            Created = now,
            Modified = now,
            Text = (request.Text ?? "").ReplaceLineEndings("\r\n"),
        };
    }

    private static StoredMessage File(Mailbox mailbox, string folder, StoredMessage message) => mailbox.Add(message with
    {
        Key = Guid.NewGuid(),
        Folder = folder,
        ConversationId = Conversations.Find(mailbox, message.Subject, message.References, message.InternetMessageId),
    });
}
