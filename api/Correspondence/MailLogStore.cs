using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

public sealed class MailLogStore(IRowStore rows)
{
    internal static MailLog Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, CorrespondenceJson.Rows.MailLog)!;

    internal static byte[] Content(MailLog log) => JsonSerializer.SerializeToUtf8Bytes(log, CorrespondenceJson.Rows.MailLog);

    /// <summary>A mail's logs with these customers, as far as there are any, each with its partition.</summary>
    public async Task<IReadOnlyList<(Partition Customer, MailLog Log)>> OfAsync(
        TenantId tenant, IEnumerable<Guid> customers, string logKey, CancellationToken ct)
    {
        var partitions = customers.Select(id => RowKeys.Customer(tenant, id)).ToList();
        var logs = await Task.WhenAll(partitions.Select(partition => rows.FindAsync(partition, logKey, ct).AsTask()));
        return [.. partitions.Zip(logs).Where(log => log.Second is not null).Select(log => (log.First, Read(log.Second!)))];
    }

    /// <summary>
    /// The moment of a change that is made to a mail now: later than everything its logs know, whatever the clocks of other replicas say.
    /// </summary>
    public static DateTimeOffset MomentAfter(IReadOnlyList<(Partition Customer, MailLog Log)> logs, DateTimeOffset now)
    {
        var last = logs.Select(log => log.Log.LastChangeAt()).DefaultIfEmpty().Max();
        return last < now ? now : last.AddTicks(1);
    }

    /// <summary>
    /// True for a log of another mail that has the same Message-ID, author and second: what it says is read only where the digits of it
    /// differ. <paramref name="customer"/> is whose log it is.
    /// </summary>
    public Task<bool> IsAnothersAsync(Partition customer, MailLog log, FiledMail mail, CancellationToken ct) =>
        IsAnothersAsync(customer, log, mail.Print, (mail.Detail.Subject, mail.Detail.Text), ct);

    private async Task<bool> IsAnothersAsync(
        Partition customer, MailLog log, string? print, (string Subject, string Text) mail, CancellationToken ct)
    {
        if (!log.Stands() || log.Print is null || print is null || log.Print == print)
        {
            return false;
        }

        var detail = log.Detail ?? EntryDetail.FromRows(
            await rows.ReadAsync(customer, CorrespondenceKeys.TextsOf(log.EntryId), RowLimits.RowsPerBatch, ct));
        return !MailPrint.MayBeSame((detail.Subject, detail.Text), mail);
    }

    /// <summary>
    /// The entry with a customer that tells of this very message: <paramref name="entryId"/>, or, where that is another mail's of the same
    /// Message-ID, author and second, the message's own. Null where there is none.
    /// </summary>
    public async Task<string?> EntryOfAsync(TenantId tenant, Guid customer, string entryId, MailMessage message, CancellationToken ct)
    {
        var (first, print) = (MailIdentity.Of(message), message.Meeting is null ? MailPrint.Of(message.Subject, message.Text) : null);
        var apart = print is null ? first : first.Apart(print);
        if (apart.IsOf(entryId))
        {
            return entryId;
        }

        var partition = RowKeys.Customer(tenant, customer);
        if (first.IsOf(entryId))
        {
            return await rows.FindAsync(partition, CorrespondenceKeys.Log(first.MailHash), ct) is not { } row
                || !await IsAnothersAsync(partition, Read(row), print, (message.Subject, message.Text), ct) ? entryId
                : await StandingAsync(partition, apart, ct);
        }

        return RowKeys.TimeOf(entryId) == RowKeys.TimeOf(first.EntryId) ? await StandingAsync(partition, first, ct) : null;
    }

    private async Task<string?> StandingAsync(Partition customer, MailIdentity mail, CancellationToken ct) =>
        await rows.FindAsync(customer, CorrespondenceKeys.Log(mail.MailHash), ct) is { } row && Read(row) is var log && log.Stands()
            ? log.EntryId : null;

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
