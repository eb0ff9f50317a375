using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

public sealed class MailLogStore(IRowStore rows)
{
    internal static MailLog Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, CorrespondenceJson.Rows.MailLog)!;

    internal static byte[] Content(MailLog log) => JsonSerializer.SerializeToUtf8Bytes(log, CorrespondenceJson.Rows.MailLog);

    /// <summary>
    /// The moment of a change that is made to a mail now: later than everything its logs know, whatever the clocks of other replicas say.
    /// </summary>
    public async Task<DateTimeOffset> MomentAsync(TenantId tenant, IEnumerable<Guid> customers, string logKey, DateTimeOffset now,
        CancellationToken ct)
    {
        var logs = await Task.WhenAll(customers.Select(id => rows.FindAsync(RowKeys.Customer(tenant, id), logKey, ct).AsTask()));
        var last = logs.OfType<Row>().Select(row => Read(row).LastChangeAt()).DefaultIfEmpty().Max();
        return last < now ? now : last.AddTicks(1);
    }

    /// <summary>What lies behind an entry's line; <see cref="EntryDetail.Nothing"/> where nothing does.</summary>
    public async Task<EntryDetail> DetailAsync(Partition partition, CorrespondenceEntry entry, CancellationToken ct)
    {
        var key = MailLog.KeyOf(MailLog.HashOfStored(entry.Mail.InternetMessageId), entry.Id);
        var (log, parts) = (rows.FindAsync(partition, key, ct).AsTask(),
            rows.ReadAsync(partition, CorrespondenceKeys.TextsOf(entry.Id), RowLimits.RowsPerBatch, ct).AsTask());
        return await log is { } row && Read(row).Detail is { } detail ? detail : EntryDetail.FromRows(await parts);
    }
}

/// <summary>Which mail an entry tells of.</summary>
public sealed record LoggedMailId(string MessageIdHash, string EntryId)
{
    /// <summary>The key of the mail's log with every customer.</summary>
    internal string LogKey => MailLog.KeyOf(MessageIdHash, EntryId);
}
