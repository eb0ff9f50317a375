using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Files a mail under one customer: the mail's log, the timeline entry and the summary in one batch of the customer's partition, so that
/// the mail stands there once however often and by whomever it is logged.
/// </summary>
internal sealed class EntryStore(CustomerEvents events, CorrespondenceKinds kinds)
{
    /// <summary>
    /// Puts the mail there or adds the logger's name to it, unless that name was taken off after the mail's <see cref="DoneBy.At"/>; null
    /// for a customer who is gone. Doing it again changes nothing.
    /// </summary>
    public Task<FiledEntry?> FileAsync(TenantId tenant, Guid customer, FiledMail mail, CancellationToken ct) => events.WriteAsync(
        tenant,
        customer,
        change => change.Refused == mail.LogKey ? JoinAsync(change, customer, mail, ct)
        : Task.FromResult<FiledEntry?>(Add(change, customer, mail)),
        ct);

    // Nearly always nobody has logged the mail yet: not worth looking first.
    private FiledEntry Add(CustomerChange change, Guid customer, FiledMail mail)
    {
        var log = new MailLog(mail.Identity.EntryId, mail.FromAddress, [mail.LoggedBy]).WithCopy(mail.Copy);

        // First in the batch: the row that refuses tells whether somebody has logged the mail.
        change.Batch.Insert(mail.LogKey, MailLogStore.Content(WithDetail(log, mail)));
        AddEntry(change, customer, mail);
        return new(customer, mail.Identity.EntryId, true, log.LoggedBy);
    }

    private static MailLog WithDetail(MailLog log, FiledMail mail) => mail.Detail.IsShort() ? log with { Detail = mail.Detail } : log;

    private void AddEntry(CustomerChange change, Guid customer, FiledMail mail)
    {
        change.Add(kinds.Of(mail.Entry.Kind), mail.Identity.EntryId, mail.EntryFor(customer));
        change.Audit(mail.Audit);
        if (mail.Detail.IsShort())
        {
            return;
        }

        var parts = mail.Detail.ToRows();
        for (var part = 0; part < parts.Count; part++)
        {
            change.Batch.Insert(CorrespondenceKeys.Text(mail.Identity.EntryId, part), parts[part]);
        }
    }

    // Somebody has or had it logged: adds the logger's name if it is missing. Null when somebody else changed the rows at the same moment.
    private async Task<FiledEntry?> JoinAsync(CustomerChange change, Guid customer, FiledMail mail, CancellationToken ct)
    {
        if (await change.FindAsync(mail.LogKey, ct) is not { } row)
        {
            return Add(change, customer, mail);
        }

        // Another copy of a mail with an impossible time may have been received at another second: the first one names the entry.
        var before = MailLogStore.Read(row);
        mail = mail.As(before.EntryId);
        var after = before.With(mail.LoggedBy).WithCopy(mail.Copy);
        var log = after with { From = after.From.Length > 0 || before.Stands() ? after.From : mail.FromAddress };
        if (before.Stands())
        {
            if (await change.FindAsync(RowKeys.TimelineEntry(mail.Identity.EntryId), ct) is not { } entryRow
                || CorrespondenceKinds.Read(entryRow) is not { } entry)
            {
                return null;
            }

            // A copy knows of every customer that any logging of the mail found on it: undoing and erasing go by that.
            var customers = entry.Mail.Customers.Union(mail.Entry.Mail.Customers).Take(FiledMail.MostCustomers).ToList();
            var content = kinds.Of(entry.Kind)
                .Write(entry with { Mail = entry.Mail with { LoggedBy = after.LoggedBy, Customers = customers } });
            if (!entryRow.Content.Span.SequenceEqual(content))
            {
                change.Batch.Replace(entryRow, content);
                change.Audit(mail.Audit);
            }
        }
        else if (after.Stands())
        {
            log = WithDetail(log, mail);
            AddEntry(change, customer, mail with { Entry = mail.Entry with { Mail = mail.Entry.Mail with { LoggedBy = after.LoggedBy } } });
        }

        if (after != before)
        {
            change.Batch.Replace(row, MailLogStore.Content(log));
        }

        return new(customer, mail.Identity.EntryId, after.Stands() && !before.Stands(), after.LoggedBy);
    }
}

/// <summary>Where a mail stands now: <paramref name="IsNew"/> when this call put it there, and everybody who logged it.</summary>
public sealed record FiledEntry(Guid CustomerId, string EntryId, bool IsNew, IReadOnlyList<DoneBy> LoggedBy);
