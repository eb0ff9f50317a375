using OutlookCrm.Customers;
using OutlookCrm.Identity;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// What has become of a mail since an intent about it was written down. The intent of a request that failed is replayed minutes later: whoever logged or undid
/// the mail again meanwhile has the last word.
/// </summary>
public sealed class LaterDeeds(IRowStore rows)
{
    /// <summary>Whether the logger undid the logging since, under any of its customers, or somebody who may undid it for all.</summary>
    public async Task<bool> HaveUndoneAsync(TenantId tenant, FiledMail mail, CancellationToken ct)
    {
        var logger = mail.Entry.Mail!.LoggedBy[0];
        var customers = mail.Entry.Mail.Customers;
        var undone = await SinceAsync(tenant, customers, mail.Identity.EntryId, AuditRow.Undid, logger.At, ct);
        return undone.Any(deed => deed.UserId == logger.UserId) || (undone.Count > 0 && !await StandsAsync(tenant, customers, mail.Identity.MailHash, ct));
    }

    /// <summary>Whether the user whose name an undo takes off, or for an undo of all anybody, logged the mail again since.</summary>
    public async Task<bool> HaveLoggedAgainAsync(TenantId tenant, UndoIntent undo, CancellationToken ct) =>
        (await SinceAsync(tenant, undo.Customers, undo.EntryId, AuditRow.Logged, undo.Audit.At, ct)).Any(deed => undo.UserId is null || deed.UserId == undo.UserId);

    private async Task<bool> StandsAsync(TenantId tenant, IReadOnlyList<Guid> customers, string mailHash, CancellationToken ct)
    {
        var guards = await Task.WhenAll(customers.Select(id => rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.MailGuard(mailHash), ct).AsTask()));
        return guards.Any(guard => guard is not null);
    }

    private async Task<IReadOnlyList<AuditRow>> SinceAsync(TenantId tenant, IReadOnlyList<Guid> customers, string entryId, string verb, DateTimeOffset since, CancellationToken ct)
    {
        var deeds = await Task.WhenAll(customers.Select(id => SinceAsync(RowKeys.Customer(tenant, id), since, ct)));
        return [.. deeds.SelectMany(all => all).Where(deed => deed.Verb == verb && deed.Entry == entryId)];
    }

    private async Task<List<AuditRow>> SinceAsync(Partition partition, DateTimeOffset since, CancellationToken ct)
    {
        var deeds = new List<AuditRow>();
        var range = RowKeys.AuditsSince(since);
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            deeds.AddRange(page.Select(CustomerRows.Audit));
            if (page.Count < RowLimits.RowsPerRead)
            {
                return deeds;
            }

            range = range with { From = $"{page[^1].Key}-" };
        }
    }
}
