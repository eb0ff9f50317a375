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

    /// <summary>Neighbours of the same: deeper and shallower promotions, at uneven distances, under a trend, a season, noise.</summary>
    [Theory]
    [InlineData(0.6, 0.4, false, 0, 0, 0)]
    [InlineData(0.6, 0.1, false, 0, 0, 0)]
    [InlineData(0.9, 0.15, false, 0, 0, 0)]
    [InlineData(0.9, 0.25, true, 0, 0, 0)]
    [InlineData(0.6, 0.25, true, 0.4, 0.2, 0.1)]
    [InlineData(0.9, 0.25, false, -0.4, 0, 0)]
    [InlineData(0.3, 0.25, false, 0, 0.3, 0)]
    [InlineData(0.6, 0.25, false, 0, 0, 0.2)]
    public void The_lasting_effect_is_held_in_other_shops(double share, double depth, bool isUneven, double trend, double season,
        double noise)
    {
        var lasting = Math.Log(1 + ((Math.Pow(1 - depth, -2) - 1) * (1 - share))) / Math.Log(1 - depth);
        var held = Enumerable.Range(0, 10).AsParallel().Count(seed =>
            PricePoints.Of(Promotions(new Random(seed), share, 3, 8, depth, isUneven, week => Math.Exp(trend * week / 104)
                * (1 + (season * Math.Sin(2 * Math.PI * week / 52.18))), noise)).Elasticity.Interval is { } range
            && range.Lower <= lasting && lasting <= range.Upper);

        Assert.InRange(held, 8, 10);
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

    private static List<PricedSale> Promotions(Random random, double share, int pulled, int every = 8, double depth = 0.25,
        bool isUneven = false, Func<int, double>? level = null, double noise = 0)
    {
        var (sales, extra, since, next) = (new List<PricedSale>(), Math.Pow(1 - depth, -2) - 1, pulled, 0);
        for (var week = 0; week < 104; week++)
        {
            since = week == next ? 0 : since + 1;
            next = since > 0 ? next : week + (isUneven ? random.Next(4, (2 * every) - 3) : every);
            var volume = since == 0 ? 1 + extra : since <= pulled ? 1 - (extra * share / pulled) : 1;
            volume *= (level?.Invoke(week) ?? 1) * (noise == 0 ? 1 : Math.Exp(noise * Normal.Sample(random, 0, 1)));
            sales.Add(new(s_from.AddDays((week * 7) + (week == 0 ? 0 : 6)), since == 0 ? 10 * (1 - depth) : 10,
                Math.Max(1, Poisson.Sample(random, 200 * volume))));
        }

        return sales;
    }
}
