using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>Who calls Graph, and what the token allows.</summary>
internal sealed class GraphCaller(ReadToken token, Mailboxes mailboxes)
{
    private const string Item = "graph-caller";

    public ReadToken Token => token;

    /// <summary>The signed-in user; null for an application.</summary>
    public EntraUser? User { get; } = token.IsApp ? null : EntraDirectory.Find(token.Tenant, token.ObjectId);

    public static GraphCaller Of(HttpContext context) => (GraphCaller)context.Items[Item]!;

    public void AttachTo(HttpContext context) => context.Items[Item] = this;

    public bool Has(params string[] permissions) => permissions.Any((token.IsApp ? token.Roles : token.Scopes).Contains);

    /// <summary>Opens a mailbox by `me`, address or object id; the error is null when it may be read (or written).</summary>
    public (Mailbox? Mailbox, IResult? Error) Open(string user, bool write = false)
    {
        if (user == "me")
        {
            return User is null
                ? (null, GraphErrors.BadRequest("/me request is only valid with delegated authentication flow."))
                : Open(User.UserName, write);
        }

        if (mailboxes.Find(token.Tenant, user) is not { } mailbox)
        {
            return (null, GraphErrors.InvalidUser(user));
        }

        var isOwn = User is not null && mailbox.Owner.User == User;
        var allowed = (token.IsApp, isOwn, write) switch
        {
            (_, true, false) or (true, _, false) => Has("Mail.Read", "Mail.ReadWrite"),
            (_, true, true) or (true, _, true) => Has("Mail.ReadWrite"),
            (_, _, false) => User is not null && mailbox.Owner.IsSharedWith(User) && Has("Mail.Read.Shared", "Mail.ReadWrite.Shared"),
            _ => User is not null && mailbox.Owner.IsSharedWith(User) && Has("Mail.ReadWrite.Shared"),
        };
        return allowed ? (mailbox, null) : (null, GraphErrors.AccessDenied());
    }
}
