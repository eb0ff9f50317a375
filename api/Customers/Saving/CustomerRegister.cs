using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Saving;

/// <summary>
/// Customers for a program that brings many of them: looked up, added, changed, and taken back. Nobody is added who may be there under the
/// same name, unless the caller says so, and nobody who was erased. What would become of a customer is decided by the same code that
/// writes.
/// </summary>
public sealed class CustomerRegister(
    IRowStore rows, CustomerStore customers, NamedAlike named, AddressOwners owners, CustomerErasure erasure,
    ErasedAddresses erased, TimeProvider clock)
{
    /// <summary>In the place of a field: an address belonged to a customer who was erased.</summary>
    public const string ErasedAddress = "address-erased";

    /// <summary>The customers that own any of the addresses, each once; what is no address has no owner.</summary>
    public async Task<IReadOnlyList<Guid>> OwnersAsync(TenantId tenant, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var known = addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>().ToList();
        return known.Count == 0 ? []
            : [.. (await owners.FindByAddressesAsync(tenant, known, ct)).Where(owner => owner is not null).Select(owner => owner!.Id)
                .Distinct()];
    }

    /// <summary>The only customer of a name, an organisation before people; null for nobody and for several.</summary>
    public Task<(Guid Id, Profile Profile)?> NamedAsync(TenantId tenant, string name, CancellationToken ct) =>
        named.OnlyAsync(tenant, name, ct);

    /// <summary>The customer's profile with its version; null for no such customer.</summary>
    public Task<StoredProfile?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) => customers.FindAsync(tenant, id, ct);

    /// <summary>What <see cref="AddAsync"/> would store; or why it would add nobody.</summary>
    public async Task<Considered> ConsiderAsync(TenantId tenant, Guid id, Profile typed, bool anyway, CancellationToken ct)
    {
        if (ProfileRules.Clean(typed, ProfileRules.LatestDay(clock), out var errors) is not { } profile)
        {
            return new(null, errors.First().Key);
        }

        if ((await erased.FindAsync(tenant, profile.Addresses, ct)).Count > 0)
        {
            return new(null, ErasedAddress);
        }

        profile = await named.LinkAsync(tenant, profile, ct);
        return !anyway && await named.FindTwinsAsync(tenant, id, profile, byContact: false, ct) is { Count: > 0 }
            ? new(null, "name", IsKnownByName: true) : new(profile);
    }

    /// <summary>
    /// Adds customers, many in a commit, unless one of the addresses belonged to somebody who was erased. Whoever is there already under
    /// the id or under one of the addresses is the outcome, unchanged. Who is there is asked before the first of them is added. An outcome
    /// for each, in their order.
    /// </summary>
    /// <param name="actor">Who adds.</param>
    /// <param name="typed">
    /// As the other program has them. The ids are made of what tells a customer from others, so that a repeat adds nobody.
    /// </param>
    /// <param name="anyway">Whether a customer of the same name and company is another one.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<Registered>> AddAsync(
        Actor actor, IReadOnlyList<NewCustomer> typed, bool anyway, CancellationToken ct)
    {
        var considered = await Task.WhenAll(typed.Select(one => ConsiderAsync(actor.Tenant, one.Id, one.Profile, anyway, ct)));
        List<NewCustomer> added = [.. typed.Zip(considered).Where(one => one.Second.Profile is not null)
            .Select(one => new NewCustomer(one.First.Id, one.Second.Profile!))];
        var (outcomes, next) = (await customers.CreateAsync(actor, added, ct), 0);
        var registered = new List<Registered>(typed.Count);
        foreach (var one in considered)
        {
            registered.Add(one.Profile is null ? new(null, false, one.Field, one.IsKnownByName)
                : await RegisteredAsync(actor.Tenant, outcomes[next++], ct));
        }

        return registered;
    }

    /// <summary>What <see cref="ChangeAsync"/> would store in place of a profile; or why it would change nothing.</summary>
    public async Task<Considered> ConsiderAsync(TenantId tenant, Guid id, Profile stored, Profile changed, CancellationToken ct)
    {
        if (ProfileRules.Clean(changed, ProfileRules.LatestDay(clock), out var errors) is not { } profile)
        {
            return new(null, errors.First().Key);
        }

        if ((await OwnersAsync(tenant, profile.Addresses, ct)).Any(owner => owner != id))
        {
            return new(null, "addresses");
        }

        if ((await erased.FindAsync(tenant, profile.Addresses.Except(stored.Addresses, StringComparer.OrdinalIgnoreCase), ct)).Count > 0)
        {
            return new(null, ErasedAddress);
        }

        // As in an edit: who changes the company leaves the organisation of before.
        return new(profile.Company == stored.Company ? profile : await named.LinkAsync(tenant, profile with { OrganisationId = null }, ct));
    }

    /// <summary>
    /// Changes a customer's profile. Where somebody else changes it meanwhile, that is kept, and the change is made of what is stored then.
    /// The outcome has what was stored before; null for no such customer.
    /// </summary>
    /// <param name="actor">Who changes.</param>
    /// <param name="id">The customer.</param>
    /// <param name="change">Makes the new profile of the stored one; called for each try.</param>
    /// <param name="beside">Adds rows to the batch, for the profiles before and after.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Changed?> ChangeAsync(
        Actor actor, Guid id, Func<Profile, Profile> change, Action<RowBatch, Profile, Profile> beside, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await FindAsync(actor.Tenant, id, ct) is not { } current)
            {
                return null;
            }

            var changed = change(current.Profile);
            if (changed == current.Profile)
            {
                return new(current, current.Profile, false);
            }

            var considered = await ConsiderAsync(actor.Tenant, id, current.Profile, changed, ct);
            if (considered.Profile is not { } profile)
            {
                return new(current, current.Profile, false, considered.Field);
            }

            var outcome = await customers.ReplaceAsync(
                actor, current, current.Version, profile, batch => beside(batch, current.Profile, profile), ct);
            if (outcome.IsSaved)
            {
                return new(outcome.Customer!, current.Profile, true);
            }

            if (outcome.TakenBy is not null)
            {
                return new(current, current.Profile, false, "addresses");
            }
        }
    }

    private async Task<Registered> RegisteredAsync(TenantId tenant, SaveOutcome outcome, CancellationToken ct) =>
        outcome.Customer is { } there ? new(there, outcome.IsNew)
            : outcome.TakenBy is { Customer.Id: var owner } && await FindAsync(tenant, owner, ct) is { } other ? new(other, false)
            : new(null, false, "addresses");

    /// <summary>
    /// Erases a customer who is still as given and of whom nothing has been recorded; false for any other. A customer who is gone is
    /// taken back already.
    /// </summary>
    public async Task<bool> TakeBackAsync(Actor actor, Guid id, string version, CancellationToken ct)
    {
        if (await FindAsync(actor.Tenant, id, ct) is not { } customer)
        {
            return true;
        }

        return customer.Version == version
            && (await rows.ReadAsync(RowKeys.Customer(actor.Tenant, id), RowKeys.Timeline, 1, ct)).Count == 0
            && await erasure.EraseAsync(actor, customer, null, ct);
    }
}

/// <summary>Who is there now, and whether this call added them; or the field because of which nobody was added.</summary>
public sealed record Registered(StoredProfile? Customer, bool IsNew, string? Field = null, bool IsKnownByName = false);

/// <summary>The profile that would be stored; or the field because of which none would be.</summary>
public sealed record Considered(Profile? Profile, string? Field = null, bool IsKnownByName = false);

/// <summary>Who is there now, what was stored before, and whether this call changed it; or the field because of which it did not.</summary>
public sealed record Changed(StoredProfile Customer, Profile Before, bool IsChanged, string? Field = null);
