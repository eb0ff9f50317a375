using System.Globalization;
using OutlookCrm.CustomerScience.Rhythm;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Rhythm;

public sealed class RhythmTests
{
    /// <summary>science.md section 5: 527 customers of CDNOW with four days of purchase or more; 61.8 against 63.9 and 70.7 days.</summary>
    [Fact]
    public void The_latest_gap_of_CDNOW_is_predicted_better_than_by_its_own_mean_or_the_global_median()
    {
        var customers = SharedFile.Records("cdnow_elog.csv")
            .GroupBy(record => record["customer_id"])
            .Select(orders => orders.Select(order => DateOnly.Parse(order["date"], CultureInfo.InvariantCulture)).Distinct().Order()
                .ToArray())
            .Where(days => days.Length >= 4)
            .ToList();
        Assert.Equal(527, customers.Count);

        // Learned without the gap that is predicted.
        var tenant = TenantRhythm.Learn(customers.Select(days => PurchaseDays.Gaps(days[..^1])))!;
        double shrunk = 0, own = 0, within = 0;
        foreach (var days in customers)
        {
            var next = NextPurchase.Of(days[..^1], tenant, days[^2])!;
            shrunk += Math.Abs(next.Expected.DayNumber - days[^1].DayNumber);
            own += Math.Abs(days[^1].DayNumber - days[^2].DayNumber - PurchaseDays.Gaps(days[..^1]).Average());
            within += days[^1] >= next.Earliest && days[^1] <= next.Latest ? 1 : 0;
        }

        Assert.Equal(70.7, own / 527, 0.05);
        Assert.True(shrunk / 527 < 61.8, $"{shrunk / 527}");
        Assert.InRange(within / 527, 0.75, 0.85);
    }

    [Fact]
    public void Few_gaps_lean_on_the_tenant_and_many_on_the_customer()
    {
        var tenant = new TenantRhythm(Math.Log(30), 0.2, 2, [-1, 0, 1], 100);
        var start = new DateOnly(2025, 1, 1);
        DateOnly[] weekly = [.. Enumerable.Range(0, 30).Select(i => start.AddDays(7 * i))];
        Assert.Equal(start.AddDays(30), NextPurchase.Of([start], tenant, start)!.Expected);
        var few = NextPurchase.Of(weekly[..2], tenant, start.AddDays(7))!;
        var many = NextPurchase.Of(weekly, tenant, weekly[^1])!;
        Assert.True(few.OwnWeight < 0.5 && many.OwnWeight > few.OwnWeight);
        Assert.InRange(few.Expected.DayNumber - weekly[1].DayNumber, 10, 29);
        Assert.InRange(many.Expected.DayNumber - weekly[^1].DayNumber, 7, 12);
        Assert.False(many.IsOverdue);
        Assert.True(NextPurchase.Of(weekly, tenant, weekly[^1].AddDays(200))!.IsOverdue);
        Assert.Null(NextPurchase.Of(weekly, tenant, start.AddDays(-1)));
    }

