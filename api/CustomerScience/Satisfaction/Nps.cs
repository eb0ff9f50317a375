using MathNet.Numerics.Distributions;
using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Satisfaction;

/// <summary>Answers to "would you recommend us" (F. Reichheld 2003), counted.</summary>
/// <param name="Promoters">Answers of 9 and 10.</param>
/// <param name="Passives">Answers of 7 and 8.</param>
/// <param name="Detractors">Answers of 0 to 6.</param>
public sealed record Nps(int Promoters, int Passives, int Detractors)
{
    /// <summary>How many answered.</summary>
    public int Answers => checked(Promoters + Passives + Detractors);

    /// <summary>Counts answers.</summary>
    /// <param name="answers">Each 0…10.</param>
    /// <exception cref="ArgumentOutOfRangeException">An answer is out of range.</exception>
    public static Nps Of(IEnumerable<int> answers)
    {
        var counts = Boxes.Count(answers, 0, 10);
        return new(counts[9] + counts[10], counts[7] + counts[8], counts[..7].Sum());
    }

    /// <summary>
    /// The score with the adjusted Wald interval (A. Agresti and B. Caffo 2000 as applied to NPS by J. Sauro and J. Lewis): 3 answers are
    /// added, ¾ to the
    /// promoters and ¾ to the detractors, and the ends are clipped to ±100.
    /// </summary>
    /// <returns>The score; null without an answer.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public SatisfactionScore? Score()
    {
        Boxes.Check(Promoters, Passives, Detractors);
        if (Answers == 0)
        {
            return null;
        }

        var (centre, error) = Adjusted();
        var interval = Interval.Around(100 * centre, 100 * error);
        return new(
            new("NPS, adjusted Wald interval (Sauro and Lewis)", Answers, "answers"),
            SatisfactionMeasure.Nps,
            100.0 * (Promoters - Detractors) / Answers,
            interval with { Lower = Math.Max(-100, interval.Lower), Upper = Math.Min(100, interval.Upper) });
    }

    /// <summary>The change since an earlier period, by the difference of the adjusted scores over its standard error.</summary>
    /// <param name="earlier">The earlier answers.</param>
    /// <returns>The change; null where a period has no answer.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public SatisfactionChange? Since(Nps earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Score() is not { } before || Score() is not { } after)
        {
            return null;
        }

        var ((from, fromError), (to, toError)) = (earlier.Adjusted(), Adjusted());
        var error = 100 * Math.Sqrt(fromError * fromError + toError * toError);

        // The adjusted scores are nearer to nought: of few answers the plain difference, which is told, may lie beyond the interval of
        // theirs.
        var interval = Interval.Around(100 * (to - from), error).Including(after.Value - before.Value);
        return new(
            new("difference of two NPS, adjusted Wald", earlier.Answers + Answers, "answers"),
            before,
            after,
            after.Value - before.Value,
            interval with { Lower = Math.Max(-200, interval.Lower), Upper = Math.Min(200, interval.Upper) },
            2 * Normal.CDF(0, 1, -Math.Abs(100 * (to - from)) / error));
    }

    private (double Centre, double Error) Adjusted()
    {
        var n = Answers + 3.0;
        var (promoters, detractors) = ((Promoters + 0.75) / n, (Detractors + 0.75) / n);
        var net = promoters - detractors;
        return (net, Math.Sqrt((promoters + detractors - net * net) / n));
    }
}
