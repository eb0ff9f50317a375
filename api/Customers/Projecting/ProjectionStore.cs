using System.Text.Json;
using OutlookCrm.Audit;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Projecting;

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
        var deed = new ProjectionIntent(id, before, after);
        var intent = await intents.OpenAsync(tenant, Kind, JsonSerializer.Serialize(deed, CustomersJson.Rows.ProjectionIntent), ct);
        var change = new ProjectionChange(this, intents, intent, deed, former, wanted);
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
                change.TakenBy = Taken(claim, owner);
                break;
            }
        }

        return change;
    }

    /// <summary>
    /// Makes every wanted row say <paramref name="line"/> and removes the unwanted ones of this customer. Answers the wanted claims that are somebody else's.
    /// </summary>
    internal async Task<IReadOnlyList<(Projection Claim, CustomerLine Owner)>> ApplyAsync(
        TenantId tenant, CustomerLine line, IEnumerable<Projection> wanted, IEnumerable<Projection> unwanted, CancellationToken ct)
    {
        var content = CustomerRows.Content(line);
        var kinds = wanted.ToLookup(projection => projection.IsClaim);
        var owners = Task.WhenAll(kinds[true].Select(claim => KeepClaimAsync(claim, line, content, ct)));
        await Task.WhenAll(kinds[false].GroupBy(p => p.Partition).Select(group => UpsertAsync(group, content, ct)).Append(owners));
        await Task.WhenAll(unwanted.Select(projection => RemoveAsync(tenant, projection, line.Id, ct)));
        return [.. kinds[true].Zip(await owners).Where(claim => claim.Second.Id != line.Id)];
    }

    /// <summary>
    /// Projects a profile that was just stored, and says whether the customer is still there: one erased meanwhile leaves nothing of it. An erasure takes the
    /// profile away before the projections, so that one of the two sees what the other did. A claim that somebody else has got is theirs: the profile goes
    /// without it, and the change that wanted it is taken back and says whose it is.
    /// </summary>
    internal async Task<(bool IsThere, TakenBy? TakenBy)> ProjectAsync(
        Intent intent, ProjectionIntent deed, Profile profile, IReadOnlyList<Projection> wanted, IEnumerable<Projection> unwanted, CancellationToken ct)
    {
        var (id, takenBy) = (deed.Id, (TakenBy?)null);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            var line = CustomerLine.Of(id, profile);
            var lost = await ApplyAsync(intent.Tenant, line, wanted, unwanted, ct);
            if (await rows.FindAsync(RowKeys.Customer(intent.Tenant, id), RowKeys.Profile, ct) is not { } row)
            {
                await ApplyAsync(intent.Tenant, line, [], wanted, ct);
                return (false, takenBy);
            }

            if (!CustomerRows.Says(row, profile))
            {
                // A newer edit was stored meanwhile, and what was written here may lie over what it wrote: whoever finishes last writes what is stored.
                profile = CustomerRows.Profile(row);
                var now = Projections.Of(intent.Tenant, id, profile);
                (wanted, unwanted) = (now, wanted.Except(now).ToList());
            }
            else if (lost.Count == 0)
            {
                break;
            }
            else
            {
                var isOwn = CustomerRows.Says(row, deed.After);
                takenBy ??= isOwn ? Taken(lost[0].Claim, lost[0].Owner) : null;
                await GiveUpAsync(intent, id, row, isOwn ? deed.Before : profile, [.. lost.Select(claim => claim.Claim)], ct);
            }
        }

        if (profile.OrganisationId is { } organisation && await rows.FindAsync(RowKeys.Customer(intent.Tenant, organisation), RowKeys.Profile, ct) is null)
        {
            await UnlinkAsync(intent.Tenant, id, organisation, Sweeping(intent).Did("unlinked", intent.OpenedAt), ct);
            await RemoveAsync(intent.Tenant, new(RowKeys.Customer(intent.Tenant, organisation), RowKeys.Relation(Projections.PersonRelation, id), false), id, ct);
        }

        return (true, takenBy);
    }

    // Back to the profile before, which is none where nothing was done with the customer since adding it.
    private async Task GiveUpAsync(Intent intent, Guid id, Row row, Profile? before, IReadOnlyList<Projection> lost, CancellationToken ct)
    {
        var batch = new RowBatch(RowKeys.Customer(intent.Tenant, id));
        var all = await rows.ReadAsync(batch.Partition, RowKeys.OfCustomer, RowLimits.RowsPerBatch, ct);
        batch = before is null && all.All(other => other.Version == row.Version)
            ? all.Aggregate(batch, (deleting, other) => deleting.Delete(other))
            : batch.Replace(row, CustomerRows.Content(Projections.Without(intent.Tenant, before ?? CustomerRows.Profile(row), lost)))
                .Audit(Sweeping(intent).Did("taken back", intent.OpenedAt));
        await rows.CommitAsync(batch, ct);
    }

    // Nobody asked for what follows from a change that came to nothing, or from an erasure beside it.
    private static Actor Sweeping(Intent intent) => Actor.OfJob(intent.Tenant, "projections");

    private static TakenBy Taken(Projection claim, CustomerLine owner) => new(claim.Partition.Key[(claim.Partition.Key.LastIndexOf('|') + 1)..], owner);

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
        await ProjectAsync(intent, body, stored, wanted, candidates.Except(wanted), ct);
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

    // Whose the claim is: one that somebody else has got by now is left to them, since an address never changes hands by being projected.
    private async Task<CustomerLine> KeepClaimAsync(Projection claim, CustomerLine line, byte[] content, CancellationToken ct)
    {
        for (var contention = new Contention(rows, ClaimedWithoutPause); ; await contention.LostAsync(ct))
        {
            var row = await rows.FindAsync(claim.Partition, claim.Key, ct);
            if (row is not null && CustomerRows.Line(row) is var owner && (owner.Id != line.Id || row.Content.Span.SequenceEqual(content)))
            {
                return owner;
            }

            var batch = new RowBatch(claim.Partition);
            if ((await rows.CommitAsync(row is null ? batch.Insert(claim.Key, content) : batch.Replace(row, content), ct)).IsCommitted)
            {
                return line;
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

/// <summary>What replaying a change of projections needs.</summary>
public sealed record ProjectionIntent(Guid Id, Profile? Before, Profile After);
