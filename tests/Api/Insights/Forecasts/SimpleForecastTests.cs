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
            var forecast = MonthlyM3.Simple(SimpleMethod.Naive2)[series.Name];
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
            var forecast = MonthlyM3.Simple(SimpleMethod.Naive2)[series.Name];
            var accuracy = Accuracy.Of(series.History, series.Actual, forecast, MonthlyM3.Period);
            Assert.Equal(expected[series.Name].Number("smape"), accuracy.Smape, 1e-6 * accuracy.Smape);
            Assert.Equal(expected[series.Name].Number("mase"), accuracy.Mase, 1e-6 * accuracy.Mase);
            Assert.Equal(
                expected[series.Name]["seasonal"] == "TRUE",
                Seasonality.IsSeasonal(series.History, MonthlyM3.Period));
        }
    }

    /// <summary>The rest of 714 holds ties in the last digit, from which the searches part.</summary>
    [Theory]
    [InlineData(SimpleMethod.Simple, "SES", 712)]
    [InlineData(SimpleMethod.Holt, "Holt", 714)]
    [InlineData(SimpleMethod.Damped, "Damped", 712)]
    [InlineData(SimpleMethod.Theta, "Theta", 710)]
    public void Smoothing_ends_where_R_ends_series_by_series(SimpleMethod method, string name, int equal)
    {
        var expected = MonthlyM3.Benchmarks();
        var all = MonthlyM3.Read();
        var near = all.Count(series =>
        {
            var size = Sums.Mean(series.History);
            var forecast = MonthlyM3.Simple(method)[series.Name];
            return forecast.Zip(expected[(series.Name, name)]).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6 * size);
        });
        Assert.Equal(714, all.Count);
        Assert.InRange(near, equal, 714);
    }

    [Theory]
    [InlineData(SimpleMethod.Naive, 18.4773, 1.17283, 1.08434)]
    [InlineData(SimpleMethod.SeasonalNaive, 17.8353, 1.19233, 1.07493)]
    [InlineData(SimpleMethod.Naive2, 17.2963, 1.06581, 1)]
    [InlineData(SimpleMethod.Simple, 14.6687, 0.95592, 0.872488)]
    [InlineData(SimpleMethod.Holt, 16.066, 0.910165, 0.891418)]
    [InlineData(SimpleMethod.Damped, 14.3252, 0.899107, 0.835905)]
    [InlineData(SimpleMethod.Theta, 14.221, 0.881937, 0.824839)]
    [InlineData(SimpleMethod.Comb, 14.1541, 0.886047, 0.824832)]
    public void Methods_are_as_accurate_as_published(SimpleMethod method, double smape, double mase, double owa)
    {
        var all = MonthlyM3.Read();
        var benchmark = MonthlyM3.Mean(all, series => MonthlyM3.Simple(SimpleMethod.Naive2)[series.Name]);
        var measured = MonthlyM3.Mean(all, series => MonthlyM3.Simple(method)[series.Name]);

        // Theta's two series of other searches move the mean by .0001; else these are the digits of the file.
        Assert.Equal(smape, measured.Smape, 1e-3);
        Assert.Equal(mase, measured.Mase, 1.5e-4);
        Assert.Equal(owa, measured.Owa(benchmark), 1.5e-4);
    }
}
