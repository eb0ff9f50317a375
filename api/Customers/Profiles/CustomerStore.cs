using OutlookCrm.Audit;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Profiles;

/// <summary>Customers as rows: the profile in the customer's own partition is the truth, everything else is projected from it.</summary>
public sealed class CustomerStore(
    IRowStore rows, ProjectionStore projections, RecentCustomers recent, IEventAnnouncer announcer, TimeProvider clock)
{
    // Few enough for one intent, and on Azure for as many requests side by side.
    private const int MostTogether = 50;
    private const int MostBytesTogether = 400_000;

    // Half of what fits: one change may bring a name and twenty addresses.
    private const int MostFormerBytes = RowLimits.ContentUnits / 2;

    /// <summary>The profile with its version; null for a customer that is not there, which is all that another tenant's is.</summary>
    public async Task<StoredProfile?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is { } row ? Read(id, row) : null;

    /// <summary>True when there is no organisation to check, or it is one of the tenant's.</summary>
    public async Task<bool> IsOrganisationAsync(TenantId tenant, Guid? id, CancellationToken ct) =>
        id is not { } organisation || await FindAsync(tenant, organisation, ct) is { Profile.Kind: CustomerKind.Organisation };

    /// <summary>Adds a customer. A repeated call with the same id and content changes nothing and succeeds.</summary>
    public async Task<SaveOutcome> CreateAsync(Actor actor, Guid id, Profile profile, CancellationToken ct)
    {
        await using var change = projections.Begin(actor.Tenant, id, null, profile);
        var batch = Adding(actor, id, profile);
        await PrepareAsync(actor.Tenant, [id], [batch], ct);
        if (await change.WriteAsync(batch, ct) is not { } result)
        {
            return new(null, change.TakenBy, false);
        }

        if (result.IsCommitted)
        {
            return !await IsErasingAsync(batch) && await change.CompleteAsync()
                ? Saved(actor, new(id, result.Version!, profile), true)
                : new(null, change.TakenBy, false);
        }

        // The id is there: either this request came twice, or the caller chose another customer's id.
        var there = await FindAsync(actor.Tenant, id, ct);
        var same = there is not null && IsSame(there.Profile, profile) && await change.CompleteAsync();
        return new(there, change.TakenBy, same);
    }

    /// <summary>
    /// Adds many customers of whom nobody is there as far as the caller knows, in few commits. Where one of them is there, or somebody has
    /// one of the addresses, it is as if each had been added alone. An outcome for each, in their order.
    /// </summary>
    public async Task<IReadOnlyList<SaveOutcome>> CreateAsync(Actor actor, IReadOnlyList<NewCustomer> customers, CancellationToken ct)
    {
        var (outcomes, together, bytes) = (new List<SaveOutcome>(customers.Count), new List<NewCustomer>(), 0);
        foreach (var customer in customers)
        {
            var own = CustomerRows.Content(customer.Profile).Length;
            if (together.Count == MostTogether || (together.Count > 0 && bytes + own > MostBytesTogether))
            {
                outcomes.AddRange(await CreateTogetherAsync(actor, together, ct));
                (together, bytes) = ([], 0);
            }

            together.Add(customer);
            bytes += own;
        }

        outcomes.AddRange(together.Count == 0 ? [] : await CreateTogetherAsync(actor, together, ct));
        return outcomes;
    }

    /// <summary>Replaces the profile if it still has <paramref name="version"/>; otherwise the outcome carries the current one.</summary>
    public Task<SaveOutcome> ReplaceAsync(Actor actor, StoredProfile current, string version, Profile profile, CancellationToken ct) =>
        ReplaceAsync(actor, current, version, profile, null, ct);

    /// <summary>The same, with rows of another slice in the same batch.</summary>
    public async Task<SaveOutcome> ReplaceAsync(
        Actor actor, StoredProfile current, string version, Profile profile, Action<RowBatch>? beside, CancellationToken ct)
    {
        if (current.Version != version)
        {
            // An earlier attempt stored the profile, but its answer was lost or said that storage is unavailable. This is no change by
            // another user.
            return new(current, null, IsSame(current.Profile, profile));
        }

        await using var change = projections.Begin(actor.Tenant, current.Id, current.Profile, profile);
        var batch = new RowBatch(RowKeys.Customer(actor.Tenant, current.Id));
        batch.Replace(RowKeys.Profile, version, CustomerRows.Content(profile))
            .Audit(actor.Did("edited", clock.GetUtcNow()));
        await RememberAsync(batch, current.Profile, profile, ct);
        beside?.Invoke(batch);
        await PrepareAsync(actor.Tenant, [current.Id], [batch], ct);
        if (await change.WriteAsync(batch, ct) is not { } result)
        {
            return new(null, change.TakenBy, false);
        }

        if (!result.IsCommitted)
        {
            var stored = await FindAsync(actor.Tenant, current.Id, ct);
            return new(stored, null, stored is not null && IsSame(stored.Profile, profile));
        }

        return await change.CompleteAsync()
            ? Saved(actor, new(current.Id, result.Version!, profile), false)
            : new(null, change.TakenBy, false);
    }

    private async Task<IReadOnlyList<SaveOutcome>> CreateTogetherAsync(Actor actor, List<NewCustomer> customers, CancellationToken ct)
    {
        var adding = projections.Begin(actor.Tenant, customers);
        var batches = customers.ConvertAll(one => Adding(actor, one.Id, one.Profile));
        var outcomes = new List<SaveOutcome>(customers.Count);
        await PrepareAsync(actor.Tenant, [.. customers.Select(one => one.Id)], batches, ct);
        if (await adding.WriteAsync(batches, ct))
        {
            var erasing = await Task.WhenAll(batches.Select(IsErasingAsync));
            foreach (var (i, (isThere, takenBy)) in (await adding.CompleteAsync()).Index())
            {
                outcomes.Add(!erasing[i] && isThere && takenBy is null
                    ? Saved(actor, new(customers[i].Id, batches[i].OperationId, customers[i].Profile), true)
                    : new(null, takenBy, false));
            }

            return outcomes;
        }

        foreach (var (id, profile) in customers)
        {
            outcomes.Add(await CreateAsync(actor, id, profile, ct));
        }

        await adding.GiveBackAsync(customers.Zip(outcomes).Where(one => !one.Second.IsSaved).Select(one => one.First.Id).ToHashSet());
        return outcomes;
    }

    private RowBatch Adding(Actor actor, Guid id, Profile profile) => new RowBatch(RowKeys.Customer(actor.Tenant, id))
        .Insert(RowKeys.Profile, CustomerRows.Content(profile))
        .Insert(RowKeys.Summary, CustomerSummary.Nothing)
        .Audit(actor.Did("created", clock.GetUtcNow()));

    // A customer of this id who is being erased takes everything under it along.
    private async Task<bool> IsErasingAsync(RowBatch added)
    {
        if (await rows.FindAsync(added.Partition, RowKeys.Erasing, CancellationToken.None) is null)
        {
            return false;
        }

        var version = added.OperationId;
        var deleting = new RowBatch(added.Partition).Delete(RowKeys.Profile, version).Delete(RowKeys.Summary, version);
        await rows.CommitAsync(deleting, CancellationToken.None);
        return true;
    }

    private SaveOutcome Saved(Actor actor, StoredProfile customer, bool isNew)
    {
        recent.Note(actor.Tenant, actor.UserId, customer.Id);
        announcer.Tell(actor.Tenant);
        return new(customer, null, true, isNew);
    }

    private async Task PrepareAsync(TenantId tenant, IReadOnlyList<Guid> ids, IReadOnlyList<RowBatch> batches, CancellationToken ct)
    {
        var changes = ids.Zip(batches, (id, batch) => (new CustomerEvent(EventKinds.CustomerChanged, id), batch)).ToList();
        if (await announcer.PrepareAsync(tenant, changes, ct) is { } prepared)
        {
            await rows.CommitAsync(prepared, ct);
        }
    }

    private static bool IsSame(Profile one, Profile other) => CustomerRows.Content(one).AsSpan().SequenceEqual(CustomerRows.Content(other));

    private async Task RememberAsync(RowBatch batch, Profile before, Profile after, CancellationToken ct)
    {
        var change = FormerNames.None.Remember(before, after);
        if (change == FormerNames.None)
        {
            return;
        }

        if (await rows.FindAsync(batch.Partition, RowKeys.FormerNames, ct) is not { } row)
        {
            batch.Insert(RowKeys.FormerNames, CustomerRows.Content(change));
            return;
        }

        var former = CustomerRows.Content(CustomerRows.FormerNames(row).Remember(before, after));
        if (former.Length > MostFormerBytes)
        {
            batch.Insert(RowKeys.FullFormerNames(batch.OperationId), row.Content);
            former = CustomerRows.Content(change);
        }

        batch.Replace(row, former);
    }

    internal static StoredProfile Read(Guid id, Row row) => new(id, row.Version, CustomerRows.Profile(row));
}

/// <summary>A customer who is to be added.</summary>
public sealed record NewCustomer(Guid Id, Profile Profile);

/// <summary>A profile as stored, with the version that a change must name.</summary>
public sealed record StoredProfile(Guid Id, string Version, Profile Profile);

/// <summary>
/// How a save ended. Saved: <paramref name="Customer"/> is what is stored now. Not saved: <paramref name="TakenBy"/> owns one of the
/// addresses or domains, or <paramref name="Customer"/> is the current state that the caller did not know of (null: it is gone).
/// <paramref name="IsNew"/> when this very call added the customer.
/// </summary>
public sealed record SaveOutcome(StoredProfile? Customer, TakenBy? TakenBy, bool IsSaved, bool IsNew = false);

/// <summary>Who already has an address or a domain.</summary>
public sealed record TakenBy(string AddressOrDomain, ClaimOwner Customer);
