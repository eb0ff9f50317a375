using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Profiles;

/// <summary>The people of an organisation who are customers themselves, up to two hundred.</summary>
internal static class ListPeople
{
    private const int Most = 200;

    /// <param name="People">In order of their ids.</param>
    /// <param name="HasMore">The organisation has more people than these.</param>
    public sealed record Response(IReadOnlyList<CustomerLine> People, bool HasMore);

    public static void Map(RouteGroupBuilder customers) =>
        customers.MapGet("/{id:guid}/people", HandleAsync)
            .Describe(nameof(ListPeople), "An organisation's people", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid id, CurrentUser user, CustomerStore customers, CancellationToken ct) =>
        await customers.PeopleAsync(user.Tenant, id, Most + 1, ct) is { } people
            ? TypedResults.Ok(new Response([.. people.Take(Most)], people.Count > Most))
            : CustomersProblems.NoSuchCustomer(id);
}
