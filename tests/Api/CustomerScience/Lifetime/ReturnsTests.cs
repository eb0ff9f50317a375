using System.Globalization;
using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Segments;
using OutlookCrm.Insights.Portfolio;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Lifetime;

/// <summary>Money given back is never a purchase: it moves no count and no day.</summary>
public sealed class ReturnsTests
{
    private static readonly DateOnly s_end = new(2026, 6, 30);

    [Fact]
    public void A_return_takes_money_off_the_purchase_before_it_and_nothing_else()
    {
        var bought = new Purchase[] { new(new(2026, 1, 1), 100), new(new(2026, 2, 1), 80), new(new(2026, 3, 1), 60) };
        var plain = PurchaseSummary.Of(bought, s_end)!.Value;
        var back = PurchaseSummary.Of([.. bought, new(new(2026, 4, 1), -20), new(new(2026, 2, 1), -10), new(new(2025, 1, 1), -5)],
            s_end)!.Value;

        Assert.Equal(plain with { MeanSpend = 55 }, back);
        Assert.Null(PurchaseSummary.Of([new(new(2026, 1, 1), -100)], s_end));
        Assert.Equal(0, PurchaseSummary.Of([new(new(2026, 1, 1), 100), new(new(2026, 1, 9), -100)], s_end)!.Value.Repeats);
    }

    [Fact]
    public void RFM_counts_no_refund_as_an_order()
    {
        Order<string>[] orders =
            [new("A", new(2026, 1, 1), 100), new("A", new(2026, 5, 1), -40), new("B", new(2026, 3, 1), 50), new("C", new(2026, 3, 1), -9)];
        var report = Rfm.Score<string>(orders, s_end);

        Assert.Equal((2, 2), (report.Refunds, report.Provenance.Size));
        Assert.Equal(["A", "B"], report.Customers.Select(c => c.Customer));
        Assert.Equal((1, 60, 180), (report.Customers[0].Orders, report.Customers[0].Amount, report.Customers[0].RecencyDays));
        Assert.Empty(Rfm.Score<string>([orders[3]], s_end).Customers);
    }

    [Fact]
    public void A_cohort_is_not_active_in_a_month_of_refunds()
    {
        Order<string>[] orders =
            [new("A", new(2026, 1, 1), 100), new("A", new(2026, 2, 1), -40), new("B", new(2026, 1, 7), 50), new("C", new(2026, 1, 7), -50)];
        var cohort = Assert.Single(CohortTable.Of<string>(orders).Rows);

        Assert.Equal((2, 0, -40.0), (cohort.Customers, cohort.Cells[1].Active, cohort.Cells[1].Amount));
    }

    [Fact]
    public void A_return_within_the_window_is_no_sign_of_staying()
    {
        var customer = new CustomerPurchases("A", [new(new(2026, 1, 1), 100), new(new(2026, 3, 1), -100)]);

        Assert.False(customer.BoughtBetween(new(2026, 2, 1), new(2026, 4, 1)));
        Assert.Equal(0, customer.On(s_end)!.Value.MeanSpend);
    }

    /// <summary>By number, by product and amount, by the order's amount, by a part of a line; or not at all.</summary>
    [Theory]
    [InlineData("1:oil:100 / 1:oil:-100", 1, 0)]
    [InlineData("1:oil:100 / 1::-100", 1, 0)]
    [InlineData("1:oil:100 / 9:oil:-100", 1, 0)]
    [InlineData("::100 / ::-100", 1, 0)]
    [InlineData("1:oil:60,1:salt:40 / 9::-100", 1, 0)]
    [InlineData("1:oil:60,1:salt:40 / 9:oil:-60", 0, 0)]
    [InlineData("1:oil:60,1:salt:40 / 9:oil:-60,9:salt:-40", 1, 0)]
    [InlineData("1:oil:60,1:salt:40 / 9:oil:-30", 0, 0)]
    [InlineData("1:oil:60,1:salt:40 / 9:wine:-30", 0, 1)]
    [InlineData("1:oil:60,1:salt:40 / ::-30", 0, 1)]
    [InlineData("1:salt:40 / 1:oil:-100", 0, 0)]
    public void An_order_that_is_given_back_whole_is_none(string lines, int cancelled, int open)
    {
        var (bought, back) = (lines.Split(" / ")[0], lines.Split(" / ")[1]);
        var orders = bought.Split(',').Select(line => LineOf(line, 1)).Concat(back.Split(',').Select(line => LineOf(line, 20))).ToList();
        var report = PortfolioReport.Of(orders, new(52, 0.1, 1));

        Assert.Equal((cancelled, open), (report.Returns.CancelledOrders, report.Returns.Open));
        Assert.Equal(orders.Sum(line => (double)line.Amount), report.Revenue, 1e-9);
        Assert.Equal((1, cancelled), (report.Customers, report.Returns.WithoutPurchase));
        Assert.Equal(1 - cancelled, report.Best.Count);
        Assert.All(report.Best, best =>
            Assert.Equal((1, 19, report.Revenue), (best.Scores.Orders, best.Scores.RecencyDays, best.Scores.Amount)));
    }

    [Fact]
    public void The_latest_of_equal_orders_is_the_one_that_came_back()
    {
        PurchaseLine Line(int day, decimal amount) => new("A", new(2026, 1, day), amount);
        var report = PortfolioReport.Of([Line(1, 10), Line(5, 10), Line(9, 10), Line(7, -10), Line(20, 0)], new(52, 0.1, 1));

        Assert.Equal(3, report.Best[0].Scores.Orders);
        Assert.Equal([1, 9, 20],
            StandingOrders.Of([Line(1, 10), Line(5, 10), Line(9, 10), Line(7, -10), Line(20, 0)]).Purchases.Select(o => o.Day.Day).Order());
    }

    /// <summary>Guard: whoever pays cash is one customer with all the lines of a day as one order; each return looked at every one of
    /// them.</summary>
    [Fact]
    public void A_customer_of_very_many_lines_is_settled_in_a_bounded_time()
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 60_000)
            .Select(_ => new PurchaseLine("cash", s_end.AddDays(-random.Next(300)), random.Next(1, 2000) * (random.Next(3) == 0 ? -1 : 1),
                null, $"p{random.Next(50)}")).ToList();
        var standing = StandingOrders.Of(lines);

        Assert.Equal(lines.Sum(line => (double)line.Amount), standing.Purchases.Sum(order => order.Amount), 1e-6);
        Assert.True(standing.Returns.Settled > 0 && standing.Returns.Lines == lines.Count(line => line.Amount < 0));
    }

    private static PurchaseLine LineOf(string text, int day)
    {
        var parts = text.Split(':');
        return new("A", new(2026, 1, day), decimal.Parse(parts[2], CultureInfo.InvariantCulture), parts[0].Length == 0 ? null : parts[0],
            parts[1].Length == 0 ? null : parts[1]);
    }
}
