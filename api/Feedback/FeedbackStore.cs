using System.Text.Json;
using OutlookCrm.Audit;
using OutlookCrm.Customers;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>Feedback in the customer's partition: its row, its line on the timeline and the summary change in one batch.</summary>
public sealed class FeedbackStore(IRowStore rows, TimeProvider clock)
{
    /// <summary>All feedback of a customer, newest first; null for no such customer.</summary>
    public async Task<IReadOnlyList<StoredFeedback>?> ListAsync(TenantId tenant, Guid customer, CancellationToken ct)
    {
        var partition = RowKeys.Customer(tenant, customer);
        var (profile, reading) = (rows.FindAsync(partition, RowKeys.Profile, ct).AsTask(), ReadAllAsync(partition, ct));
        await Task.WhenAll(profile, reading);
        var all = await reading;
        return await profile is null ? null : [.. all.OrderByDescending(stored => stored.Feedback.At)];
    }

    /// <summary>Records feedback. A repeated call with the same id and content changes nothing and succeeds; with other content it is a conflict.</summary>
    public Task<FeedbackOutcome> RecordAsync(Actor actor, Guid customer, CustomerFeedback feedback, CancellationToken ct) =>
        ChangeAsync(actor, customer, feedback.Id, null, there => there is null ? feedback : null, "recorded feedback", ct);

    /// <summary>Replaces metric, score and words, if the feedback still has <paramref name="version"/>.</summary>
    public Task<FeedbackOutcome> CorrectAsync(Actor actor, Guid customer, Guid id, string version, Func<CustomerFeedback, CustomerFeedback> correct, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, there => there is null ? null : correct(there), "corrected feedback", ct);

    /// <summary>Removes feedback, if it still has <paramref name="version"/>.</summary>
    public Task<FeedbackOutcome> RemoveAsync(Actor actor, Guid customer, Guid id, string version, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, _ => null, "removed feedback", ct);

    private async Task<FeedbackOutcome> ChangeAsync(
        Actor actor, Guid customer, Guid id, string? version, Func<CustomerFeedback?, CustomerFeedback?> change, string verb, CancellationToken ct)
    {
        var partition = RowKeys.Customer(actor.Tenant, customer);
        for (var contention = new Contention(rows); ; await contention.LostAsync(ct))
        {
            if (await rows.FindAsync(partition, RowKeys.Summary, ct) is not { } summary)
            {
                return new(false, null, false);
            }

            var all = await ReadAllAsync(partition, ct);
            var there = all.FirstOrDefault(stored => stored.Feedback.Id == id);
            var recording = version is null;
            if (recording ? there is not null : there is null || there.Version != version)
            {
                return new(true, there, false);
            }

            var after = change(there?.Feedback);
            var batch = new RowBatch(partition).Audit(actor.Did(verb, clock.GetUtcNow(), EntryIdOf(after ?? there!.Feedback)));
            await AddRowsAsync(batch, there, after, ct);
            var answers = all.Select(stored => stored.Feedback).Where(feedback => feedback.Id != id).Concat(after is null ? [] : [after]).ToList();
            batch.Replace(summary, CustomerRows.Content(CustomerRows.Summary(summary) with { Feedback = FeedbackRules.Summarise(answers) }));
            var result = await rows.CommitAsync(batch, ct);
            if (result.IsCommitted)
            {
                return new(true, after is null ? there : new(result.Version!, after), true);
            }
        }
    }

    private async Task AddRowsAsync(RowBatch batch, StoredFeedback? before, CustomerFeedback? after, CancellationToken ct)
    {
        var key = RowKeys.Feedback((after ?? before!.Feedback).Id);
        var entryKey = RowKeys.TimelineEntry(EntryIdOf(after ?? before!.Feedback));
        if (before is null)
        {
            batch.Insert(key, Content(after!)).Insert(entryKey, CustomerRows.Content(EntryOf(after!)));
            return;
        }

        // The line was written with the feedback, so it is there; if the two were changed in between, the feedback's version says so.
        var entry = await rows.FindAsync(batch.Partition, entryKey, ct);
        if (after is null)
        {
            batch.Delete(key, before.Version);
            _ = entry is null ? batch : batch.Delete(entry);
        }
        else
        {
            batch.Replace(key, before.Version, Content(after)).Upsert(entryKey, CustomerRows.Content(EntryOf(after)));
        }
    }

    private async Task<List<StoredFeedback>> ReadAllAsync(Partition partition, CancellationToken ct)
    {
        var all = new List<StoredFeedback>();
        var range = RowKeys.AllFeedback;
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            all.AddRange(page.Select(row => new StoredFeedback(row.Version, JsonSerializer.Deserialize(row.Content.Span, FeedbackJson.Rows.CustomerFeedback)!)));
            if (page.Count < RowLimits.RowsPerRead)
            {
                return all;
            }

            range = new(page[^1].Key + "-", range.Before);
        }
    }

    private static byte[] Content(CustomerFeedback feedback) => JsonSerializer.SerializeToUtf8Bytes(feedback, FeedbackJson.Rows.CustomerFeedback);

    private static string EntryIdOf(CustomerFeedback feedback) => RowKeys.EntryId(feedback.At, feedback.Id.ToString("N"));

    private static TimelineEntry EntryOf(CustomerFeedback feedback) => new(
        EntryIdOf(feedback), TimelineKind.Feedback, feedback.At, null,
        new(feedback.Id, feedback.Metric, feedback.Score, feedback.Words, feedback.RecordedBy, feedback.InternetMessageId));
}

/// <summary>Feedback as stored, with the version that a change must name.</summary>
public sealed record StoredFeedback(string Version, CustomerFeedback Feedback);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now, or what was removed. Otherwise <paramref name="Feedback"/> is what stands in the way,
/// null where there is none; <paramref name="IsCustomer"/> false where there is no such customer.
/// </summary>
public sealed record FeedbackOutcome(bool IsCustomer, StoredFeedback? Feedback, bool IsDone);
