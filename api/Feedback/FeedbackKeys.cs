using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>
/// The keys of this slice's rows in a customer's partition: a score stands under its metric, the newest first, and a second row tells
/// where a score with an id stands.
/// </summary>
internal static class FeedbackKeys
{
    public const string Prefix = "f";
    public const string Places = "g";

    // The key of a row of an older version goes on with a hexadecimal digit: this letter comes after those.
    private const string Scored = Prefix + "s";

    /// <summary>Rows of older versions: each score under its id alone.</summary>
    public static KeyRange Older { get; } = new(Prefix, Prefix + "g");

    /// <summary>All scores, metric by metric.</summary>
    public static KeyRange Scores { get; } = KeyRange.StartingWith(Scored);

    /// <summary>The scores of a metric that are older than an entry, the newest first; all of them where it is null.</summary>
    public static KeyRange ScoresOf(FeedbackMetric metric, string? after = null)
    {
        var all = KeyRange.StartingWith(Scored + Letter(metric));
        return after is null ? all : new(Score(metric, after) + "-", all.Before);
    }

    /// <summary>A score by its metric and the id of its line on the timeline.</summary>
    public static string Score(FeedbackMetric metric, string entryId) => $"{Scored}{Letter(metric)}{entryId}";

    /// <summary>The row that tells where the score with this id stands.</summary>
    public static string Place(Guid id) => $"{Places}{id:N}";

    private static char Letter(FeedbackMetric metric) => metric switch
    {
        FeedbackMetric.Csat => 's',
        FeedbackMetric.Nps => 'n',
        _ => 'e',
    };
}
