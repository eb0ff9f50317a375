using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>Feedback in the customer's partition: its row, its line on the timeline and the summary change in one batch.</summary>
internal sealed class FeedbackStore(IRowStore rows, CustomerEvents events, FeedbackKind kind, TimeProvider clock)
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

    /// <summary>
    /// Records feedback. A repeated call with the same id and content changes nothing and succeeds; with other content it is a conflict.
    /// </summary>
    public Task<FeedbackOutcome> RecordAsync(Actor actor, Guid customer, CustomerFeedback feedback, CancellationToken ct) =>
        WriteAsync(actor, customer, async change =>
        {
            if (await FindAsync(change, feedback.Id, ct) is { } there)
            {
                return new(true, there, false);
            }

            change.Batch.Insert(FeedbackKeys.Of(feedback.Id), Content(feedback));
            change.Add(kind, FeedbackLine.IdOf(feedback), FeedbackLine.Of(feedback));
            return Done(actor, change, "recorded feedback", feedback);
        }, ct);

    /// <summary>Replaces metric, score and words, if the feedback still has <paramref name="version"/>.</summary>
    public Task<FeedbackOutcome> CorrectAsync(
        Actor actor, Guid customer, Guid id, string version, Func<CustomerFeedback, CustomerFeedback> correct, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, async (change, there, line) =>
        {
            var corrected = correct(there.Feedback);
            change.Batch.Replace(FeedbackKeys.Of(id), version, Content(corrected));
            await change.CorrectAsync(kind, line, FeedbackLine.Of(corrected), ct);
            return Done(actor, change, "corrected feedback", corrected);
        }, ct);

    /// <summary>Removes feedback, if it still has <paramref name="version"/>.</summary>
    public Task<FeedbackOutcome> RemoveAsync(Actor actor, Guid customer, Guid id, string version, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, async (change, there, line) =>
        {
            change.Batch.Delete(FeedbackKeys.Of(id), version);
            await change.RemoveAsync(kind, line, ct);
            return Done(actor, change, "removed feedback", there.Feedback);
        }, ct);

    private Task<FeedbackOutcome> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version, Func<CustomerChange, StoredFeedback, Row, Task<FeedbackOutcome?>> change,
        CancellationToken ct) =>
        WriteAsync(actor, customer, async trying =>
        {
            var there = await FindAsync(trying, id, ct);
            if (there is null || there.Version != version)
            {
                return new(true, there, false);
            }

            // The line was written with the feedback, so it is there; if the two were changed in between, it is read again.
            return await trying.FindAsync(RowKeys.TimelineEntry(FeedbackLine.IdOf(there.Feedback)), ct) is { } line
                ? await change(trying, there, line) : null;
        }, ct);

    private async Task<FeedbackOutcome> WriteAsync(Actor actor, Guid customer, Func<CustomerChange, Task<FeedbackOutcome?>> fill,
        CancellationToken ct) =>
        await events.WriteAsync(actor.Tenant, customer, fill, ct) ?? new(false, null, false);

    private FeedbackOutcome Done(Actor actor, CustomerChange change, string verb, CustomerFeedback feedback)
    {
        change.Audit(actor.Did(verb, clock.GetUtcNow(), FeedbackLine.IdOf(feedback)));
        return new(true, new(change.Version, feedback), true);
    }

    private static async Task<StoredFeedback?> FindAsync(CustomerChange change, Guid id, CancellationToken ct) =>
        await change.FindAsync(FeedbackKeys.Of(id), ct) is { } row ? Read(row) : null;

    private async Task<List<StoredFeedback>> ReadAllAsync(Partition partition, CancellationToken ct)
    {
        var all = new List<StoredFeedback>();
        var range = FeedbackKeys.All;
        while (true)
        {
            var page = await rows.ReadAsync(partition, range, RowLimits.RowsPerRead, ct);
            all.AddRange(page.Select(Read));
            if (page.Count < RowLimits.RowsPerRead)
            {
                return all;
            }

            range = new(page[^1].Key + "-", range.Before);
        }
    }

    private static StoredFeedback Read(Row row) =>
        new(row.Version, JsonSerializer.Deserialize(row.Content.Span, FeedbackJson.Rows.CustomerFeedback)!);

    private static byte[] Content(CustomerFeedback feedback) =>
        JsonSerializer.SerializeToUtf8Bytes(feedback, FeedbackJson.Rows.CustomerFeedback);
}

/// <summary>Feedback as stored, with the version that a change must name.</summary>
public sealed record StoredFeedback(string Version, CustomerFeedback Feedback);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now, or what was removed. Otherwise <paramref name="Feedback"/> is the
/// stored score that conflicts, null if there is no such score; <paramref name="IsCustomer"/> false where there is no such customer.
/// </summary>
public sealed record FeedbackOutcome(bool IsCustomer, StoredFeedback? Feedback, bool IsDone);
