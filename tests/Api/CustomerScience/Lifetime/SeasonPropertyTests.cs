using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.CustomerScience.Retention;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>Laws of the models that count in seasons (BG/BB) and renewals (shifted beta-geometric), and of Gamma-Gamma, whatever their
/// parameters.</summary>
public sealed class SeasonPropertyTests
{
    private static readonly Gen<double> Parameter = Gen.Choose(-300, 300).Select(i => Math.Exp(i / 100.0));

    private static readonly Gen<SeasonSummary> Customer =
        from seasons in Gen.Choose(0, 60)
        from last in Gen.Choose(0, seasons)
        from repeats in Gen.Choose(Math.Min(1, last), last)
        from count in Gen.Choose(1, 5)
        select new SeasonSummary(repeats, last, seasons, count);

    [Fact]
    public void Bg_bb_has_probabilities_and_expectations_that_rise_with_the_horizon() => Check(
        from p in Parameter.ArrayOf(4) from customer in Customer from seasons in Gen.Choose(0, 100) select (p, customer, seasons),
        given =>
        {
            var (p, customer, seasons) = given;
            var model = new SeasonModel(p[0], p[1], p[2], p[3]);
            Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
            var (sooner, later) = (model.ExpectedPurchases(customer, seasons), model.ExpectedPurchases(customer, seasons + 1));
            Assert.True(sooner >= 0 && later >= sooner && later - sooner <= model.ProbabilityAlive(customer), $"{sooner} then {later}");
        });

    [Fact]
    public void Contract_customers_only_leave_and_those_who_stay_are_more_loyal() => Check(
        from p in Parameter.ArrayOf(2) from period in Gen.Choose(0, 500) select (p, period),
        given =>
        {
            var (p, period) = given;
            var model = new RetentionModel(p[0], p[1]);
            Assert.Equal(1, model.Survival(0), 1e-12);
            Assert.InRange(model.Survival(period + 1), 0, model.Survival(period));
            Assert.InRange(model.Retention(period), 0, model.Retention(period + 1));
            Assert.InRange(model.Retention(period + 1), 0, 1);
            Assert.Equal(model.Retention(period), model.Survival(period + 1) / model.Survival(period), 1e-8);
            var discounted = model.DiscountedRenewals(period, 0.1);
            Assert.True(discounted >= model.Retention(period) && discounted <= model.DiscountedRenewals(period, 0.05) && discounted <= 11,
                $"{discounted}");
        });

    [Fact]
    public void The_likelihood_of_seasons_does_not_depend_on_the_order_or_grouping_of_customers() => Check(
        from customers in Customer.NonEmptyListOf() from p in Parameter.ArrayOf(4) select (customers.ToArray(), p),
        given =>
        {
            var (customers, p) = given;
            var together = Value(new SeasonLikelihood(customers), p);
            Assert.Equal(together, Value(new SeasonLikelihood([.. customers.Reverse()]), p), Near(together));
            SeasonSummary[] apart = [.. customers.SelectMany(c => Enumerable.Repeat(c with { Count = 1 }, (int)c.Count))];
            Assert.Equal(together, Value(new SeasonLikelihood(apart), p), Near(together));
            Assert.Equal(together, apart.Sum(new SeasonModel(p[0], p[1], p[2], p[3]).LogLikelihood), Near(together));
        });

    /// <summary>The fit groups by itself: lines apart, in another order, are the same data.</summary>
    [Fact]
    public void Bg_bb_is_fitted_to_customers_however_they_are_listed()
    {
        SeasonSummary[] grouped =
            [new(0, 0, 6, 60), new(1, 1, 6, 20), new(1, 4, 6, 15), new(2, 5, 6, 14), new(4, 6, 6, 12), new(6, 6, 6, 25)];
        SeasonSummary[] apart = [.. grouped.SelectMany(c => Enumerable.Repeat(c with { Count = 1 }, (int)c.Count))];
        new Random(6).Shuffle(apart);
        var (one, other) = (SeasonModel.Fit(grouped), SeasonModel.Fit(apart));
        Assert.NotNull(one.Model);
        Assert.Equal(one.Maximum.Parameters, other.Maximum.Parameters);
        Assert.Equal(one.Maximum.LogLikelihood, other.Maximum.LogLikelihood);
    }

