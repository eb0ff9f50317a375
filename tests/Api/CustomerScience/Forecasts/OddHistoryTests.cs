using OutlookCrm.CustomerScience.Forecasts;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Forecasts;

/// <summary>One order or one month that must not decide what is expected of the next year, and what looks alike and must.</summary>
public sealed class OddHistoryTests
{
    private static readonly DateOnly s_from = new(2022, 1, 1);

    [Theory]
    [InlineData(36, 20)]
    [InlineData(36, 30)]
    [InlineData(36, 34)]
    [InlineData(36, 35)]
    [InlineData(36, 0)]
    [InlineData(26, 14)]
    [InlineData(18, 9)]
    [InlineData(120, 60)]
    public void One_wholesale_order_is_named_and_does_not_change_the_year(int months, int place)
    {
        var plain = Shop(months, 1);
        var odd = plain.ToArray();
        odd[place] += 400_000;
        var (usual, forecast) = (Of(plain), Of(odd));

        Assert.InRange(Year(forecast) / Year(usual), 0.93, 1.07);
        var said = Assert.Single(forecast.Cautions, finding => finding.Code == "forecast-exception-replaced");
        Assert.Equal((s_from.AddMonths(place), odd[place]), (said.Values["startDay"], said.Values["value"]));
        Assert.InRange((double)said.Values["usual"], 0.7 * plain[place], 1.4 * plain[place]);
        Assert.DoesNotContain(usual.Cautions, finding => finding.Code == "forecast-exception-replaced");
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(-300, 60)]
    [InlineData(0, 119)]
    [InlineData(2, 30)]
    public void One_month_without_sales_leaves_the_season_as_it_is(double value, int place)
    {
        var noise = new Random(3);
        double[] series = [.. Enumerable.Range(0, 132).Select(t => 1000 * Math.Pow(1.08, t / 12.0) * (1 + (0.4 * Math.Sin(t * Math.PI / 6)))
            * (0.95 + (0.1 * noise.NextDouble())))];
        var odd = series[..120];
        odd[place] = value;
        double Off(double[] history) =>
            Of(history).Coming.Select((coming, h) => Math.Abs(coming.Sales.Expected / series[120 + h] - 1)).Average();

        Assert.InRange(Off(odd), 0, Off(series[..120]) + 0.02);
        Assert.Contains(Of(odd).Cautions, finding => finding.Code == "forecast-exception-replaced");
    }

    [Fact]
    public void Two_lost_months_apart_are_both_named()
    {
        var odd = Shop(60, 5);
        (odd[17], odd[44]) = (0, 0);

        Assert.Equal([s_from.AddMonths(17), s_from.AddMonths(44)], Of(odd).Cautions
            .Where(finding => finding.Code == "forecast-exception-replaced").Select(finding => (DateOnly)finding.Values["startDay"]));
    }

    [Theory]
    [InlineData("a closed month every year")]
    [InlineData("December three times as high")]
    [InlineData("the last three months twice as high")]
    [InlineData("nothing in the last two months")]
    [InlineData("rare sales")]
    [InlineData("values that differ by a factor of ten")]
    public void What_comes_back_or_lasts_or_is_frequent_is_no_exception(string kind)
    {
        var random = new Random(4);
        var series = Shop(26, 6);
        for (var t = 0; t < series.Length; t++)
        {
            series[t] *= kind switch
            {
                "a closed month every year" => t % 12 == 7 ? 0 : 1,
                "December three times as high" => t % 12 == 11 ? 3 : 1,
                "the last three months twice as high" => t >= 23 ? 2.5 : 1,
                "nothing in the last two months" => t >= 24 ? 0 : 1,
                "rare sales" => t % 3 == 0 ? 1 : 0,
                _ => Math.Pow(10, random.NextDouble()),
            };
        }

        Assert.DoesNotContain(Of(series).Cautions, finding => finding.Code == "forecast-exception-replaced");
    }

    private static double[] Shop(int months, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, months).Select(_ => 9_000 + (2_000 * random.NextDouble()))];
    }

    private static SalesForecast Of(double[] values) =>
        SalesForecast.Of(new(TimeStep.Month, s_from, [.. values.Select(value => (double?)value)]), 12);

    private static double Year(SalesForecast forecast) => forecast.Coming.Sum(coming => coming.Sales.Expected);
}
