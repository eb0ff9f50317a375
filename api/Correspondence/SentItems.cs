using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Tells by its folder that a mail was sent from its mailbox: an alias, a second brand or a private address may be its author. The folder
/// keeps its id, which is kept for hours; where Graph does not tell it, nothing is known of the mail.
/// </summary>
internal sealed class SentItems(Mailboxes mailboxes, TimeProvider clock)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan s_known = TimeSpan.FromHours(8);
    private static readonly TimeSpan s_unknown = TimeSpan.FromMinutes(5);

    private readonly BoundedCache<string, string> _folders = new(MostRemembered, clock);

    /// <summary>True for a mail in the Sent Items of its mailbox; <paramref name="mailbox"/> is null for the user's own.</summary>
    public async Task<bool> HasAsync(CurrentUser user, string? mailbox, MailMessage message, CancellationToken ct)
    {
        if (message.FolderId is not { Length: > 0 } folder)
        {
            return false;
        }

        var key = new MailboxRequest(user, mailbox).Mailbox;
        if (_folders.Find(key) is not { } sent)
        {
            var isKnown = (await mailboxes.ReadSentItemsAsync(user, mailbox, ct)).TryGet(out var id, out _);
            sent = id ?? "";
            _folders.Set(key, sent, isKnown ? s_known : s_unknown);
        }

        return sent == folder;
    }
}
