using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Satisfaction;

/// <summary>An answer to one of the usual questions.</summary>
/// <param name="Day">When it was given.</param>
/// <param name="Measure">Which question.</param>
/// <param name="Score">On the question's scale.</param>
public readonly record struct Answer(DateOnly Day, SatisfactionMeasure Measure, int Score);

/// <summary>How satisfied customers were, period by period.</summary>
/// <param name="Measures">One per question that was asked.</param>
public sealed record SatisfactionReport(IReadOnlyList<MeasureReport> Measures)
{
    /// <summary>The report on answers.</summary>
    /// <param name="answers">In any order, each on its scale.</param>
    /// <param name="months">Months in a period, 1…12: 3 for calendar quarters.</param>
    /// <param name="boxes">The best answer of the CSAT scale.</param>
    public static SatisfactionReport Of(IEnumerable<Answer> answers, int months, int boxes)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 12);
        return new([.. answers.GroupBy(answer => answer.Measure).OrderBy(own => own.Key)
            .Select(own => Measure(own.Key, [.. own], months, boxes))]);
    }

    private static MeasureReport Measure(SatisfactionMeasure measure, Answer[] answers, int months, int boxes)
    {
        var periods = answers.GroupBy(answer => (answer.Day.Year * 12 + answer.Day.Month - 1) / months).OrderBy(period => period.Key)
            .Select(period => (Start: new DateOnly(period.Key * months / 12, period.Key * months % 12 + 1, 1),
                Scores: period.Select(answer => answer.Score).ToArray(), Own: period.ToArray())).ToList();
        var told = periods.Select((period, i) => new PeriodScore(
            period.Start,
            period.Start.AddMonths(months).AddDays(-1),
            Dated(ScoreOf(measure, period.Scores, boxes), period.Own),
            i == 0 ? null : ChangeOf(measure, period.Scores, periods[i - 1].Scores, boxes) is { } change
            ? change with { Tried = periods.Count - 1 } : null)).ToList();
        return new(measure, Dated(ScoreOf(measure, [.. answers.Select(answer => answer.Score)], boxes), answers), told, FindingsOf(told));
    }

    private static SatisfactionScore Dated(SatisfactionScore score, Answer[] answers) =>
        score with
        {
            Provenance =
            score.Provenance with { From = answers.Min(answer => answer.Day), To = answers.Max(answer => answer.Day) }
        };

    private static SatisfactionScore ScoreOf(SatisfactionMeasure measure, int[] scores, int boxes) => (measure switch
    {
        SatisfactionMeasure.Nps => Nps.Of(scores).Score(),
        SatisfactionMeasure.Csat => Csat.Of(scores, boxes).Score(),
        _ => Ces.Of(scores).Score(),
    })!;

    private static SatisfactionChange? ChangeOf(SatisfactionMeasure measure, int[] later, int[] earlier, int boxes) => measure switch
    {
        SatisfactionMeasure.Nps => Nps.Of(later).Since(Nps.Of(earlier)),
        SatisfactionMeasure.Csat => Csat.Of(later, boxes).Since(Csat.Of(earlier, boxes)),
        _ => Ces.Of(later).Since(Ces.Of(earlier)),
    };

    private static IReadOnlyList<Finding> FindingsOf(List<PeriodScore> periods) => periods.Count == 1
        ? [SatisfactionFindings.OnePeriod.With(), periods[0].Score.Finding]
        :
        [
            SatisfactionFindings.Changes.With(periods.Count - 1, periods.Count(period => period.Change is { IsReal: true })),
            periods[^1].Change?.Finding ?? periods[^1].Score.Finding,
        ];
}

/// <summary>One question over time.</summary>
/// <param name="Measure">Which.</param>
/// <param name="All">Of all answers.</param>
/// <param name="Periods">Those with an answer, oldest first.</param>
/// <param name="Findings">What is said of the periods, the last of them last.</param>
public sealed record MeasureReport(SatisfactionMeasure Measure, SatisfactionScore All, IReadOnlyList<PeriodScore> Periods,
    IReadOnlyList<Finding> Findings);

/// <summary>One question in one period.</summary>
/// <param name="Start">The period's first day.</param>
/// <param name="End">Its last day, whether or not the answers reach it.</param>
/// <param name="Score">With its interval and the days of its answers.</param>
/// <param name="Change">Since the period before that has an answer; null for the first.</param>
public sealed record PeriodScore(DateOnly Start, DateOnly End, SatisfactionScore Score, SatisfactionChange? Change);
