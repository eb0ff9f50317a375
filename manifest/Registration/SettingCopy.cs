using Microsoft.Graph.Models;

namespace OutlookCrm.Manifest.Registration;

/// <summary>
/// What an application has, copied member by member into an update. Sent back as it was read, it would carry members that Graph refuses.
/// </summary>
internal static class SettingCopy
{
    public static PermissionScope Copy(PermissionScope one) => new()
    {
        Id = one.Id,
        Value = one.Value,
        Type = one.Type,
        IsEnabled = one.IsEnabled,
        AdminConsentDisplayName = one.AdminConsentDisplayName,
        AdminConsentDescription = one.AdminConsentDescription,
        UserConsentDisplayName = one.UserConsentDisplayName,
        UserConsentDescription = one.UserConsentDescription,
    };

    public static PreAuthorizedApplication Copy(PreAuthorizedApplication one) =>
        new() { AppId = one.AppId, DelegatedPermissionIds = [.. one.DelegatedPermissionIds ?? []] };

    public static ResourceAccess Copy(ResourceAccess one) => new() { Id = one.Id, Type = one.Type };

    public static AppRole Copy(AppRole one) => new()
    {
        Id = one.Id,
        Value = one.Value,
        DisplayName = one.DisplayName,
        Description = one.Description,
        IsEnabled = one.IsEnabled,
        AllowedMemberTypes = [.. one.AllowedMemberTypes ?? []],
    };

    // Graph keeps the key of a certificate whose id it knows.
    public static KeyCredential Copy(KeyCredential one) => new()
    {
        KeyId = one.KeyId,
        Type = one.Type,
        Usage = one.Usage,
        DisplayName = one.DisplayName,
        CustomKeyIdentifier = one.CustomKeyIdentifier,
        StartDateTime = one.StartDateTime,
        EndDateTime = one.EndDateTime,
        Key = one.Key,
    };
}
