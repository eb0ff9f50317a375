using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Baskets;

public sealed class UpSellTests
{
    private static readonly DateOnly s_from = new(2025, 1, 1);

    /// <summary>80 bought X and came back, 12 of them to Y; of 400 others with as many later purchases 20 came to Y: 15 % against 5
    /// %.</summary>
    [Fact]
    public void A_move_is_counted_among_customers_who_came_back()
    {
        var move = Assert.Single(UpSell.Find(Moves()).Moves);

        Assert.Equal(("X", "Y", "oil", 10.0, 15.0, 12, 80),
            (move.From, move.To, move.Group, move.FromPrice, move.ToPrice, move.Moved, move.Buyers));
        Assert.Equal((0.05, 3.0, 0.75), (move.OtherShare, Math.Round(move.Ratio!.Value, 9), Math.Round(move.ExpectedGain, 9)));
        Assert.Equal(Fisher.Greater(12, 80, 32, 480), move.PValue, 1e-12);
        var told = move.Evidence.Values;
        Assert.Equal<(string, object, object, object, object)>(("move-more-often", 12, 80, "X", "Y"),
            (move.Evidence.Code, told["moved"], told["buyers"], told["from"], told["to"]));
        Assert.Equal(
            [10, 15, 0.15, 0.09, 0.24, 3],
            new[] { "fromPrice", "toPrice", "share", "lowerShare", "upperShare", "ratio" }.Select(name =>
                Math.Round((double)told[name], 2)));
    }

    [Fact]
    public void A_customer_is_offered_what_they_do_not_have()
    {
        var found = UpSell.Find(Moves());

        Assert.Equal("Y", Assert.Single(found.For(["X", "Z"])).To);
        Assert.Empty(found.For(["X", "Y"]));
        Assert.Empty(found.For(["Z"]));
    }

    [Theory]
    [InlineData(null, 15, "upsell-no-groups")]
    [InlineData("oil", 10.2, "upsell-few-buyers")]
    public void Without_groups_or_a_dearer_variant_the_report_says_so(string? group, double price, string code)
    {
        var found = UpSell.Find(
            [.. Moves().Select(purchase =>
                purchase with { Group = group, Amount = purchase.Product == "Y" ? (decimal)price : purchase.Amount == 0 ? 0 : 10 })]);

        Assert.Empty(found.Moves);
        Assert.Equal(code, found.Finding.Code);
        Assert.Empty(UpSell.Find([]).Moves);
    }

    /// <summary>Customers who differ a hundredfold in how much they buy, of items that have nothing to do with each other: who buys much
    /// buys everything, and that is no move.</summary>
    [Fact]
    public void Buying_much_is_no_move()
    {
        var (runs, tried) = (0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var purchases = Enumerable.Range(0, 400).SelectMany(customer =>
            {
                var orders = 1 + (int)(5 * Math.Exp(2.2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)));
                return Enumerable.Range(0, orders)
                    .Select(order => Bought(customer, 20 * order + random.Next(20), (int)(10 * random.NextDouble() * random.NextDouble())))
                    .ToList();
            }).ToList();
            var found = UpSell.Find(purchases);
            (runs, tried) = (runs + (found.Moves.Count > 0 ? 1 : 0), tried + found.Tried);
        }

        Assert.True(tried > 400, $"Only {tried} pairs were tried.");
        Assert.True(runs <= 5, $"{runs} of 40 runs told a move, at a level of 5 %.");

        static PurchaseLine Bought(int customer, int day, int item) =>
            new($"C{customer}", s_from.AddDays(day), 10 + item, Product: $"i{item}", Group: "all");
    }

    [Fact]
    public void Purchases_in_any_order_give_the_same_moves()
    {
        var expected = UpSell.Find(Moves());
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var shuffled = Moves().ToArray();
            new Random(seed).Shuffle(shuffled);
            var found = UpSell.Find(shuffled);
            return found.Moves.SequenceEqual(expected.Moves) && (found.Provenance, found.Tried) == (expected.Provenance, expected.Tried)
                && found.Finding.Equals(expected.Finding);
        }).Check(Cases.Of(20));
    }

    /// <summary>A law of the counts: no probability leaves 0…1, no more move than bought, and what is told survives its
    /// correction.</summary>
    [Fact]
    public void Whatever_is_bought_the_figures_are_possible() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var purchases = Enumerable.Range(0, random.Next(1, 2000))
                .Select(_ => new PurchaseLine(
                    $"C{random.Next(120)}", s_from.AddDays(random.Next(200)), random.Next(9) == 0 ? 0 : random.Next(1, 50),
                    Product: $"i{random.Next(6)}", Group: random.Next(9) == 0 ? null : "g")).ToList();
            return UpSell.Find(purchases).Moves.All(move => move.Moved <= move.Buyers && move.Holds && move.PValue is >= 0 and <= 1
                && move.OtherShare is >= 0 and <= 1 && move.ToPrice > move.FromPrice);
        }).Check(Cases.Of(60));

    [Fact]
    public void A_single_stratum_is_Fishers_test_and_two_alike_are_surer_than_one()
    {
        foreach (var (both, first, second, all) in new[] { (3, 10, 12, 40), (0, 5, 5, 20), (9, 10, 9, 100), (120, 400, 900, 5000) })
        {
            Assert.Equal(Fisher.Greater(both, first, second, all), Fisher.Greater([(both, first, second, all)]), 1e-12);
        }

        Assert.True(Fisher.Greater([(9, 20, 15, 60), (9, 20, 15, 60)]) < Fisher.Greater(9, 20, 15, 60));
        Assert.Equal(1, Fisher.Greater([]));
    }

    // Everybody buys Z (of no group) twice after the first day, so that all bought as much.
    private static List<PurchaseLine> Moves() =>
        [.. Enumerable.Range(0, 480).SelectMany(customer =>
        {
            var (isBuyer, moves) = (customer < 80, customer < 12 || customer is >= 80 and < 100);
            return new List<PurchaseLine>
            {
                new($"C{customer}", s_from.AddDays(customer % 30), isBuyer ? 10 : 0, Product: isBuyer ? "X" : "W", Group: isBuyer ? "oil"
                    : null),
                new($"C{customer}", s_from.AddDays(60), 0, Product: "Z"),
                moves ? new($"C{customer}", s_from.AddDays(70), 15, Product: "Y", Group: "oil")
                : new($"C{customer}", s_from.AddDays(70), 0, Product: "V"),
            };
        })];
}
