using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>On whose behalf a Graph request is made and to which mailbox it goes.</summary>
/// <param name="User">The user whose rights apply.</param>
/// <param name="Owner">The owner of a shared mailbox; null for the user's own.</param>
/// <param name="Writes">True when the request changes a message, which needs more rights.</param>
/// <param name="IsCalendar">True for the mailbox's calendar, which is another right than its mail.</param>
/// <param name="IsDirectory">True for what the directory says of the user and the user's company.</param>
internal sealed record MailboxRequest(
    CurrentUser User, string? Owner, bool Writes = false, bool IsCalendar = false, bool IsDirectory = false)
{
    /// <summary>What Graph counts its limits by: one mailbox of one tenant.</summary>
    public string Mailbox { get; } = $"{User.Tenant}/{Owner?.ToUpperInvariant() ?? User.ObjectId.ToString("D")}";

    /// <summary>False for an owner that is no address: it becomes a part of the path and must not lead out of it.</summary>
    public bool IsPossible => Owner is null
        || (Owner.Length <= 320 && Owner.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < Owner.Length - 1
            && !Owner.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '/' or '\\' or '?' or '#' or '%'));

    /// <summary>The least that the request needs.</summary>
    public GraphAccess Access => (Owner, Writes, IsCalendar) switch
    {
        _ when IsDirectory => GraphAccess.ReadProfile,
        (null, _, true) => GraphAccess.ReadCalendar,
        (_, _, true) => GraphAccess.ReadSharedCalendar,
        (null, false, _) => GraphAccess.ReadMail,
        (null, true, _) => GraphAccess.WriteMail,
        (_, false, _) => GraphAccess.ReadSharedMail,
        (_, true, _) => GraphAccess.WriteSharedMail,
    };
}
