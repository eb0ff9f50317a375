using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Records;

/// <summary>
/// Records of one kind in the customer's partition: the record, the row that tells where it stands, its entry on the timeline, its open
/// item and the summary change in one batch.
/// </summary>
internal sealed class RecordStore<TRecord, TLine>(
    IRowStore rows, CustomerEvents events, RecordKind<TRecord, TLine> kind, TimeProvider clock)
    where TRecord : class
    where TLine : class
{
    /// <summary>Up to <paramref name="limit"/> records of a range, and whether there are more; null for no such customer.</summary>
    public async Task<(IReadOnlyList<Stored<TRecord>> Records, bool HasMore)?> ListAsync(
        TenantId tenant, Guid customer, KeyRange range, int limit, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var page = rows.ReadAsync(partition, range, limit + 1, ct).AsTask();
        await Task.WhenAll(profile, page);
        return await profile is null ? null : ([.. (await page).Take(limit).Select(Read)], (await page).Count > limit);
    }

    /// <summary>One record, as the outcome of a change that changed nothing.</summary>
    public Task<RecordOutcome<TRecord>> FindAsync(TenantId tenant, Guid customer, Guid id, CancellationToken ct) =>
        RecordRows.FindAsync(rows, kind, tenant, customer, id, ct);

    /// <summary>
    /// Adds a record. A repeated call with the same id changes nothing: the outcome holds what is stored, and is not done.
    /// </summary>
    public Task<RecordOutcome<TRecord>> AddAsync(Actor actor, Guid customer, TRecord record, string verb, CancellationToken ct) =>
        WriteAsync(actor, customer, async change =>
        {
            if (await change.FindAsync(RemindersKeys.Place(kind.IdOf(record)), ct) is { } place)
            {
                var there = RecordRows.PlaceIn(place);
                return there.Kind != kind.Word ? new(true, null, false, IsTaken: true)
                    : await change.FindAsync(there.Key, ct) is { } row ? new(true, Read(row), false) : null;
            }

            if (!kind.HasRoom(SummaryOf(change), null, record))
            {
                return new(true, null, false, IsFull: true);
            }

            change.Batch.Insert(RemindersKeys.Place(kind.IdOf(record)), RecordRows.Content(PlaceOf(record)))
                .Insert(kind.KeyOf(record), kind.ContentOf(record));
            if (kind.OpenItemOf(record) is var (key, content))
            {
                change.Batch.Insert(key, content);
            }

            change.Add(kind, kind.EntryIdOf(record), kind.LineOf(record));
            return Done(actor, change, verb, record);
        }, ct);

    /// <summary>Changes a record, if it still has <paramref name="version"/>. A change that changes nothing writes nothing.</summary>
    public Task<RecordOutcome<TRecord>> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version, Func<TRecord, TRecord> correct, string verb, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, async (change, place, row, entry) =>
        {
            var before = kind.RecordOf(row);
            var after = correct(before);
            if (after.Equals(before))
            {
                return new(true, Read(row), true);
            }

            if (!kind.HasRoom(SummaryOf(change), before, after))
            {
                return new(true, null, false, IsFull: true);
            }

            await ReplaceAsync(change, place, row, before, after, ct);
            if (kind.EntryIdOf(after) == kind.EntryIdOf(before))
            {
                await change.CorrectAsync(kind, entry, kind.LineOf(after), ct);
            }
            else
            {
                await change.RemoveAsync(kind, entry, ct);
                change.Add(kind, kind.EntryIdOf(after), kind.LineOf(after));
            }

            return Done(actor, change, verb, after);
        }, ct);

    /// <summary>Removes a record, if it still has <paramref name="version"/>.</summary>
    public Task<RecordOutcome<TRecord>> RemoveAsync(
        Actor actor, Guid customer, Guid id, string version, string verb, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, async (change, place, row, entry) =>
        {
            var gone = kind.RecordOf(row);
            change.Batch.Delete(place).Delete(row);
            await DeleteOpenItemAsync(change, gone, ct);
            await change.RemoveAsync(kind, entry, ct);
            return Done(actor, change, verb, gone);
        }, ct);

    private Task<RecordOutcome<TRecord>> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version,
        Func<CustomerChange, Row, Row, Row, Task<RecordOutcome<TRecord>?>> change, CancellationToken ct) =>
        WriteAsync(actor, customer, async trying =>
        {
            if (await trying.FindAsync(RemindersKeys.Place(id), ct) is not { } place || RecordRows.PlaceIn(place) is not { } there
                || there.Kind != kind.Word)
            {
                return new(true, null, false);
            }

            // Null: the record was moved or removed after its place was read, so everything is read again.
            if (await trying.FindAsync(there.Key, ct) is not { } row)
            {
                return null;
            }

            return row.Version != version ? new(true, Read(row), false)
                : await trying.FindAsync(RowKeys.TimelineEntry(there.EntryId), ct) is { } entry
                    ? await change(trying, place, row, entry) : null;
        }, ct);

    private async Task ReplaceAsync(CustomerChange change, Row place, Row row, TRecord before, TRecord after, CancellationToken ct)
    {
        if (PlaceOf(after) != PlaceOf(before))
        {
            change.Batch.Replace(place, RecordRows.Content(PlaceOf(after)));
        }

        if (kind.KeyOf(after) == row.Key)
        {
            change.Batch.Replace(row, kind.ContentOf(after));
        }
        else
        {
            change.Batch.Delete(row).Insert(kind.KeyOf(after), kind.ContentOf(after));
        }

        if (kind.OpenItemOf(after) is var (key, content))
        {
            change.Batch.Upsert(key, content);
        }

        if (kind.OpenItemOf(before)?.Key != kind.OpenItemOf(after)?.Key)
        {
            await DeleteOpenItemAsync(change, before, ct);
        }
    }

    private async Task DeleteOpenItemAsync(CustomerChange change, TRecord gone, CancellationToken ct)
    {
        if (kind.OpenItemOf(gone) is var (key, _) && await change.FindAsync(key, ct) is { } item)
        {
            change.Batch.Delete(item);
        }
    }

    private async Task<RecordOutcome<TRecord>> WriteAsync(
        Actor actor, Guid customer, Func<CustomerChange, Task<RecordOutcome<TRecord>?>> fill, CancellationToken ct) =>
        await events.WriteAsync(actor.Tenant, customer, fill, ct) ?? RecordOutcome<TRecord>.NoCustomer;

    private RecordOutcome<TRecord> Done(Actor actor, CustomerChange change, string verb, TRecord record)
    {
        change.Audit(actor.Did(verb, clock.GetUtcNow(), kind.EntryIdOf(record)));
        return new(true, new(change.Version, record), true);
    }

    private Stored<TRecord> Read(Row row) => new(row.Version, kind.RecordOf(row));

    private RecordPlace PlaceOf(TRecord record) => new(kind.Word, kind.KeyOf(record), kind.EntryIdOf(record));

    private static RemindersSummary? SummaryOf(CustomerChange change) => RemindersSummary.Read(change.SummaryOf(RemindersSummary.Member));
}
