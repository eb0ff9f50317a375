using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Search;

/// <summary>Finds customers by the beginnings of words: name, company, address, domain, telephone number.</summary>
internal static class SearchCustomers
{
    /// <summary>What was typed so far, nothing for the customers whom the caller worked on last; and how many answers fit.</summary>
    public sealed record Request([property: StringLength(100)] string Text, [property: Range(1, 50)] int? Limit = null);

    /// <param name="Results">
    /// Customers whose name begins with the text, then those in whose name a later word does, then by company, address and number. Within
    /// each: those whom the caller worked on last, then those whom the caller owns, then by name.
    /// </param>
    /// <param name="HasMore">More customers fit, or may fit, than these: typing on finds them.</param>
    public sealed record Response(IReadOnlyList<CustomerLine> Results, bool HasMore);

    public static void Map(RouteGroupBuilder customers) =>
        customers.MapPost("/search", HandleAsync)
            .Describe(nameof(SearchCustomers), "Search as you type", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Ok<Response>> HandleAsync(Request request, CurrentUser user, CustomerSearch search, CancellationToken ct)
    {
        var found = await search.FindAsync(user.Actor, request.Text, request.Limit ?? 10, ct);
        return TypedResults.Ok(new Response(found.Customers, found.HasMore));
    }
}
