using System.Text.Json;
using OutlookCrm.Identity;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers;

/// <summary>
/// Keeps the rows outside a customer's partition in step with its profile. A change first notes its intent and claims addresses,
/// then the profile is written, then the rest follows; whatever breaks in between is put right from the profile that is stored.
/// </summary>
public sealed class ProjectionStore(IRowStore rows, IntentLog intents) : IReplay
{
    private const string ClaimedWithoutPause = "An address is being claimed and released again and again.";

    /// <inheritdoc />
    public string Kind => "projections";

    /// <summary>
    /// Notes the intent and claims the addresses that <paramref name="after"/> adds to <paramref name="before"/>. If one belongs to
    /// somebody else, the change says so and holds nothing.
    /// </summary>
    public async Task<ProjectionChange> BeginAsync(TenantId tenant, Guid id, Profile? before, Profile after, CancellationToken ct)
    {
        var former = before is null ? [] : Projections.Of(tenant, id, before);
        var wanted = Projections.Of(tenant, id, after);
        var body = JsonSerializer.Serialize(new ProjectionIntent(id, before, after), CustomersJson.Rows.ProjectionIntent);
        var intent = await intents.OpenAsync(tenant, Kind, body, ct);
        var change = new ProjectionChange(this, intents, intent, id, after, former, wanted);
        var line = CustomerLine.Of(id, after);
        foreach (var claim in wanted.Where(p => p.IsClaim).Except(former))
        {
            var (isNew, owner) = await ClaimAsync(claim, line, ct);
            if (isNew)
            {
                change.Claimed.Add(claim);
            }
            else if (owner.Id != id)
            {
                change.TakenBy = new(claim.Partition.Key[(claim.Partition.Key.LastIndexOf('|') + 1)..], owner);
                break;
            }
        }

        return change;
    }

    /// <summary>Makes every wanted row say <paramref name="line"/> and removes the unwanted ones of this customer.</summary>
    internal async Task ApplyAsync(TenantId tenant, CustomerLine line, IEnumerable<Projection> wanted, IEnumerable<Projection> unwanted, CancellationToken ct)
    {
        var content = CustomerRows.Content(line);
        var kinds = wanted.ToLookup(projection => projection.IsClaim);
        await Task.WhenAll(kinds[false].GroupBy(p => p.Partition).Select(group => UpsertAsync(group, content, ct)).Concat(kinds[true].Select(claim => KeepClaimAsync(claim, line.Id, content, ct))));
        await Task.WhenAll(unwanted.Select(projection => RemoveAsync(tenant, projection, line.Id, ct)));
    }

    /// <summary>
    /// Projects a profile that was just stored; false when the customer was erased meanwhile, and then nothing of it stays. An erasure takes the profile
    /// away before the projections, so that one of the two sees what the other did.
    /// </summary>
    internal async Task<bool> ProjectAsync(Intent intent, Guid id, Profile profile, IReadOnlyList<Projection> wanted, IEnumerable<Projection> unwanted, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            var line = CustomerLine.Of(id, profile);
            await ApplyAsync(intent.Tenant, line, wanted, unwanted, ct);
            if (await rows.FindAsync(RowKeys.Customer(intent.Tenant, id), RowKeys.Profile, ct) is not { } row)
            {
                await ApplyAsync(intent.Tenant, line, [], wanted, ct);
                return false;
            }

            if (CustomerRows.Says(row, profile))
            {
                break;
            }

            // A newer edit was stored meanwhile, and what was written here may lie over what it wrote: whoever finishes last writes what is stored.
            profile = CustomerRows.Profile(row);
            var now = Projections.Of(intent.Tenant, id, profile);
            (wanted, unwanted) = (now, wanted.Except(now).ToList());
        }

        if (profile.OrganisationId is { } organisation && await rows.FindAsync(RowKeys.Customer(intent.Tenant, organisation), RowKeys.Profile, ct) is null)
        {
            await UnlinkAsync(intent.Tenant, id, organisation, new(Guid.Empty, "", "unlinked", intent.OpenedAt, null), ct);
            await RemoveAsync(intent.Tenant, new(RowKeys.Customer(intent.Tenant, organisation), RowKeys.Relation(Projections.PersonRelation, id), false), id, ct);
        }

