using System.Globalization;
using OutlookCrm.CustomerScience.Rhythm;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Rhythm;

public sealed class PublishedGapsTests
{
    /// <summary>science.md section 5: the middle of all customers' gaps, taken for everybody's next one, is off by 63.9 days.</summary>
    [Fact]
    public void The_global_median_of_CDNOWs_gaps_is_off_by_as_much_as_published()
    {
        double[][] customers = [.. SharedFile.Records("cdnow_elog.csv")
            .GroupBy(record => record["customer_id"])
            .Select(orders => orders.Select(order => DateOnly.Parse(order["date"], CultureInfo.InvariantCulture)).Distinct().Order()
                .ToArray())
            .Where(days => days.Length >= 4)
            .Select(days => PurchaseDays.Gaps(days).ToArray())];
        double[] earlier = [.. customers.SelectMany(gaps => gaps[..^1]).Order()];
        var median = (earlier[(earlier.Length - 1) / 2] + earlier[earlier.Length / 2]) / 2;

        Assert.Equal(527, customers.Length);
        Assert.Equal(63.9, customers.Average(gaps => Math.Abs(gaps[^1] - median)), 0.05);
    }
}
