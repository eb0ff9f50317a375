using OutlookCrm.Primitives;

namespace OutlookCrm.Slices;

/// <summary>
/// What a slice does before the first customer of a tenant is written. Called for each tenant once in each process before the process adds
/// a customer, so the tenant may have customers already.
/// </summary>
public interface ITenantStart
{
    /// <summary>Throws when the work could not be done: then no customer is added, and the next attempt calls again.</summary>
    Task StartAsync(TenantId tenant, CancellationToken ct);
}
