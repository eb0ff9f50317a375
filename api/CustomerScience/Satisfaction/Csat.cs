using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Satisfaction;

/// <summary>Answers to "how satisfied were you", counted.</summary>
/// <param name="Satisfied">Answers in the top two boxes of the scale.</param>
/// <param name="Answers">All answers.</param>
public sealed record Csat(int Satisfied, int Answers)
{
    /// <summary>Counts answers.</summary>
    /// <param name="answers">Each 1…<paramref name="boxes"/>.</param>
    /// <param name="boxes">The best answer of the scale, at least 3; 5 as a rule.</param>
    /// <exception cref="ArgumentOutOfRangeException">An answer or the scale is out of range.</exception>
    public static Csat Of(IEnumerable<int> answers, int boxes = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(boxes, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(boxes, 1000);
        var counts = Boxes.Count(answers, 1, boxes);
        return new(counts[boxes] + counts[boxes - 1], counts.Sum());
    }

    /// <summary>The share of satisfied answers in %, with Wilson's interval (E. B. Wilson 1927).</summary>
    /// <returns>The score; null without an answer.</returns>
    /// <exception cref="ArgumentException">A count is negative, or more are satisfied than answered.</exception>
    public SatisfactionScore? Score()
    {
        Boxes.Check(Satisfied, Answers, Answers - Satisfied);
        return Answers == 0
            ? null
            : new(
                new("CSAT, Wilson interval (1927)", Answers, "answers"), SatisfactionMeasure.Csat, 100.0 * Satisfied / Answers,
                Percent(Interval.OfShare(Satisfied, Answers)));
    }

    /// <summary>The change since an earlier period: interval by R. Newcombe (1998, method 10), p-value by Fisher's exact test, the smaller
    /// tail doubled.</summary>
    /// <param name="earlier">The earlier answers, on the same scale.</param>
    /// <returns>The change; null where a period has no answer.</returns>
    /// <exception cref="ArgumentException">A count is negative, or more are satisfied than answered.</exception>
    public SatisfactionChange? Since(Csat earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Score() is not { } before || Score() is not { } after)
        {
            return null;
        }

        var (p1, p2, w1, w2) = (before.Value, after.Value, before.Interval!.Value, after.Interval!.Value);
        var difference = p2 - p1;
        var interval = new Interval(
            difference - Math.Sqrt((p2 - w2.Lower) * (p2 - w2.Lower) + (w1.Upper - p1) * (w1.Upper - p1)),
            difference + Math.Sqrt((w2.Upper - p2) * (w2.Upper - p2) + (p1 - w1.Lower) * (p1 - w1.Lower)),
            Interval.Usual);
        var all = checked(Answers + earlier.Answers);
        var up = Fisher.Greater(Satisfied, Answers, Satisfied + earlier.Satisfied, all);
        var down = Fisher.Greater(earlier.Satisfied, earlier.Answers, Satisfied + earlier.Satisfied, all);
        return new(
            new("difference of two shares, Newcombe (1998) and Fisher's exact test", all, "answers"), before, after, difference, interval,
            Math.Min(1, 2 * Math.Min(up, down)));
    }

    private static Interval Percent(Interval share) => share with { Lower = 100 * share.Lower, Upper = 100 * share.Upper };
}
