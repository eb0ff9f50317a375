namespace OutlookCrm.Correspondence;

/// <summary>
/// By what a copy of a mail is known again: whose mailbox it came into and when (UTC), and its subject's digits. Some programs give all
/// their mails one Message-ID, and some the same subject too.
/// </summary>
public sealed record MailCopy(Guid UserId, DateTimeOffset? CreatedAt, string Subject)
{
    // A user may have the mail twice, in the user's own mailbox and in a shared one.
    private static readonly TimeSpan s_ownCopies = TimeSpan.FromMinutes(1);

    // So long one mail may be on its way into two mailboxes of a company, greylists and rules included.
    private static readonly TimeSpan s_delivery = TimeSpan.FromHours(1);

    /// <summary>True for a mail of ours: its copy came to be with the draft, perhaps days before it was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOurs { get; init; }

    /// <summary>
    /// True unless the mail that a user has open is another one: with another subject, or come into the mailbox at another time than the
    /// copies that were logged. <paramref name="sentAt"/> is when the logged mail was sent.
    /// </summary>
    public static bool MayBe(
        IReadOnlyList<MailCopy>? logged, DateTimeOffset sentAt, Guid user, string? subject, DateTimeOffset? createdAt)
    {
        if (logged is null or { Count: 0 } || subject is null)
        {
            return true;
        }

        var hash = MailLog.SubjectHashOf(subject);
        var alike = logged.Where(copy => copy.Subject == hash).ToList();
        if (alike.Count == 0 || createdAt is not { } at)
        {
            return alike.Count > 0;
        }

        var own = alike.Where(copy => copy.UserId == user && copy.CreatedAt is not null).ToList();
        return own.Count > 0 ? own.Exists(copy => (copy.CreatedAt!.Value - at).Duration() <= s_ownCopies)
            : alike.Exists(copy => copy.IsOurs || copy.CreatedAt is null || (copy.CreatedAt.Value - at).Duration() <= s_delivery)
                || (sentAt - at).Duration() <= s_delivery;
    }
}
