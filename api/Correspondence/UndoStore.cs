using System.Text.Json;
using OutlookCrm.Audit;
using OutlookCrm.Customers;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Correspondence;

/// <summary>Takes a name off a logged mail under every customer, and the entry itself with the last name.</summary>
public sealed class UndoStore(IRowStore rows, EntryStore entries, IntentLog intents, TimeProvider clock) : IReplay
{
    private const int EntriesPerLook = 50;

    /// <inheritdoc />
    public string Kind => "undo";

    /// <summary>
    /// Undoes a logging: everybody their own; whoever <paramref name="mayUndoOthers"/> also those of others, all at once. The names left, empty when the entry is gone.
    /// </summary>
    public async Task<UndoOutcome> UndoAsync(Actor actor, bool mayUndoOthers, Guid customer, string entryId, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Customer(actor.Tenant, customer), RowKeys.TimelineEntry(entryId), ct) is not { } row
            || CustomerRows.Entry(row) is not { Mail: { } mail } entry)
        {
            return new(null, false, null);
        }

        var isMine = mail.LoggedBy.Any(l => l.UserId == actor.UserId);
        if (!isMine && !mayUndoOthers)
        {
            return new(mail.LoggedBy, false, entry);
        }

        var messageIdHash = MailGuard.HashOfStored(mail.InternetMessageId);
        var at = await entries.MomentAsync(actor.Tenant, mail.Customers, MailGuard.KeyOf(messageIdHash, entryId), clock.GetUtcNow(), ct);
        var undo = new UndoIntent(mail.Customers, entryId, messageIdHash, isMine ? actor.UserId : null, actor.Did("undid", at, entryId));
        var intent = await intents.OpenAsync(actor.Tenant, Kind, JsonSerializer.Serialize(undo, CorrespondenceJson.Rows.UndoIntent), ct);
        await UndoAllAsync(intent, undo, CancellationToken.None);
        await intents.CloseAsync(intent, CancellationToken.None);
        IReadOnlyList<Logger> left = isMine ? [.. mail.LoggedBy.Where(l => l.UserId != actor.UserId)] : [];
        return new(left, true, entry);
    }

    /// <inheritdoc />
    public Task ReplayAsync(Intent intent, CancellationToken ct) =>
        UndoAllAsync(intent, JsonSerializer.Deserialize(intent.Body, CorrespondenceJson.Rows.UndoIntent)!, ct);

    /// <inheritdoc />
    public bool TellsOf(Intent intent, Guid customer) => false;

    private Task UndoAllAsync(Intent intent, UndoIntent undo, CancellationToken ct) =>
        Task.WhenAll(undo.Customers.Select(customer => UndoAsync(RowKeys.Customer(intent.Tenant, customer), undo, ct)));

    private async Task UndoAsync(Partition partition, UndoIntent undo, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await BatchAsync(partition, undo) is not { } batch || (await rows.CommitAsync(batch, ct)).IsCommitted)
            {
                return;
            }
        }
    }

    // Null when nothing is left to undo, or the customer is gone.
    private async Task<RowBatch?> BatchAsync(Partition partition, UndoIntent undo)
    {
        var guardKey = MailGuard.KeyOf(undo.MessageIdHash, undo.EntryId);
        if (await rows.FindAsync(partition, RowKeys.Summary, CancellationToken.None) is not { } summary)
        {
            return null;
        }

        var guardRow = await rows.FindAsync(partition, guardKey, CancellationToken.None);
        var before = guardRow is null ? new MailGuard(undo.EntryId, "", []) : CustomerRows.Guard(guardRow);
        var after = before.Without(undo.UserId, undo.Audit.At);
        if (after == before)
        {
            return null;
        }

        var batch = new RowBatch(partition);
        if (guardRow is null)
        {
            // A logging from before the undo may yet come. The summary is in the batch so that nothing is left with a customer who is being erased.
            return batch.Insert(guardKey, CustomerRows.Content(after)).Replace(summary, summary.Content);
        }

        batch.Replace(guardRow, CustomerRows.Content(after.Stands() ? after : after with { From = "" }));
        if (before.Stands())
        {
            batch.Audit(undo.Audit);
            await (after.Stands() ? RenameAsync(batch, undo.EntryId, after.LoggedBy) : RemoveAsync(batch, undo.EntryId, summary));
        }

        return batch;
    }

    private async Task RenameAsync(RowBatch batch, string entryId, IReadOnlyList<Logger> loggedBy)
    {
        if (await rows.FindAsync(batch.Partition, RowKeys.TimelineEntry(entryId), CancellationToken.None) is { } row && CustomerRows.Entry(row) is { Mail: { } mail } entry)
        {
            batch.Replace(row, CustomerRows.Content(entry with { Mail = mail with { LoggedBy = loggedBy } }));
        }
    }

    private async Task RemoveAsync(RowBatch batch, string entryId, Row summary)
    {
        if (await rows.FindAsync(batch.Partition, RowKeys.TimelineEntry(entryId), CancellationToken.None) is not { } row)
        {
            return;
        }

        batch.Delete(row);
        foreach (var part in await rows.ReadAsync(batch.Partition, RowKeys.LongTexts(entryId), RowLimits.RowsPerRead, CancellationToken.None))
        {
            batch.Delete(part);
        }

        var (before, gone) = (CustomerRows.Summary(summary), CustomerRows.Entry(row));
        var (oldest, newest) = await LeftAsync(batch.Partition, gone, gone.At > before.FirstMailAt ? before.FirstMailAt : null);
        batch.Replace(summary, CustomerRows.Content(before.Without(gone.Kind, oldest, newest)));
    }

    // When the oldest and the newest of its kind but this one were. Where the oldest is known, or nobody asks for it, looking ends at the newest.
    private async Task<(DateTimeOffset? Oldest, DateTimeOffset? Newest)> LeftAsync(Partition partition, TimelineEntry gone, DateTimeOffset? oldest)
    {
        var known = oldest is not null || gone.Kind == TimelineKind.Meeting;
        DateTimeOffset? newest = null;
        var range = RowKeys.Timeline;
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, EntriesPerLook, CancellationToken.None);
            foreach (var entry in page.Select(CustomerRows.Entry).Where(entry => entry.Kind == gone.Kind && entry.Id != gone.Id))
            {
                newest ??= entry.MetAt;
                oldest = known ? oldest : entry.At;
            }

            if (page.Count < EntriesPerLook || (known && newest is not null))
            {
                return (newest is null ? null : oldest, newest);
            }

            range = RowKeys.TimelineAfter(CustomerRows.Entry(page[^1]).Id);
        }
    }
}

/// <summary>
/// What came of an undo: the names left. <paramref name="LoggedBy"/> is null where there is no such mail; <paramref name="IsAllowed"/> false where
/// only others logged it.
/// </summary>
public sealed record UndoOutcome(IReadOnlyList<Logger>? LoggedBy, bool IsAllowed, TimelineEntry? Entry);

/// <summary>What replaying an undo needs; <paramref name="UserId"/> null takes every name off.</summary>
public sealed record UndoIntent(IReadOnlyList<Guid> Customers, string EntryId, string MessageIdHash, Guid? UserId, AuditRow Audit);
