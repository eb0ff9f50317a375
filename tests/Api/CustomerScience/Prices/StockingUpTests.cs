using MathNet.Numerics.Distributions;
using OutlookCrm.CustomerScience.Prices;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Prices;

/// <summary>Promotions of −25 % whose extra volume is partly taken off the weeks after: at once the elasticity is −2.</summary>
public sealed class StockingUpTests
{
    private static readonly DateOnly s_from = new(2023, 1, 2);

    [Theory]
    [InlineData(0.3, 3)]
    [InlineData(0.6, 3)]
    [InlineData(0.9, 3)]
    [InlineData(0.6, 2)]
    public void The_lasting_effect_is_told_beside_the_promotions(double share, int pulled)
    {
        var told = Enumerable.Range(0, 20).Select(seed => PricePoints.Of(Promotions(new Random(seed), share, pulled)).Elasticity).ToList();

        var lasting = Math.Log(1 + ((Math.Pow(0.75, -2) - 1) * (1 - share))) / Math.Log(0.75);
        var held = told.Count(one => one.Interval is { } range && range.Lower <= lasting && lasting <= range.Upper);
        var stocking = told.SelectMany(one => one.Findings).Where(finding => finding.Code == "elasticity-stocking-up").ToList();
        Assert.True(held >= 16 && stocking.Count >= 16, $"{held} of 20 hold {lasting}, {stocking.Count} tell of stocking up.");
        Assert.InRange(stocking.Average(finding => (double)finding.Values["change"]), 1.85, 2.15);
    }

    [Fact]
    public void Without_stocking_up_or_with_few_promotions_nothing_is_told_of_it()
    {
        var told = Enumerable.Range(0, 40).Select(seed => PricePoints.Of(Promotions(new Random(seed), 0, 3)).Elasticity).ToList();

        Assert.InRange(told.Count(one => one.Findings.Any(finding => finding.Code == "elasticity-stocking-up")), 0, 4);
        Assert.InRange(told.Count(one => one.Interval is { Lower: <= -2, Upper: >= -2 }), 35, 40);
        Assert.DoesNotContain(PricePoints.Of(Promotions(new Random(1), 0.6, 3, 50)).Elasticity.Findings,
            finding => finding.Code == "elasticity-stocking-up");
    }

    [Fact]
    public void A_price_list_by_quantity_is_named()
    {
        var random = new Random(4);
        List<PricedSale> Lines(Func<int, double> price) =>
            [.. Enumerable.Range(0, 900).Select(i => (Day: i / 3, Quantity: random.Next(1, 80)))
                .Select(line => new PricedSale(s_from.AddDays(line.Day), price(line.Quantity), line.Quantity))];

        Assert.Equal(["elasticity-price-list"],
            PricePoints.Of(Lines(quantity => quantity < 10 ? 10 : quantity < 50 ? 9 : 7)).Elasticity.Findings.Select(one => one.Code));
        Assert.Equal(["elasticity-price-list"], PricePoints.Of(Lines(quantity => 10 * Math.Pow(quantity, -0.1))).Elasticity.Findings
            .Select(one => one.Code));
        Assert.Equal(["elasticity-one-price"], PricePoints.Of(Lines(_ => 10)).Elasticity.Findings.Select(one => one.Code));
        Assert.DoesNotContain(PricePoints.Of(Lines(_ => 8 + random.Next(5))).Elasticity.Findings,
            finding => finding.Code == "elasticity-price-list");
    }

    private static List<PricedSale> Promotions(Random random, double share, int pulled, int every = 8)
    {
        var (sales, extra) = (new List<PricedSale>(), Math.Pow(0.75, -2) - 1);
        for (var week = 0; week < 104; week++)
        {
            var since = week % every;
            var volume = since == 0 ? 1 + extra : since <= pulled ? 1 - (extra * share / pulled) : 1;
            sales.Add(new(s_from.AddDays((week * 7) + (week == 0 ? 0 : 6)), since == 0 ? 7.5 : 10,
                Math.Max(1, Poisson.Sample(random, 200 * volume))));
        }

        return sales;
    }
}
