namespace OutlookCrm.Identity;

/// <summary>Tells the company's own people from strangers.</summary>
public interface IOwnPeople
{
    /// <summary>
    /// Of each address whether it is a colleague's. The first question of a user may wait a moment for Microsoft 365; where Microsoft 365
    /// does not answer in that time, only the configuration and the user's own domain tell.
    /// </summary>
    Task<IReadOnlyList<bool>> AreOursAsync(CurrentUser user, IReadOnlyList<string> addresses, CancellationToken ct);
}