        return true;
    }

    /// <summary>Takes the link to an organisation that is erased out of a person's profile, if it is still there.</summary>
    internal async Task UnlinkAsync(TenantId tenant, Guid person, Guid organisation, AuditRow audit, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, person);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(partition, RowKeys.Profile, ct) is not { } row
                || CustomerRows.Profile(row) is var profile && profile.OrganisationId != organisation
                || (await rows.CommitAsync(new RowBatch(partition).Replace(row, CustomerRows.Content(profile with { OrganisationId = null })).Audit(audit), ct)).IsCommitted)
            {
                return;
            }
        }
    }

    /// <summary>Projects what is stored now and removes whatever the interrupted change wanted beyond that.</summary>
    public async Task ReplayAsync(Intent intent, CancellationToken ct)
    {
        var body = Read(intent);
        var candidates = new[] { body.Before, body.After }.OfType<Profile>().SelectMany(profile => Projections.Of(intent.Tenant, body.Id, profile));
        if (await rows.FindAsync(RowKeys.Customer(intent.Tenant, body.Id), RowKeys.Profile, ct) is not { } row)
        {
            await ApplyAsync(intent.Tenant, CustomerLine.Of(body.Id, body.After), [], candidates, ct);
            return;
        }

        var stored = CustomerRows.Profile(row);
        var wanted = Projections.Of(intent.Tenant, body.Id, stored);
        await ProjectAsync(intent, body.Id, stored, wanted, candidates.Except(wanted), ct);
    }

    /// <inheritdoc />
    public bool TellsOf(Intent intent, Guid customer) => Read(intent).Id == customer;

    private static ProjectionIntent Read(Intent intent) => JsonSerializer.Deserialize(intent.Body, CustomersJson.Rows.ProjectionIntent)!;

    /// <summary>Gives back claims of a change that came to nothing, unless the profile that is stored wants them.</summary>
    internal Task GiveBackAsync(TenantId tenant, Guid id, IEnumerable<Projection> claims) =>
        Task.WhenAll(claims.Select(claim => RemoveAsync(tenant, claim, id, CancellationToken.None)));

    // Whether this call made the claim, and whose it is.
    private async Task<(bool IsNew, CustomerLine Owner)> ClaimAsync(Projection claim, CustomerLine line, CancellationToken ct)
    {
        var content = CustomerRows.Content(line);
        for (var contention = new Contention(rows, ClaimedWithoutPause); ; await contention.LostAsync(ct))
        {
            if ((await rows.CommitAsync(new RowBatch(claim.Partition).Insert(claim.Key, content), ct)).IsCommitted)
            {
                return (true, line);
            }

            if (await rows.FindAsync(claim.Partition, claim.Key, ct) is { } taken)
            {
                return (false, CustomerRows.Line(taken));
            }
        }
    }

    // A claim that somebody else has got by now is left to them: an address never changes hands by being projected.
    private async Task KeepClaimAsync(Projection claim, Guid id, byte[] content, CancellationToken ct)
    {
        for (var contention = new Contention(rows, ClaimedWithoutPause); ; await contention.LostAsync(ct))
        {
            var row = await rows.FindAsync(claim.Partition, claim.Key, ct);
            if (row is not null && (CustomerRows.Line(row).Id != id || row.Content.Span.SequenceEqual(content)))
            {
                return;
            }

            var batch = new RowBatch(claim.Partition);
            if ((await rows.CommitAsync(row is null ? batch.Insert(claim.Key, content) : batch.Replace(row, content), ct)).IsCommitted)
            {
                return;
            }
        }
    }

    private async Task UpsertAsync(IGrouping<Partition, Projection> group, byte[] content, CancellationToken ct)
    {
        foreach (var chunk in group.Chunk(RowLimits.RowsPerBatch))
        {
            var batch = new RowBatch(group.Key);
            foreach (var projection in chunk)
            {
                batch.Upsert(projection.Key, content);
            }

            await rows.CommitAsync(batch, ct);
        }
    }

    // Claims are only ever removed by the customer that holds them. The profile is read after the row: a change that wants the row back by now writes it again
    // after its profile, so one of the two is seen here.
    private async Task RemoveAsync(TenantId tenant, Projection projection, Guid id, CancellationToken ct)
    {
        if (await rows.FindAsync(projection.Partition, projection.Key, ct) is not { } row || (projection.IsClaim && CustomerRows.Line(row).Id != id))
        {
            return;
        }

        if (await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is not { } profile
            || !Projections.Of(tenant, id, CustomerRows.Profile(profile)).Contains(projection))
        {
            await rows.CommitAsync(new RowBatch(projection.Partition).Delete(row), ct);
        }
    }
}

/// <summary>A change of a profile under way. Disposed without being completed, it gives back what it claimed.</summary>
public sealed class ProjectionChange(
    ProjectionStore store, IntentLog intents, Intent intent, Guid id, Profile after, IReadOnlyList<Projection> former, IReadOnlyList<Projection> wanted) : IAsyncDisposable
{
    private bool _completed;

    /// <summary>The claims that this change made itself.</summary>
    internal List<Projection> Claimed { get; } = [];

    /// <summary>Who has an address or domain that this change wanted; null when all claims are ours.</summary>
    public TakenBy? TakenBy { get; internal set; }

    /// <summary>
    /// Called right before the profile is written. Throws <see cref="StorageUnavailableException"/> when storage was so slow that the sweeper may soon take
    /// this change for a dead one: nothing is written then.
    /// </summary>
    public void ThrowIfLate(DateTimeOffset now)
    {
        if (now - intent.OpenedAt > Intent.BeginWithin)
        {
            throw new StorageUnavailableException("Storage took too long to prepare the change. Nothing was changed.");
        }
    }

    /// <summary>
    /// Writes the profile, whatever becomes of the caller. When it stays unknown whether that happened, nothing is given back: the write may yet arrive, so the
    /// sweeper looks once it can no longer.
    /// </summary>
    public async Task<CommitResult> DecideAsync(Func<ValueTask<CommitResult>> write)
    {
        try
        {
            return await write();
        }
        catch (StorageUnavailableException)
        {
            _completed = true;
            throw;
        }
    }

    /// <summary>The profile is stored: project it and forget the intent. False when the customer was erased meanwhile.</summary>
    public async Task<bool> CompleteAsync()
    {
        _completed = true;

        // The profile is stored, so the caller's impatience no longer matters: half a projection would wait for the sweeper.
        var isThere = await store.ProjectAsync(intent, id, after, wanted, former.Except(wanted), CancellationToken.None);
        await intents.CloseAsync(intent, CancellationToken.None);
        return isThere;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_completed)
        {
            // Only its own: what was claimed before may belong to another change of the same customer that is still under way.
            await store.GiveBackAsync(intent.Tenant, id, Claimed);
            await intents.CloseAsync(intent, CancellationToken.None);
        }
    }
}

/// <summary>What replaying a change of projections needs.</summary>
public sealed record ProjectionIntent(Guid Id, Profile? Before, Profile After);
