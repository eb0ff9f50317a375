using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Who calls Graph, and what the token allows.</summary>
internal sealed class GraphCaller(ReadToken token, Mailboxes mailboxes)
{
    private const string Item = "graph-caller";

    // Any one permission of a list is enough; another's mailbox needs one of the second.
    private sealed record Needed(string[] Own, string[] Shared);

    private static readonly Needed s_readMail = new(["Mail.Read", "Mail.ReadWrite"], ["Mail.Read.Shared", "Mail.ReadWrite.Shared"]);
    private static readonly Needed s_writeMail = new(["Mail.ReadWrite"], ["Mail.ReadWrite.Shared"]);
    private static readonly Needed s_readCalendars =
        new(["Calendars.Read", "Calendars.ReadWrite"], ["Calendars.Read.Shared", "Calendars.ReadWrite.Shared"]);

    public ReadToken Token => token;

    /// <summary>The signed-in user; null for an application.</summary>
    public EntraUser? User { get; } = token.IsApp ? null : EntraDirectory.Find(token.Tenant, token.ObjectId);

    public static GraphCaller Of(HttpContext context) => (GraphCaller)context.Items[Item]!;

    public void AttachTo(HttpContext context) => context.Items[Item] = this;

    public bool Has(params string[] permissions) => permissions.Any((token.IsApp ? token.Roles : token.Scopes).Contains);

    /// <summary>Opens a mailbox by `me`, address or object id; the error is null when it may be read (or written).</summary>
    public (Mailbox? Mailbox, IResult? Error) Open(string user, bool write = false) => Open(user, write ? s_writeMail : s_readMail);

    /// <summary>Opens a mailbox for its calendar: its owner's permission, or the one for shared calendars.</summary>
    public (Mailbox? Mailbox, IResult? Error) OpenCalendar(string user) => Open(user, s_readCalendars);

    private (Mailbox? Mailbox, IResult? Error) Open(string user, Needed needed)
    {
        if (user == "me")
        {
            return User is null
                ? (null, GraphErrors.BadRequest("/me request is only valid with delegated authentication flow."))
                : Open(User.UserName, needed);
        }

        if (mailboxes.Find(token.Tenant, user) is not { } mailbox)
        {
            return (null, GraphErrors.InvalidUser(user));
        }

        var isOwn = User is not null && mailbox.Owner.User == User;
        var allowed = isOwn || token.IsApp ? Has(needed.Own) : User is not null && mailbox.Owner.IsSharedWith(User) && Has(needed.Shared);
        return allowed ? (mailbox, null) : (null, GraphErrors.AccessDenied());
    }
}
