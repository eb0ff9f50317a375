using OutlookCrm.CustomerScience.Forecasts;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

public sealed class SalesForecastTests
{
    [Fact]
    public void Sales_are_added_up_by_whole_months()
    {
        var series = SalesSeries.Of(
            [new(new(2025, 1, 31), 10), new(new(2025, 1, 1), 5), new(new(2025, 3, 2), 7), new(new(2025, 4, 2), 100),
                new(new(2024, 12, 31), 100)],
            TimeStep.Month,
            new(2025, 1, 1),
            new(2025, 4, 20));
        Assert.Equal([15, 0, 7], series.Values);
        Assert.Equal(new DateOnly(2025, 4, 1), series.DayOf(3));
    }

    [Fact]
    public void Sales_are_added_up_by_whole_weeks()
    {
        var series = SalesSeries.Of([new(new(2025, 1, 12), 1), new(new(2025, 1, 13), 2), new(new(2025, 1, 20), 9)], TimeStep.Week,
            new(2025, 1, 6), new(2025, 1, 22));
        Assert.Equal([1, 2], series.Values);
    }

    /// <summary>What is filled in must not make sales negative that never were, nor rare ones frequent.</summary>
    [Fact]
    public void A_gap_makes_no_sales_negative_and_hides_no_rare_demand()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            foreach (var sold in new Func<int, double>[] { _ => random.NextDouble() < 0.2 ? 500 : 0, t => t % 12 == 11
                ? 900 + random.Next(200) : 0, _ => 20 * random.NextDouble() })
            {
                double?[] values = [.. Enumerable.Range(0, 40).Select(t => random.NextDouble() < 0.1 ? (double?)null : sold(t)), sold(40)];
                values[0] ??= 0;
                var filled = Gaps.Fill(values, 12);

                Assert.All(SalesForecast.Of(new(TimeStep.Month, new(2022, 1, 1), values), 12).Coming, coming =>
                    Assert.True(coming.Sales.Low95 >= 0, $"{coming.Sales}"));
                Assert.All(filled, value => Assert.True(value >= 0));
                Assert.True(values.OfType<double>().Count(value => value == 0) < 25 || filled.Count(value => value > 0) < 15,
                    string.Join(' ', filled));
            }
        }
    }

    [Fact]
    public void Gaps_are_filled_and_said()
    {
        double?[] values = [null, .. Enumerable.Range(0, 48).Select(t => (double?)(100 + (20 * (t % 12))))];
        values[20] = null;
        values[48] = null;
        var forecast = SalesForecast.Of(new(TimeStep.Month, new(2021, 1, 1), values), 3);
        Assert.Equal((1, 46), (forecast.Gaps, forecast.Observations));
        Assert.Equal(new DateOnly(2021, 2, 1), forecast.From);
        Assert.Equal(new DateOnly(2025, 2, 1), forecast.Coming[0].Start);
        Assert.InRange(forecast.Coming[0].Sales.Expected, 80, 130);
        Assert.Contains(ForecastFindings.GapsFilled.With(1, 47), forecast.Cautions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void No_history_is_said(int gaps)
    {
        var forecast = SalesForecast.Of(new(TimeStep.Week, new(2025, 1, 6), new double?[gaps]), 4);
        Assert.Empty(forecast.Coming);
        Assert.NotEmpty(forecast.Cautions);
    }

    [Fact]
    public void Rare_sales_get_a_rate()
    {
        double?[] values = [.. Enumerable.Range(0, 40)
            .Select(t => (double?)(t is 3 or 8 or 11 or 13 or 18 or 24 or 28 or 31 or 33 or 37 ? 8 : 0))];
        var forecast = SalesForecast.Of(new(TimeStep.Month, new(2022, 1, 1), values), 2);
        // Syntetos and Boylan (2005): eight pieces about every fourth month, in no season, are 2 a month, less the correction of half the
        // weight.
        Assert.InRange(forecast.Coming[0].Sales.Expected, 1.7, 2);
        Assert.Equal(8, forecast.Coming[0].Sales.High95);
    }
}
