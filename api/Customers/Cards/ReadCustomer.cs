using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Cards;

/// <summary>A customer's card without a mail: what search opens.</summary>
internal static class ReadCustomer
{
    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}", HandleAsync)
            .Describe(nameof(ReadCustomer), "A customer's profile, summary and newest history", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<CustomerCard>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, CardStore cards, HttpResponse response, CancellationToken ct)
    {
        if (await cards.FindAsync(user.Tenant, id, ct) is not { } card)
        {
            return CustomersProblems.NoSuchCustomer(id);
        }

        response.SetVersion(card.Version);
        return TypedResults.Ok(card);
    }
}
