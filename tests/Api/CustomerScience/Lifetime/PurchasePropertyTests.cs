using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Numerics;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

public class PurchasePropertyTests
{
    private static readonly Gen<double> Parameter = Gen.Choose(-300, 300).Select(i => Math.Exp(i / 100.0));

    private static readonly Gen<PurchaseSummary> Customer =
        from x in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 20), Gen.Choose(21, 1000))
        from age in Gen.Choose(Math.Max(1, x), 3000)
        from recency in Gen.Choose(Math.Max(1, x), Math.Max(1, age))
        select new PurchaseSummary(x, x == 0 ? 0 : Math.Min(recency, age) / 7.0, age / 7.0, x == 0 ? 0 : 20, x == 0 ? 0 : -1.0);

    private static readonly Gen<IPurchaseModel> Model =
        from p in Parameter.ArrayOf(4)
        from kind in Gen.Choose(0, 4)
        select kind == 4
            ? (IPurchaseModel)new ParetoModel(p[0], p[1], p[2], p[3])
            : new BetaGeometricModel(kind == 0 ? BetaGeometricKind.Bg : BetaGeometricKind.Regular(kind), p[0], p[1], p[2], p[3]);

    [Fact]
    public void Probabilities_are_probabilities_and_expectations_rise_with_the_horizon() => Check(
        from model in Model from customer in Customer from weeks in Gen.Choose(0, 200) select (model, customer, weeks),
        given =>
        {
            var (model, customer, weeks) = given;
            Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
            var (sooner, later) = (model.ExpectedPurchases(customer, weeks), model.ExpectedPurchases(customer, weeks + 10));
            Assert.True(double.IsFinite(later) && sooner >= 0 && later >= sooner * (1 - 1e-9), $"{sooner} then {later}");
            var discounted = model.DiscountedPurchases(customer, weeks, 0.01);
            Assert.InRange(discounted, 0, (sooner * (1 + 1e-6)) + 1e-12);
            var atLeast = new double[8];
            model.ProbabilitiesOfAtLeast(customer, weeks, atLeast);
            Assert.All(atLeast, p => Assert.InRange(p, 0, 1));
            Assert.Equal(atLeast.OrderDescending(), atLeast);
        });

    [Fact]
    public void Expected_purchases_are_the_sum_of_the_probabilities_of_at_least_so_many() => Check(
        from model in Model from customer in Customer.Where(c => c.Repeats < 8) select (model, customer),
        given =>
        {
            var (model, customer) = given;
            var weeks = 5.0;
            var expected = model.ExpectedPurchases(customer, weeks);
            var atLeast = new double[2000];
            model.ProbabilitiesOfAtLeast(customer, weeks, atLeast);
            if (atLeast[^1] < 1e-12)
            {
                Assert.Equal(expected, atLeast.Sum(), (1e-6 * expected) + 1e-9);
            }
        });

    [Fact]
    public void A_likelihood_does_not_depend_on_the_order_or_grouping_of_customers() => Check(
        from customers in Customer.NonEmptyListOf() from p in Parameter.ArrayOf(4) select (customers.ToArray(), p),
        given =>
        {
            var (customers, p) = given;
            foreach (var of in Likelihoods())
            {
                var together = Value(of(PurchaseGroups.Of(customers)), p);
                Assert.Equal(together, Value(of(PurchaseGroups.Of(customers.Reverse())), p), Math.Abs(together) * 1e-12);
                Assert.Equal(together, customers.Sum(c => Value(of(PurchaseGroups.Of([c])), p)), Math.Abs(together) * 1e-9);
            }
        });

    [Fact]
    public void Gradients_and_curvatures_are_those_of_the_likelihood() => Check(
        from customers in Customer.Where(c => c.Repeats < 30).NonEmptyListOf()
        from p in Gen.Choose(-100, 100).Select(i => Math.Exp(i / 100.0)).ArrayOf(4)
        select (customers.ToArray(), p),
        given =>
        {
            var (customers, p) = given;
            foreach (var of in Likelihoods())
            {
                var likelihood = of(PurchaseGroups.Of(customers));
                double[] gradient = new double[4], hessian = new double[16], up = new double[4], down = new double[4],
                    ignored = new double[16];
                likelihood.Evaluate(p, gradient, hessian);
                for (var i = 0; i < 4; i++)
                {
                    double[] more = [.. p], less = [.. p];
                    var step = 1e-5 * p[i];
                    more[i] += step;
                    less[i] -= step;
                    var slope = (likelihood.Evaluate(more, up, ignored) - likelihood.Evaluate(less, down, ignored)) / (2 * step);
                    Assert.Equal(slope, gradient[i], 1e-4 * (1 + Math.Abs(slope) + (customers.Length * 10)));
                    for (var j = 0; j < 4; j++)
                    {
                        var bend = (up[j] - down[j]) / (2 * step);
                        Assert.Equal(bend, hessian[(j * 4) + i], 1e-4 * (1 + Math.Abs(bend) + (customers.Length * 10)));
                    }
                }
            }
        });

    /// <summary>science.md section 1: no overflow for many purchases.</summary>
    [Fact]
    public void The_likelihood_of_two_hundred_purchases_is_finite()
    {
        var customer = new PurchaseSummary(200, 38, 40);
        Assert.True(double.IsFinite(new BetaGeometricModel(BetaGeometricKind.Mbg, 0.25, 4, 0.8, 2.5).LogLikelihood(customer)));
        Assert.True(double.IsFinite(new ParetoModel(0.25, 4, 0.8, 2.5).LogLikelihood(customer)));
    }

    private static IEnumerable<Func<PurchaseGroups, ILogLikelihood>> Likelihoods() =>
    [
        g => new ParetoLikelihood(g),
        g => new BetaGeometricLikelihood(g, BetaGeometricKind.Bg),
        g => new BetaGeometricLikelihood(g, BetaGeometricKind.Mbg),
        g => new BetaGeometricLikelihood(g, BetaGeometricKind.Regular(3)),
    ];

    private static double Value(ILogLikelihood likelihood, double[] p) => likelihood.Evaluate(p, new double[4], new double[16]);

    private static void Check<T>(Gen<T> gen, Action<T> holds) => Prop.ForAll(Arb.From(gen), holds).Check(Cases.Of(60));
}
