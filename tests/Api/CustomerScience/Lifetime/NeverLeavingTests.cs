using OutlookCrm.CustomerScience.Lifetime;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>Customers who never leave, who are all alike, or who all pay one price: at the edge of the families.</summary>
public sealed class NeverLeavingTests
{
    private static readonly DateOnly End = Simulated.Start.AddDays(104 * 7);

    [Fact]
    public void Where_nobody_leaves_the_model_is_NBD_with_the_parameters_that_made_the_data()
    {
        var customers = Customers(600, 2, 10, null, out var later);
        var choice = ModelChoice.Of(customers, End);

        Assert.IsType<NegativeBinomialModel>(choice.Chosen!.Model);
        Assert.Equal("NBD", choice.Chosen.ModelName);
        Assert.Equal("nobody-leaves", Assert.Single(choice.Findings).Code);
        var (found, errors) = (choice.Chosen.Maximum.Parameters, choice.Chosen.Maximum.StandardErrors!);
        Assert.True(Math.Abs(found[0] - 2) < 3 * errors[0] && Math.Abs(found[1] - 10) < 3 * errors[1]);
        Assert.Equal(later.Average(), customers.Average(c => choice.Chosen.Model!.ExpectedPurchases(PurchaseSummary.Of(c, End)!.Value, 52)),
            0.05 * later.Average());
    }

