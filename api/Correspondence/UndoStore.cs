using System.Text.Json;
using OutlookCrm.Customers;
using OutlookCrm.Identity;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;

namespace OutlookCrm.Correspondence;

/// <summary>Takes a name off a logged mail under every customer, and the entry itself with the last name.</summary>
public sealed class UndoStore(IRowStore rows, IntentLog intents, LaterDeeds later, TimeProvider clock) : IReplay
{
    private const int Attempts = 200;
    private const int EntriesPerLook = 50;

    /// <inheritdoc />
    public string Kind => "undo";

    /// <summary>
    /// Undoes a logging as the user may: everybody their own; a manager also those of others, all at once. The names left, empty when the entry is gone.
    /// </summary>
    public async Task<UndoOutcome> UndoAsync(CurrentUser user, Guid customer, string entryId, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Customer(user.Tenant, customer), RowKeys.TimelineEntry(entryId), ct) is not { } row
            || CustomerRows.Entry(row).Mail is not { } mail)
        {
            return new(null, false, null);
        }

        var isMine = mail.LoggedBy.Any(l => l.UserId == user.ObjectId);
        if (!isMine && !user.IsManager)
        {
            return new(mail.LoggedBy, false, mail);
        }

        var undo = new UndoIntent(
            mail.Customers, entryId, MailGuard.HashOf(mail.InternetMessageId), isMine ? user.ObjectId : null,
            AuditRow.Of(user, AuditRow.Undid, clock.GetUtcNow(), entryId));
        var intent = await intents.OpenAsync(user.Tenant, Kind, JsonSerializer.Serialize(undo, CorrespondenceJson.Rows.UndoIntent), ct);
        await UndoAllAsync(intent, undo, CancellationToken.None);
        await intents.CloseAsync(intent, CancellationToken.None);
        IReadOnlyList<Logger> left = isMine ? [.. mail.LoggedBy.Where(l => l.UserId != user.ObjectId)] : [];
        return new(left, true, mail);
    }

    /// <inheritdoc />
    public async Task ReplayAsync(Intent intent, CancellationToken ct)
    {
        var undo = JsonSerializer.Deserialize(intent.Body, CorrespondenceJson.Rows.UndoIntent)!;
        if (!await later.HaveLoggedAgainAsync(intent.Tenant, undo, ct))
        {
            await UndoAllAsync(intent, undo, ct);
        }
    }

    /// <inheritdoc />
    public bool TellsOf(Intent intent, Guid customer) => false;

    private Task UndoAllAsync(Intent intent, UndoIntent undo, CancellationToken ct) =>
        Task.WhenAll(undo.Customers.Select(customer => UndoAsync(RowKeys.Customer(intent.Tenant, customer), undo, intent.Id, ct)));

    // Once for each customer: the intent's own audit row keeps a replay from undoing what was logged again since.
    private async Task UndoAsync(Partition partition, UndoIntent undo, string intent, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await rows.PauseAsync(attempt, ct);
            if (await BatchAsync(partition, undo, intent) is not { } batch)
            {
                return;
            }

            var result = await rows.CommitAsync(batch, ct);
            if (result.IsCommitted || result.ConflictKey == RowKeys.Audit(undo.Audit.At, intent))
            {
                return;
            }
        }

        throw new StorageUnavailableException("The customer is being written to without pause.", retryAfter: TimeSpan.FromSeconds(2));
    }

    // Null when nothing is left to undo.
    private async Task<RowBatch?> BatchAsync(Partition partition, UndoIntent undo, string intent)
    {
        var guardKey = MailGuard.KeyOf(undo.MessageIdHash, undo.EntryId);
        var entryKey = RowKeys.TimelineEntry(undo.EntryId);
        if (await rows.FindAsync(partition, guardKey, CancellationToken.None) is not { } guardRow
            || await rows.FindAsync(partition, entryKey, CancellationToken.None) is not { } entryRow)
        {
            return null;
        }

        var guard = CustomerRows.Guard(guardRow);
        IReadOnlyList<Logger> left = undo.UserId is { } id ? [.. guard.LoggedBy.Where(l => l.UserId != id)] : [];
        if (left.Count == guard.LoggedBy.Count)
        {
            return null;
        }

        var entry = CustomerRows.Entry(entryRow);
        var batch = new RowBatch(partition).Audit(undo.Audit, intent);
        if (left.Count > 0)
        {
            return batch.Replace(guardRow, CustomerRows.Content(guard with { LoggedBy = left }))
                .Replace(entryRow, CustomerRows.Content(entry with { Mail = entry.Mail! with { LoggedBy = left } }));
        }

        batch.Delete(guardRow).Delete(entryRow);
        foreach (var part in await rows.ReadAsync(partition, RowKeys.LongTexts(undo.EntryId), RowLimits.RowsPerRead, CancellationToken.None))
        {
            batch.Delete(part);
        }

        if (await rows.FindAsync(partition, RowKeys.Summary, CancellationToken.None) is { } summary)
        {
            var before = CustomerRows.Summary(summary);
            var (oldest, newest) = await MailsLeftAsync(partition, undo.EntryId, entry.At > before.FirstMailAt ? before.FirstMailAt : null);
            var after = before.WithoutMail(oldest, newest);
            batch.Replace(summary, CustomerRows.Content(after));
        }

        return batch;
    }

    // When the oldest and the newest mail but this one were sent. Where the oldest is known, looking ends at the newest.
    private async Task<(DateTimeOffset? Oldest, DateTimeOffset? Newest)> MailsLeftAsync(Partition partition, string except, DateTimeOffset? oldest)
    {
        var known = oldest is not null;
        DateTimeOffset? newest = null;
        var range = RowKeys.Timeline;
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, EntriesPerLook, CancellationToken.None);
            foreach (var entry in page.Select(CustomerRows.Entry).Where(entry => entry.Kind == TimelineKind.Mail && entry.Id != except))
            {
                newest ??= entry.At;
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
public sealed record UndoOutcome(IReadOnlyList<Logger>? LoggedBy, bool IsAllowed, MailEntry? Mail);

/// <summary>What replaying an undo needs; <paramref name="UserId"/> null takes every name off.</summary>
public sealed record UndoIntent(IReadOnlyList<Guid> Customers, string EntryId, string MessageIdHash, Guid? UserId, AuditRow Audit);
