using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Addresses;

/// <summary>Tells the company's own people from strangers.</summary>
public interface IOwnPeople
{
    /// <summary>
    /// By what the company's own people are known. The first question of a user may wait a moment for Microsoft 365; where Microsoft 365
    /// does not answer in that time, only the configuration and the user's own domain tell. A program with an API key is told what the
    /// company's users were told last.
    /// </summary>
    Task<OwnPeople> OfAsync(CurrentUser user, CancellationToken ct);

    /// <summary>What each address is to the company, as <see cref="OfAsync"/> tells it.</summary>
    Task<IReadOnlyList<WhoseAddress>> TellAsync(CurrentUser user, IReadOnlyList<string> addresses, CancellationToken ct);
}

/// <summary>
/// What an address is to the company: <paramref name="IsOurs"/> for a colleague's; else <paramref name="LooksLike"/> is the domain of the
/// company that its domain can be mistaken for, null for none.
/// </summary>
public readonly record struct WhoseAddress(bool IsOurs, string? LooksLike);
