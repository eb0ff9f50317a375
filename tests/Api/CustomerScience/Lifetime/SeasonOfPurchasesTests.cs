using OutlookCrm.CustomerScience.Lifetime;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

public sealed class SeasonOfPurchasesTests
{
    /// <summary>Customers who join and stay, buying up to eight tenths more in one half of the year than on average.</summary>
    [Theory]
    [InlineData(0.8, 30, true)]
    [InlineData(0.4, 42, true)]
    [InlineData(0, 30, false)]
    [InlineData(0, 60, false)]
    [InlineData(0.8, 20, false)]
    public void A_season_is_seen_where_there_is_one(double strength, int months, bool isYearly)
    {
        var (random, start, days) = (new Random(months), new DateOnly(2020, 1, 1), new List<DateOnly>());
        for (var day = 0; day < months * 30.5; day++)
        {
            var rate = Math.Min(1, day / 400.0) * (1 + strength * Math.Sin(2 * Math.PI * day / 365.25));
            for (var chance = 0; chance < 12; chance++)
            {
                if (random.NextDouble() < rate / 2)
                {
                    days.Add(start.AddDays(day));
                }
            }
        }

        Assert.Equal(isYearly, SeasonOfPurchases.IsYearly(days, days[^1]));
    }
}
