using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Saving;

/// <summary>
/// Customers for a program that brings many of them: looked up, added, and taken back. Nobody who is there is changed, and nobody is
/// added who may be there under the same name, unless the caller says so.
/// </summary>
public sealed class CustomerRegister(
    IRowStore rows, CustomerStore customers, NamedAlike named, AddressOwners owners, CustomerErasure erasure, TimeProvider clock)
{
    /// <summary>The customers that own any of the addresses, each once; what is no address has no owner.</summary>
    public async Task<IReadOnlyList<Guid>> OwnersAsync(TenantId tenant, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var known = addresses.Select(EmailAddress.TryParse).OfType<EmailAddress>().ToList();
        return known.Count == 0 ? []
            : [.. (await owners.FindByAddressesAsync(tenant, known, ct)).Where(owner => owner is not null).Select(owner => owner!.Id)
                .Distinct()];
    }

    /// <summary>The customer's profile with its version; null for no such customer.</summary>
    public Task<StoredProfile?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) => customers.FindAsync(tenant, id, ct);

    /// <summary>
    /// Adds a customer. Whoever is there already under the id or under one of the addresses is the outcome, unchanged.
    /// </summary>
    /// <param name="actor">Who adds.</param>
    /// <param name="id">Made of what tells the customer from others, so that a repeat adds nobody.</param>
    /// <param name="typed">As the other program has it.</param>
    /// <param name="anyway">Whether a customer of the same name and company is another one.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Registered> AddAsync(Actor actor, Guid id, Profile typed, bool anyway, CancellationToken ct)
    {
        if (ProfileRules.Clean(typed, ProfileRules.LatestDay(clock), out var errors) is not { } profile)
        {
            return new(null, false, errors.First().Key);
        }

        profile = await named.LinkAsync(actor.Tenant, profile, ct);
        if (!anyway && await named.FindTwinsAsync(actor.Tenant, id, profile, ct) is { Count: > 0 })
        {
            return new(null, false, "name", IsKnownByName: true);
        }

        var outcome = await customers.CreateAsync(actor, id, profile, ct);
        return outcome.Customer is { } there ? new(there, outcome.IsNew)
            : outcome.TakenBy is { Customer.Id: var owner } && await FindAsync(actor.Tenant, owner, ct) is { } other ? new(other, false)
            : new(null, false, "addresses");
    }

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
            && await erasure.EraseAsync(actor, customer, ct);
    }
}

/// <summary>Who is there now, and whether this call added them; or the field because of which nobody was added.</summary>
public sealed record Registered(StoredProfile? Customer, bool IsNew, string? Field = null, bool IsKnownByName = false);
