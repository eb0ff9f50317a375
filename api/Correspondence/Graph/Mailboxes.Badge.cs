using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

internal sealed partial class Mailboxes
{
    /// <summary>The Outlook category that marks a logged message for everyone who sees the mailbox.</summary>
    public const string LoggedCategory = "Logged to CRM";

    /// <summary>
    /// Adds or removes the category and answers with the message as it is then; asks nothing of Graph when <paramref name="message"/>
    /// already is as wanted. <paramref name="owner"/> is the owner of a shared mailbox, null for the user's own.
    /// </summary>
    public Task<MailboxAnswer<MailMessage>> MarkLoggedAsync(
        CurrentUser user, string? owner, MailMessage message, bool logged, CancellationToken ct) =>
        AskAsync<MailMessage>(new(user, owner, Writes: true), async mailbox =>
        {
            for (var again = false; ; again = true)
            {
                if (message.Categories.Any(IsLogged) == logged)
                {
                    return message;
                }

                string[] wanted = logged ? [.. message.Categories, LoggedCategory] : [.. message.Categories.Where(c => !IsLogged(c))];
                try
                {
                    var changed = await PatchAsync(mailbox, message, wanted, ct);
                    return message with { Categories = wanted, Version = MessageMapping.ETag(changed) };
                }
                catch (GraphRefusalException e) when (e.Status is 409 or 412 && !again)
                {
                    // The whole list is sent, so a category that another user has set in the meantime must be read first.
                    message = await WithCategoriesNowAsync(mailbox, message, ct);
                }
                catch (GraphRefusalException e) when (e.Status == 400)
                {
                    // Some items take no categories; that is the mailbox's word, and the mail stays logged.
                    return new MailboxFailure.Denied();
                }
            }
        });

    private Task<GraphMessage> PatchAsync(MailboxRequest mailbox, MailMessage message, string[] categories, CancellationToken ct) =>
        ReadAsync(
        new GraphRequest(mailbox, addresses.ChangeMessage.For(mailbox, message.GraphId))
        {
            Change = JsonSerializer.SerializeToUtf8Bytes(new GraphCategories(categories), GraphJson.Default.GraphCategories),
            Version = message.Version,
        },
        GraphJson.Default.GraphMessage,
        ct);

    private async Task<MailMessage> WithCategoriesNowAsync(MailboxRequest mailbox, MailMessage message, CancellationToken ct)
    {
        var now = await ReadAsync(
            new GraphRequest(mailbox, addresses.MessageCategories.For(mailbox, message.GraphId)), GraphJson.Default.GraphMessage, ct);
        return message with { Categories = MessageMapping.Categories(now), Version = MessageMapping.ETag(now) };
    }

    // Outlook compares category names without regard to case.
    private static bool IsLogged(string category) => string.Equals(category, LoggedCategory, StringComparison.OrdinalIgnoreCase);
}
