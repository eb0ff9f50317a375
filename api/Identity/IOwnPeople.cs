namespace OutlookCrm.Identity;

/// <summary>Tells the company's own people from strangers.</summary>
public interface IOwnPeople
{
    /// <summary>
    /// What each address is to the company. The first question of a user may wait a moment for Microsoft 365; where Microsoft 365 does not
    /// answer in that time, only the configuration and the user's own domain tell.
    /// </summary>
    Task<IReadOnlyList<WhoseAddress>> TellAsync(CurrentUser user, IReadOnlyList<string> addresses, CancellationToken ct);
}

/// <summary>
/// What an address is to the company: <paramref name="IsOurs"/> for a colleague's; else <paramref name="LooksLike"/> is the domain of the
/// company that its domain can be mistaken for, null for none.
/// </summary>
public readonly record struct WhoseAddress(bool IsOurs, string? LooksLike);
