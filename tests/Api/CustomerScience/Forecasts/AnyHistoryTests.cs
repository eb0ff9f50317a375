using OutlookCrm.CustomerScience.Forecasts;
using OutlookCrm.Insights.Forecast;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

/// <summary>Every way to forecast, on histories that nobody would choose.</summary>
public sealed class AnyHistoryTests
{
    private static readonly DateOnly s_from = new(2022, 1, 1);
    private static readonly DateOnly s_today = new(2030, 1, 1);

    [Theory]
    [InlineData(SimpleMethod.Naive)]
    [InlineData(SimpleMethod.SeasonalNaive)]
    [InlineData(SimpleMethod.Naive2)]
    [InlineData(SimpleMethod.Simple)]
    [InlineData(SimpleMethod.Holt)]
    [InlineData(SimpleMethod.Damped)]
    [InlineData(SimpleMethod.Theta)]
    [InlineData(SimpleMethod.Comb)]
    public void A_simple_method_is_finite(SimpleMethod method) => Assert.All(
        Histories(),
        values => Assert.All(SimpleForecast.Of(values, 12, 30, method), value =>
            Assert.True(double.IsFinite(value), $"{method} {string.Join(' ', values)}")));

    /// <summary>The automatic forecast has tests of its own for every period; here are negative values, long horizons and gaps.</summary>
    [Fact]
    public void A_forecast_of_sales_and_its_intervals_are_finite_with_gaps_too() => Assert.All(Histories(), (values, i) =>
    {
        var random = new Random(i);
        double?[] known = [.. values.Select(value => random.Next(8) == 0 ? null : (double?)value)];
        var forecast = SalesForecast.Of(new(TimeStep.Month, s_from, known), 40);
        Assert.Equal(known.Any(value => value is not null) ? 40 : 0, forecast.Coming.Count);
        Assert.All(forecast.Coming, coming => AssertSound(coming.Sales));
    });

    /// <summary>Regions of any size that begin late, have gaps or stop: their expectations add up to the total's, and every end of an
    /// interval is finite.</summary>
    [Fact]
    public void Regions_add_up_to_the_total_whatever_they_report()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var values = new List<PeriodValue>();
            for (var region = 0; region < 1 + random.Next(4); region++)
            {
                var (size, begins, ends) = (Math.Pow(10, random.Next(-6, 7)), random.Next(10), 14 + random.Next(16));
                for (var t = begins; t < ends; t++)
                {
                    if (t == begins || random.Next(6) > 0)
                    {
                        values.Add(new($"r{region}", s_from.AddMonths(t), TimeStep.Month,
                            size * (random.NextDouble() - (seed % 3 == 0 ? 0.4 : 0)), values.Count + 2));
                    }
                }
            }

            var report = ForecastReport.Of(values, s_today, 6, TestContext.Current.CancellationToken);
            for (var h = 0; h < 6; h++)
            {
                var total = report.Total.Coming[h].Sales;
                Assert.Equal(total.Expected, report.Regions.Sum(region => region.Forecast.Coming[h].Sales.Expected),
                    1e-9 * (1 + Math.Abs(total.Expected)));
                Assert.All(report.Regions.Select(region => region.Forecast.Coming[h].Sales).Append(total), AssertSound);
            }
        }
    }

    private static IEnumerable<double[]> Histories()
    {
        var random = new Random(1);
        foreach (var n in (int[])[1, 2, 3, 4, 7, 13, 24, 37])
        {
            yield return new double[n];
            yield return [.. Enumerable.Repeat(-7.0, n)];
            yield return [.. Enumerable.Repeat(3e9, n)];
            yield return [.. Enumerable.Repeat(3e-9, n)];
            yield return [.. Enumerable.Range(0, n).Select(t => t % 2 == 0 ? 1.0 : -1)];
            yield return [.. Enumerable.Range(0, n).Select(t => t % 2 == 0 ? 4e9 : 0)];
            yield return [.. Enumerable.Range(0, n).Select(t => t % 12 == 0 ? 4e-9 : 0)];
            yield return [.. Enumerable.Range(0, n).Select(t => t == n - 1 ? 1e9 : 1e-9)];
            yield return [.. Enumerable.Range(0, n).Select(t => -1e9 * Math.Pow(1.5, t))];
            yield return [.. Enumerable.Range(0, n).Select(_ => -1e-9 * random.NextDouble())];
            yield return [.. Enumerable.Range(0, n).Select(_ => 1e9 * (1 + random.NextDouble()))];
        }
    }

    private static void AssertSound(ForecastPoint point)
    {
        Assert.All((double[])[point.Expected, point.Low80, point.High80, point.Low95, point.High95], value =>
            Assert.True(double.IsFinite(value), $"{point}"));
        Assert.True(point.Low95 <= point.Low80 && point.Low80 <= point.High80 && point.High80 <= point.High95, $"{point}");
    }
}
