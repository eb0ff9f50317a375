using OutlookCrm.AddIn;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>Compares the manifest that Outlook opens the pane with and the one that this installation serves.</summary>
internal sealed class ManifestCheck(OpenedManifestStore opened) : ISetupCheck
{
    public async Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct) =>
        await opened.FindAsync(user.Tenant, ct) switch
        {
            null => [new(SetupFinding.ManifestNotSeen, SetupState.Warning)],
            { } last when Version.Parse(last.Version) >= Version.Parse(
                AddInDescription.CurrentVersion) => [new(SetupFinding.ManifestCurrent, SetupState.Ok, last.Version)],
            { } last => [new(SetupFinding.ManifestOld, SetupState.Warning, last.Version)],
        };
}
