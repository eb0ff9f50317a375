using OutlookCrm.Audit;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>Mails that an erased customer shares with other customers: each of the other customers has its own copy.</summary>
internal sealed class SharedMails(IRowStore rows, AddressOwners addressOwners)
{
    /// <summary>The verb of taking one customer, who is erased, out of another's mail.</summary>
    public const string TookOut = "took out an erased customer";

    /// <summary>
    /// Takes an erased customer out of one mail of another customer, all of it in one batch. Where that is done already, or there is no
    /// such mail, nothing is written. The log of the mail stays under its key, so that the mail stays logged once.
    /// </summary>
    public async Task TakeOutAsync(TenantId tenant, Guid other, LoggedMailId mail, MentionedCustomer erased, AuditRow audit,
        CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, other);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await BatchAsync(tenant, partition, mail, erased, ct) is not { Writes.Count: > 0 } batch
                || (await rows.CommitAsync(batch.Audit(audit with { Entry = mail.EntryId }), ct)).IsCommitted)
            {
                return;
            }
        }
    }

    private async Task<RowBatch?> BatchAsync(TenantId tenant, Partition partition, LoggedMailId mail, MentionedCustomer erased,
        CancellationToken ct)
    {
        if (await rows.FindAsync(partition, RowKeys.TimelineEntry(mail.EntryId), ct) is not { } row
            || CorrespondenceKinds.Read(row) is not { } entry)
        {
            return null;
        }

        var logRow = await rows.FindAsync(partition, mail.LogKey, ct);
        var log = logRow is null ? null : MailLogStore.Read(logRow);
        var parts = await rows.ReadAsync(partition, CorrespondenceKeys.TextsOf(mail.EntryId), RowLimits.RowsPerBatch, ct);
        var detail = log?.Detail ?? EntryDetail.FromRows(parts);
        var (left, leftDetail) = erased.TakeOutOf(entry, detail, await NamesakesAsync(tenant, entry, detail, erased, ct));
        var batch = new RowBatch(partition);
        Replace(batch, row, JsonSerializer.SerializeToUtf8Bytes(left, CorrespondenceJson.Rows.CorrespondenceEntry));
        if (parts.Count > 0)
        {
            Replace(batch, mail.EntryId, parts, leftDetail.ToRows());
        }

        if (log is not null)
        {
            var from = erased.Addresses.Contains(log.From) ? "" : log.From;
            Replace(batch, logRow!, MailLogStore.Content(log with
            {
                From = from,
                Copies = from == log.From ? log.Copies : null,
                Print = null,
                Detail = log.Detail is null ? null : leftDetail,
            }));
        }

        return batch;
    }

    // Those who only have the name are meant too, unless their address belongs to another customer.
    private async Task<IReadOnlySet<string>> NamesakesAsync(
        TenantId tenant, CorrespondenceEntry entry, EntryDetail detail, MentionedCustomer erased, CancellationToken ct)
    {
        var named = new[] { entry.Mail.From }.Concat(detail.To).Concat(detail.Cc).Concat(detail.Bcc)
            .OfType<Participant>()
            .Where(erased.HasNameOf)
            .Select(participant => EmailAddress.TryParse(participant.Address))
            .OfType<EmailAddress>()
            .Distinct()
            .ToList();
        var owners = await addressOwners.FindByAddressesAsync(tenant, named, ct);
        return named.Zip(owners).Where(pair => pair.Second is { } owner && owner.Id != erased.Id).Select(pair => pair.First.Value)
            .ToHashSet();
    }

    private static void Replace(RowBatch batch, Row row, byte[] content)
    {
        if (!row.Content.Span.SequenceEqual(content))
        {
            batch.Replace(row, content);
        }
    }

    private static void Replace(RowBatch batch, string entryId, IReadOnlyList<Row> before, IReadOnlyList<byte[]> after)
    {
        for (var part = 0; part < Math.Max(before.Count, after.Count); part++)
        {
            if (part >= after.Count)
            {
                batch.Delete(before[part]);
            }
            else if (part >= before.Count)
            {
                batch.Insert(CorrespondenceKeys.Text(entryId, part), after[part]);
            }
            else
            {
                Replace(batch, before[part], after[part]);
            }
        }
    }
}
