using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Payments;

/// <summary>Removes a payment that was recorded by mistake, with its line on the timeline.</summary>
internal static class RemovePayment
{
    public static void Map(RouteGroupBuilder payments) =>
        payments.MapDelete("/{id:guid}", HandleAsync).Describe(nameof(RemovePayment), "Remove a payment", Policies.Sales);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Guid id, IfMatch based, CurrentUser user, PaymentsStore store, CancellationToken ct) =>
        Answer(await store.RemoveAsync(user.Actor, customerId, id, based.Version, ct), customerId, id);

    private static Results<NoContent, ProblemHttpResult> Answer(PaymentChanged changed, Guid customerId, Guid id) =>
        PaymentBody.Failure(changed, customerId, id) is { } failure ? failure : TypedResults.NoContent();
}
