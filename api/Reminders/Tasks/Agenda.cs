using OutlookCrm.Primitives;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>
/// Each user's open tasks over all customers, by due day: rows outside the customers' partitions, which follow the tasks. A change of a
/// task first notes in an intent where the task may stand, then the task is written, then its row; whatever breaks in between is put right
/// from the task that is stored.
/// </summary>
internal sealed class Agenda(IRowStore rows, IntentLog intents, TaskKind kind) : IReplay
{
    public string Kind => "agenda";

    /// <summary>Up to <paramref name="limit"/> tasks of a user that are not done, the first due first, and the end of the page.</summary>
    public async Task<(IReadOnlyList<AgendaLine> Tasks, string? Next)> ReadAsync(
        TenantId tenant, Guid user, string? after, int limit, CancellationToken ct)
    {
        var range = after is null ? KeyRange.Everything : KeyRange.Everything with { From = $"{after}+" };
        var page = await rows.ReadAsync(RowKeys.Agenda(tenant, user), range, limit + 1, ct);
        return ([.. page.Take(limit).Select(Read)], page.Count > limit ? page[limit - 1].Key : null);
    }

    /// <summary>
    /// Makes a change of a task, and lets the agenda follow. The task may stand where it stood before and where it stands after; either is
    /// null where nothing is open.
    /// </summary>
    public async Task<RecordOutcome<CustomerTask>> FollowAsync(
        TenantId tenant, Guid customer, CustomerTask? before, CustomerTask? after, Func<Task<RecordOutcome<CustomerTask>>> change,
        CancellationToken ct)
    {
        List<AgendaPlace> places = [.. new[] { PlaceOf(before), PlaceOf(after) }.OfType<AgendaPlace>().Distinct()];
        if (places.Count == 0)
        {
            return await change();
        }

        var owed = new AgendaIntent(customer, (after ?? before)!.Id, places);
        var intent = await intents.OpenAsync(tenant, Kind, JsonSerializer.Serialize(owed, TasksJson.Rows.AgendaIntent), ct);
        var outcome = await change();
        if (outcome.IsDone)
        {
            await ProjectAsync(tenant, owed, CancellationToken.None);
        }

        await intents.CloseAsync(intent, CancellationToken.None);
        return outcome;
    }

    public Task ReplayAsync(Intent intent, CancellationToken ct) => ProjectAsync(intent.Tenant, Read(intent), ct);

    public bool TellsOf(Intent intent, Guid customer) => Read(intent).Customer == customer;

    /// <summary>Removes the row of a task whose customer is being erased.</summary>
    public Task ForgetAsync(TenantId tenant, Guid customer, Row task, CancellationToken ct) =>
        kind.RecordOf(task) is var gone && PlaceOf(gone) is { } place
            ? RemoveAsync(tenant, new(customer, gone.Id, [place]), place, ct) : Task.CompletedTask;

    // Whoever finishes last writes what is stored: a newer change may have been stored while this one wrote its row.
    private async Task ProjectAsync(TenantId tenant, AgendaIntent change, CancellationToken ct)
    {
        var places = change.Places.ToHashSet();
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            var stored = await StoredAsync(tenant, change, ct);
            var wanted = PlaceOf(stored?.Record);
            if (wanted is not null)
            {
                places.Add(wanted);
                var line = new AgendaLine(change.Customer, change.Task, stored!.Record.Text, stored.Record.DueOn);
                await rows.CommitAsync(new RowBatch(RowKeys.Agenda(tenant, wanted.User))
                    .Upsert(KeyOf(change, wanted), JsonSerializer.SerializeToUtf8Bytes(line, TasksJson.Rows.AgendaLine)), ct);
            }

            await Task.WhenAll(places.Where(place => place != wanted).Select(place => RemoveAsync(tenant, change, place, ct)));
            if ((await StoredAsync(tenant, change, ct))?.Version == stored?.Version)
            {
                return;
            }
        }
    }

    // The task is read after the row: a change that wants the row back by now writes the row again after the task, so one of the two is
    // seen here.
    private async Task RemoveAsync(TenantId tenant, AgendaIntent change, AgendaPlace place, CancellationToken ct)
    {
        var partition = RowKeys.Agenda(tenant, place.User);
        if (await rows.FindAsync(partition, KeyOf(change, place), ct) is { } row
            && PlaceOf((await StoredAsync(tenant, change, ct))?.Record) != place)
        {
            await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
        }
    }

    // Null for a task that is not there, and for a customer who is being erased.
    private async Task<Stored<CustomerTask>?> StoredAsync(TenantId tenant, AgendaIntent change, CancellationToken ct) =>
        (await RecordRows.FindAsync(rows, kind, tenant, change.Customer, change.Task, ct)).Found;

    private static AgendaPlace? PlaceOf(CustomerTask? task) => task is { IsOpen: true } ? new(task.Owner.UserId, task.DueOn) : null;

    private static string KeyOf(AgendaIntent change, AgendaPlace place) =>
        $"{place.DueOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{change.Customer:N}{change.Task:N}";

    private static AgendaIntent Read(Intent intent) => JsonSerializer.Deserialize(intent.Body, TasksJson.Rows.AgendaIntent)!;

    private static AgendaLine Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, TasksJson.Rows.AgendaLine)!;
}

/// <summary>A row of a user's agenda.</summary>
internal sealed record AgendaLine(Guid Customer, Guid Task, string Text, DateOnly DueOn);

/// <summary>Where a task stands in the agendas: whose, and on which day.</summary>
internal sealed record AgendaPlace(Guid User, DateOnly DueOn);

/// <summary>What replaying a change of a task needs: the task, and where it may stand.</summary>
internal sealed record AgendaIntent(Guid Customer, Guid Task, IReadOnlyList<AgendaPlace> Places);
