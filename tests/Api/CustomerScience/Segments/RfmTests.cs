using System.Globalization;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Segments;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Segments;

/// <summary>Against the R package rfm on its data rfm_data_orders, analysis date 2006-12-31.</summary>
public sealed class RfmTests
{
    private static readonly DateOnly s_day = new(2006, 12, 31);

    private static Order<string>[] Orders() => [.. SharedFile.Records("rfm_orders.csv").Select(row =>
        new Order<string>(row["customer_id"], DateOnly.Parse(row["order_date"], CultureInfo.InvariantCulture), row.Number("revenue")))];

    [Fact]
    public void Every_score_and_segment_is_that_of_the_rfm_package()
    {
        var report = Rfm.Score<string>(Orders(), s_day);

        var ours = report.Customers.ToDictionary(customer => customer.Customer);
        var theirs = SharedFile.Records("expected", "rfm_orders_scores_segments.csv");
        Assert.Equal(995, theirs.Count);
        Assert.Equal(theirs.Count, ours.Count);
        Assert.All(theirs, row =>
        {
            var customer = ours[row["customer_id"]];
            Assert.Equal(row.Number("recency_days"), customer.RecencyDays);
            Assert.Equal(row.Number("transaction_count"), customer.Orders);
            Assert.Equal(row.Number("amount"), customer.Amount, 1e-9);
            Assert.Equal((int)row.Number("rfm_score"), customer.Score);
            Assert.Equal(row["segment"], customer.Segment);
        });
    }

    [Fact]
    public void Cut_points_are_those_of_the_rfm_package()
    {
        var cuts = Rfm.Score<string>(Orders(), s_day).Cuts!;

        Assert.Equal([115, 181, 297.4, 482], cuts.Recency.Select(cut => Math.Round(cut, 9)));
        Assert.Equal([4, 5, 6, 8], cuts.Frequency.Select(cut => Math.Round(cut, 9)));
        Assert.Equal([255.8, 382, 506.4, 666], cuts.Monetary.Select(cut => Math.Round(cut, 9)));
    }

    [Fact]
    public void Segments_add_up_to_those_of_the_rfm_package()
    {
        var report = Rfm.Score<string>(Orders(), s_day);

        var theirs = SharedFile.Records("expected", "rfm_orders_segment_summary.csv")
            .Select(row => (row["segment"], (int)row.Number("customers"), (long)row.Number("orders"), row.Number("revenue"),
                row.Number("aov")));
        Assert.Equal(theirs, report.Segments.Select(s =>
            (s.Name, s.Customers, s.Orders, Math.Round(s.Amount, 6), Math.Round(s.PerOrder, 2))));
        Assert.Equal(4906, report.Provenance.Size);
    }

    [Fact]
    public void Orders_after_the_day_are_left_out_and_counted()
    {
        var report = Rfm.Score<int>([new(1, new(2024, 1, 1), 10), new(1, new(2024, 1, 3), 5), new(2, new(2024, 1, 2), 5)], new(2024, 1, 2));

        Assert.Equal(1, report.LaterOrders);
        Assert.Equal([(1, 1, 10.0), (2, 0, 5.0)], report.Customers.Select(c => (c.Customer, c.RecencyDays, c.Amount)));
    }

    [Fact]
    public void Without_orders_there_is_nobody_to_score() => Assert.Empty(Rfm.Score<int>([], s_day).Customers);

    [Fact]
    public void One_customer_is_scored_like_any_other() =>
        Assert.Equal([new RfmCustomer<string>("a", 0, 1, 9, 5, 1, 1, "Potential Loyalist")],
            Rfm.Score<string>([new("a", s_day, 9)], s_day).Customers);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_amount_that_is_no_number_is_refused(double amount) =>
        Assert.Throws<ArgumentException>(() => Rfm.Score<int>([new(1, s_day, amount)], s_day));

    [Fact]
    public void The_order_of_the_orders_does_not_matter()
    {
        var random = new Random(4);
        var orders = Enumerable.Range(0, 2000)
            .Select(_ => new Order<int>(random.Next(300), s_day.AddDays(-random.Next(900)), random.Next(1, 500))).ToArray();
        var shuffled = orders.ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(
            Rfm.Score<int>(orders, s_day).Customers.OrderBy(c => c.Customer),
            Rfm.Score<int>(shuffled, s_day).Customers.OrderBy(c => c.Customer));
    }
}