    [Fact]
    public void The_likelihood_of_contracts_is_that_of_their_cohorts_together() => Check(
        from left in Gen.Choose(0, 50).ArrayOf(8)
        from still in Gen.Choose(0, 50)
        .ArrayOf(9)
        from p in Parameter.ArrayOf(2)
        select (left, still, p),
        given =>
        {
            var (left, still, p) = given;
            var together = Value(new RetentionLikelihood(Longs(left), Longs(still)), p);
            // One customer of one fate at a time, the oldest first.
            var apart = still.Select((count, t) => count * Value(new RetentionLikelihood([], One(t, 9)), p)).Reverse().Sum()
                + left.Select((count, t) => count * Value(new RetentionLikelihood(One(t, 8), []), p)).Reverse().Sum();
            Assert.Equal(together, apart, Near(together));
            // Survival is the likelihood of one who is still there, and what is lost from period to period that of one who left.
            var model = new RetentionModel(p[0], p[1]);
            Assert.Equal(model.Survival(5), Math.Exp(Value(new RetentionLikelihood([], One(5, 9)), p)), 1e-10);
            Assert.Equal(model.Survival(5) - model.Survival(6), Math.Exp(Value(new RetentionLikelihood(One(5, 8), []), p)), 1e-10);
        });

    [Fact]
    public void The_likelihood_of_spend_does_not_depend_on_the_order_or_grouping_of_customers() => Check(
        from spends in (from x in Gen.Choose(1, 200) from mean in Parameter select (x, mean)).NonEmptyListOf()
        from p in Parameter.ArrayOf(
            3)
        select (spends, p),
        given =>
        {
            var (spends, p) = given;
            (int Purchases, double Mean)[] all = [.. spends];
            var together = Value(new SpendLikelihood([.. all]), p);
            Assert.Equal(together, Value(new SpendLikelihood([.. all.Reverse()]), p), Near(together));
            Assert.Equal(together, all.Sum(one => Value(new SpendLikelihood([one]), p)),
                all.Sum(one => Near(Value(new SpendLikelihood([one]), p))));
        });

    [Fact]
    public void Expected_spend_lies_between_the_customers_mean_and_the_populations() => Check(
        from p in Parameter.ArrayOf(3) from purchases in Gen.Choose(0, 1000) from mean in Parameter select (p, purchases, mean),
        given =>
        {
            var (p, purchases, mean) = given;
            var model = new SpendModel(p[0], 1 + p[1], p[2]);
            var (expected, population) = (model.ExpectedSpend(purchases, mean)!.Value, model.PopulationMean!.Value);
            Assert.InRange(expected, Math.Min(mean, population) * (1 - 1e-9), Math.Max(mean, population) * (1 + 1e-9));
            double[] within = [.. Enumerable.Range(0, 8).Select(i => model.ProbabilityOfAtMost(purchases, mean, 3, mean * i))];
            Assert.All(within, probability => Assert.InRange(probability, 0, 1));
            Assert.Equal(within.Order(), within);
        });

    private static long[] Longs(int[] counts) => Array.ConvertAll(counts, count => (long)count);

    private static long[] One(int place, int of) => [.. Enumerable.Range(0, of).Select(t => t == place ? 1L : 0)];

    private static double Near(double value) => (Math.Abs(value) * 1e-10) + 1e-9;

    private static double Value(ILogLikelihood likelihood, double[] p) =>
        likelihood.Evaluate(p, new double[p.Length], new double[p.Length * p.Length]);

    private static void Check<T>(Gen<T> gen, Action<T> holds) => Prop.ForAll(Arb.From(gen), holds).Check(Cases.Of(60));
}
