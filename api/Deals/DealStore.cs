using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Deals;

/// <summary>
/// Deals in the customer's partition: the deal, its move, its line on the timeline and the summary change in one batch, and the board
/// follows. The change is noted before, so that the board follows after a crash too.
/// </summary>
internal sealed class DealStore(
    IRowStore rows, CustomerEvents events, DealKind kind, BoardStore board, TenantDeals deals, IntentLog intents, TimeProvider clock)
    : IReplay
{
    public string Kind => "deals";

    public Task ReplayAsync(Intent intent, CancellationToken ct) =>
        Read(intent) is var (customer, deal) ? board.ProjectAsync(intent.Tenant, customer, deal, ct) : Task.CompletedTask;

    public bool TellsOf(Intent intent, Guid customer) => Read(intent).CustomerId == customer;

    /// <summary>Opens a deal. A repeated call with the same content changes nothing and succeeds.</summary>
    public Task<DealChanged> OpenAsync(Actor actor, Deal deal, CancellationToken ct) =>
        WriteAsync(actor, deal.CustomerId, deal.Id, async (change, today) =>
        {
            if (await change.FindAsync(DealsKeys.Deal(deal.Id), ct) is { } row)
            {
                return new(true, new(row.Version, DealsMember.Read(row)), false);
            }

            change.Batch.Insert(DealsKeys.Deal(deal.Id), DealsMember.Content(deal));
            change.Add(kind, DealOnTimeline.IdOf(deal), DealOnTimeline.Of(deal, today.NameOf(deal.StageId)));
            return Done(actor, change, today, null, deal, DealMoveKind.Opened);
        }, ct);

    /// <summary>
    /// Changes a deal if it still has <paramref name="version"/>. <paramref name="how"/> answers the deal after, or why it may not be
    /// changed; <paramref name="move"/> says what kind of move that is, null for none.
    /// </summary>
    public Task<DealChanged> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version, DealMoveKind? move,
        Func<Deal, DealsToday, (Deal? After, ProblemHttpResult? Refused)> how, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, there => there.Version == version && there.Deal.RemovedBy is null, move, how, ct);

    /// <summary>Puts a removed deal back; one that is not removed stays as it is.</summary>
    public Task<DealChanged> RestoreAsync(Actor actor, Guid customer, Guid id, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, _ => true, DealMoveKind.Restored, (deal, _) => (deal with { RemovedBy = null }, null), ct);

    /// <summary>Takes a person who is being erased out of a deal, whoever changed the deal meanwhile.</summary>
    public Task ForgetPersonAsync(Actor actor, Deal listed, Guid person, CancellationToken ct) =>
        ChangeAsync(actor, listed.CustomerId, listed.Id, _ => true, null,
            (deal, _) => (deal with { People = [.. deal.People.Where(one => one != person)] }, null), ct);

    /// <summary>A deal with its newest moves and one more than asked for where there are more; null for no such deal.</summary>
    public async Task<(StoredDeal Deal, IReadOnlyList<DealMove> Moves)?> FindAsync(
        TenantId tenant, Guid customer, Guid id, int moves, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var reading = rows.ReadAsync(partition, DealsKeys.MovesOf(id), moves + 1, ct).AsTask();
        var row = await rows.FindAsync(partition, DealsKeys.Deal(id), ct);
        var read = await reading;
        return row is null || DealsMember.Read(row) is not { RemovedBy: null } deal ? null
            : (new(row.Version, deal), [.. read.Select(one => JsonSerializer.Deserialize(one.Content.Span, DealsJson.Rows.DealMove)!)]);
    }

    /// <summary>All deals of a customer, open ones first; null for no such customer.</summary>
    public async Task<IReadOnlyList<StoredDeal>?> ListAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var (all, range) = (new List<StoredDeal>(), DealsKeys.All);
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            all.AddRange(page.Select(row => new StoredDeal(row.Version, DealsMember.Read(row))));
            range = page.Count == 0 ? range : new(page[^1].Key + "+", range.Before);
        }
        while (page.Count == RowLimits.RowsPerRead);

        return await profile is null ? null
            : [.. all.Where(one => one.Deal.RemovedBy is null).OrderBy(one => one.Deal.State != DealState.Open)
                .ThenBy(one => one.Deal.State == DealState.Open ? one.Deal.ClosesOn ?? DateOnly.MaxValue : default)
                .ThenByDescending(one => one.Deal.ShownAt)];
    }

    /// <summary>The first of these people who is no customer; null where all are.</summary>
    public async Task<Guid?> FirstStrangerAsync(TenantId tenant, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var known = await rows.ProfilesAsync(tenant, people, ct);
        return people.Except(known.Select(one => one.Id)).Select(one => (Guid?)one).FirstOrDefault();
    }

    private Task<DealChanged> ChangeAsync(
        Actor actor, Guid customer, Guid id, Func<StoredDeal, bool> isWanted, DealMoveKind? move,
        Func<Deal, DealsToday, (Deal? After, ProblemHttpResult? Refused)> how, CancellationToken ct) =>
        WriteAsync(actor, customer, id, async (change, today) =>
        {
            if (await change.FindAsync(DealsKeys.Deal(id), ct) is not { } row)
            {
                return new(true, null, false);
            }

            var there = new StoredDeal(row.Version, DealsMember.Read(row));
            if (!isWanted(there))
            {
                return new(true, there.Deal.RemovedBy is null ? there : null, false);
            }

            var (after, refused) = how(there.Deal, today);
            if (after is null || after == there.Deal)
            {
                return new(true, there, after is not null, refused);
            }

            // The line was written with the deal, so it is there; if the two were changed in between, everything is read again.
            var line = there.Deal.RemovedBy is null
                ? await change.FindAsync(RowKeys.TimelineEntry(DealOnTimeline.IdOf(there.Deal)), ct) : null;
            if (line is null && there.Deal.RemovedBy is null)
            {
                return null;
            }

            after = after with { ChangedBy = new(actor.UserId, actor.Name, clock.GetUtcNow()) };
            change.Batch.Replace(row, DealsMember.Content(after));
            await WriteLineAsync(change, line, after, today, ct);
            return Done(actor, change, today, there.Deal, after, move);
        }, ct);

    private async Task WriteLineAsync(CustomerChange change, Row? line, Deal after, DealsToday today, CancellationToken ct)
    {
        var entry = DealOnTimeline.Of(after, today.NameOf(after.StageId));
        if (line is not null && after.RemovedBy is null && line.Key == RowKeys.TimelineEntry(entry.Id))
        {
            await change.CorrectAsync(kind, line, entry, ct);
            return;
        }

        if (line is not null)
        {
            await change.RemoveAsync(kind, line, ct);
        }

        if (after.RemovedBy is null)
        {
            change.Add(kind, entry.Id, entry);
        }
    }

    private DealChanged Done(Actor actor, CustomerChange change, DealsToday today, Deal? before, Deal after, DealMoveKind? move)
    {
        var now = clock.GetUtcNow();
        if (move is { } made)
        {
            change.Batch.Insert(DealsKeys.Move(after.Id, now), JsonSerializer.SerializeToUtf8Bytes(
                new DealMove(now, actor.UserId, actor.Name, made, before is null ? null : today.NameOf(before.StageId),
                    today.NameOf(after.StageId), after.StageId, made == DealMoveKind.Lost ? after.LostReason : null),
                DealsJson.Rows.DealMove));
        }

        change.Audit(actor.Did(VerbOf(move), now, DealOnTimeline.IdOf(after)));
        return new(true, new(change.Version, after), true);
    }

    private static string VerbOf(DealMoveKind? move) => move switch
    {
        DealMoveKind.Opened => "opened a deal",
        DealMoveKind.Moved => "moved a deal",
        DealMoveKind.Won => "won a deal",
        DealMoveKind.Lost => "lost a deal",
        DealMoveKind.Reopened => "reopened a deal",
        DealMoveKind.Removed => "removed a deal",
        DealMoveKind.Restored => "restored a deal",
        _ => "edited a deal",
    };

    private async Task<DealChanged> WriteAsync(
        Actor actor, Guid customer, Guid deal, Func<CustomerChange, DealsToday, Task<DealChanged?>> fill, CancellationToken ct)
    {
        var today = await deals.TodayAsync(actor.Tenant, ct);
        var begun = clock.GetTimestamp();
        var intent = await intents.OpenAsync(
            actor.Tenant, Kind, JsonSerializer.Serialize(new DealIntent(customer, deal), DealsJson.Rows.DealIntent), ct);
        var changed = await events.WriteAsync<DealChanged>(actor.Tenant, customer, change =>
            clock.GetElapsedTime(begun) < Intent.BeginWithin ? fill(change, today)
                : throw new StorageUnavailableException("Storage took too long to prepare the change. Nothing was changed."), ct)
            ?? new(false, null, false);

        // The deal is stored, so it no longer matters whether the caller still waits.
        if (changed.IsDone)
        {
            await board.ProjectAsync(actor.Tenant, customer, deal, CancellationToken.None);
            deals.Forget(actor.Tenant);
        }

        await intents.CloseAsync(intent, CancellationToken.None);
        return changed;
    }

    private static DealIntent Read(Intent intent) => JsonSerializer.Deserialize(intent.Body, DealsJson.Rows.DealIntent)!;
}

/// <summary>What replaying a change of a deal needs.</summary>
internal sealed record DealIntent(Guid CustomerId, Guid DealId);

/// <summary>A deal as stored, with the version that a change must name.</summary>
public sealed record StoredDeal(string Version, Deal Deal);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now. Otherwise <paramref name="Refused"/> says why the deal may not be
/// changed so, or <paramref name="Deal"/> is the stored one that conflicts, null for none; <paramref name="IsCustomer"/> false where there
/// is no such customer.
/// </summary>
public sealed record DealChanged(bool IsCustomer, StoredDeal? Deal, bool IsDone, ProblemHttpResult? Refused = null);
