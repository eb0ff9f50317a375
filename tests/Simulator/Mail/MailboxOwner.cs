using OutlookCrm.Simulator.Entra;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// Whose mailbox it is. <paramref name="Id"/> is the owner's object id; <paramref name="User"/> is null for a shared mailbox, which
/// <paramref name="Readers"/> may open.
/// </summary>
public sealed record MailboxOwner(
    Guid Id, EntraTenant Tenant, string Address, string DisplayName, EntraUser? User, IReadOnlyList<string> Readers)
{
    /// <summary>The shared mailbox of contoso, which maria and nikos may read.</summary>
    public const string SharedAddress = "sales@contoso.example";

    /// <summary>Every mailbox there is.</summary>
    public static IReadOnlyList<MailboxOwner> All { get; } =
    [
        .. EntraDirectory.Users.Select(user => new MailboxOwner(user.ObjectId, user.Tenant, user.UserName, user.DisplayName, user, [])),
        new(new("cccccccc-0000-4000-8000-000000000001"), EntraDirectory.Contoso, SharedAddress, "Sales", null, ["maria", "nikos"]),
    ];

    /// <summary>Whether the user may open the mailbox of another owner.</summary>
    public bool IsSharedWith(EntraUser user) => Tenant == user.Tenant && Readers.Contains(user.Name);
}
