using OutlookCrm.CustomerScience.Numerics;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Numerics;

public sealed class LogisticTests
{
    /// <summary>At the maximum the penalised slope of every weight is nought, whatever number of rows is left over at the end.</summary>
    [Theory]
    [InlineData(7, 3)]
    [InlineData(64, 2)]
    [InlineData(1001, 4)]
    [InlineData(1002, 7)]
    [InlineData(1003, 1)]
    [InlineData(4000, 6)]
    public void The_slopes_at_the_maximum_are_nought(int count, int features)
    {
        var random = new Random(count);
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ =>
            Enumerable.Range(0, features).Select(j => j == 0 ? 1 : 2 * random.NextDouble() - 1).ToArray())];
        bool[] outcomes = [.. rows.Select(row => random.NextDouble() < 1 / (1 + Math.Exp(1 - row.Sum())))];
        double[] offsets = [.. rows.Select(_ => random.NextDouble() - 0.5)];

        var fitted = Logistic.Fit(rows, outcomes, 2, offsets);

        Assert.All(Enumerable.Range(0, features), j => Assert.Equal(0,
            rows.Select((row, i) => row[j] * ((outcomes[i] ? 1 : 0) - fitted.Probability(row, offsets[i]))).Sum()
                - (j == 0 ? 0 : 2 * fitted.Weights[j]), 1e-6));
    }

    [Fact]
    public void A_feature_that_takes_no_part_or_is_nought_everywhere_has_no_weight()
    {
        double[] rows = [1, 2, 0, 1, -1, 0, 1, 0.5, 0, 1, -2, 0];
        bool[] outcomes = [true, false, false, true];

        Assert.Equal(0, Logistic.Fit(rows, 3, [0, 1, 2], outcomes, 1, new double[4]).Weights[2]);
        var without = Logistic.Fit(rows, 3, [0, -1, 1], outcomes, 1, new double[4]).Weights;
        Assert.Equal(0, without[1]);
        Assert.Equal(Logistic.Fit(rows, 3, [0, 1], outcomes, 1, new double[4]).Weights[1], without[2], 1e-12);
    }

    [Fact]
    public void Outcomes_that_a_feature_separates_have_finite_weights()
    {
        double[][] rows = [.. Enumerable.Range(0, 40).Select(i => new double[] { 1, i < 20 ? -900 : 900 })];
        var fitted = Logistic.Fit(rows, [.. rows.Select(row => row[1] > 0)], 1, new double[40]);

        Assert.All(fitted.Weights, weight => Assert.True(double.IsFinite(weight)));
        Assert.InRange(fitted.Probability(rows[^1], 0), 0.9, 1);
    }
}
