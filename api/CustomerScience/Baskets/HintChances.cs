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
/// of the history after hints learned from the time before. What somebody with such a history has is another question: most of it was
/// bought over years.
/// </summary>
internal sealed class HintChances
{
    private const double Ridge = 1;
    private const int Features = 6;
    private const double Least = 1e-4;

    // About what a hint's odds are, so that level and slope are learned apart.
    private const double Usual = -3;
    private readonly Logistic _logistic;
    private readonly Logistic? _shown;

    private HintChances(Logistic logistic, Logistic? shown) => (_logistic, _shown) = (logistic, shown);

    /// <summary>Learns from hints and whether they were bought.</summary>
    /// <param name="hints">Each a situation with what followed.</param>
    public static HintChances Learn(IReadOnlyList<(HintSituation Situation, bool Bought)> hints) =>
        new(Logistic.Fit([.. hints.Select(hint => Row(hint.Situation))], [.. hints.Select(hint => hint.Bought)], Ridge,
            new double[hints.Count]), null);

    /// <summary>The same, moved in level and slope by what became of hints that were chosen by chances: the best of many are not as good as
    /// they look.</summary>
    /// <param name="shown">The chances of hints, learned without them, and whether they were bought.</param>
    public HintChances Moved(IReadOnlyList<(double Chance, bool Bought)> shown)
    {
        double[] odds = [.. shown.Select(hint => LogOdds(hint.Chance))];
        return new(_logistic, Logistic.Fit([.. odds.Select(own => new[] { 1, own - Usual })], [.. shown.Select(hint => hint.Bought)],
            Ridge, odds));
    }

    /// <summary>What was moved, of a chance before that, 0…1.</summary>
    public double Moved(double chance) => _shown is null ? chance
        : _shown.Probability([1, LogOdds(chance) - Usual], LogOdds(chance));

    /// <summary>The chance, 0…1.</summary>
    public double Of(in HintSituation situation)
    {
        Span<double> row = stackalloc double[Features];
        Put(situation, row);
        return Moved(_logistic.Probability(row, 0));
    }

    private static double[] Row(in HintSituation at)
    {
        var row = new double[Features];
        Put(at, row);
        return row;
    }

    private static void Put(in HintSituation at, Span<double> row)
    {
        row[0] = 1;
        row[1] = LogOdds(at.Score) - LogOdds(at.Usual);
        row[2] = Math.Log(at.TakenUp + Least);
        row[3] = Math.Log(at.Expected + Least);
        row[4] = at.Novelty;
        row[5] = at.Passed;
    }

    private static double LogOdds(double share)
    {
        var held = Math.Clamp(share, Least, 1 - Least);
        return Math.Log(held / (1 - held));
    }
}
