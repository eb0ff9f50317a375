using OutlookCrm.Audit;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Erasing;

/// <summary>What the partitions of other customers say of one who is erased: they share mails, and each has its own copy.</summary>
public sealed class Traces(IRowStore rows, AddressOwners addressOwners)
{
    /// <summary>The verb of taking one customer, who is erased, out of another's mail.</summary>
    public const string TookOut = "took out an erased customer";

    /// <summary>
    /// Takes an erased customer out of one mail of another customer, all of it in one batch. Where that is done already, or there is no
    /// such mail, nothing is written. The guard stays under its key, so that the mail stays logged once.
    /// </summary>
    public async Task TakeOutAsync(TenantId tenant, Guid other, string entryId, string messageIdHash, NamedCustomer erased, AuditRow audit,
        CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, other);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await BatchAsync(tenant, partition, entryId, messageIdHash, erased, ct) is not { Writes.Count: > 0 } batch
                || (await rows.CommitAsync(batch.Audit(audit with { Entry = entryId }), ct)).IsCommitted)
            {
                return;
            }
        }
    }

    private async Task<RowBatch?> BatchAsync(TenantId tenant, Partition partition, string entryId, string messageIdHash,
        NamedCustomer erased, CancellationToken ct)
    {
        if (await rows.FindAsync(partition, RowKeys.TimelineEntry(entryId), ct) is not { } row
            || CustomerRows.Entry(row) is not { Mail: not null } entry)
        {
            return null;
        }

        var parts = await rows.ReadAsync(partition, RowKeys.LongTexts(entryId), RowLimits.RowsPerBatch, ct);
        var detail = EntryDetail.FromRows(parts);
        var (left, leftDetail) = erased.TakeOutOf(entry, detail, await NamesakesAsync(tenant, entry, detail, erased, ct));
        var batch = new RowBatch(partition);
        Replace(batch, row, CustomerRows.Content(left));
        if (parts.Count > 0)
        {
            Replace(batch, entryId, parts, leftDetail.ToRows());
        }

        if (await rows.FindAsync(partition, MailGuard.KeyOf(messageIdHash, entryId), ct) is { } guardRow
            && CustomerRows.Guard(guardRow) is var guard && erased.Addresses.Contains(guard.From))
        {
            Replace(batch, guardRow, CustomerRows.Content(guard with { From = "" }));
        }

        return batch;
    }

    // Those who only have the name are meant too, unless their address belongs to another customer.
    private async Task<IReadOnlySet<string>> NamesakesAsync(TenantId tenant, TimelineEntry entry, EntryDetail detail, NamedCustomer erased,
        CancellationToken ct)
    {
        var named = new[] { entry.Mail!.From }.Concat(detail.To).Concat(detail.Cc).Concat(detail.Bcc)
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
                batch.Insert(RowKeys.LongText(entryId, part), after[part]);
            }
            else
            {
                Replace(batch, before[part], after[part]);
            }
        }
    }
}
