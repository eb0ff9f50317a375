using OutlookCrm.Audit;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Correspondence;

/// <summary>Takes a name off a logged mail under every customer, and the entry itself with the last name.</summary>
internal sealed class UndoStore(
    IRowStore rows, CustomerEvents events, CorrespondenceKinds kinds, MailLogStore logs, IntentLog intents, TimeProvider clock) : IReplay
{
    public string Kind => "undo";

    /// <summary>
    /// Undoes a logging: a user's own; with <paramref name="mayUndoOthers"/> also the loggings of all other users. Returns the names that
    /// are left, empty if the entry was deleted.
    /// </summary>
    public async Task<UndoOutcome> UndoAsync(Actor actor, bool mayUndoOthers, Guid customer, string entryId, CancellationToken ct)
    {
        if (CorrespondenceKinds.Read(
            await rows.FindAsync(RowKeys.Customer(actor.Tenant, customer), RowKeys.TimelineEntry(entryId),
                ct)) is not { Mail: { } mail } entry)
        {
            return new(null, false, null);
        }

        var isMine = mail.LoggedBy.Any(logger => logger.UserId == actor.UserId);
        if (!isMine && !mayUndoOthers)
        {
            return new(mail.LoggedBy, false, entry);
        }

        var id = new LoggedMailId(MailLog.HashOfStored(mail.InternetMessageId), entryId);
        var at = MailLogStore.MomentAfter(await logs.OfAsync(actor.Tenant, mail.Customers, id.LogKey, ct), clock.GetUtcNow());
        var undo = new UndoIntent(mail.Customers, entryId, id.MessageIdHash, isMine ? actor.UserId : null, actor.Did("undid", at, entryId));
        var intent = await intents.OpenAsync(actor.Tenant, Kind, JsonSerializer.Serialize(undo, CorrespondenceJson.Rows.UndoIntent), ct);
        await UndoAllAsync(intent, undo);
        await intents.CloseAsync(intent, CancellationToken.None);
        IReadOnlyList<DoneBy> left = isMine ? [.. mail.LoggedBy.Where(logger => logger.UserId != actor.UserId)] : [];
        return new(left, true, entry);
    }

    public Task ReplayAsync(Intent intent, CancellationToken ct) =>
        UndoAllAsync(intent, JsonSerializer.Deserialize(intent.Body, CorrespondenceJson.Rows.UndoIntent)!);

    public bool TellsOf(Intent intent, Guid customer) => false;

    // What is begun is owed: the caller's impatience must not leave it to the sweeper.
    private async Task UndoAllAsync(Intent intent, UndoIntent undo) => await Task.WhenAll(undo.Customers.Select(customer =>
        events.WriteAsync(intent.Tenant, customer, change => UndoAsync(change, undo), CancellationToken.None)));

    private async Task<UndoIntent?> UndoAsync(CustomerChange change, UndoIntent undo)
    {
        var key = MailLog.KeyOf(undo.MessageIdHash, undo.EntryId);
        var row = await change.FindAsync(key, CancellationToken.None);
        var before = row is null ? new MailLog(undo.EntryId, "", []) : MailLogStore.Read(row);
        var after = before.Without(undo.UserId, undo.Audit.At);
        if (after == before)
        {
            return undo;
        }

        if (row is null)
        {
            // A logging from before the undo may yet come.
            change.Batch.Insert(key, MailLogStore.Content(after));
            return undo;
        }

        change.Batch.Replace(row, MailLogStore.Content(
            after.Stands() ? after : after with { From = "", Detail = null, Copies = null, Print = null }));
        if (before.Stands() && await change.FindAsync(RowKeys.TimelineEntry(before.EntryId), CancellationToken.None) is { } entryRow
            && CorrespondenceKinds.Read(entryRow) is { } entry)
        {
            change.Audit(undo.Audit);
            var kind = kinds.Of(entry.Kind);
            if (after.Stands())
            {
                change.Batch.Replace(entryRow, kind.Write(entry with { Mail = entry.Mail with { LoggedBy = after.LoggedBy } }));
                return undo;
            }

            await change.RemoveAsync(kind, entryRow, CancellationToken.None);
            foreach (var part in await rows.ReadAsync(change.Batch.Partition, CorrespondenceKeys.TextsOf(before.EntryId),
                RowLimits.RowsPerRead, CancellationToken.None))
            {
                change.Batch.Delete(part);
            }
        }

        return undo;
    }
}

/// <summary>
/// What came of an undo: the names left. <paramref name="LoggedBy"/> is null where there is no such mail; <paramref name="IsAllowed"/>
/// false where only others logged it.
/// </summary>
public sealed record UndoOutcome(IReadOnlyList<DoneBy>? LoggedBy, bool IsAllowed, CorrespondenceEntry? Entry);

/// <summary>What replaying an undo needs; <paramref name="UserId"/> null takes every name off.</summary>
public sealed record UndoIntent(IReadOnlyList<Guid> Customers, string EntryId, string MessageIdHash, Guid? UserId, AuditRow Audit);
