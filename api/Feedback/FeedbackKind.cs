using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>Scores on the timeline.</summary>
internal sealed class FeedbackKind()
    : TimelineKind<FeedbackLine, FeedbackSummary>(FeedbackJson.Rows.FeedbackLine, FeedbackJson.Rows.FeedbackSummary)
{
    public const string TheWord = "feedback";

    // The score that has gone, the two newest of the rest, and one that is older than these.
    private const int FirstLook = 4;

    public override string Word => TheWord;

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [(TheWord, typeof(FeedbackEntry))];

    public override string Member => TheWord;

    /// <summary>The scores tell what is left: they stand metric by metric, the newest first.</summary>
    public override KeyRange FoldedAgain => FeedbackKeys.Scores;

    public override FirstRows FoldedAgainWithout(ReadOnlyMemory<byte> gone) =>
        new(FeedbackKeys.ScoresOf(Read(gone).Feedback.Metric), FirstLook);

    protected override FeedbackSummary Added(FeedbackSummary? before, FeedbackLine entry) => FeedbackSummary.With(before, entry);

    protected override FeedbackSummary Joined(FeedbackSummary one, FeedbackSummary other) => new(
        MetricSummary.Joined(one.Csat, other.Csat), MetricSummary.Joined(one.Nps, other.Nps), MetricSummary.Joined(one.Ces, other.Ces));

    protected override bool TryWithout(FeedbackSummary before, FeedbackLine gone, IReadOnlyList<FeedbackLine> left, bool isAll,
        out FeedbackSummary? after) =>
        before.TryWithout(gone, left, isAll, out after);

    protected override FeedbackLine ReadAgain(Row row) =>
        FeedbackLine.Of(JsonSerializer.Deserialize(row.Content.Span, FeedbackJson.Rows.CustomerFeedback)!);
}
