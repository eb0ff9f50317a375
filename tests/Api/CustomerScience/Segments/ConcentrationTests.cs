using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Segments;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Segments;

public sealed class ConcentrationTests
{
    /// <summary>CDNOW sample of Fader, Hardie and Lee (2005), spend by customer: shares and Gini as in science.md section 2.</summary>
    [Fact]
    public void CDNOW_is_as_concentrated_as_published()
    {
        var spend = SharedFile.Records("cdnow_elog.csv").GroupBy(row => row["customer_id"])
            .Select(rows => rows.Sum(row => row.Number("spent")));

        var found = Concentration.Of(spend, [0.1, 0.2]);

        Assert.Equal(0.50807, found.Tops[0].Share, 5e-6);
        Assert.Equal(0.67455, found.Tops[1].Share, 5e-6);
        Assert.Equal(0.630917, found.Gini!.Value, 5e-7);
        Assert.InRange(found.GiniInterval!.Value.Upper - found.GiniInterval.Value.Lower, 0.005, 0.1);
    }

    [Fact]
    public void One_who_gives_everything_and_all_who_give_the_same_are_the_ends()
    {
        Assert.Equal(0.75, Concentration.Of([0, 0, 0, 8]).Gini!.Value, 12);
        Assert.Equal(0, Concentration.Of([5, 5, 5, 5]).Gini!.Value, 12);
        Assert.Null(Concentration.Of([0, 0]).Gini);
        Assert.Null(Concentration.Of([]).Gini);
    }

    [Fact]
    public void Figures_are_finite_and_between_nothing_and_everything() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NormalFloat>>(),
        values =>
        {
            var found = Concentration.Of(values.Get.Select(value => Math.Abs(value.Get)), [0.1, 0.5, 1]);
            return found.Gini is null || (found.Gini is >= 0 and < 1 && found.Tops.All(top => top.Share is > 0 and <= 1 + 1e-12)
                && (found.GiniInterval is not { } interval || (interval.Lower >= 0 && interval.Upper <= 1)));
        }).Check(Cases.Of(100));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_are_no_spend_are_refused(double value) => Assert.Throws<ArgumentException>(() => Concentration.Of([1, value]));
}
