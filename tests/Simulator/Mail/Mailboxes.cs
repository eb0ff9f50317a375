using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Simulator.Mail;

/// <summary>All mailboxes, loaded from disk at start. A change is on disk before anybody hears of it.</summary>
public sealed class Mailboxes
{
    private readonly List<Mailbox> _all;
    private readonly MailboxFiles _files;

    internal Mailboxes(MailboxFiles files, TimeProvider clock)
    {
        _files = files;
        _all = [.. MailboxOwner.All.Select(owner => new Mailbox(
            owner, clock, files.Save, change => Changed?.Invoke(change), files.Save, change => MeetingChanged?.Invoke(change)))];
        foreach (var mailbox in _all)
        {
            files.Load(mailbox);
        }
    }

    /// <summary>Told of every change, on the thread that made it.</summary>
    public event Action<MailChange>? Changed;

    /// <summary>Told of every change in a calendar, on the thread that made it.</summary>
    public event Action<MeetingChange>? MeetingChanged;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Mailbox> All => _all;

    /// <summary>The mailbox of a user.</summary>
    public Mailbox Of(EntraUser user) => _all.Single(mailbox => mailbox.Owner.User == user);

    /// <summary>The mailbox with this address or object id, in this tenant; null when there is none.</summary>
    public Mailbox? Find(Guid tenant, string addressOrId) => _all.FirstOrDefault(mailbox =>
        mailbox.Owner.Tenant.Id == tenant &&
        (string.Equals(mailbox.Owner.Address, addressOrId, StringComparison.OrdinalIgnoreCase) ||
         string.Equals(mailbox.Owner.Id.ToString("D"), addressOrId, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Files many messages at once, in one file.</summary>
    internal void AddMany(Mailbox mailbox, IEnumerable<StoredMessage> messages) => _files.SaveMany(mailbox, mailbox.AddQuietly(messages));
}
