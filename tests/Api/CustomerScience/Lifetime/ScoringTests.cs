using OutlookCrm.CustomerScience.Lifetime;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

public sealed class ScoringTests
{
    private static readonly BetaGeometricModel s_regular = new(BetaGeometricKind.Regular(12), 0.5, 6, 0.1, 50);

    /// <summary>The sum over purchases in sixty digits, for k = 6, r = .5, α = 6, a = .1, b = 50 and 1,000 repeats.</summary>
    [Theory]
    [InlineData(40, 52, 1085.0618679987452)]
    [InlineData(400, 52, 126.93423042139849)]
    [InlineData(1, 13, 1750.571072848161)]
    [InlineData(40, 520, 9562.049197044577)]
    public void Many_purchases_are_expected_to_all_digits(double age, double weeks, double expected) =>
        Assert.Equal(1, PhaseTails.Expected(0.5 + (6 * 1000), 6 + age, weeks, 6, 0, 0.1, 50 + 1001) / expected, 1e-11);

    /// <summary>The integral takes over from the sum where few are expected too: there is no step between them.</summary>
    [Theory]
    [InlineData(1, 0.25, 4.4, 13, 0.8, 2.4)]
    [InlineData(2, 3, 5, 52, 1, 3)]
    [InlineData(3, 40.5, 46, 260, 1.0000001, 5)]
    [InlineData(6, 0.05, 0.3, 520, 0.3, 0.2)]
    [InlineData(12, 1200.5, 406, 52, 5, 1000)]
    public void The_integral_is_the_sum(int k, double shape, double scale, double weeks, double a, double b)
    {
        for (var j = 0; j < k; j++)
        {
            var sum = AddedUp(shape, scale, weeks, k, j, a, b);
            Assert.Equal(sum, new ManyPurchases(shape, scale, weeks, k, j, a, b).Expected(), 1e-10 * sum);
        }
    }

    /// <summary>A card's customer, the longest history and the farthest horizon included.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_customer_is_scored_without_allocation(int repeats)
    {
        var (scoring, customer) = (new Scoring(s_regular, null, new(5200, 0, 1)), new PurchaseSummary(repeats, 39, 40));
        scoring.Score(customer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var score = scoring.Score(customer);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(double.IsFinite(score.ExpectedPurchases) && score.ExpectedPurchases > 0);
    }

    [Fact]
    public void A_portfolio_is_scored_as_its_customers_are_one_by_one()
    {
        var random = new Random(5);
        PurchaseSummary[] customers = [.. Enumerable.Range(0, 20_000).Select(_ => random.Next(4) is var repeats && repeats == 0
            ? new PurchaseSummary(0, 0, random.Next(1, 30))
            : new PurchaseSummary(repeats, random.Next(1, 20), random.Next(20, 30), random.Next(1, 9)))];
        var scoring = new Scoring(new ParetoModel(.55, 10.6, .61, 11.7), new SpendModel(6.25, 3.74, 15.44), new(52, 0.1, 0.5));
        var scores = new CustomerScore[customers.Length];
        scoring.Score(customers, scores);

        Assert.Equal(customers.Select(customer => scoring.Score(customer)), scores);
    }

    private static double AddedUp(double shape, double scale, double weeks, int k, int j, double a, double b)
    {
        var (quiet, z) = (scale / (scale + weeks), weeks / (scale + weeks));
        double mass = Math.Exp(shape * Math.Log(quiet)), below = 0, sum = 0, stay = 1;
        for (int n = 1, phases = 0; n < 200_000 && 1 - below > 1e-14; n++)
        {
            for (; phases < (k * n) - j; phases++)
            {
                below += mass;
                mass *= z * (shape + phases) / (phases + 1);
            }

            sum += stay * (1 - below);
            stay *= (b + n - 1) / (a + b + n - 1);
        }

        return sum;
    }
}
