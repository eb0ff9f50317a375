using OutlookCrm.Insights.Forecasts;
using Xunit;

namespace OutlookCrm.Tests.Insights.Forecasts;

/// <summary>Against data/expected/forecast_accuracy_oracle.csv and m3_monthly_odd_bench_*.csv: R's forecast package 8.20 with the code of the M4 organisers.</summary>
public sealed class SimpleForecastTests
{
    [Fact]
    public void Naive2_is_that_of_M4_for_every_series()
    {
        var expected = MonthlyM3.Benchmarks();
        foreach (var series in MonthlyM3.Read())
        {
            var forecast = SimpleForecast.Of(series.History, MonthlyM3.Period, series.Actual.Length, SimpleMethod.Naive2);
            var published = expected[(series.Name, "Naive2")];
            for (var h = 0; h < forecast.Length; h++)
            {
                // The file holds eight digits.
                Assert.Equal(published[h], forecast[h], 6e-8 * Math.Abs(published[h]));
            }
        }
    }

    [Fact]
    public void Accuracy_by_series_is_that_of_M4()
    {
        var expected = SharedFile.Records("expected", "m3_monthly_odd_bench_per_series.csv")
            .Where(record => record["method"] == "Naive2")
            .ToDictionary(record => record["sn"]);
        foreach (var series in MonthlyM3.Read())
        {
            var forecast = SimpleForecast.Of(series.History, MonthlyM3.Period, series.Actual.Length, SimpleMethod.Naive2);
            var accuracy = Accuracy.Of(series.History, series.Actual, forecast, MonthlyM3.Period);
            Assert.Equal(expected[series.Name].Number("smape"), accuracy.Smape, 1e-6 * accuracy.Smape);
            Assert.Equal(expected[series.Name].Number("mase"), accuracy.Mase, 1e-6 * accuracy.Mase);
            Assert.Equal(
                expected[series.Name]["seasonal"] == "TRUE",
                Seasonality.IsSeasonal(series.History, MonthlyM3.Period));
        }
    }

    [Theory]
    [InlineData(SimpleMethod.Naive, 18.4773, 1.17283, 1.08434, 5e-5)]
    [InlineData(SimpleMethod.SeasonalNaive, 17.8353, 1.19233, 1.07493, 5e-5)]
    [InlineData(SimpleMethod.Naive2, 17.2963, 1.06581, 1, 5e-5)]
    [InlineData(SimpleMethod.Simple, 14.6687, 0.95592, 0.872488, 0.05)]
    // In one series of 714 (N1433) the search ends in another valley than R's; alone it moves the mean by .06.
    [InlineData(SimpleMethod.Holt, 16.066, 0.910165, 0.891418, 0.06)]
    [InlineData(SimpleMethod.Damped, 14.3252, 0.899107, 0.835905, 0.05)]
    [InlineData(SimpleMethod.Theta, 14.221, 0.881937, 0.824839, 0.05)]
    [InlineData(SimpleMethod.Comb, 14.1541, 0.886047, 0.824832, 0.05)]
    public void Methods_are_as_accurate_as_published(SimpleMethod method, double smape, double mase, double owa, double tolerance)
    {
        var all = MonthlyM3.Read();
        var benchmark = MonthlyM3.Mean(all, series => SimpleForecast.Of(series.History, MonthlyM3.Period, series.Actual.Length, SimpleMethod.Naive2));
        var measured = MonthlyM3.Mean(all, series => SimpleForecast.Of(series.History, MonthlyM3.Period, series.Actual.Length, method));

        Assert.Equal(smape, measured.Smape, tolerance);
        Assert.Equal(mase, measured.Mase, tolerance / 10);
        Assert.Equal(owa, measured.Owa(benchmark), tolerance / 10);
    }
}
