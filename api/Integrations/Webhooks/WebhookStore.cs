using OutlookCrm.Audit;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>The webhooks of each tenant as rows.</summary>
internal sealed class WebhookStore(IRowStore rows, TimeProvider clock)
{
    /// <summary>Webhooks of a tenant at once.</summary>
    public const int Most = 20;

    /// <summary>All of a tenant, the deleted ones too as long as something waits for them.</summary>
    public async Task<IReadOnlyList<StoredWebhook>> ListAsync(TenantId tenant, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Webhooks(tenant), StoredWebhook.All, RowLimits.RowsPerRead, ct)).Select(StoredWebhook.Of)];

    /// <summary>One that is not deleted; null for none.</summary>
    public async Task<StoredWebhook?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Webhooks(tenant), StoredWebhook.KeyOf(id), ct) is { } row
        && StoredWebhook.Of(row) is { IsDeleted: false } there ? there : null;

    /// <summary>Adds a webhook; false where the tenant has as many as it may have.</summary>
    public async Task<bool> AddAsync(Actor actor, StoredWebhook webhook, CancellationToken ct)
    {
        if ((await ListAsync(actor.Tenant, ct)).Count(one => !one.IsDeleted) >= Most)
        {
            return false;
        }

        // The deed is on record before its effect: a crash in between leaves a deed without effect, never an effect without a deed.
        await rows.CommitAsync(
            [
                [Deed(actor, $"made the webhook {webhook.Url} for {string.Join(", ", webhook.Events)}")],
                [new RowBatch(RowKeys.Webhooks(actor.Tenant)).Insert(StoredWebhook.KeyOf(webhook.Id), webhook.Content())],
            ], ct);
        return true;
    }

    /// <summary>
    /// Changes address and events of a webhook that is not deleted and is still of a version. The outcome has the webhook as it is now,
    /// and whether it was of another version and stays; null where there is none.
    /// </summary>
    public async Task<(StoredWebhook Webhook, bool IsStale)?> EditAsync(
        Actor actor, Guid id, string version, string url, IReadOnlyList<string> events, CancellationToken ct)
    {
        var isStale = false;
        var edited = await WriteAsync(actor, id, before => Edited(before, url, events),
            before =>
            {
                isStale = before.Version != version;
                var after = before with
                {
                    Url = url,
                    Events = events,
                    FailingSince = before.Url == url ? before.FailingSince : null,
                };
                return isStale || after.Version == before.Version ? before : after;
            }, ct);
        return edited is null ? null : (edited, isStale);
    }

    /// <summary>Changes a webhook that is not deleted; false where there is none.</summary>
    /// <param name="actor">Who changes.</param>
    /// <param name="id">The webhook.</param>
    /// <param name="verb">What is recorded, before the webhook's address; null for what is no deed.</param>
    /// <param name="change">Makes the new one; the same one where there is nothing to change.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<bool> ChangeAsync(
        Actor actor, Guid id, string? verb, Func<StoredWebhook, StoredWebhook> change, CancellationToken ct) =>
        await WriteAsync(actor, id, before => verb is null ? null : $"{verb} {before.Url}", change, ct) is not null;

    /// <summary>Records what was done with a webhook, without a change of its row; false where there is none.</summary>
    public async Task<bool> NoteAsync(Actor actor, Guid id, string verb, CancellationToken ct)
    {
        if (await FindAsync(actor.Tenant, id, ct) is not { } webhook)
        {
            return false;
        }

        await rows.CommitAsync(Deed(actor, $"{verb} {webhook.Url}"), ct);
        return true;
    }

    /// <summary>Removes the row of a deleted webhook for which nothing waits any more.</summary>
    public async Task ForgetAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        if (await rows.FindAsync(RowKeys.Webhooks(tenant), StoredWebhook.KeyOf(id), ct) is { } row && StoredWebhook.Of(row).IsDeleted)
        {
            await rows.CommitAsync(new RowBatch(RowKeys.Webhooks(tenant)).Delete(row), ct);
        }
    }

    private static string Edited(StoredWebhook before, string url, IReadOnlyList<string> events) => string.Concat(
        $"changed the webhook {before.Url}", before.Url == url ? "" : $" to {url}", $" for {string.Join(", ", events)}");

    // The webhook as it is then; null where there is none.
    private async Task<StoredWebhook?> WriteAsync(Actor actor, Guid id, Func<StoredWebhook, string?> deedOf,
        Func<StoredWebhook, StoredWebhook> change, CancellationToken ct)
    {
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(RowKeys.Webhooks(actor.Tenant), StoredWebhook.KeyOf(id), ct) is not { } row
                || StoredWebhook.Of(row) is not { IsDeleted: false } before)
            {
                return null;
            }

            var after = change(before);
            if (after == before)
            {
                return before;
            }

            var batch = new RowBatch(RowKeys.Webhooks(actor.Tenant)).Replace(row, after.Content());
            var results = deedOf(before) is { } deed ? await rows.CommitAsync([[Deed(actor, deed)], [batch]], ct)
                : [await rows.CommitAsync(batch, ct)];
            if (results[^1].IsCommitted)
            {
                return after;
            }
        }
    }

    private RowBatch Deed(Actor actor, string verb) => AuditRows.OfTenant(actor.Tenant, actor.Did(verb, clock.GetUtcNow()));
}
