using OutlookCrm.CustomerScience.Forecasts;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

/// <summary>Against data/expected/forecast_accuracy_oracle.csv and m3_monthly_odd_bench_*.csv: R's forecast package 8.20 with the code of
/// the M4 organisers.</summary>
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

    /// <summary>Every column of m3_monthly_odd_bench_per_series.csv. The rest of 714 is searched otherwise, and as well: it differs by less
    /// than a twentieth of its MASE.</summary>
    [Theory]
    [InlineData(SimpleMethod.Naive, "Naive", 714)]
    [InlineData(SimpleMethod.SeasonalNaive, "sNaive", 714)]
    [InlineData(SimpleMethod.Naive2, "Naive2", 714)]
    [InlineData(SimpleMethod.Simple, "SES", 712)]
    [InlineData(SimpleMethod.Holt, "Holt", 714)]
    [InlineData(SimpleMethod.Damped, "Damped", 712)]
    [InlineData(SimpleMethod.Theta, "Theta", 710)]
    [InlineData(SimpleMethod.Comb, "Comb", 710)]
    public void Accuracy_by_series_is_that_of_M4(SimpleMethod method, string name, int equal)
    {
        var expected = SharedFile.Records("expected", "m3_monthly_odd_bench_per_series.csv").Where(record => record["method"] == name)
            .ToDictionary(record => record["sn"]);
        var near = 0;
        Assert.Equal(714, expected.Count);
        foreach (var series in MonthlyM3.Read())
        {
            var (row, forecast) = (expected[series.Name], MonthlyM3.Simple(method)[series.Name]);
            var accuracy = Accuracy.Of(series.History, series.Actual, forecast, MonthlyM3.Period);
            Assert.Equal((row.Number("n"), row.Number("h")), (series.History.Length, series.Actual.Length));
            Assert.Equal(row["seasonal"] == "TRUE", Seasonality.IsSeasonal(series.History, MonthlyM3.Period));
            Assert.InRange(accuracy.Mase / row.Number("mase"), 0.95, 1.05);

            // The file holds eight digits, and of forecasts as many.
            near += Near(row.Number("smape"), accuracy.Smape) && Near(row.Number("mase"), accuracy.Mase)
                && Near(row.Number("mape"), MonthlyM3.Mape(series, forecast)) ? 1 : 0;
        }

        Assert.InRange(near, equal, 714);

        static bool Near(double published, double ours) => Math.Abs(published - ours) <= 1e-6 * published;
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
            var size = Statistics.Mean(series.History);
            var forecast = MonthlyM3.Simple(method)[series.Name];
            return forecast.Zip(expected[(series.Name, name)]).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6 * size);
        });
        Assert.Equal(714, all.Count);
        Assert.InRange(near, equal, 714);
    }

    /// <summary>forecast_accuracy_oracle.csv, rows of the shared series; its other rows are of all 1,428 series, half of which are not at
    /// hand, and R's ETS is a peer and no method of ours.</summary>
    [Theory]
    [InlineData(SimpleMethod.Naive, "Naive")]
    [InlineData(SimpleMethod.SeasonalNaive, "sNaive")]
    [InlineData(SimpleMethod.Naive2, "Naive2")]
    [InlineData(SimpleMethod.Simple, "SES")]
    [InlineData(SimpleMethod.Holt, "Holt")]
    [InlineData(SimpleMethod.Damped, "Damped")]
    [InlineData(SimpleMethod.Theta, "Theta")]
    [InlineData(SimpleMethod.Comb, "Comb")]
    public void Methods_are_as_accurate_as_published(SimpleMethod method, string name)
    {
        var all = MonthlyM3.Read();
        var row = SharedFile.Records("expected", "forecast_accuracy_oracle.csv")
            .Single(record => record["method"] == name && record["set"] == "M3 odd (shared)");
        var benchmark = MonthlyM3.Mean(all, series => MonthlyM3.Simple(SimpleMethod.Naive2)[series.Name]);
        var measured = MonthlyM3.Mean(all, series => MonthlyM3.Simple(method)[series.Name]);

        // Theta's four series of other searches move the means by so much; else these are the digits of the file.
        Assert.Equal(row.Number("smape"), measured.Smape, 1e-3);
        Assert.Equal(row.Number("mase"), measured.Mase, 1.5e-4);
        Assert.Equal(row.Number("mape"), all.Average(series => MonthlyM3.Mape(series, MonthlyM3.Simple(method)[series.Name])), 6e-3);
        Assert.Equal(row.Number("OWA"), measured.Owa(benchmark), 1.5e-4);
    }

    /// <summary>m4_monthly_published.csv, the results of the M4 competition: the overall average of every participant follows from its
    /// sMAPE and MASE and Naive2's. Other columns are of intervals that nobody here makes.</summary>
    [Fact]
    public void The_overall_weighted_average_is_that_of_M4()
    {
        var rows = SharedFile.Records("expected", "m4_monthly_published.csv").Where(row => row["OWA"].Length > 0).ToList();
        Accuracy Of(Dictionary<string, string> row) => new(row.Number("sMAPE"), row.Number("MASE"));
        var benchmark = Of(rows.Single(row => row["method_id"] == "Naive2"));
        Assert.Equal(59, rows.Count);
        // Three digits of MASE leave that much.
        Assert.All(rows, row => Assert.Equal(row.Number("OWA"), Of(row).Owa(benchmark), 6e-4 * Math.Max(1, row.Number("OWA"))));
    }
}
