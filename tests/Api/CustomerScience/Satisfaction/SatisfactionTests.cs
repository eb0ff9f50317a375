using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Satisfaction;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Satisfaction;

/// <summary>Against the cells of ../shared/data/expected/satisfaction_cells.csv, whose source column says where each is from.</summary>
public sealed partial class SatisfactionTests
{
    [Fact]
    public void Every_published_cell_is_met()
    {
        var seen = 0;
        Assert.All(SharedFile.Records("expected", "satisfaction_cells.csv"), row =>
        {
            var inputs = Number().Matches(row["inputs"][row["inputs"].IndexOf('=', StringComparison.Ordinal)..])
                .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
            var (value, low, high) = row["metric"] switch
            {
                "nps" when row["quantity"] == "wald95" => Wald(inputs[0], inputs[1], inputs[2]),
                "nps" when new Nps(inputs[0], inputs[2] - inputs[0] - inputs[1], inputs[1]).Score() is { } score =>
                    (score.Value, score.Interval!.Value.Lower, score.Interval.Value.Upper),
                "csat" when new Csat(Counts(row, 1), Counts(row, 2)).Score() is { } score =>
                    (score.Value, score.Interval!.Value.Lower, score.Interval.Value.Upper),
                _ when new Ces(inputs.Skip(inputs.Length - 7).ToArray()) is var ces =>
                    (row["quantity"] == "mean" ? ces.Score()!.Value : row["quantity"].StartsWith("agree", StringComparison.Ordinal)
                        ? ces.Agree!.Value : ces.Net!.Value, 0, 0),
                _ => throw new InvalidOperationException("No score."),
            };
            var expected = Decimal().Matches(row["value"]).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))
                .ToArray();
            if (row["quantity"].EndsWith("95", StringComparison.Ordinal))
            {
                Assert.Equal(expected[0], low, 6e-5);
                Assert.Equal(expected[1], high, 6e-5);
            }
            else
            {
                Assert.Equal(expected[0], value, 6e-5);
            }

            seen++;
        });
        Assert.Equal(12, seen);

        // The plain interval is not shown to anybody: it is told from the adjusted one by what is added to the counts, and the cell holds
        // both to it.
        static (double, double, double) Wald(double promoters, double detractors, double n)
        {
            var net = (promoters - detractors) / n;
            var plain = OutlookCrm.CustomerScience.Figures.Interval.Around(100 * net,
                100 * Math.Sqrt((((promoters + detractors) / n) - (net * net)) / n));
            return (100 * net, plain.Lower, plain.Upper);
        }
    }

    [Fact]
    public void Boxes_are_counted_as_defined()
    {
        Assert.Equal(new Nps(2, 2, 7), Nps.Of(Enumerable.Range(0, 11)));
        Assert.Equal(new Csat(2, 5), Csat.Of([1, 2, 3, 4, 5]));
        Assert.Equal(4, Ces.Of([1, 2, 3, 4, 5, 6, 7]).Score()!.Value);
    }

    [Fact]
    public void Five_answers_are_shown_as_five_answers()
    {
        var few = Nps.Of([10, 10, 9, 9, 3]).Score()!.Finding;
        Assert.Equal<(string, object, object, object)>(("score-few-answers", "NPS", 60.0, 5),
            (few.Code, few.Values["measure"], few.Values["value"], few.Values["answers"]));
    }

    [Fact]
    public void Without_answers_there_is_no_score()
    {
        Assert.Null(Nps.Of([]).Score());
        Assert.Null(Csat.Of([]).Score());
        Assert.Null(Ces.Of([]).Score());
        Assert.Null(new Nps(1, 1, 1).Since(Nps.Of([])));
        Assert.Null(new Ces([0, 0, 0, 0, 0, 0, 1]).Score()!.Interval);
    }

    [Fact]
    public void A_large_change_is_real_and_a_small_one_of_few_is_not()
    {
        Assert.True(new Nps(600, 200, 200).Since(new(400, 200, 400))!.IsReal);
        Assert.False(new Nps(5, 2, 3).Since(new(4, 2, 4))!.IsReal);
        Assert.True(new Csat(90, 100).Since(new(60, 100))!.IsReal);
        Assert.False(new Csat(9, 10).Since(new(8, 10))!.IsReal);
        Assert.True(new Ces([0, 0, 0, 10, 20, 30, 40]).Since(new([40, 30, 20, 10, 0, 0, 0]))!.IsReal);
        Assert.Null(new Ces([0, 0, 0, 0, 0, 0, 9]).Since(new([0, 0, 0, 0, 0, 0, 9]))!.PValue);
    }

    /// <summary>Two equal answers do not show how much answers vary: a 95 % interval must hold about as often as it says from the first
    /// answers on.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_interval_of_an_effort_holds_for_a_few_answers(int answers)
    {
        var random = new Random(answers);
        double[] shares = [0.02, 0.02, 0.01, 0.08, 0.07, 0.3, 0.5];
        var truth = shares.Select((share, box) => share * (box + 1)).Sum();
        var held = Enumerable.Range(0, 2000).Count(_ =>
        {
            var score = Ces.Of(Enumerable.Range(0, answers).Select(_ => Drawn())).Score()!;
            Assert.InRange(score.Value, score.Interval!.Value.Lower, score.Interval.Value.Upper);
            return score.Interval.Value.Lower <= truth && truth <= score.Interval.Value.Upper;
        });

        Assert.InRange(held, 1860, 2000);

        int Drawn()
        {
            var (at, box) = (random.NextDouble(), 0);
            while (box < 6 && at >= shares[box])
            {
                at -= shares[box++];
            }

            return box + 1;
        }
    }

    [Fact]
    public void A_change_lies_within_its_own_interval()
    {
        foreach (var change in new[] { Nps.Of([10, 10]).Since(Nps.Of([0, 0]))!, Nps.Of([10]).Since(Nps.Of([0]))!, Ces.Of([7, 7, 6])
            .Since(Ces.Of([1, 1, 1]))! })
        {
            Assert.InRange(change.Difference, change.Interval!.Value.Lower, change.Interval.Value.Upper);
        }
    }

    /// <summary>Newcombe (1998), table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339.</summary>
    [Fact]
    public void The_interval_of_a_difference_is_Newcombes()
    {
        var interval = new Csat(56, 70).Since(new(48, 80))!.Interval!.Value;

        Assert.Equal(5.24, interval.Lower, 0.005);
        Assert.Equal(33.39, interval.Upper, 0.005);
    }

    [Fact]
    public void Scores_stay_on_their_scales() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNegativeInt, NonNegativeInt, NonNegativeInt)>(),
        counts =>
        {
            var nps = new Nps(counts.Item1.Get, counts.Item2.Get, counts.Item3.Get);
            var score = nps.Score();
            return score is null
                ? nps.Answers == 0
                : score.Value is >= -100 and <= 100 && score.Interval is { } i && i.Lower >= -100 && i.Upper <= 100 && i.Lower <= i.Upper
                    && nps.Since(nps)!.PValue is > 0.999 && !score.Finding.ToString().Contains("NaN", StringComparison.Ordinal);
        }).Check(Cases.Of(100));

    [Fact]
    public void Answers_off_the_scale_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Nps.Of([11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ces.Of([0]));
        Assert.Throws<ArgumentException>(() => new Nps(-1, 0, 5).Score());
        Assert.Throws<ArgumentException>(() => new Csat(6, 5).Score());
    }

    private static int Counts(Dictionary<string, string> row, int group) =>
        int.Parse(Csats().Match(row["inputs"]).Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"top2=(\d+);n=(\d+)")]
    private static partial Regex Csats();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Decimal();
}
