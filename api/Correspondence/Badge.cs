using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>
/// The Outlook category that shows in the message list what is logged. A badge only: the truth is in the customer's rows.
/// </summary>
internal sealed class Badge(Mailboxes mailboxes, IOptions<CorrespondenceOptions> options)
{
    /// <summary>Puts the category on a message or takes it off. Never fails what it decorates.</summary>
    public async Task<BadgeState> SetAsync(CurrentUser user, string? mailbox, MailMessage message, bool logged, CancellationToken ct)
    {
        if (!options.Value.Badge)
        {
            return BadgeState.Off;
        }

        return (await mailboxes.MarkLoggedAsync(user, mailbox, message, logged, ct)).TryGet(out _, out _) ? BadgeState.Set
            : BadgeState.Failed;
    }

    /// <summary>Takes the category off a mail that an undo left logged by nobody, wherever it lies in the mailbox now.</summary>
    public async Task ClearAsync(CurrentUser user, UndoOutcome outcome, CancellationToken ct)
    {
        if (options.Value.Badge && outcome is { LoggedBy.Count: 0, Entry: { Kind: EntryKind.Mail, Mail: var mail } }
            && (await mailboxes.FindAsync(user, new("", mail.InternetMessageId, mail.Mailbox), ct)).TryGet(out var message, out _)
            && MailIdentity.Of(message) is var identity && (identity.IsOf(outcome.Entry.Id)
                || identity.Apart(MailPrint.Of(message.Subject, message.Text)).IsOf(outcome.Entry.Id)))
        {
            await mailboxes.MarkLoggedAsync(user, mail.Mailbox, message, false, ct);
        }
    }
}

public enum BadgeState
{
    /// <summary>The company does not use it.</summary>
    Off,

    /// <summary>The message shows the truth.</summary>
    Set,

    /// <summary>The mailbox refused the category; the mail is logged.</summary>
    Failed,
}

public sealed class CorrespondenceOptions
{
    /// <summary>Whether logged mails get the Outlook category; needs the Mail.ReadWrite permission.</summary>
    public bool Badge { get; set; }

    /// <summary>
    /// Domains of the company's own people, with all that lies below them, beside those that Microsoft 365 names; separated by commas.
    /// </summary>
    public string OwnDomains { get; set; } = "";

    /// <summary>Single addresses of the company's own people at domains of others; separated by commas.</summary>
    public string OwnAddresses { get; set; } = "";
}
