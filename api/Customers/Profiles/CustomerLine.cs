namespace OutlookCrm.Customers.Profiles;

/// <summary>Enough of a customer for a list.</summary>
public sealed record CustomerLine(
    Guid Id, CustomerKind Kind, string Name, string? Company, string? Role, string? Address,
    string? City, string? Country, LifecycleStage Stage)
{
    public static CustomerLine Of(Guid id, Profile profile) => new(
        id, profile.Kind, profile.Name, profile.Company, profile.Role, profile.Addresses.Count > 0 ? profile.Addresses[0] : null,
        profile.City, profile.Country, profile.Stage);
}