    /// <summary>CDNOW's customers leave (Fader, Hardie and Lee 2005).</summary>
    [Fact]
    public void Where_customers_leave_NBD_is_not_chosen()
    {
        var groups = PurchaseGroups.Of(Cdnow.Summaries);
        var nbd = FittedPurchases.NegativeBinomial(groups);

        Assert.True(nbd.Maximum.LogLikelihood < FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg).Maximum.LogLikelihood - 100);
        Assert.IsNotType<NegativeBinomialModel>(
            ModelChoice.Of([.. Cdnow.Customers.Select(c => (IReadOnlyList<Purchase>)c.Purchases)], Cdnow.End).Chosen!.Model);
    }

    /// <summary>The number of purchases is negative binomial (Ehrenberg 1959): its mean, its tails and the conditional expectation in
    /// closed form.</summary>
    [Theory]
    [InlineData(0, 0, 20)]
    [InlineData(5, 18, 20)]
    [InlineData(40, 100, 150)]
    public void Expectations_are_those_of_the_negative_binomial(int repeats, double recency, double age)
    {
        var (model, customer) = (new NegativeBinomialModel(1, 1.5, 8), new PurchaseSummary(repeats, recency, age));
        var atLeast = new double[4000];
        model.ProbabilitiesOfAtLeast(customer, 30, atLeast);

        var expected = (1.5 + repeats) / (8 + age) * 30;
        Assert.Equal(expected, model.ExpectedPurchases(customer, 30), 1e-12 * expected);
        Assert.Equal(expected, atLeast.Sum(), 1e-9 * expected);
        Assert.Equal(1 - Math.Pow((8 + age) / (8 + age + 30), 1.5 + repeats), atLeast[0], 1e-12);
        Assert.Equal(1, model.ProbabilityAlive(customer));
        Assert.InRange(model.DiscountedPurchases(customer, 30, 0.01), 0.5 * expected, expected);
        Assert.Equal(expected, model.DiscountedPurchases(customer, 30, 0), 1e-12 * expected);
    }

    /// <summary>CNBD-k is MBG/CNBD-k whose customers hardly ever leave.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_is_the_limit_of_the_models_with_leaving(int k)
    {
        var (never, hardly) = (new NegativeBinomialModel(k, 2, 5), new BetaGeometricModel(BetaGeometricKind.Regular(k), 2, 5, 1e-9, 1));
        foreach (var customer in new PurchaseSummary[] { new(0, 0, 30, 0, 0), new(4, 25, 30, 10, 6), new(4, 10, 30, 10, 3) })
        {
            Assert.Equal(hardly.ExpectedPurchases(customer, 26), never.ExpectedPurchases(customer, 26), 1e-5);
            Assert.Equal(hardly.LogLikelihood(customer), never.LogLikelihood(customer), 1e-5);
        }
    }

    [Fact]
    public void Its_gradient_and_curvature_are_those_of_its_likelihood()
    {
        var likelihood = new NegativeBinomialLikelihood(
            PurchaseGroups.Of([new(0, 0, 30, 0, 0), new(4, 25, 30, 10, 6), new(9, 20, 40, 10, 8)]), 2);
        double[] at = [1.7, 6], gradient = new double[2], hessian = new double[4], up = new double[2], down = new double[2],
            other = new double[4];
        likelihood.Evaluate(at, gradient, hessian);
        for (var i = 0; i < 2; i++)
        {
            double step = 1e-5 * at[i], high = likelihood.Evaluate([.. at.Select((p, j) => j == i ? p + step : p)], up, other),
                low = likelihood.Evaluate([.. at.Select((p, j) => j == i ? p - step : p)], down, other);
            Assert.Equal((high - low) / (2 * step), gradient[i], 1e-6);
            Assert.Equal((up[0] - down[0]) / (2 * step), hessian[i * 2], 1e-6);
            Assert.Equal((up[1] - down[1]) / (2 * step), hessian[i * 2 + 1], 1e-6);
        }
    }

    [Fact]
    public void Customers_who_all_buy_at_one_rate_have_a_model_with_that_rate()
    {
        var choice = ModelChoice.Of(Customers(500, 2000, 3000, (0.5, 4), out _), End);

        Assert.EndsWith("one rate of purchases for all", choice.Chosen!.ModelName, StringComparison.Ordinal);
        Assert.Equal("r", choice.Chosen.Maximum.Held);
        Assert.Equal(2.0 / 3, choice.Chosen.Maximum.Parameters[0] / choice.Chosen.Maximum.Parameters[1], 0.05);
    }

    [Fact]
    public void One_price_for_every_purchase_is_used_as_such()
    {
        var customers = Customers(300, 2, 10, (0.5, 4), out _)
            .Select(c => (IReadOnlyList<Purchase>)[.. c.DistinctBy(p => p.Day).Select(p => p with { Amount = 29.9 })]).ToList();
        var spend = FittedSpend.To(customers.Select(c => PurchaseSummary.Of(c, End)!.Value));
        var choice = ModelChoice.Of(customers, End);
        var value = LifetimeValue.Of(choice.Chosen!, spend, PurchaseSummary.Of(customers[0], End)!.Value, new(52, 0, 1))!;

        Assert.Equal(29.9, Assert.IsType<SamePrice>(spend.Used).Price, 1e-6);
        Assert.Equal("same-price", Assert.Single(spend.Findings).Code);
        Assert.Equal(29.9 * choice.Chosen!.Model!.ExpectedPurchases(PurchaseSummary.Of(customers[0], End)!.Value, 52), value.Value, 1e-6);
        Assert.Equal(Math.Round(value.Range.Upper / 29.9), value.Range.Upper / 29.9, 1e-4);
    }

    /// <summary>Amounts that differ from purchase to purchase but not from customer to customer, 10 to 50: nobody's own mean says more than
    /// all of them.</summary>
    [Fact]
    public void Customers_who_spend_alike_are_expected_to_spend_alike()
    {
        var summaries = Customers(400, 2, 10, (0.5, 4), out _).Select(c => PurchaseSummary.Of([.. c.DistinctBy(p => p.Day)], End)!.Value)
            .ToList();
        var spend = FittedSpend.To(summaries);

        Assert.All(summaries, s => Assert.InRange(spend.Used!.ExpectedSpend(s.Repeats, s.MeanSpend)!.Value, 26, 34));
        Assert.Equal(summaries.Where(s => s.Repeats > 0).Sum(s => (long)s.Repeats), spend.Purchases);
        Assert.StartsWith("spend", Assert.Single(spend.Findings).Code, StringComparison.Ordinal);
    }

    private static List<IReadOnlyList<Purchase>> Customers(int count, double r, double alpha, (double, double)? leaves, out List<int> later)
    {
        var world = new Simulated(20260102);
        var all = Enumerable.Range(0, count).Select(_ => world.Customer(r, alpha, leaves, 156, 60)).ToList();
        later = [.. all.Select(c => c.Count(p => p.Day > End))];
        return [.. all.Select(c => (IReadOnlyList<Purchase>)[.. c.Where(p => p.Day <= End)])];
    }
}
