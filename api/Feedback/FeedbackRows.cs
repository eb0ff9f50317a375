using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>The two rows of a score: the score itself in the order of time, and where the score with an id stands.</summary>
internal static class FeedbackRows
{
    /// <summary>The rows of a new score.</summary>
    public static void Insert(RowBatch batch, CustomerFeedback feedback) =>
        batch.Insert(FeedbackKeys.Place(feedback.Id), Content(Place(feedback))).Insert(KeyOf(feedback), Content(feedback));

    /// <summary>Replaces a score; under another metric it stands elsewhere.</summary>
    public static void Replace(RowBatch batch, FoundFeedback there, CustomerFeedback corrected)
    {
        if (KeyOf(corrected) == there.Score.Key)
        {
            batch.Replace(there.Score, Content(corrected));
            return;
        }

        batch.Replace(there.Place, Content(Place(corrected))).Delete(there.Score).Insert(KeyOf(corrected), Content(corrected));
    }

    public static void Delete(RowBatch batch, FoundFeedback there) => batch.Delete(there.Place).Delete(there.Score);

    /// <summary>
    /// The score with an id. Null, and <c>IsSteady</c> true: there is none. Null, and false: it was changed while it was read.
    /// </summary>
    public static async Task<(FoundFeedback? Found, bool IsSteady)> FindAsync(CustomerChange change, Guid id, CancellationToken ct)
    {
        if (await change.FindAsync(FeedbackKeys.Place(id), ct) is not { } place)
        {
            return (null, true);
        }

        var (metric, at) = JsonSerializer.Deserialize(place.Content.Span, FeedbackJson.Rows.FeedbackPlace)!;
        var key = FeedbackKeys.Score(metric, RowKeys.EntryId(at, id.ToString("N")));
        return await change.FindAsync(key, ct) is { } score ? (new(place, score, Read(score)), true) : (null, false);
    }

    public static StoredFeedback Read(Row row) =>
        new(row.Version, JsonSerializer.Deserialize(row.Content.Span, FeedbackJson.Rows.CustomerFeedback)!);

    private static string KeyOf(CustomerFeedback feedback) => FeedbackKeys.Score(feedback.Metric, FeedbackLine.IdOf(feedback));

    private static FeedbackPlace Place(CustomerFeedback feedback) => new(feedback.Metric, feedback.At);

    private static byte[] Content(FeedbackPlace place) => JsonSerializer.SerializeToUtf8Bytes(place, FeedbackJson.Rows.FeedbackPlace);

    private static byte[] Content(CustomerFeedback feedback) =>
        JsonSerializer.SerializeToUtf8Bytes(feedback, FeedbackJson.Rows.CustomerFeedback);
}

/// <summary>Where a score stands: with the id, these make its key.</summary>
internal sealed record FeedbackPlace(FeedbackMetric Metric, DateTimeOffset At);

/// <summary>A score with its two rows.</summary>
internal sealed record FoundFeedback(Row Place, Row Score, StoredFeedback Stored);
