using OutlookCrm.Customers.Addresses;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Saving;

/// <summary>A colleague is no customer: with a colleague as a customer, mails between colleagues would be logged.</summary>
internal static class NoColleagues
{
    /// <summary>Why these addresses and domains of a customer are refused; null where none is the company's own.</summary>
    public static async Task<ProblemHttpResult?> RefusalAsync(
        IOwnPeople own, CurrentUser user, IReadOnlyList<string> addresses, IReadOnlyList<string> domains, CancellationToken ct)
    {
        if (addresses.Count + domains.Count == 0)
        {
            return null;
        }

        // A domain is the company's own where whoever has an address there is a colleague.
        var told = await own.TellAsync(user, [.. addresses, .. domains.Select(domain => $"postmaster@{domain}")], ct);
        var at = told.ToList().FindIndex(whose => whose.IsOurs);
        return at < 0 ? null
            : at < addresses.Count
                ? Refusal("addresses", addresses[at], "is a colleague's address, and a colleague is no customer.")
            : Refusal("domains", domains[at - addresses.Count], "is your own company's domain.");
    }

    // The pane says the reason in its own words, and knows the reason by the member "ours": the address or the domain.
    private static ProblemHttpResult Refusal(string field, string ours, string reason)
    {
        var refusal = Problems.InvalidRequest(field, $"{ours} {reason}");
        refusal.ProblemDetails.Extensions["ours"] = ours;
        return refusal;
    }
}
