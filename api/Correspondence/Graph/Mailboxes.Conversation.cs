using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <param name="Messages">Oldest first.</param>
/// <param name="LeftOut">How many drafts and deleted messages are not in it.</param>
/// <param name="Next">Ask with it for the next page; null after the last. A page can be empty and still have a next.</param>
internal sealed record ConversationPage(IReadOnlyList<MailMessage> Messages, int LeftOut, string? Next);

/// <summary>
/// How many messages a conversation has, drafts and deleted ones not counted; <paramref name="More"/> when at least that many.
/// </summary>
internal sealed record ConversationSize(int Messages, bool More);

internal sealed partial class Mailboxes
{
    /// <summary>
    /// At most twenty messages of the conversation that <paramref name="mail"/> is part of, from all folders of its mailbox.
    /// </summary>
    public Task<MailboxAnswer<ConversationPage>> ReadConversationAsync(
        CurrentUser user, MailReference mail, string? next, CancellationToken ct) =>
        AskAsync<ConversationPage>(new(user, mail.Mailbox), async mailbox =>
        {
            if (next is not null)
            {
                return pages.Read(mailbox, next) is { } page && LeadsToGraph(page.Link)
                    ? await PageAsync(mailbox, await ListAsync(mailbox, new Uri(page.Link), ct), page.Link, page.DeletedItems, ct)
                    : new MailboxFailure.NoSuchPage();
            }

            var found = await FindMessageAsync(mailbox, mail, ct);
            if (!found.TryGet(out var message, out var failure))
            {
                return failure;
            }

            if (ConversationFilter(message) is not { } filter)
            {
                return await MapAsync(mailbox, message, ct) is var one && one.TryGet(out var alone, out var none)
                    ? new ConversationPage([alone], 0, null)
                    : none;
            }

            var deletedItems = await DeletedItemsAsync(mailbox, message, ct);
            var first = await ListAsync(mailbox, addresses.Conversation.For(mailbox, filter), ct);
            return await PageAsync(mailbox, first, null, deletedItems, ct);
        });

    /// <summary>
    /// The size of the conversation that <paramref name="mail"/> is part of; counts a message once however many copies there are.
    /// </summary>
    public Task<MailboxAnswer<ConversationSize>> CountConversationAsync(CurrentUser user, MailReference mail, CancellationToken ct) =>
        AskAsync<ConversationSize>(new(user, mail.Mailbox), async mailbox =>
        {
            var found = await FindMessageAsync(mailbox, mail, ct);
            if (!found.TryGet(out var message, out var failure))
            {
                return failure;
            }

            if (ConversationFilter(message) is not { } filter)
            {
                return new ConversationSize(1, false);
            }

            var deletedItems = await DeletedItemsAsync(mailbox, message, ct);
            var list = await ListAsync(mailbox, addresses.ConversationSize.For(mailbox, filter), ct);
            var counted = MessagesOf(list).Where(m => Belongs(m, deletedItems)).DistinctBy(m => m.InternetMessageId ?? m.Id).Count();
            return new ConversationSize(counted, list.NextLink is not null);
        });

    private async Task<ConversationPage> PageAsync(
        MailboxRequest mailbox, GraphList list, string? asked, string? deletedItems, CancellationToken ct)
    {
        var all = MessagesOf(list).ToList();
        var messages = new List<MailMessage>(all.Count);
        foreach (var message in all.Where(m => Belongs(m, deletedItems)))
        {
            if ((await MapAsync(mailbox, message, ct)).TryGet(out var mail, out _))
            {
                messages.Add(mail);
            }
        }

        // Graph refuses to sort what it filters by conversation, so each page is sorted here.
        messages.Sort((a, b) => a.SentAt.CompareTo(b.SentAt));

        return new ConversationPage(messages, all.Count - messages.Count, Next(mailbox, list.NextLink, asked, deletedItems));
    }

    private string? Next(MailboxRequest mailbox, string? link, string? asked, string? deletedItems)
    {
        // A link to the page it came with would never end.
        if (link is null || link == asked)
        {
            return null;
        }

        // Not silently the end: messages would be missed.
        return LeadsToGraph(link) ? pages.Write(mailbox, link, deletedItems) : throw new JsonException("A next link leads out of Graph.");
    }

    private bool LeadsToGraph(string link) => Uri.TryCreate(link, UriKind.Absolute, out var url) && traffic.IsGraph(url);

    /// <summary>The id of Deleted Items; null when it cannot be told, or when the open message itself lies there.</summary>
    private async Task<string?> DeletedItemsAsync(MailboxRequest mailbox, GraphMessage open, CancellationToken ct)
    {
        var folder = await IfGivenAsync(() => ReadAsync(
            new GraphRequest(mailbox, addresses.DeletedItems.For(mailbox)), GraphJson.Default.GraphFolder, ct));
        return folder?.Id == open.ParentFolderId ? null : folder?.Id;
    }

    private static bool Belongs(GraphMessage message, string? deletedItems) =>
        message.IsDraft != true && (deletedItems is null || message.ParentFolderId != deletedItems);

    private static string? ConversationFilter(GraphMessage message) => message.ConversationId is { Length: > 0 } id
        ? $"conversationId eq '{id.Replace("'", "''", StringComparison.Ordinal)}'"
        : null;
}
