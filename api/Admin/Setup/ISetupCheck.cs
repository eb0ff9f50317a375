using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>Tests one dependency in the same way as the product uses it.</summary>
internal interface ISetupCheck
{
    /// <summary>One line for each thing that was tried, as this administrator.</summary>
    Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct);
}
