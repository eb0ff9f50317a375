using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

internal sealed partial class Mailboxes
{
    /// <summary>The id of the mailbox's Sent Items.</summary>
    public Task<MailboxAnswer<string>> ReadSentItemsAsync(CurrentUser user, string? owner, CancellationToken ct) =>
        AskAsync<string>(new(user, owner), async mailbox => (await ReadAsync(
            new GraphRequest(mailbox, addresses.SentItems.For(mailbox)), GraphJson.Default.GraphFolder, ct)).Id!);
}
