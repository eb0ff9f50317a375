using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Sales;

/// <summary>Removes a document that was recorded by mistake, with its line on the timeline.</summary>
internal static class RemoveSale
{
    public static void Map(RouteGroupBuilder sales) =>
        sales.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemoveSale), "Remove an order or an invoice", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, SalesStore store, CancellationToken ct) =>
        Answer(await store.RemoveAsync(user.Actor, customerId, id, based.Version, ct), customerId, id);

    private static Results<NoContent, ProblemHttpResult> Answer(SaleChanged changed, Guid customerId, Guid id) =>
        SaleBody.Failure(changed, customerId, id) is { } failure ? failure : TypedResults.NoContent();
}
