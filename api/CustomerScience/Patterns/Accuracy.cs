using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Patterns;

/// <summary>How well probabilities told what then happened.</summary>
/// <param name="Provenance">How it was measured, and on how many.</param>
/// <param name="Auc">The chance that one to whom it happened was given the higher probability than one to whom it did not; 0.5 is guessing,
/// 1 perfect.</param>
/// <param name="AucInterval">Its 95 % interval (E. DeLong, D. DeLong and D. Clarke-Pearson 1988).</param>
/// <param name="Brier">Mean squared error of the probabilities (G. Brier 1950), 0 at best.</param>
/// <param name="TopTenthLift">How many times as often it happened to the tenth with the highest probabilities as to everybody.</param>
/// <param name="Expected">How often the probabilities said it would happen, 0…1.</param>
/// <param name="Observed">How often it did.</param>
public sealed record Accuracy(Provenance Provenance, double Auc, Interval AucInterval, double Brier, double TopTenthLift, double Expected,
    double Observed)
{
    /// <summary>Measures probabilities against outcomes.</summary>
    /// <param name="probabilities">Each 0…1.</param>
    /// <param name="outcomes">As many; at least one of each kind.</param>
    /// <param name="how">How the probabilities were made, for <see cref="Provenance"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, a probability is out of range, or only one outcome occurs.</exception>
    public static Accuracy Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, string how)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (probabilities.Count != outcomes.Count || probabilities.Any(probability => !(probability is >= 0 and <= 1)))
        {
            throw new ArgumentException("There is one probability between 0 and 1 for every outcome.", nameof(probabilities));
        }

        double n = outcomes.Count, happened = outcomes.Count(outcome => outcome);
        if (happened == 0 || happened == n)
        {
            throw new ArgumentException("Accuracy needs customers to whom it happened and others to whom it did not.", nameof(outcomes));
        }

        var (auc, error) = AucOf(probabilities, outcomes, happened, n - happened);
        var interval = Interval.Around(auc, error);
        var brier = probabilities.Zip(outcomes).Average(pair => Math.Pow(pair.First - (pair.Second ? 1 : 0), 2));
        return new(
            new(how, outcomes.Count, "customers"),
            auc,
            interval with { Lower = Math.Max(0, interval.Lower), Upper = Math.Min(1, interval.Upper) },
            brier,
            TopTenth(probabilities, outcomes) / (happened / n),
            probabilities.Average(),
            happened / n);
    }

    // By ranks, ties in the middle (Mann and Whitney 1947). A placement is the part of the other kind that one is ranked above; their
    // variances give the error.
    private static (double Auc, double Error) AucOf(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, double positives,
        double negatives)
    {
        var order = Enumerable.Range(0, outcomes.Count).OrderBy(i => probabilities[i]).ToArray();
        double sum = 0, positiveSquares = 0, negativeSquares = 0, positivesBelow = 0, negativesBelow = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            double ups = 0, downs = 0;
            for (to = from; to < order.Length && probabilities[order[to]] == probabilities[order[from]]; to++)
            {
                (ups, downs) = outcomes[order[to]] ? (ups + 1, downs) : (ups, downs + 1);
            }

            var above = (negativesBelow + downs / 2) / negatives;
            var below = (positives - positivesBelow - ups / 2) / positives;
            sum += ups * above;
            positiveSquares += ups * above * above;
            negativeSquares += downs * below * below;
            positivesBelow += ups;
            negativesBelow += downs;
        }

        var auc = sum / positives;
        var variance = Math.Max(0, positiveSquares / positives - auc * auc) / Math.Max(1, positives - 1)
            + Math.Max(0, negativeSquares / negatives - auc * auc) / Math.Max(1, negatives - 1);
        return (auc, Math.Sqrt(variance));
    }

    // Customers of equal probability at the edge of the tenth share its last places, so that their order does not matter.
    private static double TopTenth(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        var places = Math.Max(1, outcomes.Count / 10);
        var edge = probabilities.OrderDescending().ElementAt(places - 1);
        double above = 0, aboveHits = 0, at = 0, atHits = 0;
        for (var i = 0; i < outcomes.Count; i++)
        {
            var hit = outcomes[i] ? 1 : 0;
            (above, aboveHits) = probabilities[i] > edge ? (above + 1, aboveHits + hit) : (above, aboveHits);
            (at, atHits) = probabilities[i] == edge ? (at + 1, atHits + hit) : (at, atHits);
        }

        return (aboveHits + (places - above) * atHits / at) / places;
    }
}
