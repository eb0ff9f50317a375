using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Mailboxes in Microsoft 365, read and marked with the signed-in user's own rights. A message is returned only after its Message-ID was
/// compared with the requested Message-ID, because an id from Outlook can belong to another message.
/// </summary>
internal sealed partial class Mailboxes(
    GraphAddresses addresses,
    MailboxTraffic traffic,
    AskForToken ask,
    ConversationPages pages,
    IOptions<EntraOptions> entra,
    TimeProvider clock,
    ILogger<Mailboxes> logger)
{
    /// <summary>The message that is meant, wherever it has moved in its mailbox.</summary>
    public Task<MailboxAnswer<MailMessage>> FindAsync(CurrentUser user, MailReference mail, CancellationToken ct) =>
        AskAsync<MailMessage>(new(user, mail.Mailbox), async mailbox =>
        {
            var found = await FindMessageAsync(mailbox, mail, ct);
            return found.TryGet(out var message, out var failure) ? await MapAsync(mailbox, message, ct) : failure;
        });

    /// <summary>The same with the mail's own headers, as far as Graph gives them: they are longer than most mails.</summary>
    public Task<MailboxAnswer<MailMessage>> FindWithHeadersAsync(CurrentUser user, MailReference mail, CancellationToken ct) =>
        AskAsync<MailMessage>(new(user, mail.Mailbox), async mailbox =>
        {
            var found = await FindMessageAsync(mailbox, mail, ct);
            if (!found.TryGet(out var message, out var failure))
            {
                return failure;
            }

            return await MapAsync(mailbox, await WithHeadersAsync(mailbox, message, ct), ct);
        });

    private async Task<GraphMessage> WithHeadersAsync(MailboxRequest mailbox, GraphMessage message, CancellationToken ct)
    {
        var headers = await IfGivenAsync(() => ReadAsync(
            new GraphRequest(mailbox, addresses.MessageHeaders.For(mailbox, message.Id!)), GraphJson.Default.GraphMessage, ct));
        return message with { InternetMessageHeaders = headers?.InternetMessageHeaders };
    }

    /// <summary>True when Graph gives the user's own mailbox: the shortest question it can be asked.</summary>
    public Task<MailboxAnswer<bool>> ReachAsync(CurrentUser user, CancellationToken ct) =>
        AskAsync<bool>(new(user, null), async mailbox =>
        {
            await ListAsync(mailbox, addresses.AnyMessage.For(mailbox), ct);
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
        var same = copies.Where(c => MessageId.AreSame(c.InternetMessageId, mail.InternetMessageId)).OrderBy(c => c.IsDraft ?? false)
            .ToList();

        // Several mails with one Message-ID, and nothing tells which of them is meant: none rather than the wrong one.
        var isClear = same.Where(c => c.IsDraft != true).DistinctBy(c => (c.SentDateTime, c.From?.EmailAddress?.Address)).Count() < 2;
        return same.Count > 0 && isClear ? same[0]
            : same.Count > 0 ? new MailboxFailure.AnotherMessage()
            : byId is not null ? new MailboxFailure.AnotherMessage()
            : new MailboxFailure.NotFound();
    }

    private Task<GraphMessage?> GetAsync(MailboxRequest mailbox, string id, CancellationToken ct) => OrNullAsync(() => ReadAsync(
        new GraphRequest(mailbox, addresses.Message.For(mailbox, id)), GraphJson.Default.GraphMessage, ct));

    private async Task<IEnumerable<GraphMessage>> SearchAsync(MailboxRequest mailbox, string internetMessageId, CancellationToken ct)
    {
        if (MessageId.Filter(internetMessageId) is not { } filter)
        {
            return [];
        }

        var copies = await IfGivenAsync(() => ListAsync(mailbox, addresses.MessageCopies.For(mailbox, filter), ct));
        return copies is null ? [] : MessagesOf(copies);
    }

    private async Task<MailboxAnswer<MailMessage>> MapAsync(MailboxRequest mailbox, GraphMessage message, CancellationToken ct)
    {
        // Only the headers tell who wrote what a list sends.
        var isForOthers = message.From?.EmailAddress?.Name is { } name && PersonName.OnWhoseBehalf(name) is not null;
        if ((isForOthers || DirectoryNames.AreOn(message)) && message.Id is { Length: > 0 })
        {
            message = message.InternetMessageHeaders is null ? await WithHeadersAsync(mailbox, message, ct) : message;
            message = DirectoryNames.Resolve(message, message.InternetMessageHeaders ?? []);
        }

        if (MessageMapping.LacksText(message) && message.Id is { Length: > 0 } id)
        {
            // The whole body only for the few messages that need it: it carries every quoted mail below.
            var whole = await IfGivenAsync(() => ReadAsync(
                new GraphRequest(mailbox, addresses.MessageBody.For(mailbox, id)), GraphJson.Default.GraphMessage, ct));
            message = message with { Body = whole?.Body };
        }

        if (Teasers.MayBeIn(message.UniqueBody?.Content ?? "", message.Subject ?? "") && message.Id is { Length: > 0 } own)
        {
            // Of text nobody knows what of it a reader sees, of HTML it can be told.
            var styled = await IfGivenAsync(() => ReadAsync(
                new GraphRequest(mailbox, addresses.MessageUniqueBody.For(mailbox, own)) { IsForHtml = true },
                GraphJson.Default.GraphMessage, ct));
            message = MessageMapping.AsSeen(message, styled?.UniqueBody);
        }

        return MessageMapping.ToMail(message) is { } mail ? mail with { ReadAt = clock.GetUtcNow() } : new MailboxFailure.NotFound();
    }

    private Task<GraphList> ListAsync(MailboxRequest mailbox, Uri address, CancellationToken ct) =>
        ReadAsync(new GraphRequest(mailbox, address), GraphJson.Default.GraphList, ct);

    private static IEnumerable<GraphMessage> MessagesOf(GraphList list) => list.Value!.OfType<GraphMessage>();
}
