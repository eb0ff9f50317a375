using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>
/// Takes an erased customer out of the list of buyers, and with it what the customer may want next: also one whose documents were all
/// removed before, for example by undoing an import.
/// </summary>
internal sealed class ErasedBuyers(Buyers buyers) : IErasureReach
{
    public Task ForgetAsync(Erased erased, CancellationToken ct) => buyers.ForgetAsync(erased.Tenant, erased.Customer.Id, ct);
}
