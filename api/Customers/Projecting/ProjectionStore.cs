using OutlookCrm.Audit;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Customers.Projecting;

/// <summary>
/// Keeps the rows outside a customer's partition in step with its profile: those that the registered projectors want. A change first
/// notes its intent and claims addresses, then the profile is written, then the rest follows; whatever breaks in between is put right
/// from the profile that is stored.
/// </summary>
public sealed class ProjectionStore(
    IRowStore rows,
    IntentLog intents,
    IEnumerable<IProjector> projectors,
    TenantStarts starts,
    IEventAnnouncer announcer,
    TimeProvider clock) : IReplay
{
    /// <summary>Told when others never let a claim go through.</summary>
    internal const string ClaimedWithoutPause = "An address is being claimed and released again and again.";

    public string Kind => "projections";

    /// <summary>
    /// Prepares a change from <paramref name="before"/> (null for a customer who is being added) to <paramref name="after"/>. Nothing is
    /// written yet.
    /// </summary>
    public ProjectionChange Begin(TenantId tenant, Guid id, Profile? before, Profile after)
    {
        var change = new ProjectionIntent(id, before, after);
        var opening = IntentLog.Prepare(tenant, Kind, JsonSerializer.Serialize(change, ProjectingJson.Rows.ProjectionIntent));
        return new(this, opening, change, before is null ? [] : Of(tenant, id, before), Of(tenant, id, after), starts, rows, intents,
            clock);
    }

    /// <summary>Prepares customers who are added together. Nothing is written yet.</summary>
    public ProjectionAdditions Begin(TenantId tenant, IReadOnlyList<NewCustomer> added)
    {
        List<ProjectionIntent> changes = [.. added.Select(one => new ProjectionIntent(one.Id, null, one.Profile))];
        var opening = IntentLog.Prepare(tenant, Kind, JsonSerializer.Serialize(changes, ProjectingJson.Rows.ListProjectionIntent));
        return new(this, opening, changes, changes.ConvertAll(change => Of(tenant, change.Id, change.After)), starts, rows, intents,
            clock);
    }

    /// <summary>Removes every row that a profile wants, where the customer is gone.</summary>
    internal Task RemoveAllAsync(TenantId tenant, Guid id, Profile profile, CancellationToken ct) =>
        RemoveAsync(tenant, id, Of(tenant, id, profile).Concat(AddressRows.Former(tenant, profile)), ct);

    /// <summary>
    /// Projects a customer whose profile is stored, for a job that found rows missing, and takes away under what older versions knew an
    /// address. False when the customer is gone: nothing that was
    /// written here is left.
    /// </summary>
    internal async Task<bool> ProjectStoredAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is not { } row)
        {
            return false;
        }

        var profile = CustomerRows.Profile(row);
        var (intent, _) = IntentLog.Prepare(tenant, Kind, "");
        var (isThere, _) = await ProjectAsync(intent, new(id, profile, profile), profile, Of(tenant, id, profile), [], false, ct);
        await RemoveAsync(tenant, id, AddressRows.Former(tenant, profile), ct);
        return isThere;
    }

    /// <summary>Removes those of a customer's rows that the stored profile does not want.</summary>
    internal async Task RemoveUnwantedAsync(
        TenantId tenant, Guid id, IReadOnlyList<(Partition Partition, string Key)> places, CancellationToken ct)
    {
        var row = await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct);
        var wanted = row is null ? [] : Of(tenant, id, CustomerRows.Profile(row)).Select(ProjectedRows.Place).ToHashSet();
        await RemoveAsync(tenant, id, places.Where(place => !wanted.Contains(place))
            .Select(place => new ProjectedRow(place.Partition, place.Key, default, false)), ct);
    }

    /// <summary>
    /// Projects a profile that was just stored, and says whether the customer is still there: one erased meanwhile leaves nothing of it.
    /// An erasure takes the profile away before the projections, so that one of the two sees what the other did. A claim that somebody
    /// else has got is theirs: the profile goes without it, and the change that wanted it is taken back and says whose it is.
    /// <paramref name="isWritten"/> when all but the claims was just written.
    /// </summary>
    internal async Task<(bool IsThere, TakenBy? TakenBy)> ProjectAsync(
        Intent intent, ProjectionIntent change, Profile profile, IReadOnlyList<ProjectedRow> wanted,
        IEnumerable<ProjectedRow> unwanted, bool isWritten, CancellationToken ct)
    {
        var (tenant, id, takenBy) = (intent.Tenant, change.Id, (TakenBy?)null);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            var lost = await ApplyAsync(tenant, id, wanted, unwanted, isWritten, ct);
            isWritten = false;
            if (await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is not { } row)
            {
                await RemoveAsync(tenant, id, wanted, ct);
                return (false, takenBy);
            }

            if (!CustomerRows.Says(row, profile))
            {
                // A newer edit was stored meanwhile, and what was written here may lie over what it wrote: whoever finishes last writes
                // what is stored.
                profile = CustomerRows.Profile(row);
                var now = Of(tenant, id, profile);
                (wanted, unwanted) = (now, wanted.MissingIn(now).ToList());
            }
            else if (lost.Count == 0)
            {
                break;
            }
            else
            {
                var isOwn = CustomerRows.Says(row, change.After);
                takenBy ??= isOwn ? Taken(tenant, change.After, lost[0].Claim, lost[0].Owner) : null;
                await GiveUpAsync(intent, id, row, isOwn ? change.Before : profile, [.. lost.Select(claim => claim.Claim)], ct);
            }
        }

        if (profile.OrganisationId is { } organisation
            && await rows.FindAsync(RowKeys.Customer(tenant, organisation), RowKeys.Profile, ct) is null)
        {
            await UnlinkAsync(tenant, id, organisation, Sweeping(intent).Did("unlinked", intent.OpenedAt), ct);
            var relation = RowKeys.Relation(AddressRows.PersonRelation, id);
            await RemoveAsync(tenant, id, [new(RowKeys.Customer(tenant, organisation), relation, default, false)], ct);
        }

        return (true, takenBy);
    }

    /// <summary>
    /// Takes the link to an organisation that is erased out of a person's profile, if it is still there, and out of the person's rows.
    /// </summary>
    internal async Task UnlinkAsync(TenantId tenant, Guid person, Guid organisation, AuditRow audit, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, person);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(partition, RowKeys.Profile, ct) is not { } row
                || CustomerRows.Profile(row) is var profile && profile.OrganisationId != organisation)
            {
                return;
            }

            var unlinking = new RowBatch(partition).Replace(row, CustomerRows.Content(profile with { OrganisationId = null })).Audit(audit);
            if (await announcer.PrepareAsync(tenant, [(new(EventKinds.CustomerChanged, person), unlinking)], ct) is { } prepared)
            {
                await rows.CommitAsync(prepared, ct);
            }

            if ((await rows.CommitAsync(unlinking, ct)).IsCommitted)
            {
                announcer.Tell(tenant);
                await ProjectStoredAsync(tenant, person, ct);
                return;
            }
        }
    }

    /// <summary>Projects what is stored now and removes whatever the interrupted change wanted beyond that.</summary>
    public async Task ReplayAsync(Intent intent, CancellationToken ct)
    {
        foreach (var change in Read(intent))
        {
            await ReplayAsync(intent, change, ct);
        }
    }

    private async Task ReplayAsync(Intent intent, ProjectionIntent change, CancellationToken ct)
    {
        var candidates = new[] { change.Before, change.After }.OfType<Profile>()
            .SelectMany(profile => Of(intent.Tenant, change.Id, profile))
            .DistinctBy(ProjectedRows.Place);
        if (await rows.FindAsync(RowKeys.Customer(intent.Tenant, change.Id), RowKeys.Profile, ct) is not { } row)
        {
            await RemoveAsync(intent.Tenant, change.Id, candidates, ct);
            return;
        }

        var stored = CustomerRows.Profile(row);
        var wanted = Of(intent.Tenant, change.Id, stored);
        await ProjectAsync(intent, change, stored, wanted, candidates.MissingIn(wanted), false, ct);
    }

    public bool TellsOf(Intent intent, Guid customer) => Read(intent).Exists(change => change.Id == customer);

    /// <summary>Removes rows of a change that came to nothing, unless the profile that is stored wants them.</summary>
    internal Task GiveBackAsync(TenantId tenant, Guid id, IEnumerable<ProjectedRow> written) =>
        RemoveAsync(tenant, id, written, CancellationToken.None);

    /// <summary>Whose a claim is; null when it is free.</summary>
    internal async Task<ClaimOwner?> OwnerAsync(ProjectedRow claim, CancellationToken ct) =>
        await rows.FindAsync(claim.Partition, claim.Key, ct) is { } row ? CustomerRows.Owner(row) : null;

    /// <summary>Who has the address or domain of a claim that <paramref name="wanted"/> wants.</summary>
    internal static TakenBy Taken(TenantId tenant, Profile wanted, ProjectedRow claim, ClaimOwner owner) =>
        new(AddressRows.Written(tenant, wanted, claim), owner);

    private List<ProjectedRow> Of(TenantId tenant, Guid id, Profile profile)
    {
        var state = new CustomerState(tenant, id, CustomerRows.Content(profile));
        return [.. projectors.SelectMany(projector => projector.Wants(state)).DistinctBy(ProjectedRows.Place)];
    }

    // One change, or a list of customers who were added together.
    private static List<ProjectionIntent> Read(Intent intent) => intent.Body.StartsWith('[')
        ? JsonSerializer.Deserialize(intent.Body, ProjectingJson.Rows.ListProjectionIntent)!
        : [JsonSerializer.Deserialize(intent.Body, ProjectingJson.Rows.ProjectionIntent)!];

    // Nobody asked for what follows from a change that came to nothing, or from an erasure beside it.
    private static Actor Sweeping(Intent intent) => Actor.OfJob(intent.Tenant, "projections");

    // Makes every wanted row say what it should and removes the unwanted rows of this customer. Returns the wanted claims that are
    // somebody else's.
    private async Task<List<(ProjectedRow Claim, ClaimOwner Owner)>> ApplyAsync(
        TenantId tenant, Guid id, IReadOnlyList<ProjectedRow> wanted, IEnumerable<ProjectedRow> unwanted,
        bool isWritten, CancellationToken ct)
    {
        var claims = wanted.Where(row => row.IsClaim).ToList();
        var owners = Task.WhenAll(claims.Select(claim => KeepClaimAsync(claim, id, ct)));
        if (!isWritten && wanted.Where(row => !row.IsClaim).Upserts().ToList() is { Count: > 0 } upserts)
        {
            await rows.CommitAsync([upserts], ct);
        }

        await owners;
        await RemoveAsync(tenant, id, unwanted, ct);
        return [.. claims.Zip(await owners).Where(claim => claim.Second.Id != id)];
    }

    // Back to the profile before, which is none where nothing was done with the customer since adding it.
    private async Task GiveUpAsync(Intent intent, Guid id, Row row, Profile? before, IReadOnlyList<ProjectedRow> lost, CancellationToken ct)
    {
        var batch = new RowBatch(RowKeys.Customer(intent.Tenant, id));
        var all = await rows.ReadAsync(batch.Partition, RowKeys.OfCustomer, RowLimits.RowsPerBatch, ct);
        batch = before is null && all.All(other => other.Version == row.Version)
            ? all.Aggregate(batch, (deleting, other) => deleting.Delete(other))
            : batch.Replace(row, CustomerRows.Content(AddressRows.Without(intent.Tenant, before ?? CustomerRows.Profile(row), lost)))
                .Audit(Sweeping(intent).Did("taken back", intent.OpenedAt));
        await rows.CommitAsync(batch, ct);
    }

    // Whose the claim is: one that somebody else has got by now is left to them, since an address never changes hands by being projected.
    private async Task<ClaimOwner> KeepClaimAsync(ProjectedRow claim, Guid id, CancellationToken ct)
    {
        for (var contention = new Contention(rows, ClaimedWithoutPause); ; await contention.LostAsync(ct))
        {
            var row = await rows.FindAsync(claim.Partition, claim.Key, ct);
            if (row is not null && (row.Content.Span.SequenceEqual(claim.Content.Span) || CustomerRows.Owner(row).Id != id))
            {
                return CustomerRows.Owner(row);
            }

            var batch = new RowBatch(claim.Partition);
            batch = row is null ? batch.Insert(claim.Key, claim.Content) : batch.Replace(row, claim.Content);
            if ((await rows.CommitAsync(batch, ct)).IsCommitted)
            {
                return new(id, "");
            }
        }
    }

    private Task RemoveAsync(TenantId tenant, Guid id, IEnumerable<ProjectedRow> unwanted, CancellationToken ct) =>
        Task.WhenAll(unwanted.Select(row => RemoveAsync(tenant, id, row, ct)));

    // Claims are only ever removed by the customer that holds them. The profile is read after the row: a change that wants the row back
    // by now writes it again after its profile, so one of the two is seen here.
    private async Task RemoveAsync(TenantId tenant, Guid id, ProjectedRow projection, CancellationToken ct)
    {
        if (await rows.FindAsync(projection.Partition, projection.Key, ct) is not { } row
            || (projection.IsClaim && CustomerRows.Owner(row).Id != id))
        {
            return;
        }

        if (await rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct) is not { } profile
            || !Of(tenant, id, CustomerRows.Profile(profile)).Exists(wanted => wanted.Place() == projection.Place()))
        {
            await rows.CommitAsync(new RowBatch(projection.Partition).Delete(row), ct);
        }
    }
}

/// <summary>What replaying a change of projections needs.</summary>
public sealed record ProjectionIntent(Guid Id, Profile? Before, Profile After);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProjectionIntent))]
[JsonSerializable(typeof(List<ProjectionIntent>))]
internal sealed partial class ProjectingJson : JsonSerializerContext
{
    internal static ProjectingJson Rows { get; } = new(RowJson.Options());
}
