using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Files a mail under one customer: the mail's log, the timeline entry and the summary in one batch of the customer's partition, so that
/// the mail is stored once, however often and by however many users it is logged.
/// </summary>
internal sealed class EntryStore(CustomerEvents events, CorrespondenceKinds kinds, MailLogStore logs)
{
    /// <summary>
    /// Puts the mail there or adds the logger's name to it, unless that name was taken off after the mail's <see cref="DoneBy.At"/>; null
    /// for a customer who is gone. Doing it again changes nothing.
    /// </summary>
    public async Task<FiledEntry?> FileAsync(TenantId tenant, Guid customer, FiledMail mail, CancellationToken ct)
    {
        var filed = await FileUnderItsKeyAsync(tenant, customer, mail, ct);
        return filed == FiledEntry.Anothers ? await FileUnderItsKeyAsync(tenant, customer, mail.Apart(), ct) : filed;
    }

    private Task<FiledEntry?> FileUnderItsKeyAsync(TenantId tenant, Guid customer, FiledMail mail, CancellationToken ct) =>
        events.WriteAsync(
            tenant,
            customer,
            change => change.Refused == mail.LogKey ? JoinAsync(change, customer, mail, ct)
            : Task.FromResult<FiledEntry?>(Add(change, customer, mail)),
            ct);

    // Usually the mail is not logged yet, so a read before the write is not worth its cost.
    private FiledEntry Add(CustomerChange change, Guid customer, FiledMail mail)
    {
        var log = new MailLog(mail.Identity.EntryId, mail.FromAddress, [mail.LoggedBy]) { Print = mail.Print }.WithCopy(mail.Copy);

        // This row is first in the batch, so that a conflict at this row shows that the mail is already logged.
        change.Batch.Insert(mail.LogKey, MailLogStore.Content(WithDetail(log, mail)));
        AddEntry(change, customer, mail);
        return new(customer, mail.Identity.EntryId, true, log.LoggedBy);
    }

    private static MailLog WithDetail(MailLog log, FiledMail mail) => mail.Detail.IsShort() ? log with { Detail = mail.Detail } : log;

    private void AddEntry(CustomerChange change, Guid customer, FiledMail mail)
    {
        change.Add(kinds.Of(mail.Entry.Kind), mail.Identity.EntryId, mail.EntryFor(customer));
        change.Audit(mail.Audit);
        if (mail.Entry.Kind == EntryKind.Mail)
        {
            change.Tell(EventKinds.MailLogged, mail.Identity.EntryId);
        }

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

    // The mail is or was logged: adds the user's name if it is missing. Null if another writer changed the rows at the same time.
    private async Task<FiledEntry?> JoinAsync(CustomerChange change, Guid customer, FiledMail mail, CancellationToken ct)
    {
        if (await change.FindAsync(mail.LogKey, ct) is not { } row)
        {
            return Add(change, customer, mail);
        }

        // Another copy of a mail with an impossible time may have been received at another second: the first one names the entry.
        var before = MailLogStore.Read(row);
        if (await logs.IsAnothersAsync(change.Batch.Partition, before, mail, ct))
        {
            return FiledEntry.Anothers;
        }

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
            log = WithDetail(log, mail) with { Print = mail.Print };
            AddEntry(change, customer, mail with { Entry = mail.Entry with { Mail = mail.Entry.Mail with { LoggedBy = after.LoggedBy } } });
        }

        if (after != before)
        {
            change.Batch.Replace(row, MailLogStore.Content(log));
        }

        return new(customer, mail.Identity.EntryId, after.Stands() && !before.Stands(), after.LoggedBy);
    }
}

/// <summary>
/// The log of a mail after the call: <paramref name="IsNew"/> if this call added the entry; and every user who logged the mail.
/// </summary>
public sealed record FiledEntry(Guid CustomerId, string EntryId, bool IsNew, IReadOnlyList<DoneBy> LoggedBy)
{
    /// <summary>Nothing was done, because another mail is logged under the key.</summary>
    internal static FiledEntry Anothers { get; } = new(Guid.Empty, "", false, []);
}
