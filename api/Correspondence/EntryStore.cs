using OutlookCrm.Audit;
using OutlookCrm.Customers;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Files a mail under one customer: the guard, the timeline entry and the summary in one batch of the customer's partition, so that the mail stands
/// there once however often and by whomever it is logged.
/// </summary>
public sealed class EntryStore(IRowStore rows)
{
    /// <summary>
    /// Puts the mail there or adds the logger's name to it, unless that name was taken off after the mail's <see cref="Logger.At"/>; null for a customer that is
    /// gone. Doing it again changes nothing.
    /// </summary>
    public async Task<FiledEntry?> FileAsync(TenantId tenant, Guid customer, FiledMail mail, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(partition, RowKeys.Summary, ct) is not { } summary)
            {
                return null;
            }

            // Nearly always nobody has logged it yet: not worth looking first.
            var guard = new MailGuard(mail.Identity.EntryId, mail.FromAddress, [mail.Logger]);
            var batch = new RowBatch(partition).Insert(mail.GuardKey, CustomerRows.Content(guard));
            var result = await rows.CommitAsync(WithEntry(batch, customer, mail, summary), ct);
            if (result.IsCommitted)
            {
                return new(customer, mail.Identity.EntryId, true, guard.LoggedBy);
            }

            if (result.ConflictKey == mail.GuardKey && await JoinAsync(partition, customer, mail, summary, ct) is { } joined)
            {
                return joined;
            }
        }
    }

    /// <summary>The moment of a deed that is done to a mail now: later than everything its guards know, whatever the clocks of other replicas say.</summary>
    public async Task<DateTimeOffset> MomentAsync(TenantId tenant, IEnumerable<Guid> customers, string guardKey, DateTimeOffset now, CancellationToken ct)
    {
        var guards = await Task.WhenAll(customers.Select(id => rows.FindAsync(RowKeys.Customer(tenant, id), guardKey, ct).AsTask()));
        var last = guards.OfType<Row>().Select(row => CustomerRows.Guard(row).LastDeedAt()).DefaultIfEmpty().Max();
        return last < now ? now : last.AddTicks(1);
    }

    private static RowBatch WithEntry(RowBatch batch, Guid customer, FiledMail mail, Row summary)
    {
        batch.Insert(RowKeys.TimelineEntry(mail.Identity.EntryId), CustomerRows.Content(mail.EntryFor(customer)))
            .Replace(summary, CustomerRows.Content(CustomerRows.Summary(summary).With(mail.Entry.Kind, mail.Entry.MetAt)))
            .Audit(Logged(mail));
        var parts = mail.Detail.ToRows();
        for (var part = 0; part < parts.Count; part++)
        {
            batch.Insert(RowKeys.LongText(mail.Identity.EntryId, part), parts[part]);
        }

        return batch;
    }

    // Somebody has or had it logged: adds the logger's name if it is missing. Null when somebody else changed the rows at the same moment.
    private async Task<FiledEntry?> JoinAsync(Partition partition, Guid customer, FiledMail mail, Row summary, CancellationToken ct)
    {
        if (await rows.FindAsync(partition, mail.GuardKey, ct) is not { } row)
        {
            return null;
        }

        var before = CustomerRows.Guard(row);
        var after = before.With(mail.Logger);
        var batch = new RowBatch(partition);
        if (after != before)
        {
            batch.Replace(row, CustomerRows.Content(after with { From = after.From.Length > 0 || before.Stands() ? after.From : mail.FromAddress }));
        }

        if (before.Stands())
        {
            if (await rows.FindAsync(partition, RowKeys.TimelineEntry(mail.Identity.EntryId), ct) is not { } entryRow)
            {
                return null;
            }

            // A copy knows of every customer that any logging of the mail found on it: undoing and erasing go by that.
            var entry = CustomerRows.Entry(entryRow);
            var customers = entry.Mail!.Customers.Union(mail.Entry.Mail!.Customers).Take(FiledMail.MostCustomers).ToList();
            var joined = entry with { Mail = entry.Mail with { LoggedBy = after.LoggedBy, Customers = customers } };
            var content = CustomerRows.Content(joined);
            if (!entryRow.Content.Span.SequenceEqual(content))
            {
                batch.Replace(entryRow, content).Audit(Logged(mail));
            }
        }
        else if (after.Stands())
        {
            WithEntry(batch, customer, mail with { Entry = mail.Entry with { Mail = mail.Entry.Mail! with { LoggedBy = after.LoggedBy } } }, summary);
        }

        return batch.Writes.Count == 0 || (await rows.CommitAsync(batch, ct)).IsCommitted
            ? new(customer, mail.Identity.EntryId, after.Stands() && !before.Stands(), after.LoggedBy)
            : null;
    }

    private static AuditRow Logged(FiledMail mail) => new(mail.Logger.UserId, mail.Logger.Name, Journal.Verb, mail.Logger.At, mail.Identity.EntryId);
}

/// <summary>Where a mail stands now: <paramref name="IsNew"/> when this call put it there, and everybody who logged it.</summary>
public sealed record FiledEntry(Guid CustomerId, string EntryId, bool IsNew, IReadOnlyList<Logger> LoggedBy);
