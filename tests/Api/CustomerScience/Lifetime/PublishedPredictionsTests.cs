using System.Globalization;
using OutlookCrm.CustomerScience.Lifetime;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>What CLVTools 0.12.1 says of each of CDNOW's 2,357 customers, from its own parameters (data/expected/clv_mle.csv, seven
/// digits).</summary>
public class PublishedPredictionsTests
{
    private const double Weeks = 39;

    // CLVTools' default: ten per cent, continuously compounded, per unit of time; and the unit here is the week.
    private static readonly double s_rate = Math.Log(1.1);

    [Theory]
    [InlineData("cdnow_bgnbd_predictions.csv")]
    [InlineData("cdnow_pnbd_predictions.csv")]
    public void Every_customer_is_told_the_same(string file)
    {
        IPurchaseModel model = file.Contains("pnbd", StringComparison.Ordinal)
            ? new ParetoModel(0.5533971, 10.5801985, 0.6060625, 11.6562237)
            : new BetaGeometricModel(BetaGeometricKind.Bg, 0.2425945, 4.4136019, 0.7929199, 2.4258881);
        var rows = SharedFile.Records("expected", file);
        var ours = Cdnow.Customers.Zip(Cdnow.Summaries).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        Assert.Equal(2357, rows.Count);

        Assert.All(rows, row =>
        {
            var customer = ours[row["customer_id"]];
            Assert.Equal((int)row.Number("x"), customer.Repeats);
            Near(row.Number("t_x"), customer.Recency);
            Near(row.Number("T"), customer.Age);
            Near(row.Number("CET"), model.ExpectedPurchases(customer, Weeks));
            Near(row.Number("PAlive"), model.ProbabilityAlive(customer));
            if (row.ContainsKey("DERT"))
            {
                Near(row.Number("DERT"), model.DiscountedPurchases(customer, double.PositiveInfinity, s_rate));
            }
        });
    }

    [Fact]
    public void Every_customer_is_expected_to_spend_the_same()
    {
        var spend = FittedSpend.To(Cdnow.Summaries).Model!;
        var rows = SharedFile.Records("expected", "cdnow_gg_predictions.csv");
        var ours = Cdnow.Customers.Zip(Cdnow.Summaries).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        Assert.Equal(2357, rows.Count);

        // Our own optimum against theirs: what a search leaves.
        Assert.All(rows, row =>
            Assert.Equal(1, spend.ExpectedSpend(ours[row["customer_id"]].Repeats, ours[row["customer_id"]].MeanSpend)!.Value
                / row.Number("predicted.mean.spending"), 1e-4));
    }

    // Ten digits are written; the parameters have seven.
    private static void Near(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-6 * Math.Abs(expected) + 5e-7,
            string.Create(CultureInfo.InvariantCulture, $"{actual} instead of {expected}"));
}
