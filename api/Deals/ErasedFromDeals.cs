using OutlookCrm.Slices;

namespace OutlookCrm.Deals;

/// <summary>Takes an erased customer out of the deals of others in which the customer took part.</summary>
internal sealed class ErasedFromDeals(BoardStore board, DealStore deals) : IErasureReach
{
    public async Task ForgetAsync(Erased erased, CancellationToken ct)
    {
        var actor = Actor.OfJob(erased.Tenant, "erasure");
        await foreach (var deal in board.WithAsync(erased.Tenant, erased.Customer.Id, ct))
        {
            await deals.ForgetPersonAsync(actor, deal, erased.Customer.Id, ct);
        }
    }
}
