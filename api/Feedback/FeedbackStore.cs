using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>Feedback in the customer's partition: its row, its line on the timeline and the summary change in one batch.</summary>
internal sealed class FeedbackStore(
    IRowStore rows, CustomerEvents events, OlderFeedback older, FeedbackKind kind, TimeProvider clock)
{
    /// <summary>
    /// Up to <paramref name="limit"/> scores of a customer, newest first, older than the entry <paramref name="after"/> (null: from the
    /// newest), and whether there are more; null for no such customer.
    /// </summary>
    public async Task<(IReadOnlyList<StoredFeedback> Feedback, bool HasMore)?> ListAsync(
        TenantId tenant, Guid customer, string? after, int limit, CancellationToken ct)
    {
        await older.MoveAsync(tenant, customer, ct);
        var partition = RowKeys.Customer(tenant, customer);
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var reading = rows.ReadAsync(partition, [.. Enum.GetValues<FeedbackMetric>()
            .Select(metric => new FirstRows(FeedbackKeys.ScoresOf(metric, after), limit + 1))], ct).AsTask();
        await Task.WhenAll(profile, reading);
        var found = (await reading).SelectMany(page => page).Select(FeedbackRows.Read)
            .OrderBy(stored => FeedbackLine.IdOf(stored.Feedback), StringComparer.Ordinal).ToList();
        return await profile is null ? null : ([.. found.Take(limit)], found.Count > limit);
    }

    /// <summary>
    /// Records feedback. A repeated call with the same id and content changes nothing and succeeds; with other content it is a conflict.
    /// </summary>
    public Task<FeedbackOutcome> RecordAsync(Actor actor, Guid customer, CustomerFeedback feedback, CancellationToken ct) =>
        WriteAsync(actor, customer, async change =>
        {
            var (there, isSteady) = await FeedbackRows.FindAsync(change, feedback.Id, ct);
            if (there is not null || !isSteady)
            {
                return isSteady ? new(true, there!.Stored, false) : null;
            }

            FeedbackRows.Insert(change.Batch, feedback);
            change.Add(kind, FeedbackLine.IdOf(feedback), FeedbackLine.Of(feedback));
            return Done(actor, change, "recorded feedback", feedback);
        }, ct);

    /// <summary>Replaces metric, score and words, if the feedback still has <paramref name="version"/>.</summary>
    public Task<FeedbackOutcome> CorrectAsync(
        Actor actor, Guid customer, Guid id, string version, Func<CustomerFeedback, CustomerFeedback> correct, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, async (change, there, line) =>
        {
            var corrected = correct(there.Stored.Feedback);
            FeedbackRows.Replace(change.Batch, there, corrected);
            await change.CorrectAsync(kind, line, FeedbackLine.Of(corrected), ct);
            return Done(actor, change, "corrected feedback", corrected);
        }, ct);

    /// <summary>Removes feedback, if it still has <paramref name="version"/>.</summary>
    public Task<FeedbackOutcome> RemoveAsync(Actor actor, Guid customer, Guid id, string version, CancellationToken ct) =>
        ChangeAsync(actor, customer, id, version, async (change, there, line) =>
        {
            FeedbackRows.Delete(change.Batch, there);
            await change.RemoveAsync(kind, line, ct);
            return Done(actor, change, "removed feedback", there.Stored.Feedback);
        }, ct);

    private Task<FeedbackOutcome> ChangeAsync(
        Actor actor, Guid customer, Guid id, string version, Func<CustomerChange, FoundFeedback, Row, Task<FeedbackOutcome?>> change,
        CancellationToken ct) =>
        WriteAsync(actor, customer, async trying =>
        {
            var (there, isSteady) = await FeedbackRows.FindAsync(trying, id, ct);
            if (there?.Stored.Version != version)
            {
                return isSteady ? new(true, there?.Stored, false) : null;
            }

            // The line was written with the feedback, so it is there; if the two were changed in between, it is read again.
            return await trying.FindAsync(RowKeys.TimelineEntry(FeedbackLine.IdOf(there!.Stored.Feedback)), ct) is { } line
                ? await change(trying, there, line) : null;
        }, ct);

    private async Task<FeedbackOutcome> WriteAsync(Actor actor, Guid customer, Func<CustomerChange, Task<FeedbackOutcome?>> fill,
        CancellationToken ct)
    {
        await older.MoveAsync(actor.Tenant, customer, ct);
        return await events.WriteAsync(actor.Tenant, customer, fill, ct) ?? new(false, null, false);
    }

    private FeedbackOutcome Done(Actor actor, CustomerChange change, string verb, CustomerFeedback feedback)
    {
        change.Audit(actor.Did(verb, clock.GetUtcNow(), FeedbackLine.IdOf(feedback)));
        return new(true, new(change.Version, feedback), true);
    }
}

/// <summary>Feedback as stored, with the version that a change must name.</summary>
public sealed record StoredFeedback(string Version, CustomerFeedback Feedback);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now, or what was removed. Otherwise <paramref name="Feedback"/> is the
/// stored score that conflicts, null if there is no such score; <paramref name="IsCustomer"/> false where there is no such customer.
/// </summary>
public sealed record FeedbackOutcome(bool IsCustomer, StoredFeedback? Feedback, bool IsDone);
