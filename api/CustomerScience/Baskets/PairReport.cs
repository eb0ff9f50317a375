using OutlookCrm.CustomerScience.Figures;
using OutlookCrm.CustomerScience.Purchases;

namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>What is bought together.</summary>
/// <param name="Provenance">Model and number of baskets.</param>
/// <param name="Tried">Rules that were tested; each is corrected for all of them.</param>
/// <param name="Rules">Those that survive the test and that fewer products would not give as well, most confident first, at most
/// <see cref="MostRules"/>.</param>
/// <param name="Finding">What was found, or why nothing was.</param>
public sealed record PairReport(Provenance Provenance, int Tried, IReadOnlyList<Rule> Rules, Finding Finding)
{
    /// <summary>Rules that a report names.</summary>
    public const int MostRules = 50;

    private const int FewestBaskets = 5;
    private const int LongestRule = 4;
    private const double LeastSupport = 0.005;
    private const double LeastConfidence = 0.1;

    // Twice as many would allow more pairs than are mined.
    private const int MostItems = 1000;

    /// <summary>The rules of baskets.</summary>
    /// <param name="baskets">What was bought together; blanks do not count.</param>
    public static PairReport Of(IEnumerable<IEnumerable<string?>> baskets) => Of(BasketSet.Of(baskets));

    /// <summary>The rules of what was kept of each order.</summary>
    /// <param name="standing">Orders with their returns settled.</param>
    public static PairReport Of(StandingOrders standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return Of(BasketSet.Of(standing));
    }

    private static PairReport Of(BasketSet all)
    {
        if (all.Count == 0)
        {
            return new(new("association rules", 0, "baskets"), 0, [], BasketFindings.NoBaskets.With());
        }

        var set = all.OfMostFrequent(MostItems);

        // A share alone would call one basket of a hundred frequent.
        var support = Math.Min(1, Math.Max(LeastSupport, (double)FewestBaskets / set.Count));
        var rules = Found(set, support, LongestRule);
        var told = rules.Found.Where(rule => rule is { Holds: true, IsRedundant: false, Lift: > 1 }).Take(MostRules).ToList();
        var finding = (rules.Tried, told.Count) switch
        {
            (0, _) => BasketFindings.NoPairs.With(rules.FewestBaskets, set.Count),
            (_, 0) => BasketFindings.NoRules.With(rules.Tried),
            (_, MostRules) => BasketFindings.MostRules.With(told.Count, rules.Tried),
            _ => BasketFindings.SomeRules.With(told.Count, rules.Tried),
        };
        return new(rules.Provenance, rules.Tried, told, finding);
    }

    // Five equal orders of a hundred products hold four million sets of four: shorter rules say the same.
    private static Rules Found(BasketSet set, double support, int longest)
    {
        try
        {
            return Baskets.Rules.Find(set, support, LeastConfidence, longest);
        }
        catch (ArgumentException) when (longest > 2)
        {
            return Found(set, support, longest - 1);
        }
    }
}
