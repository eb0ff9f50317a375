using OutlookCrm.Audit;
using OutlookCrm.Primitives;

namespace OutlookCrm.Slices;

/// <summary>
/// Who acts: a signed-in user or a job of the product. Stores and domain types take an actor, never a token, so that a job can do what a
/// user can.
/// </summary>
/// <param name="Tenant">The tenant in which the actor acts.</param>
/// <param name="UserId">The user's object id in Entra; <see cref="Guid.Empty"/> for a job.</param>
/// <param name="Name">The user's name, or the job's; for showing only, never for deciding.</param>
/// <param name="Roles">The user's app roles; a job has none.</param>
public sealed record Actor(TenantId Tenant, Guid UserId, string Name, IReadOnlySet<string> Roles)
{
    private static readonly HashSet<string> s_none = [];

    /// <summary>A job, which nobody signed in for. Audit rows name the job.</summary>
    public static Actor OfJob(TenantId tenant, string job) => new(tenant, Guid.Empty, job, s_none);

    /// <summary>The audit row of what this actor did. <paramref name="entry"/> is the timeline entry it was about, if any.</summary>
    public AuditRow Did(string verb, DateTimeOffset at, string? entry = null) => new(UserId, Name, verb, at, entry);
}
