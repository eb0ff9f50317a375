using OutlookCrm.CustomerScience.Lifetime;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

public sealed class StackedModelTests
{
    private static readonly DateOnly s_start = new(2023, 1, 2);
    private static readonly DateOnly s_end = s_start.AddDays(78 * 7);

    /// <summary>Purchases of the year that follows, beside those of each model alone: CDNOW, and shops whose gaps are Erlang of shape
    /// k.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_mean_of_models_is_not_worse_than_the_best_of_them(int regularity)
    {
        var (all, end, days) = regularity == 0
            ? ([.. Cdnow.Customers.Select(customer => (IReadOnlyList<Purchase>)customer.Purchases)], Cdnow.End, 273)
            : (Shop(regularity), s_end, 364);
        var choice = ModelChoice.Of([.. all.Select(own => (IReadOnlyList<Purchase>)[.. own.Where(p => p.Day <= end)])], end);
        var seen = all.Select(own => (Summary: PurchaseSummary.Of(own, end),
            After: own.Where(p => p.Day > end && p.Day <= end.AddDays(days)).Select(p => p.Day).Distinct().Count()))
            .Where(own => own.Summary is not null).ToList();
        (double Mae, double Rmse) Errors(IPurchaseModel model)
        {
            double[] errors = [.. seen.Select(own => model.ExpectedPurchases(own.Summary!.Value, days / 7.0) - own.After)];
            return (errors.Average(Math.Abs), Math.Sqrt(errors.Average(error => error * error)));
        }

        var used = Errors(choice.Used!.Model!);
        var members = choice.Candidates.Where(candidate => candidate.Fit.Model is not null)
            .Select(candidate => (candidate.Fit.ModelName, Errors: Errors(candidate.Fit.Model!))).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{choice.Used.ModelName} {used}; {string.Join("; ", members)}");

        // Of random gaps one model may be the best by absolute errors, another by squared ones.
        var (told, most) = ($"{choice.Used.ModelName} {used}; {string.Join("; ", members)}", regularity == 1 ? 1.02 : 1.001);
        Assert.True(used.Mae <= most * members.Min(member => member.Errors.Mae), told);
        Assert.True(used.Rmse <= most * members.Min(member => member.Errors.Rmse), told);
    }

    [Fact]
    public void A_mean_of_distributions_is_one()
    {
        var stack = new StackedModel((new NegativeBinomialModel(1, 0.5, 4), 0.25),
            (new BetaGeometricModel(BetaGeometricKind.Mbg, 0.4, 5, 0.7, 2), 0.75));
        var (customer, atLeast) = (new PurchaseSummary(3, 20, 30, 10, 5), new double[300]);
        stack.ProbabilitiesOfAtLeast(customer, 26, atLeast);

        Assert.Equal(atLeast.OrderDescending(), atLeast);
        Assert.Equal(stack.ExpectedPurchases(customer, 26), atLeast.Sum(), 1e-6);
        Assert.Equal((stack.ProbabilityAlive(customer), stack.ExpectedPurchases(customer, 26)), stack.AliveAndExpected(customer, 26));
        Assert.Equal(stack.ExpectedPurchases(customer, 26), stack.DiscountedPurchases(customer, 26, 0), 1e-9);
    }

    [Fact]
    public void Weights_go_to_what_foretold_and_to_two_that_complement_each_other()
    {
        Assert.Equal([1, 0], StackedModel.Weights([[1, 2, 3], [9, 9, 9]], [1, 2, 3]));
        var both = StackedModel.Weights([[2, 0, 2, 0], [0, 2, 0, 2]], [1, 1, 1, 1]);
        Assert.Equal(0.5, both[0], 1e-6);
        Assert.Equal(1, both.Sum(), 1e-12);
    }

    private static List<IReadOnlyList<Purchase>> Shop(int k)
    {
        var random = new Random(100 + k);
        double Gamma(int shape, double mean) => Enumerable.Range(0, shape).Sum(_ => -Math.Log(1 - random.NextDouble())) * mean / shape;
        return [.. Enumerable.Range(0, 1500).Select(_ =>
        {
            var (purchases, mean, leaves) = (new List<Purchase>(), 5 / Gamma(2, 1), 0.12 * random.NextDouble());
            for (var week = 40 * random.NextDouble(); week < 130; week += Gamma(k, mean))
            {
                purchases.Add(new(s_start.AddDays((int)(7 * week)), 20));
                if (random.NextDouble() < leaves)
                {
                    break;
                }
            }

            return (IReadOnlyList<Purchase>)purchases;
        })];
    }
}
