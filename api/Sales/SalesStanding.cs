using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Segments;

namespace OutlookCrm.Sales;

/// <summary>From where on a customer's purchases count as recent, as many or as much: thresholds of all customers' purchases.</summary>
/// <param name="On">The day for which they hold.</param>
/// <param name="Customers">Customers whose purchases have a rate.</param>
/// <param name="Cuts">Of recency in days, of days of purchase and of money.</param>
/// <param name="Tiers">Of money, the fewest customers first; everybody else is in none.</param>
public sealed record SalesStanding(DateOnly On, int Customers, RfmCuts Cuts, IReadOnlyList<TierBound> Tiers)
{
    /// <summary>Among fewer customers a fifth is a handful, and nothing is said.</summary>
    public const int FewestCustomers = 50;

    /// <summary>The thresholds of these customers; null for fewer than <see cref="FewestCustomers"/>.</summary>
    public static SalesStanding? Of(IReadOnlyList<Buyer> buyers, DateOnly on)
    {
        if (buyers.Count < FewestCustomers)
        {
            return null;
        }

        var cuts = Rfm.Score<int>([.. buyers.SelectMany((buyer, number) => OrdersOf(buyer, number, on))], on).Cuts!;
        var tiers = ValueTiers.Of([.. buyers.Select(buyer => buyer.Sold)]).Tiers;
        var (bounds, count) = (new List<TierBound>(), 0);
        foreach (var (tier, rule) in tiers.Zip(ValueTiers.Usual).SkipLast(1))
        {
            count += tier.Customers;
            if (tier.From is > 0)
            {
                bounds.Add(new(rule.Part, count, tier.From.Value));
            }
        }

        return new(on, buyers.Count, cuts, bounds);
    }

    /// <summary>Where a customer stands; null for one who bought nothing that has a rate.</summary>
    public CustomerStanding? Of(SalesSummary summary)
    {
        if (summary is not { Home: { } home, History: not null, LastOn: { } last })
        {
            return null;
        }

        var place = Cuts.Place(0, Math.Max(0, On.DayNumber - last.DayNumber), summary.PurchaseDays, (double)home.Sold);
        var tier = Tiers.FirstOrDefault(tier => place.Amount >= tier.From);
        return new(place.Segment, place.Recency, place.Frequency, place.Monetary, tier?.Customers, tier?.Part, Customers, On);
    }

    // The library counts orders: here as many as days of purchase, which together come to the customer's money.
    private static IEnumerable<Order<int>> OrdersOf(Buyer buyer, int number, DateOnly on)
    {
        var day = buyer.LastOn < on ? buyer.LastOn : on;
        for (var i = 0; i < buyer.PurchaseDays; i++)
        {
            yield return new(number, day, i == 0 ? Math.Max(0, buyer.Sold) : 0);
        }

        if (buyer.Sold < 0)
        {
            yield return new(number, day, buyer.Sold);
        }
    }
}

/// <summary>The best customers by money.</summary>
/// <param name="Part">Part of all customers, above 0 and below 1.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="From">What the last of them bought, in the home currency.</param>
public sealed record TierBound(double Part, int Customers, double From);

/// <summary>Where a customer stands among all customers, by the purchases so far.</summary>
/// <param name="Segment">The segment's name (<see cref="CustomerScience.Segments.Segment.Usual"/>).</param>
/// <param name="Recency">1 to 5: 5 bought most recently.</param>
/// <param name="Frequency">1 to 5: 5 bought most often.</param>
/// <param name="Monetary">1 to 5: 5 bought for most money.</param>
/// <param name="Best">One of so many best customers by money; null for one who is not among the best fifth.</param>
/// <param name="BestShare">What share of all customers these are.</param>
/// <param name="Customers">Customers that were compared.</param>
/// <param name="On">The day of the comparison.</param>
public sealed record CustomerStanding(
    string Segment, int Recency, int Frequency, int Monetary, int? Best, double? BestShare, int Customers, DateOnly On);
