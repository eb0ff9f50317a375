using OutlookCrm.Customers;
using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Files a mail under one customer: the guard, the timeline entry and the summary in one batch of the customer's partition, so that the mail stands
/// there once however often and by whomever it is logged.
/// </summary>
public sealed class EntryStore(IRowStore rows)
{
    // Two writers of one customer meet rarely; a hundred at once still get through.
    private const int Attempts = 200;

    // A company of thousands logging one circular must not outgrow the row.
    private const int MostLoggers = 50;

    /// <summary>
    /// Puts the mail there or adds the logger's name to it; null for a customer that is gone. As part of an intent it happens once, even if it was undone since.
    /// </summary>
    public async Task<FiledEntry?> FileAsync(TenantId tenant, Guid customer, FiledMail mail, string? intent, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var guardKey = RowKeys.MailGuard(mail.Identity.MailHash);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await rows.PauseAsync(attempt, ct);
            if (await rows.FindAsync(partition, RowKeys.Summary, ct) is not { } summary)
            {
                return null;
            }

            var result = await rows.CommitAsync(NewEntry(partition, customer, mail, guardKey, summary, intent), ct);
            if (result.IsCommitted)
            {
                return new(customer, mail.Identity.EntryId, true, mail.Entry.Mail!.LoggedBy);
            }

            if (IsDone(result, mail, intent))
            {
                return new(customer, mail.Identity.EntryId, false, []);
            }

            if (result.ConflictKey == guardKey && await JoinAsync(partition, customer, mail, guardKey, intent, ct) is { } joined)
            {
                return joined;
            }
        }

        throw new StorageUnavailableException("The customer is being written to without pause.", retryAfter: TimeSpan.FromSeconds(2));
    }

    private static RowBatch NewEntry(Partition partition, Guid customer, FiledMail mail, string guardKey, Row summary, string? intent)
    {
        var logger = mail.Entry.Mail!.LoggedBy[0];
        var after = CustomerRows.Summary(summary).WithMail(mail.Entry.At);
        var batch = new RowBatch(partition);
        batch.Insert(guardKey, Guard(mail, [logger]))
            .Insert(RowKeys.TimelineEntry(mail.Identity.EntryId), CustomerRows.Content(mail.EntryFor(customer)))
            .Replace(summary, CustomerRows.Content(after))
            .Audit(new(logger.UserId, logger.Name, AuditRow.Logged, logger.At, mail.Identity.EntryId), intent);
        var parts = mail.Detail.ToRows();
        for (var part = 0; part < parts.Count; part++)
        {
            batch.Insert(RowKeys.LongText(mail.Identity.EntryId, part), parts[part]);
        }

        return batch;
    }

    // The mail is there already: adds the logger's name if it is missing. Null when somebody else changed the rows at the same moment.
    private async Task<FiledEntry?> JoinAsync(Partition partition, Guid customer, FiledMail mail, string guardKey, string? intent, CancellationToken ct)
    {
        if (await rows.FindAsync(partition, guardKey, ct) is not { } guard)
        {
            return null;
        }

        var logger = mail.Entry.Mail!.LoggedBy[0];
        var loggedBy = CustomerRows.Guard(guard).LoggedBy;
        if (loggedBy.Count >= MostLoggers || loggedBy.Any(l => l.UserId == logger.UserId))
        {
            return new(customer, mail.Identity.EntryId, false, loggedBy);
        }

        var entryKey = RowKeys.TimelineEntry(mail.Identity.EntryId);
        if (await rows.FindAsync(partition, entryKey, ct) is not { } row)
        {
            return null;
        }

        var all = (IReadOnlyList<Logger>)[.. loggedBy, logger];
        var entry = CustomerRows.Entry(row);
        var batch = new RowBatch(partition);
        batch.Replace(guard, CustomerRows.Content(CustomerRows.Guard(guard) with { LoggedBy = all }))
            .Replace(row, CustomerRows.Content(entry with { Mail = entry.Mail! with { LoggedBy = all } }))
            .Audit(new(logger.UserId, logger.Name, AuditRow.Logged, logger.At, entry.Id), intent);
        var result = await rows.CommitAsync(batch, ct);
        return result.IsCommitted || IsDone(result, mail, intent) ? new(customer, entry.Id, false, result.IsCommitted ? all : loggedBy) : null;
    }

    // The intent's own audit row is there: this was done before, and what has been undone since stays undone.
    private static bool IsDone(CommitResult result, FiledMail mail, string? intent) =>
        intent is not null && result.ConflictKey == RowKeys.Audit(mail.Entry.Mail!.LoggedBy[0].At, intent);

    private static byte[] Guard(FiledMail mail, IReadOnlyList<Logger> loggedBy) =>
        CustomerRows.Content(new MailGuard(mail.Identity.EntryId, mail.FromAddress, loggedBy));
}

/// <summary>Where a mail stands now: <paramref name="IsNew"/> when this call put it there, and everybody who logged it.</summary>
public sealed record FiledEntry(Guid CustomerId, string EntryId, bool IsNew, IReadOnlyList<Logger> LoggedBy);
