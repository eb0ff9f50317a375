using OutlookCrm.Http;

namespace OutlookCrm.Customers.Profiles;

/// <summary>A customer as the API answers it; <paramref name="Version"/> is also the ETag and what an edit must name.</summary>
public sealed record CustomerBody(Guid Id, string Version, Profile Profile)
{
    internal static CustomerBody Of(StoredProfile stored) => new(stored.Id, stored.Version, stored.Profile);

    /// <summary>The failures that adding and editing share; null when it was saved.</summary>
    internal static ProblemHttpResult? Failure(SaveOutcome outcome, Guid id) => outcome switch
    {
        { IsSaved: true } => null,
        { TakenBy: { } taken } => CustomersProblems.AddressTaken(taken.AddressOrDomain, taken.Customer.Id, taken.Customer.Name),
        { Customer: { } current } => Problems.Stale(Of(current)),
        _ => CustomersProblems.NoSuchCustomer(id),
    };
}
