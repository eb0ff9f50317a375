namespace OutlookCrm.Identity;

/// <summary>
/// Who is calling, from the validated token and nothing else. <paramref name="ObjectId"/> with <paramref name="Tenant"/> is the user's key;
/// <paramref name="Name"/> and <paramref name="UserName"/> are for showing only, never for deciding. <paramref name="AccessToken"/> is the
/// caller's token for our API, exchanged on behalf of the user for Graph; it is never stored or logged.
/// </summary>
public sealed record CurrentUser(TenantId Tenant, Guid ObjectId, string Name, string UserName, IReadOnlySet<string> Roles, string AccessToken)
{
    /// <summary>True for managers and administrators.</summary>
    public bool IsManager => Roles.Contains(Policies.ManagerRole) || Roles.Contains(Policies.AdminRole);
}
