using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Messages;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Mailboxes in Microsoft 365, read and marked with the signed-in user's own rights. A message is only ever given out after its Message-ID
/// has been compared with the one that was meant: ids from Outlook can be those of another message.
/// </summary>
internal sealed partial class Mailboxes(GraphServiceClient graph, ConversationPages pages, IOptions<GraphOptions> options, IOptions<EntraOptions> entra, ILogger<Mailboxes> logger)
{
    // The text form of bodies; ids that survive a move to another folder.
    private const string Preferences = "IdType=\"ImmutableId\", outlook.body-content-type=\"text\"";

    /// <summary>Stands for the user's own mailbox in a path; the SDK's middleware turns users/me-token-to-replace into me.</summary>
    public const string Me = "me-token-to-replace";

    /// <summary>The message that is meant, wherever it has moved in its mailbox.</summary>
    public Task<MailboxAnswer<MailMessage>> FindAsync(CurrentUser user, MailReference mail, CancellationToken ct) =>
        AskAsync<MailMessage>(new(user, mail.Mailbox), async mailbox =>
        {
            var found = await FindMessageAsync(mailbox, mail, ct);
            return found.TryGet(out var message, out var failure) ? await ReadAsync(mailbox, message, ct) : failure;
        });

    private async Task<MailboxAnswer<Message>> FindMessageAsync(MailboxRequest mailbox, MailReference mail, CancellationToken ct)
    {
        var byId = GraphId.From(mail.ItemId) is { } id ? await GetAsync(mailbox, id, ct) : null;
        if (byId is not null && MessageId.AreSame(byId.InternetMessageId, mail.InternetMessageId))
        {
            return byId;
        }

        // Moved by a client that does not know immutable ids, or an id of something else: the Message-ID finds it.
        var copies = await SearchAsync(mailbox, mail.InternetMessageId, ct);
        var copy = copies.Where(c => MessageId.AreSame(c.InternetMessageId, mail.InternetMessageId)).OrderBy(c => c.IsDraft ?? false).FirstOrDefault();
        return copy is not null ? copy
            : byId is not null ? new MailboxFailure.AnotherMessage()
            : new MailboxFailure.NotFound();
    }

    private async Task<Message?> GetAsync(MailboxRequest mailbox, string id, CancellationToken ct) =>
        await OrNullAsync(() => Messages(mailbox)[id].GetAsync(
            request =>
            {
                request.Options.Add(mailbox);
                request.Headers.Add("Prefer", Preferences);
                request.QueryParameters.Select = MessageMapping.Select;
                request.QueryParameters.Expand = MessageMapping.Expand;
            },
            ct));

    private async Task<List<Message>> SearchAsync(MailboxRequest mailbox, string internetMessageId, CancellationToken ct)
    {
        if (MessageId.Filter(internetMessageId) is not { } filter)
        {
            return [];
        }

        var copies = await OrNullAsync(() => Messages(mailbox).GetAsync(
            request =>
            {
                request.Options.Add(mailbox);
                request.Headers.Add("Prefer", Preferences);
                request.QueryParameters.Filter = filter;
                request.QueryParameters.Top = 5;
                request.QueryParameters.Select = MessageMapping.Select;
                request.QueryParameters.Expand = MessageMapping.Expand;
            },
            ct));
        return [.. (copies?.Value ?? []).OfType<Message>()];
    }

    private async Task<MailboxAnswer<MailMessage>> ReadAsync(MailboxRequest mailbox, Message message, CancellationToken ct)
    {
        if (MessageMapping.LacksText(message) && message.Id is { Length: > 0 } id)
        {
            // The whole body only for the few messages that need it: it carries every quoted mail below.
            message.Body = (await OrNullAsync(() => Messages(mailbox)[id].GetAsync(
                request =>
                {
                    request.Options.Add(mailbox);
                    request.Headers.Add("Prefer", Preferences);
                    request.QueryParameters.Select = ["id", "body"];
                },
                ct)))?.Body;
        }

        return MessageMapping.ToMail(message) is { } mail ? mail : new MailboxFailure.NotFound();
    }

    private MessagesRequestBuilder Messages(MailboxRequest mailbox) => graph.Users[mailbox.Owner ?? Me].Messages;
}
