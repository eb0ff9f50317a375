using OutlookCrm.CustomerScience.Retention;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Retention;

/// <summary>Survival of wa_churn (tenure above zero) as R's survfit gives it: data/expected/wa_churn_km.csv, science.md section
/// 6.</summary>
public class SurvivalCurveTests
{
    [Fact]
    public void Contract_customers_survive_as_in_R()
    {
        var tenures = SharedFile.Records("wa_churn.csv").Where(r => r.Number("tenure") > 0)
            .Select(r => new Tenure(r.Number("tenure"), r["churn"] == "Yes"));
        var curve = SurvivalCurve.Of(tenures);
        var expected = SharedFile.Records("expected", "wa_churn_km.csv");
        Assert.Equal(8, expected.Count);
        Assert.All(expected, row =>
        {
            var step = curve.At(row.Number("time"))!;
            Assert.Equal(row.Number("n_risk"), step.AtRisk);
            Assert.Equal(row.Number("survival"), step.Survival, 1e-9);
            Assert.Equal(row.Number("std_err"), step.StandardError, 1e-9);
            Assert.Equal(row.Number("lower95"), step.Lower, 1e-7);
            Assert.Equal(row.Number("upper95"), step.Upper, 1e-7);
        });
    }

    [Fact]
    public void A_curve_ends_where_observation_ends_and_may_reach_zero()
    {
        var curve = SurvivalCurve.Of([new(1, true), new(2, false), new(3, true)]);
        Assert.Equal(2.0 / 3, curve.At(2)!.Survival, 12);
        Assert.Equal((0, 0, 0), (curve.At(3)!.Survival, curve.At(3)!.Lower, curve.At(3)!.Upper));
        Assert.Null(curve.At(3.1));
        Assert.Equal(1, curve.At(0.5)!.Survival);
        Assert.Equal(3, curve.Median);
    }

    /// <summary>By hand: 1 + 2 · 2/3 periods; one departure of three, with 4/3 periods to its right, varies by (4/3)² / (3 · 2).</summary>
    [Fact]
    public void The_mean_counts_what_falls_within_the_time_observed()
    {
        var mean = SurvivalCurve.Of([new(1, true), new(2, false), new(3, true)]).Mean;
        Assert.Equal(3, mean.Within);
        Assert.Equal(7.0 / 3, mean.Mean, 1e-12);
        Assert.Equal((7.0 / 3) - (1.959964 * Math.Sqrt(16.0 / 54)), mean.Interval.Lower, 1e-5);
        Assert.Equal(3, mean.Interval.Upper);
        Assert.Equal(2, SurvivalCurve.Of([new(2, false), new(2, false)]).Mean.Mean);
        Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([new(1, true)]).MeanWithin(2));
    }

    [Fact]
    public void Nobody_and_impossible_times_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([]));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([new(0, true)]));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([new(double.NaN, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurvivalCurve.Of([new(1, true)], 1));
    }
}
