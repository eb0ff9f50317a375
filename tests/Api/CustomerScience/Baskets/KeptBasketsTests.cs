using System.Runtime.InteropServices;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Baskets;

public sealed class KeptBasketsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void What_was_kept_is_told_order_by_order(int seed)
    {
        var lines = Shop.Of(200, seed);
        new Random(seed).Shuffle(CollectionsMarshal.AsSpan(lines));
        var standing = StandingOrders.Of(lines);
        var (starts, kept) = standing.Kept();
        List<List<PurchaseLine>> orders = [.. Enumerable.Range(0, starts.Length - 1)
            .Select(i => kept[starts[i]..starts[i + 1]].Select(place => standing.Lines[place]).ToList())];

        Assert.Equal(lines.Where(line => line.Amount > 0 && line.Product != "the X").Select(line => line.ToString()).Order(),
            orders.SelectMany(own => own).Select(line => line.ToString()).Order());
        Assert.All(orders, own => Assert.Single(own.Select(line => (line.Customer, line.Day, line.Order)).Distinct()));
        var (expected, report) = (PairReport.Of(orders.Select(own => own.Select(line => line.Product))), PairReport.Of(standing));
        Assert.Equal((expected.Provenance, expected.Tried), (report.Provenance, report.Tried));
        Assert.Equal(expected.Rules.Select(rule => rule.Evidence.ToString()), report.Rules.Select(rule => rule.Evidence.ToString()));
    }

    [Fact]
    public void An_order_given_back_or_without_products_is_no_basket()
    {
        DateOnly day = new(2025, 1, 1);
        var standing = StandingOrders.Of(
        [
            new("A", day, 5, "1", "tea"), new("A", day, 6, "1", "cup"), new("A", day, -11, "1"), new("B", day, 5, "2", "tea"),
            new("B", day, 6, "2", " "), new("C", day, 7, "3"), new("", day, 5, null, "tea"), new("", day, 0, null, " cup "),
        ]);

        Assert.Equal((3, 5), (standing.Kept().Starts.Length - 2, standing.Kept().Lines.Length));
        Assert.Equal(3, PairReport.Of(standing).Provenance.Size);
    }
}
