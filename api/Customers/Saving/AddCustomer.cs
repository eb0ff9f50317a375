using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Saving;

/// <summary>Adds a person or an organisation. Adding the same one again under the same id changes nothing.</summary>
internal static class AddCustomer
{
    /// <summary>A profile, and the id under which to keep it: chosen by the caller, a repeated request adds nobody twice.</summary>
    public sealed record Request : Profile
    {
        /// <summary>Null: the API chooses.</summary>
        public Guid? Id { get; init; }

        /// <summary>
        /// True adds a customer whose name somebody in the CRM has already: a person with the same company, telephone number or domain.
        /// </summary>
        public bool AddAnyway { get; init; }

        /// <summary>True adds somebody who was erased: the owner of the address agreed anew.</summary>
        public bool NewConsent { get; init; }
    }

    public static void Map(RouteGroupBuilder customers) =>
        customers.MapPost("/", HandleAsync).Describe(nameof(AddCustomer), "Add a customer", Policies.Sales);

    private static async Task<Results<Created<CustomerBody>, Ok<CustomerBody>, ProblemHttpResult>> HandleAsync(
        Request request, CurrentUser user, CustomerStore customers, NamedAlike named, ErasedAddresses erased, IOwnPeople own,
        TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (ProfileRules.Clean(request, ProfileRules.LatestDay(clock), out var errors) is not { } profile)
        {
            return Problems.InvalidRequest(errors);
        }

        if (request.Id == Guid.Empty)
        {
            return Problems.InvalidRequest("id", "Not an id.");
        }

        if (!await customers.IsOrganisationAsync(user.Tenant, profile.OrganisationId, ct))
        {
            return Problems.InvalidRequest("organisationId", "There is no such organisation.");
        }

        if (await NoColleagues.RefusalAsync(own, user, profile.Addresses, profile.Domains, ct) is { } refusal)
        {
            return refusal;
        }

        var gone = await erased.FindAsync(user.Tenant, profile.Addresses, ct);
        if (!request.NewConsent && gone is [var first, ..])
        {
            return first.ToProblem();
        }

        var id = request.Id ?? Guid.CreateVersion7();
        profile = await named.LinkAsync(user.Tenant, profile with { Owner = profile.Owner ?? new(user.ObjectId, user.Name) }, ct);
        if (!request.AddAnyway && await named.FindTwinsAsync(user.Tenant, id, profile, byContact: true, ct) is { Count: > 0 } twins)
        {
            return CustomersProblems.AlreadyKnown(twins);
        }

        var outcome = await customers.CreateAsync(user.Actor, id, profile, ct);
        if (outcome is not { IsSaved: true, Customer: { } customer })
        {
            return outcome.TakenBy is null ? Problems.IdTaken(id) : CustomerBody.Failure(outcome, id)!;
        }

        await erased.ForgetAsync(user.Actor, gone, CancellationToken.None);
        response.SetVersion(customer.Version);
        return outcome.IsNew
            ? TypedResults.Created($"/api/customers/{id}", CustomerBody.Of(customer))
            : TypedResults.Ok(CustomerBody.Of(customer));
    }
}
