using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Retention;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Retention;

public sealed class SurvivalPropertyTests
{
    [Fact]
    public void Survival_is_a_share_that_only_falls_whoever_is_counted_and_in_whatever_order() => Prop.ForAll(
        Arb.From((from time in Gen.Choose(1, 40)
                  from left in Gen.Elements(true, false)
                  select new Tenure(time / 4.0,
            left)).NonEmptyListOf()),
        customers =>
        {
            var curve = SurvivalCurve.Of(customers);
            SurvivalStep[] at = [.. Enumerable.Range(0, 41).Select(i => curve.At(i / 4.0)).OfType<SurvivalStep>()];
            Assert.Equal(1, at[0].Survival);
            Assert.All(at, step =>
                Assert.True(step.Survival is >= 0 and <= 1 && step.Lower >= 0 && step.Lower <= step.Survival && step.Upper >= step.Survival
                    && step.Upper <= 1, $"{step}"));
            Assert.All(at.Zip(at.Skip(1)), pair =>
                Assert.True(pair.Second.Survival <= pair.First.Survival && pair.Second.AtRisk <= pair.First.AtRisk, $"{pair}"));
            Assert.Equal(customers.Count(customer => customer.Left), curve.Steps.Sum(step => step.Left));
            Assert.Equal(curve.Steps, SurvivalCurve.Of(customers.AsEnumerable().Reverse()).Steps);
        }).Check(Cases.Of(100));
}
