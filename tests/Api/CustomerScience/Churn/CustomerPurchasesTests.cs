using OutlookCrm.CustomerScience.Churn;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Purchases;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Churn;

public sealed class CustomerPurchasesTests
{
    private static readonly DateOnly s_day = new(2025, 3, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Orders_are_gathered_by_customer_in_order_of_days(int seed)
    {
        var random = new Random(seed);
        Order<string>[] orders = [.. Enumerable.Range(0, 3000).Select(i =>
            new Order<string>($"c{random.Next(400)}", s_day.AddDays(random.Next(9)), random.Next(4) == 0 ? -1 - i : i))];

        var expected = orders.GroupBy(order => order.Customer).Where(own => own.Any(order => order.Amount >= 0))
            .Select(own => (own.Key, own.OrderBy(order => order.Day).ThenBy(order => order.Amount < 0)
                .Select(order => new Purchase(order.Day, order.Amount)).ToList())).ToList();
        var found = CustomerPurchases.Of(orders);

        Assert.Equal(expected.Select(own => own.Key), found.Select(own => own.Customer));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Item2, pair.Second.Purchases));
    }

    [Fact]
    public void Whoever_only_gave_back_is_no_customer()
    {
        Assert.Empty(CustomerPurchases.Of([]));
        Assert.Empty(CustomerPurchases.Of([new("A", s_day, -5)]));
        Assert.Equal(["B"], CustomerPurchases.Of([new("A", s_day, -5), new("B", s_day, 0)]).Select(own => own.Customer));
    }

    [Fact]
    public void What_comes_back_on_a_day_stands_behind_what_was_bought_on_it()
    {
        var own = Assert.Single(CustomerPurchases.Of([new("A", s_day, -5), new("A", s_day, 7), new("A", DateOnly.MinValue, 1),
            new("A", DateOnly.MaxValue, 2), new("A", s_day, 6)]));

        Assert.Equal([1, 7, 6, -5, 2], own.Purchases.Select(purchase => purchase.Amount));
    }
}
