using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>Tries one thing that must work, as it is used in earnest.</summary>
internal interface ISetupCheck
{
    /// <summary>One line for each thing that was tried, as this administrator.</summary>
    Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct);
}
