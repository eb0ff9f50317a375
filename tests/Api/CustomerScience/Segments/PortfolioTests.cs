using System.Globalization;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Segments;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Segments;

public sealed class PortfolioTests
{
    /// <summary>CDNOW sample (Fader, Hardie and Lee 2005): active customers by cohort and month,
    /// ../shared/data/expected/cdnow_cohort_active.csv.</summary>
    [Fact]
    public void CDNOW_cohorts_are_as_published()
    {
        var orders = SharedFile.Records("cdnow_elog.csv")
            .Select(row => new Order<string>(row["customer_id"], DateOnly.Parse(row["date"], CultureInfo.InvariantCulture),
                row.Number("spent"))).ToArray();

        var table = CohortTable.Of<string>(orders);

        var expected = SharedFile.Records("expected", "cdnow_cohort_active.csv");
        Assert.Equal(expected.Count, table.Rows.Count);
        foreach (var (row, cohort) in expected.Zip(table.Rows))
        {
            Assert.Equal(row["cohort"], cohort.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));

            // The file has 0 for months after June 1998; we have no cell there, for nobody looked.
            var months = 18 - (cohort.Month.Month - 1);
            Assert.Equal(Enumerable.Range(0, months).Select(age => (int)row.Number($"{age}")), cohort.Cells.Select(cell => cell.Active));
        }

        Assert.Equal(orders.Sum(order => order.Amount), table.Rows.Sum(row => row.Cells.Sum(cell => cell.Amount)), 1e-6);
        Assert.Empty(CohortTable.Of<int>([]).Rows);
    }

    [Fact]
    public void Groups_of_profit_add_up_to_the_total_whatever_they_are()
    {
        var random = new Random(2);
        var lines = Enumerable.Range(0, 500)
            .Select(_ => new PurchaseLine($"{random.Next(60)}", default, random.Next(1, 9_999) / 100m, Cost: random.Next(1, 5_000) / 100m))
            .ToList();
        var service = lines.Select(line => line.Customer).Distinct().ToDictionary(customer => customer, _ => random.Next(1, 3_000) / 100m);

        foreach (var report in new[]
        {
            ProfitabilityReport.By(lines, line => line.Customer, line => service[line.Customer]),
            ProfitabilityReport.By(lines, line => $"{line.Customer.Length}{line.Amount > 50}", line => service[line.Customer]),
        })
        {
            Assert.Equal(report.Total.Value, report.Groups.Sum(group => group.Profit.Value));
            Assert.Equal(lines.Sum(line => line.Amount), report.Groups.Sum(group => group.Profit.Revenue));
            Assert.Equal(1, report.Groups.Sum(group => group.Share!.Value), 1e-9);
            Assert.True(report.PeakShare >= 1);
        }
    }

    [Fact]
    public void Profit_is_revenue_less_cost_less_cost_to_serve()
    {
        var service = new Dictionary<string, decimal> { ["a"] = 10, ["b"] = 25, ["c"] = 0 };
        var report = ProfitabilityReport.By(
            [Line("a", 100, 60, "north"), Line("b", 50, 40, "north"), Line("c", 20, 10, "south")], line => line.Region!, line =>
                service[line.Customer]);

        Assert.Equal(25m, report.Total.Value);
        Assert.Equal(["north", "south"], report.Groups.Select(group => group.Key));
        Assert.Equal((15m, 0.1), (report.Groups[0].Profit.Value, report.Groups[0].Profit.Margin!.Value));
        Assert.Null(report.Groups[1].PerCustomer);
        Assert.Throws<ArgumentException>(() =>
            ProfitabilityReport.By([Line("a", decimal.MaxValue, 0, "north"), Line("a", decimal.MaxValue, 0, "north")], line => 1));
        Assert.Throws<ArgumentException>(() => ProfitabilityReport.By([Line("a", 1, null, "north")], line => 1));
        Assert.Null(ProfitabilityReport.By([], line => 1).PeakShare);

        static PurchaseLine Line(string customer, decimal amount, decimal? cost, string region) =>
            new(customer, default, amount, Cost: cost, Region: region);
    }

    [Fact]
    public void Every_customer_who_moved_is_counted_once()
    {
        var before = Enumerable.Range(0, 100).ToDictionary(i => i, i => i < 60 ? "At Risk" : "Champions");
        var after = Enumerable.Range(10, 110).ToDictionary(i => i, i => i < 20 ? "At Risk" : "Champions");

        var migration = Migration.Between(before, after);

        Assert.Equal(120, migration.Flows.Sum(flow => flow.Customers));
        Assert.Equal(40, Assert.Single(migration.Flows, flow => flow is { From: "At Risk", To: "Champions" }).Customers);
        Assert.Equal(100, Assert.Single(migration.Balances, balance => balance.Segment == "Champions").After);
        Assert.All(migration.Balances, balance => Assert.True(balance.AdjustedPValue < 1e-6));
        Assert.All(migration.Flows.GroupBy(flow => flow.From), from => Assert.Equal(1, from.Sum(flow => flow.Share), 1e-12));
        Assert.Empty(Migration.Between(new Dictionary<int, string>(), new Dictionary<int, string>()).Flows);
    }

    [Fact]
    public void Tiers_hold_everybody_once_and_equals_together()
    {
        var tiers = ValueTiers.Of([.. Enumerable.Range(1, 200).Select(i => (double)i)]);

        Assert.Equal([2, 8, 30, 160], tiers.Tiers.Select(tier => tier.Customers));
        Assert.Equal(199.0 + 200, tiers.Tiers[0].Value);
        Assert.Equal(1, tiers.Tiers.Sum(tier => tier.Share!.Value), 1e-12);
        Assert.Equal(0, tiers.TierOf[199]);
        Assert.Equal([5, 0, 0, 0], ValueTiers.Of([3, 3, 3, 3, 3]).Tiers.Select(tier => tier.Customers));
        Assert.Empty(ValueTiers.Of([]).TierOf);
        Assert.Throws<ArgumentException>(() => ValueTiers.Of([double.NaN]));
        Assert.Throws<ArgumentException>(() => ValueTiers.Of([1], [new("a", 0.5)]));
    }
}
