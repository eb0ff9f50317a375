using OutlookCrm.CustomerScience.Rhythm;
using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>Where a customer stands among all others, and when they buy again, by what a tenant's row holds.</summary>
public sealed class SalesStandingTests
{
    private static readonly DateOnly s_on = new(2026, 11, 30);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(49)]
    public void Of_few_customers_nothing_is_said(int customers) => Assert.Null(SalesStanding.Of(Buyers(customers), s_on));

    [Theory]
    [InlineData(50, 49, 1, 0.01)]
    [InlineData(100, 99, 1, 0.01)]
    [InlineData(100, 96, 5, 0.05)]
    [InlineData(800, 765, 40, 0.05)]
    [InlineData(800, 640, 160, 0.20)]
    [InlineData(800, 639, null, null)]
    [InlineData(100, 0, null, null)]
    public void A_customer_is_one_of_the_fewest_best_that_hold_them(int customers, int rank, int? best, double? share)
    {
        var buyers = Buyers(customers);
        var standing = SalesStanding.Of(buyers, s_on)!.Of(Summary(buyers[rank]))!;
        Assert.Equal((best, share, customers), (standing.Best, standing.BestShare, standing.Customers));
    }

    [Fact]
    public void Whoever_gave_back_all_is_never_among_the_best()
    {
        var buyers = Enumerable.Range(0, 60).Select(_ => BuyerOf(3, 30, 0)).ToList();
        Assert.Null(SalesStanding.Of(buyers, s_on)!.Of(Summary(buyers[0]))!.Best);
    }

    [Fact]
    public void Equal_customers_stand_alike()
    {
        var buyers = Enumerable.Range(0, 60).Select(_ => BuyerOf(3, 30, 500)).ToList();
        var standing = SalesStanding.Of(buyers, s_on)!;
        Assert.Single(buyers.Select(buyer => standing.Of(Summary(buyer))).Distinct());
    }

    [Fact]
    public void Sums_of_a_company_and_its_people_are_not_compared_with_single_customers()
    {
        var buyers = Buyers(60);
        Assert.Null(SalesStanding.Of(buyers, s_on)!.Of(Summary(buyers[59]).Joined(Summary(buyers[58]))));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(40_000)]
    public void A_row_holds_the_rhythm_of_any_number_of_customers(int errors)
    {
        var all = new TenantRhythm(3.4, 0.1, 2, [.. Enumerable.Range(0, errors).Select(i => -2 + (4.0 * i / errors))], errors);
        var kept = StoredRhythm.Of(all);
        Assert.InRange(kept.Errors.Count, 1, StoredRhythm.MostErrors);
        foreach (var silence in new[] { 0, 10, 60 })
        {
            DateOnly[] days = [s_on.AddDays(-silence - 62), s_on.AddDays(-silence - 31), s_on.AddDays(-silence)];
            var (expected, next) = (NextPurchase.Of(days, all, s_on)!, NextPurchase.Of(days, kept.Rhythm(), s_on)!);
            Assert.InRange(next.Expected.DayNumber - expected.Expected.DayNumber, -1, 1);
            Assert.InRange(next.Earliest.DayNumber - expected.Earliest.DayNumber, -1, 1);
        }
    }

    private static List<Buyer> Buyers(int customers) =>
        [.. Enumerable.Range(0, customers).Select(number => BuyerOf(1 + (number % 7), number % 90, 100 + number))];

    private static Buyer BuyerOf(int days, int ago, double sold) => new(
        new BuyingHistory(s_on.AddDays(-ago - days), days - 1, (days - 1) / 7.0, sold, 0), s_on.AddDays(-ago), days, sold,
        [.. Enumerable.Range(0, days).Select(day => s_on.AddDays(day - days + 1 - ago))]);

    private static SalesSummary Summary(Buyer buyer) => new(
        buyer.PurchaseDays, buyer.PurchaseDays, buyer.History.FirstOn, buyer.LastOn, null, 0, [], new("EUR", (decimal)buyer.Sold, 0), 0,
        null, buyer.History, buyer.Days);
}