    /// <summary>The longer the silence, the later the day: none that is named may have passed.</summary>
    [Fact]
    public void No_day_that_is_expected_has_passed()
    {
        var random = new Random(4);
        var tenant = TenantRhythm.Learn(Enumerable.Range(0, 200)
            .Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, 8)
                .Select(_ => Math.Ceiling(-30 * Math.Log(random.NextDouble())))]))!;
        var start = new DateOnly(2025, 1, 1);
        DateOnly[] days = [start, start.AddDays(20), start.AddDays(65)];
        var before = DateOnly.MinValue;
        for (var silence = 0; silence < 3000; silence += 1 + (silence / 10))
        {
            var asOf = days[^1].AddDays(silence);
            var next = NextPurchase.Of(days, tenant, asOf)!;
            Assert.True(asOf < next.Earliest && next.Earliest <= next.Expected && next.Expected <= next.Latest, $"{silence}: {next}");
            Assert.True(next.Expected >= before, $"{silence}: {next}");
            Assert.Equal(asOf > next.UsualBy, next.IsOverdue);
            Assert.Equal(next.PausesThisLong < 0.01, next.IsLikelyGone);
            before = next.Expected;
        }

        Assert.Equal("next-purchase-likely", NextPurchase.Of(days, tenant, days[^1])!.Finding.Code);
        Assert.Equal("next-purchase-overdue",
            NextPurchase.Of(days, tenant, NextPurchase.Of(days, tenant, days[^1])!.UsualBy.AddDays(1))!.Finding.Code);
        Assert.Equal("next-purchase-gone", NextPurchase.Of(days, tenant, days[^1].AddDays(3000))!.Finding.Code);
    }

    /// <summary>Asked on a day that has nothing to do with the purchases, 80 % of those who come back do so within the days
    /// named.</summary>
    [Fact]
    public void The_interval_holds_what_it_says_whatever_the_silence()
    {
        var random = new Random(11);
        var (start, asOf) = (new DateOnly(2024, 1, 1), new DateOnly(2025, 6, 30));
        var customers = Enumerable.Range(0, 1500).Select(_ =>
        {
            var (days, rate) = (new List<DateOnly> { start.AddDays(random.Next(100)) }, 10 + (60 * random.NextDouble()));
            while (days[^1] < asOf.AddYears(3))
            {
                days.Add(days[^1].AddDays((int)Math.Ceiling(-rate * Math.Log(random.NextDouble()))));
            }

            return days;
        }).ToList();
        var tenant = TenantRhythm.Learn(customers.Select(days => PurchaseDays.Gaps(days.Where(day => day <= asOf))))!;
        var within = customers.Average(days => days.First(day => day > asOf) is var next && NextPurchase.Of(days, tenant, asOf) is { } said
            && next >= said.Earliest && next <= said.Latest ? 1.0 : 0);

        Assert.InRange(within, 0.76, 0.86);
    }

    /// <summary>A young history has only short gaps in it: the pauses that have not ended tell of the long ones.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(26)]
    public void Nobody_is_gone_and_the_interval_holds_in_a_young_history_of_customers_who_stay(int weeks)
    {
        var random = new Random(weeks);
        var (start, asOf) = (new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 1).AddDays(7 * weeks));
        var customers = Enumerable.Range(0, 600).Select(_ =>
        {
            var (days, mean) = (new List<DateOnly> { start.AddDays(random.Next(7 * weeks)) },
                84 / -Math.Log(random.NextDouble() * random.NextDouble()));
            while (days[^1] <= asOf)
            {
                days.Add(days[^1].AddDays((int)Math.Ceiling(-mean * Math.Log(1 - random.NextDouble()))));
            }

            return days;
        }).ToList();
        var gaps = customers.Select(days => (IReadOnlyList<double>)PurchaseDays.Gaps(days.Where(day => day <= asOf))).ToList();
        var tenant = TenantRhythm.Learn(gaps, [.. customers.Select(days => new OpenPause(asOf.DayNumber - days[^2].DayNumber, 1))])!;
        var said = customers.Select(days => (Said: NextPurchase.Of(days, tenant, asOf)!, Next: days[^1])).ToList();

        Assert.InRange(said.Average(one => one.Next >= one.Said.Earliest && one.Next <= one.Said.Latest ? 1.0 : 0), 0.76, 0.92);
        Assert.DoesNotContain(said, one => one.Said.IsLikelyGone);
        Assert.Null(TenantRhythm.Learn(gaps, [.. customers.Select(_ => new OpenPause(10_000, 5))]));
    }

    [Fact]
    public void Too_few_customers_teach_nothing() => Assert.Null(TenantRhythm.Learn(Enumerable.Repeat<IReadOnlyList<double>>([3, 4], 9)));

    [Fact]
    public void A_gap_that_is_none_is_refused() =>
        Assert.Throws<ArgumentException>(() => TenantRhythm.Learn(Enumerable.Repeat<IReadOnlyList<double>>([3, 0], 20)));

    /// <summary>Among buyers who come at random every sixty days or so, one who keeps a clock of its own.</summary>
    [Theory]
    [InlineData(7, 157, 0, 1)]
    [InlineData(7, 60, 0, 1)]
    [InlineData(14, 60, 1, 4)]
    [InlineData(30, 36, 2, 8)]
    [InlineData(3, 100, 0, 1)]
    [InlineData(91, 24, 3, 25)]
    public void A_customers_own_rhythm_counts(int every, int purchases, int jitter, int within)
    {
        var (random, start) = (new Random(7), new DateOnly(2023, 1, 1));
        var gaps = Enumerable.Range(0, 600).Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, 6 + random.Next(12))
            .Select(_ => Math.Ceiling(-60 * Math.Log(random.NextDouble())))]).ToList();
        DateOnly[] own = [.. Enumerable.Range(0, purchases).Select(i => start.AddDays(every * i + random.Next(-jitter, jitter + 1)))];
        var tenant = TenantRhythm.Learn([.. gaps, PurchaseDays.Gaps(own)])!;
        var next = NextPurchase.Of(own, tenant, own[^1])!;

        Assert.InRange(next.Expected.DayNumber - own[^1].DayNumber, every - within, every + within);
        Assert.InRange(next.Earliest.DayNumber - own[^1].DayNumber, every - within - jitter, every + within);
        Assert.InRange(next.Latest.DayNumber - own[^1].DayNumber, every - within, every + within + jitter);
    }
}
