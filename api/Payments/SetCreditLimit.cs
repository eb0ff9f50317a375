using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Money;

namespace OutlookCrm.Payments;

/// <summary>Sets how much a customer may owe before the card warns, or takes the limit away.</summary>
internal static class SetCreditLimit
{
    private const double Most = 1e15;

    /// <param name="Currency">ISO 4217, in capitals.</param>
    /// <param name="Amount">The customer may owe so much; null: no limit.</param>
    public sealed record Request(
        [property: Required, StringLength(3, MinimumLength = 3)] string Currency, [property: Range(0, Most)] decimal? Amount = null);

    public static void Map(RouteGroupBuilder payments) =>
        payments.MapPut("/limit", HandleAsync).Describe(nameof(SetCreditLimit), "Set a customer's credit limit", Policies.Manager);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid customerId, Request request, CurrentUser user, PaymentsStore store, CancellationToken ct)
    {
        if (!Currency.IsCode(request.Currency))
        {
            return Problems.InvalidRequest("currency", "A currency of ISO 4217, in capitals.");
        }

        var limit = request.Amount is { } amount ? new CreditLimit(Currency.Round(amount, request.Currency), request.Currency) : null;
        return await store.LimitAsync(user.Actor, customerId, limit, ct) ? TypedResults.NoContent()
            : CustomersProblems.NoSuchCustomer(customerId);
    }
}
