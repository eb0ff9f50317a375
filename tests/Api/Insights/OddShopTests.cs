using System.Globalization;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Portfolio;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Shops that sell to people without a name, and shops with one order above all others.</summary>
public sealed class OddShopTests
{
    [Theory]
    [InlineData("customer,date,amount\n,2026-01-01,5\n,2026-01-01,7\nA,2026-01-02,1\n", 1, 13, 2)]
    [InlineData("customer,date,amount\n,2026-01-01,5\n,2026-01-01,-5\n", 0, 0, 2)]
    [InlineData("customer,date,amount,order\n,2026-01-01,5,1\n,2026-01-01,7,1\n,2026-01-03,-7,1\n", 0, 5, 3)]
    [InlineData("customer,date,amount,product\n,2026-01-01,5,tea\n,2026-01-01,7,pot\nA,2026-01-01,7,pot\n", 1, 19, 2)]
    [InlineData("customer,date,amount\nA,2026-01-01,5\n", 1, 5, 0)]
    public void Sales_without_a_customer_count_for_revenue_alone(string file, int customers, double revenue, int unnamed)
    {
        var report = PortfolioReport.Of(OrderFile.Read(file).Lines, new(52, 0.1, 1));

        Assert.Equal((customers, revenue, unnamed), (report.Customers, report.Revenue, report.Unnamed.Lines));
        Assert.Equal(customers, report.Best.Count);
        Assert.Equal(unnamed > 0, report.Unnamed.Findings.Count > 0);
        Assert.DoesNotContain(report.Best, best => best.Scores.Customer.Length == 0);
    }

    [Fact]
    public void Cash_sales_are_in_the_forecast_and_in_baskets_and_in_no_customers_hints()
    {
        var (random, lines) = (new Random(2), new List<PurchaseLine>());
        for (var i = 0; i < 900; i++)
        {
            var customer = i % 3 == 0 ? $"C{i % 40}" : "";
            var day = new DateOnly(2025, 1, 1).AddDays(i % 600);
            lines.Add(new(customer, day, 20, $"o{i}", "oil"));
            lines.Add(new(customer, day, 5, $"o{i}", i % 2 == 0 ? "vinegar" : $"thing {random.Next(5)}"));
        }

        var report = PortfolioReport.Of(lines, new(52, 0.1, 1));

        Assert.Equal(40, report.Customers);
        Assert.Equal(900, report.BoughtTogether!.Provenance.Size);
        Assert.Equal(40, report.Offers!.Provenance.Size);
        Assert.NotNull(report.Forecast);
        Assert.Equal(22_500, report.Revenue);
    }

    /// <summary>The wholesale order of one among 300 customers, as the last of its customer, as an only one, twice, or among few; a dear
    /// customer whose orders are all alike is not one.</summary>
    [Theory]
    [InlineData("k7:400000", 1)]
    [InlineData("new:400000", 1)]
    [InlineData("k7:400000;k8:300000", 2)]
    [InlineData("k7:700", 0)]
    [InlineData("big:9000;big:9500;big:8800;big:9100", 0)]
    public void An_order_far_above_all_others_is_named_and_not_taken_for_a_habit(string orders, int named)
    {
        var (random, lines) = (new Random(5), new List<PurchaseLine>());
        for (var i = 0; i < 3000; i++)
        {
            lines.Add(new($"k{random.Next(300)}", new DateOnly(2023, 1, 1).AddDays(i / 3), random.Next(20, 200)));
        }

        var usual = ValueOf(lines, "k7");
        foreach (var (i, order) in orders.Split(';').Index())
        {
            var (customer, amount) = (order.Split(':')[0], decimal.Parse(order.Split(':')[1], CultureInfo.InvariantCulture));
            lines.Add(new(customer, new DateOnly(2025, 6, 1).AddDays(20 * i), amount));
        }

        var report = PortfolioReport.Of(lines, new(52, 0.1, 1));
        Assert.Equal(named, report.FarOrders.Count);
        Assert.Equal((double)lines.Sum(line => line.Amount), report.Revenue);
        if (named > 0)
        {
            Assert.InRange(ValueOf(lines, "k7"), 0.8 * usual, 2.2 * usual);
        }
    }

    private static double ValueOf(List<PurchaseLine> lines, string customer) =>
        PortfolioReport.Of([.. lines, new(customer, new(2025, 9, 1), 20_000)], new(52, 0.1, 1)).Best
        .First(best => best.Scores.Customer == customer).Prospects.Value!.Value;
}
