using OutlookCrm.Primitives;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>A customer's tasks, with the agendas of who does them.</summary>
internal sealed class TaskStore(IRowStore rows, RecordStore<CustomerTask, TaskLine> tasks, Agenda agenda)
{
    /// <summary>As <see cref="RecordStore{TRecord, TLine}.ListAsync"/>: the open tasks by due day, or the last done first.</summary>
    public Task<(IReadOnlyList<Stored<CustomerTask>> Records, bool HasMore)?> ListAsync(
        TenantId tenant, Guid customer, bool areDone, string? after, int limit, CancellationToken ct) =>
        tasks.ListAsync(
            tenant, customer, RemindersKeys.After(areDone ? RemindersKeys.DoneTasks : RemindersKeys.OpenTasks, after), limit, ct);

    /// <summary>One task, as the outcome of a change that changed nothing.</summary>
    public Task<RecordOutcome<CustomerTask>> FindAsync(TenantId tenant, Guid customer, Guid id, CancellationToken ct) =>
        tasks.FindAsync(tenant, customer, id, ct);

    /// <summary>Adds a task; adding it again under the same id changes nothing.</summary>
    public Task<RecordOutcome<CustomerTask>> AddAsync(Actor actor, Guid customer, CustomerTask task, CancellationToken ct) =>
        agenda.FollowAsync(
            actor.Tenant, customer, null, task, () => tasks.AddAsync(actor, customer, task, "added a task", CancellationToken.None), ct);

    /// <summary>
    /// Changes a task, if it still has <paramref name="version"/>; whatever it is now where that is null. A change that changes nothing
    /// writes nothing.
    /// </summary>
    public async Task<RecordOutcome<CustomerTask>> ChangeAsync(
        Actor actor, Guid customer, Guid id, string? version, Func<CustomerTask, CustomerTask> correct, string verb, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            var there = await tasks.FindAsync(actor.Tenant, customer, id, ct);
            if (there.Found is not { } found || found.Version != (version ?? found.Version))
            {
                return there with { IsDone = false };
            }

            var outcome = await agenda.FollowAsync(actor.Tenant, customer, found.Record, correct(found.Record), () =>
                tasks.ChangeAsync(actor, customer, id, found.Version, correct, verb, CancellationToken.None), ct);
            if (outcome is { IsDone: true } or { IsFull: true } or { Found: null } || version is not null)
            {
                return outcome;
            }
        }
    }

    /// <summary>Removes a task, if it still has <paramref name="version"/>.</summary>
    public async Task<RecordOutcome<CustomerTask>> RemoveAsync(
        Actor actor, Guid customer, Guid id, string version, CancellationToken ct)
    {
        var there = await tasks.FindAsync(actor.Tenant, customer, id, ct);
        return there.Found is not { } found || found.Version != version
            ? there with { IsDone = false }
            : await agenda.FollowAsync(actor.Tenant, customer, found.Record, null, () =>
                tasks.RemoveAsync(actor, customer, id, version, "removed a task", CancellationToken.None), ct);
    }
}
