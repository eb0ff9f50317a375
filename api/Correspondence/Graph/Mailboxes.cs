using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Users.Item.Messages;
using Microsoft.Kiota.Abstractions;
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
            return found.TryGet(out var message, out var failure) ? await MapAsync(mailbox, message, ct) : failure;
        });

    /// <summary>True when Graph gives the user's own mailbox: the shortest question it can be asked.</summary>
    public Task<MailboxAnswer<bool>> ReachAsync(CurrentUser user, CancellationToken ct) =>
        AskAsync<bool>(new(user, null), async mailbox =>
        {
            await ListAsync(mailbox, null, 1, ["id"], null, ct);
            return true;
        });

    private async Task<MailboxAnswer<GraphMessage>> FindMessageAsync(MailboxRequest mailbox, MailReference mail, CancellationToken ct)
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

    private Task<GraphMessage?> GetAsync(MailboxRequest mailbox, string id, CancellationToken ct) => OrNullAsync(() => ReadAsync(
        Messages(mailbox)[id].ToGetRequestInformation(request =>
        {
            Prepare(request, mailbox);
            request.QueryParameters.Select = MessageMapping.Select;
            request.QueryParameters.Expand = MessageMapping.Expand;
        }),
        GraphJson.Default.GraphMessage,
        ct));

    private async Task<IEnumerable<GraphMessage>> SearchAsync(MailboxRequest mailbox, string internetMessageId, CancellationToken ct)
    {
        if (MessageId.Filter(internetMessageId) is not { } filter)
        {
            return [];
        }

        var copies = await OrNullAsync(() => ListAsync(mailbox, filter, 5, MessageMapping.Select, MessageMapping.Expand, ct));
        return copies is null ? [] : MessagesOf(copies);
    }

    private async Task<MailboxAnswer<MailMessage>> MapAsync(MailboxRequest mailbox, GraphMessage message, CancellationToken ct)
    {
        if (MessageMapping.LacksText(message) && message.Id is { Length: > 0 } id)
        {
            // The whole body only for the few messages that need it: it carries every quoted mail below.
            var whole = await OrNullAsync(() => ReadAsync(
                Messages(mailbox)[id].ToGetRequestInformation(request =>
                {
                    Prepare(request, mailbox);
                    request.QueryParameters.Select = ["id", "body"];
                }),
                GraphJson.Default.GraphMessage,
                ct));
            message = message with { Body = whole?.Body };
        }

        return MessageMapping.ToMail(message) is { } mail ? mail : new MailboxFailure.NotFound();
    }

    private Task<GraphList> ListAsync(MailboxRequest mailbox, string? filter, int top, string[] select, string[]? expand, CancellationToken ct) => ReadAsync(
        Messages(mailbox).ToGetRequestInformation(request =>
        {
            Prepare(request, mailbox);
            request.QueryParameters.Filter = filter;
            request.QueryParameters.Top = top;
            request.QueryParameters.Select = select;
            request.QueryParameters.Expand = expand;
        }),
        GraphJson.Default.GraphList,
        ct);

    private static IEnumerable<GraphMessage> MessagesOf(GraphList list) => list.Value!.OfType<GraphMessage>();

    private static void Prepare<T>(RequestConfiguration<T> request, MailboxRequest mailbox)
        where T : class, new()
    {
        request.Options.Add(mailbox);
        request.Headers.Add("Prefer", Preferences);
    }

    private MessagesRequestBuilder Messages(MailboxRequest mailbox) => graph.Users[mailbox.Owner ?? Me].Messages;
}
