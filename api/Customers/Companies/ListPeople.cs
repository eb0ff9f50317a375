using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Companies;

/// <summary>The people of an organisation who are customers themselves, up to two hundred: those whom its card joins.</summary>
internal static class ListPeople
{
    /// <param name="People">In order of their ids.</param>
    /// <param name="HasMore">The organisation has more people than these.</param>
    public sealed record Response(IReadOnlyList<CustomerLine> People, bool HasMore);

    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}/people", HandleAsync)
            .Describe(nameof(ListPeople), "An organisation's people", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, CompanyStore companies, CancellationToken ct) =>
        await companies.ReadPeopleAsync(user.Tenant, id, ct) is { } people
            ? TypedResults.Ok(new Response([.. people.Take(CompanyStore.MostPeople)], people.Count > CompanyStore.MostPeople))
            : CustomersProblems.NoSuchCustomer(id);
}
