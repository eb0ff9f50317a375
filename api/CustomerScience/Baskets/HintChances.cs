using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Numerics;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>How the chances of hints did on the last part of the history, which they were learned without.</summary>
/// <param name="Customers">Customers that were given hints.</param>
/// <param name="Hints">Hints given to them.</param>
/// <param name="Weeks">Weeks that followed: the horizon of every chance.</param>
/// <param name="Stated">Mean chance stated, 0…1.</param>
/// <param name="Observed">Share of the hints that were bought and kept within these weeks, 0…1.</param>
/// <param name="CalibrationError">Mean distance of stated and observed over tenths of the hints, by chance.</param>
public sealed record ChanceBacktest(int Customers, int Hints, double Weeks, double Stated, double Observed, double CalibrationError)
{
    /// <summary>The same as a finding.</summary>
    public Finding Finding => BasketFindings.ChancesTried.With(Hints, Customers, Weeks, Stated, Observed, CalibrationError);
}

/// <summary>What is known of a customer and an item when a hint is given.</summary>
/// <param name="Expected">Days on which the customer is expected to buy within the horizon.</param>
/// <param name="Novelty">Logarithm of the items new to the customer for each day of purchase of the last weeks, less what is usual.</param>
/// <param name="Score">What all that the customer bought says for the item, about 0…1.</param>
/// <param name="Usual">What it says on average for those who do not have the item, 0…1: scores grow with the years that an item has been
/// sold, chances do not.</param>
/// <param name="TakenUp">First purchases of the item in the last weeks, for each day on which somebody without it bought anything.</param>
/// <param name="Passed">Logarithm of the days of the last weeks on which the customer bought other things while the item was on sale, less
/// what is usual for those who do not have it.</param>
internal readonly record struct HintSituation(double Expected, double Novelty, double Score = 0, double Usual = 0, double TakenUp = 0,
    double Passed = 0);

/// <summary>
/// The chance that somebody buys, within a horizon, what is hinted to them: logistic regression on what customers bought in the last fifth
/// of the history after hints learned from the time before. What somebody with such a history has is another question.
/// </summary>
internal sealed class HintChances
{
    private const double Ridge = 20;
    private const int Features = 6;
    private const double Least = 1e-4;
    private const double LeastExpected = 0.02;

    // Whoever lies beyond nearly all that was learned from is taken to lie at its edge.
    private const double Seldom = 0.01;

    // Before anything is learned a chance rises as its parts do, and what was passed by says nothing.
    private static readonly double[] s_before = [0, 1, 1, 1, 0, 0];
    private readonly double[] _weights;
    private readonly (double Least, double Most)[] _ranges;
    private readonly SeenChances? _shown;
    private readonly double _onSale;

    private HintChances(double[] weights, (double, double)[] ranges, SeenChances? shown, double onSale) =>
        (_weights, _ranges, _shown, _onSale) = (weights, ranges, shown, onSale);

    /// <summary>Learns from hints and whether they were bought.</summary>
    /// <param name="hints">Each a situation with what followed.</param>
    public static HintChances Learn(IReadOnlyList<(HintSituation Situation, bool Bought)> hints)
    {
        var (rows, bought) = (new double[hints.Count * Features], new bool[hints.Count]);
        for (var i = 0; i < bought.Length; i++)
        {
            Put(hints[i].Situation, rows.AsSpan(i * Features, Features));
            bought[i] = hints[i].Bought;
        }

        var ranges = Enumerable.Range(0, Features).Select(Range).ToArray();
        for (var i = 0; i < rows.Length; i += Features)
        {
            Hold(rows.AsSpan(i, Features), ranges);
        }

        // A customer who buys more, or an item that is bought more, has no smaller chance: a part that seems to lower it stays out.
        var used = Array.ConvertAll(s_before, _ => true);
        while (true)
        {
            var weights = Fit(rows, bought, used);
            int[] wrong = [.. Enumerable.Range(0, Features).Where(i => s_before[i] > 0 && used[i] && weights[i] < 0)];
            if (wrong.Length == 0)
            {
                return new(weights, ranges, null, 1);
            }

            used[wrong.MinBy(i => weights[i])] = false;
        }

        (double, double) Range(int feature)
        {
            var own = new double[bought.Length];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = rows[(i * Features) + feature];
            }

            var ends = Quantiles.Type7(own, [Seldom, 1 - Seldom]);
            return (ends[0], ends[1]);
        }
    }

    private static double[] Fit(double[] rows, bool[] bought, bool[] used)
    {
        double[] before = [.. s_before.Select((weight, i) => used[i] ? weight : 0)], offsets = new double[bought.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            offsets[i / Features] += before[i % Features] * rows[i];
        }

        return [.. Logistic.Fit(rows, Features, [.. used.Select((isUsed, i) => isUsed ? i : -1)], bought, Ridge, offsets).Weights
            .Zip(before, (more, weight) => weight + more)];
    }

    /// <summary>The same, moved to what became of hints that were chosen by chances: the best of many are not as good as they
    /// look.</summary>
    /// <param name="shown">The chances of hints, learned without them, and whether they were bought.</param>
    /// <param name="onSale">The part of the horizon for which an item stays on sale, 0…1.</param>
    public HintChances Moved(IReadOnlyList<(double Chance, bool Bought)> shown, double onSale) =>
        new(_weights, _ranges, SeenChances.Of(shown), onSale);

    /// <summary>What was moved, of a chance before that, 0…1.</summary>
    public double Moved(double chance) => _onSale * (_shown?.Of(chance) ?? chance);

    /// <summary>The chance, 0…1.</summary>
    public double Of(in HintSituation situation)
    {
        Span<double> row = stackalloc double[Features];
        Put(situation, row);
        Hold(row, _ranges);
        var odds = 0.0;
        for (var i = 0; i < Features; i++)
        {
            odds += _weights[i] * row[i];
        }

        return Moved(1 / (1 + Math.Exp(-odds)));
    }

    private static void Hold(Span<double> row, (double Least, double Most)[] ranges)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Math.Clamp(row[i], ranges[i].Least, ranges[i].Most);
        }
    }

    private static void Put(in HintSituation at, Span<double> row)
    {
        row[0] = 1;
        row[1] = LogOdds(at.Score) - LogOdds(at.Usual);
        row[2] = Math.Log(at.TakenUp + Least);
        row[3] = Math.Log(at.Expected + LeastExpected);
        row[4] = at.Novelty;
        row[5] = at.Passed;
    }

    private static double LogOdds(double share)
    {
        var held = Math.Clamp(share, Least, 1 - Least);
        return Math.Log(held / (1 - held));
    }
}
