using OutlookCrm.CustomerScience.Figures;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// How often recommendations would have been right: every basket of two items or more has each of its items hidden in turn, and
/// recommendations learned from the other folds name it or do not. Of very many baskets a part is tried.
/// </summary>
/// <param name="Provenance">Model and number of baskets tried.</param>
/// <param name="Shown">Recommendations shown each time.</param>
/// <param name="HitRate">Part of the baskets in which the hidden item was among them, 0…1; every basket counts once.</param>
/// <param name="HitInterval">Its 95 % interval.</param>
/// <param name="ReciprocalRank">Mean of one over the rank of the hidden item, 0…1.</param>
/// <param name="BestSellers">The same hit rate, had the best sellers been shown to everybody.</param>
public sealed record RecommenderBacktest(Provenance Provenance, int Shown, double HitRate, Interval HitInterval, double ReciprocalRank,
    double BestSellers)
{
    /// <summary>Whether the recommendations beat the best sellers by more than the uncertainty.</summary>
    public bool IsBetterThanBestSellers => HitInterval.Lower > BestSellers;

    // Five folds of so many baskets or items would take seconds; learned from half of them, recommendations are hardly worse.
    private const int ManyBaskets = 20_000;
    private const int ManyItems = 500;
    private const int MostHidden = 60_000;

    /// <summary>The result.</summary>
    public Finding Finding =>
        (Provenance.Unit == BasketSet.Customers ? BasketFindings.TriedOnCustomers : BasketFindings.TriedOnBaskets).With(
        Shown, Math.Round(HitRate * Provenance.Size), Provenance.Size, HitRate, HitInterval.Lower, HitInterval.Upper, BestSellers);

    /// <summary>Tries recommendations on all baskets, fold by fold (basket number modulo <paramref name="folds"/>).</summary>
    /// <param name="baskets">What was bought together.</param>
    /// <param name="shown">Recommendations shown each time, 1…100.</param>
    /// <param name="folds">2…20; null for five, or two of many baskets.</param>
    /// <returns>The result; null with too few baskets to learn from.</returns>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static RecommenderBacktest? Run(BasketSet baskets, int shown = 5, int? folds = null)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        var parts = folds ?? (baskets.Count > ManyBaskets || baskets.Items.Count > ManyItems ? 2 : 5);
        ArgumentOutOfRangeException.ThrowIfLessThan(shown, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shown, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 2, nameof(folds));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, 20, nameof(folds));
        if (Enumerable.Range(0, baskets.Count).Count(basket => baskets[basket].Length > 1) < 2 * Recommender.FewestBaskets)
        {
            return null;
        }

        // Of each fold by itself: evenly chosen from all, they could be of one fold alone.
        int[][] tried = [.. Enumerable.Range(0, parts).Select(fold => ItemWeights.Tried(baskets,
            Enumerable.Range(0, baskets.Count).Where(basket => basket % parts == fold), MostHidden / parts))];
        ItemWeights.Setting? setting = null;
        var (hits, reciprocal, popular, squares) = (0.0, 0.0, 0.0, 0.0);
        for (var fold = 0; fold < parts; fold++)
        {
            var others = baskets.Where(basket => basket % parts != fold);

            // The setting that was chosen in one fold without the items hidden there serves the others.
            var weights = ItemWeights.Learn(others, setting);
            setting = weights.Chosen;
            var best = ItemWeights.Popular(others);
            foreach (var basket in tried[fold])
            {
                var (hit, rank) = weights.HideEach(baskets[basket], shown);
                hits += hit;
                squares += hit * hit;
                reciprocal += rank;
                popular += HideEach(baskets[basket], best, shown);
            }
        }

        double n = tried.Sum(fold => fold.Length), rate = hits / n;
        var interval = Interval.Around(rate, Math.Sqrt(Math.Max(0, squares / n - rate * rate) / n), n - 1);
        return new(
            new("one item hidden, learned from the other folds", (int)n, baskets.Noun),
            shown,
            rate,
            interval with { Lower = Math.Max(0, interval.Lower), Upper = Math.Min(1, interval.Upper) },
            reciprocal / n,
            popular / n);
    }

    private static double HideEach(ReadOnlySpan<int> basket, int[] best, int shown)
    {
        var hits = 0;
        foreach (var hidden in basket)
        {
            var rank = 1;
            foreach (var item in best)
            {
                if (item == hidden || rank > shown)
                {
                    hits += item == hidden && rank <= shown ? 1 : 0;
                    break;
                }

                rank += basket.Contains(item) ? 0 : 1;
            }
        }

        return (double)hits / basket.Length;
    }
}
