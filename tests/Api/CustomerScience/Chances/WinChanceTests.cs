using OutlookCrm.CustomerScience.Chances;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Chances;

/// <summary>The chance of a stage against numbers worked out by hand.</summary>
public sealed class WinChanceTests
{
    /// <summary>
    /// Won, lost and open as "days:count", what is expected, the share won, and how it comes about.
    /// </summary>
    [Theory]
    [InlineData("", "", "", 0.25, 0.25, "nothing is known")]
    [InlineData("", "", "3:9", 0.25, 0.25, "nothing has ended")]
    [InlineData("10:3", "20:7", "", 0.5, 0.3, "3 of 10")]
    [InlineData("90:3", "1:7", "", 0.5, 0.3, "3 of 10, whatever the days")]
    [InlineData("10:1", "20:1", "15:1,30:2", 0.5, 0.46666666666666667, "1/5, then 2 of 3 stay: 1/5 + 4/5 × 2/3 × 1/2")]
    [InlineData("10:1", "20:1", "15:1,30:2", 0, 0.2, "the same, and nobody wins later")]
    [InlineData("5:2", "5:1", "5:1", 0.4, 0.6, "what is open at the same day was open when the others ended: 2/4 + 1/4 × 4/10")]
    [InlineData("2:1", "8:1", "4:1", 0.5, 0.33333333333333333, "1/3, then the last at risk is lost")]
    [InlineData("8:1", "2:1", "4:1", 0.5, 0.66666666666666667, "1/3 lost, then the last at risk is won")]
    [InlineData("8:1", "2:1", "0:4", 0.5, 0.5, "what began today says nothing")]
    [InlineData("8:1", "", "400:9", 0.1, 0.19, "1 of 10, then 9 of 10 as expected")]
    public void The_share_won_is_the_cumulative_incidence(
        string won, string lost, string open, double expected, double share, string how) =>
        Assert.True(Math.Abs(share - WinChance.ShareWon(Of(won, lost, open), expected)) < 1e-12, how);

    [Theory]
    [InlineData("", "", "", 0.25, 0.25, 0.016952, 0.631597, "Beta(1, 3): 1 − 0.95^(1/3) and 1 − 0.05^(1/3)")]
    [InlineData("1:0", "", "7:3", 0.25, 0.25, 0.016952, 0.631597, "open deals alone do not narrow it")]
    [InlineData("10:3", "20:7", "", 0.5, 0.357142857, 0.165659, 0.572620, "Beta(2 + 3, 2 + 7)")]
    public void The_chance_meets_the_expectation_halfway(
        string won, string lost, string open, double expected, double value, double low, double high, string how)
    {
        var chance = WinChance.Of(Of(won, lost, open), expected);

        Assert.True(Math.Abs(value - chance.Value) < 1e-8, how);
        Assert.True(Math.Abs(low - chance.Interval.Lower) < 1e-5, $"{how}: {chance.Interval.Lower}");
        Assert.True(Math.Abs(high - chance.Interval.Upper) < 1e-5, $"{how}: {chance.Interval.Upper}");
    }

    [Theory]
    [InlineData(0, 0, 50, false)]
    [InlineData(4, 5, 50, false)]
    [InlineData(4, 6, 0, true)]
    [InlineData(10, 0, 0, true)]
    [InlineData(0, 10, 3, true)]
    public void A_chance_is_learned_from_ten_ended_deals_on(int won, int lost, int open, bool isLearned)
    {
        var chance = WinChance.Of(Of($"3:{won}", $"3:{lost}", $"9:{open}"), 0.5);

        Assert.Equal((won, lost, open, isLearned), (chance.Won, chance.Lost, chance.Open, chance.IsLearned));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.01)]
    [InlineData(0.99)]
    public void The_interval_holds_the_chance(double expected)
    {
        foreach (var counts in new[] { Of("", "", ""), Of("1:40", "", "2:1"), Of("", "1:40", "2:1") })
        {
            var chance = WinChance.Of(counts, expected);
            Assert.InRange(chance.Value, chance.Interval.Lower, chance.Interval.Upper);
            Assert.True(chance.Interval is { Lower: >= 0, Upper: <= 1 }, $"{chance.Interval}");
        }
    }

    [Theory]
    [InlineData("", -0.1)]
    [InlineData("", 1.1)]
    [InlineData("", double.NaN)]
    [InlineData("-1:2", 0.5)]
    [InlineData("1:-2", 0.5)]
    public void What_cannot_be_is_refused(string won, double expected) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WinChance.Of(Of(won, "", ""), expected));

    /// <summary>
    /// Firms whose deals are won quickly and lost slowly, as they are: the closed deals alone promise too much. 400 firms, 40 deals each
    /// over half a year; 3 of 10 deals are won in the end, after 30 days on average, the others are lost after 90.
    /// </summary>
    [Fact]
    public void Slow_losses_do_not_look_like_wins()
    {
        const int Firms = 400;
        const double Truth = 0.3;
        var random = new Random(20261130);
        var (own, closed, held) = (0.0, 0.0, 0);
        for (var firm = 0; firm < Firms; firm++)
        {
            var counts = (Won: new Dictionary<int, int>(), Lost: new Dictionary<int, int>(), Open: new Dictionary<int, int>());
            for (var deal = 0; deal < 40; deal++)
            {
                var (isWon, age) = (random.NextDouble() < Truth, random.Next(0, 180));
                var took = (int)(-Math.Log(1 - random.NextDouble()) * (isWon ? 30 : 90));
                var place = took > age ? counts.Open : isWon ? counts.Won : counts.Lost;
                place[Math.Min(took, age)] = place.GetValueOrDefault(Math.Min(took, age)) + 1;
            }

            var chance = WinChance.Of(new(counts.Won, counts.Lost, counts.Open), Truth);
            own += chance.Value / Firms;
            closed += (double)chance.Won / Math.Max(1, chance.Won + chance.Lost) / Firms;
            held += chance.Interval.Lower <= Truth && Truth <= chance.Interval.Upper ? 1 : 0;
        }

        Assert.True(closed > Truth + 0.06, $"closed deals alone: {closed:0.000}");
        Assert.InRange(own, Truth - 0.04, Truth + 0.04);
        Assert.True(held >= 0.88 * Firms, $"the interval held {held} of {Firms} times");
    }

    private static OutcomeCounts Of(string won, string lost, string open) => new(Read(won), Read(lost), Read(open));

    private static Dictionary<int, int> Read(string counts) => counts.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split(':')).ToDictionary(one => Number(one[0]), one => Number(one[1]));

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
