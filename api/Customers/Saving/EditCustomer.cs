using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Customers.Saving;

/// <summary>Replaces a customer's profile, if it is still the one the editor saw; otherwise answers the current one.</summary>
internal static class EditCustomer
{
    public static void Map(RouteGroupBuilder customers) =>
        customers.MapPut("/{id:guid}", HandleAsync).Describe(nameof(EditCustomer), "Edit a customer", Policies.Sales);

    private static async Task<Results<Ok<CustomerBody>, ProblemHttpResult>> HandleAsync(
        Guid id, Profile request, IfMatch based, bool? newConsent, CurrentUser user, CustomerStore customers, NamedAlike named,
        ErasedAddresses erased, IOwnPeople own, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (await customers.FindAsync(user.Tenant, id, ct) is not { } current)
        {
            return CustomersProblems.NoSuchCustomer(id);
        }

        if (ProfileRules.Clean(request, ProfileRules.LatestDay(clock), out var errors) is not { } profile)
        {
            return Problems.InvalidRequest(errors);
        }

        if (profile.Kind != current.Profile.Kind)
        {
            return Problems.InvalidRequest("kind", "A person does not become an organisation, nor an organisation a person.");
        }

        if (profile.OrganisationId != current.Profile.OrganisationId
            && !await customers.IsOrganisationAsync(user.Tenant, profile.OrganisationId, ct))
        {
            return Problems.InvalidRequest("organisationId", "There is no such organisation.");
        }

        List<string> added = [.. profile.Addresses.Except(current.Profile.Addresses, StringComparer.OrdinalIgnoreCase)];
        if (await NoColleagues.RefusalAsync(own, user, added, [.. profile.Domains.Except(current.Profile.Domains)], ct) is { } refusal)
        {
            return refusal;
        }

        var gone = await erased.FindAsync(user.Tenant, added, ct);
        if (newConsent != true && gone is [var first, ..])
        {
            return first.ToProblem();
        }

        // A person who changes the company leaves the organisation of before, unless the editor says otherwise.
        var isMoved = profile.Company != current.Profile.Company && profile.OrganisationId == current.Profile.OrganisationId;
        var linked = await named.LinkAsync(user.Tenant, isMoved ? profile with { OrganisationId = null } : profile, ct);
        profile = linked.OrganisationId is null ? profile : linked;
        var outcome = await customers.ReplaceAsync(user.Actor, current, based.Version, profile, ct);
        if (CustomerBody.Failure(outcome, id) is { } failure)
        {
            return failure;
        }

        await erased.ForgetAsync(user.Actor, gone, CancellationToken.None);
        response.SetVersion(outcome.Customer!.Version);
        return TypedResults.Ok(CustomerBody.Of(outcome.Customer));
    }
}
