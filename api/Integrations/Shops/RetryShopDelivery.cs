using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Refusals;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Tries again to enter what of a shop came to nothing and is kept: one delivery, or all. What stood in the way may be gone, and an order
/// that somebody removed comes back. A delivery stays in the list until it is entered.
/// </summary>
internal static class RetryShopDelivery
{
    private const string Deed = "tried again what was left out of the shop";
    private const int AtOnce = 8;

    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPost("/shops/{id:guid}/deliveries/{delivery:guid}/retry", OneAsync)
            .Describe(nameof(RetryShopDelivery), "Try again what a web shop sent", Policies.Admin);
        admin.MapPost("/shops/{id:guid}/retry", AllAsync)
            .Describe("RetryShopDeliveries", "Try again all that a web shop sent and that came to nothing", Policies.Admin);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> OneAsync(
        Guid id, Guid delivery, CurrentUser user, TenantShops shops, ShopQueue queue, ShopWorker worker, CancellationToken ct)
    {
        if (await queue.FindLeftOutAsync(user.Tenant, id, delivery, ct) is not { Parts: > 0 }
            || !await shops.NoteAsync(user.Actor, id, Deed, ct) || !await queue.TryAgainAsync(user.Tenant, id, delivery, ct))
        {
            return IntegrationsProblems.NoSuchIntegration(delivery);
        }

        worker.Ring();
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> AllAsync(
        Guid id, CurrentUser user, TenantShops shops, ShopQueue queue, ShopWorker worker, CancellationToken ct)
    {
        if (!await shops.NoteAsync(user.Actor, id, Deed, ct))
        {
            return IntegrationsProblems.NoSuchIntegration(id);
        }

        var kept = (await queue.LeftOutAsync(user.Tenant, id, ShopQueue.MostLeftOut, ct)).Where(left => left.Parts > 0);
        await Parallel.ForEachAsync(kept, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (left, token) => await queue.TryAgainAsync(user.Tenant, id, left.Id, token));
        worker.Ring();
        return TypedResults.Accepted((string?)null);
    }
}
