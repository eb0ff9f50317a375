using System.Globalization;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Baskets;

public sealed class OffersTests
{
    private static readonly DateOnly s_from = new(2025, 1, 1);

    /// <summary>However it came back: under the order's number, under a number of its own, in parts, less a fee, all at once, without
    /// quantities, or with its whole order.</summary>
    [Theory]
    [InlineData("o{0},X,1,500;back:o{0},X,-1,-500")]
    [InlineData("o{0},X,1,500;back:credit{0},X,-1,-500")]
    [InlineData("o{0},X,2,500;back:o{0},X,-1,-250;back:o{0},X,-1,-250")]
    [InlineData("o{0},X,1,500;back:o{0},X,-1,-480")]
    [InlineData("o{0},X,1,250;o{0},X,1,250;back:o{0},X,-2,-500")]
    [InlineData("o{0},X,,500;back:o{0},X,,-470")]
    [InlineData("a{0},X,1,500;back:,,,-500")]
    [InlineData("o{0},X,1,500;back:o{0},X,-1,500")]
    public void What_every_buyer_sent_back_is_hinted_to_nobody(string purchases)
    {
        var (random, lines) = (new Random(7), new List<PurchaseLine>());
        for (var customer = 0; customer < 400; customer++)
        {
            for (var order = 1 + random.Next(4); order >= 0; order--)
            {
                var day = s_from.AddDays(random.Next(600));
                foreach (var item in Enumerable.Range(0, 30).OrderBy(_ => random.Next()).Take(2 + random.Next(3)))
                {
                    lines.Add(new($"C{customer}", day, 10 + item, $"n{customer}-{order}", $"i{item}", 1));
                }

                if (order == 0 && customer % 2 == 0)
                {
                    lines.AddRange(purchases.Split(';').Select(line => Line($"C{customer}", day, line, customer)));
                }
            }
        }

        var offers = Offers.Of(StandingOrders.Of(lines))!;

        Assert.DoesNotContain(Enumerable.Range(0, 400), customer => Hints(offers, $"C{customer}").Contains("X"));

        static PurchaseLine Line(string customer, DateOnly day, string line, int number)
        {
            var isBack = line.StartsWith("back:", StringComparison.Ordinal);
            var fields = string.Format(CultureInfo.InvariantCulture, isBack ? line[5..] : line, number).Split(',');
            return new(customer, isBack ? day.AddDays(7) : day, decimal.Parse(fields[3], CultureInfo.InvariantCulture),
                fields[0] is "" ? null : fields[0], fields[1] is "" ? null : fields[1],
                fields[2] is "" ? null : decimal.Parse(fields[2], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Who_sent_a_thing_back_is_not_offered_it_and_who_kept_one_of_two_has_it()
    {
        List<PurchaseLine> lines =
        [
            .. Enumerable.Range(0, 120).SelectMany(customer => new PurchaseLine[]
            {
                new($"C{customer}", s_from.AddDays(customer), 10, $"o{customer}", "tea", 1),
                new($"C{customer}", s_from.AddDays(customer), 20, $"o{customer}", "pot", 2),
            }),
            new("A", s_from.AddDays(20), 10, "a1", "tea", 1), new("A", s_from.AddDays(20), 20, "a1", "pot", 2),
            new("A", s_from.AddDays(27), -20, "a1", "pot", -2),
            new("B", s_from.AddDays(20), 10, "b1", "tea", 1), new("B", s_from.AddDays(20), 20, "b1", "pot", 2),
            new("B", s_from.AddDays(27), -10, "b1", "pot", -1),
        ];
        var offers = Offers.Of(StandingOrders.Of(lines))!;

        Assert.Empty(Hints(offers, "A"));
        Assert.Empty(Hints(offers, "B"));
        Assert.Equal(2, lines.Count(line => line.Customer == "B" && line.Amount > 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_no_longer_sold_is_not_hinted_and_its_successor_is_no_dearer_variant(bool hasSuccessors)
    {
        var lines = Shop.Of(500, 3, hasSuccessors);

        // One of the last, found behind a shelf.
        lines.Add(new("k1", Shop.First.AddDays(1090), 16, "late", "product 11", 1, Group: "g2"));
        var offers = Offers.Of(StandingOrders.Of(lines))!;

        var hints = Enumerable.Range(0, 500).SelectMany(customer => Hints(offers, $"k{customer}")).ToList();
        Assert.NotEmpty(hints);
        Assert.DoesNotContain(hints, item => !item.EndsWith("new", StringComparison.Ordinal) && item[^1] % 2 == 1);
        Assert.DoesNotContain("the X", hints);
        Assert.DoesNotContain(offers.Report.UpSell.Moves, move => move.To == $"{move.From} new");
        var told = Assert.Single(offers.Report.Findings, finding => finding.Code == "products-not-hinted").Values;
        Assert.Equal<(object, object)>((20, 1), (told["discontinued"], told["charges"]));
    }

    [Theory]
    [InlineData("POSTAGE", true)]
    [InlineData("DOTCOM POSTAGE", true)]
    [InlineData("Standard shipping (UK)", true)]
    [InlineData("Μεταφορικά", true)]
    [InlineData("ΕΞΟΔΑ ΑΠΟΣΤΟΛΗΣ", true)]
    [InlineData("Szállítási költség", true)]
    [InlineData("Taxă de livrare", true)]
    [InlineData("هزینه ارسال", true)]
    [InlineData("Posgeld", true)]
    [InlineData("Versandkosten DE", true)]
    [InlineData("Versandkartons", false)]
    [InlineData("POST", true)]
    [InlineData("M", true)]
    [InlineData("Post box red", false)]
    [InlineData("Delivery van, toy", false)]
    [InlineData("Shipping container lamp", false)]
    [InlineData("Tip-top glue", false)]
    public void Postage_and_the_like_are_no_goods(string product, bool isCharge) =>
        Assert.Equal(isCharge, Charges.Among(["white metal lantern", "glass star", "cream cupid hearts", product]).Contains(product));

    [Fact]
    public void Where_names_are_letters_a_letter_is_no_code() => Assert.Empty(Charges.Among(["A", "B", "D", "M", "S"]));

    [Fact]
    public void An_item_is_on_sale_while_its_own_pauses_allow()
    {
        List<PurchaseLine> lines =
        [
            .. Every("weekly", 7, 0, 700), .. Every("slow", 80, 0, 560), .. Every("gone", 7, 0, 560), .. Every("christmas", 1, 330, 350),
            new("a", s_from.AddDays(699), 1, "1", "once", 1), new("a", s_from.AddDays(699), 1, "1", "once", 2),
            .. Every("gone", 1, 690, 691), .. Every("late", 30, 600, 700),
        ];
        var shelf = Assortment.Of(Goods.Of(lines, [.. Enumerable.Range(0, lines.Count)]), s_from.AddDays(700));

        Assert.Equal(["late", "slow", "weekly"], lines.Select(line => line.Product!).Distinct().Where(shelf.IsOnSale).Order());
        Assert.False(shelf.WereOnSaleAtOnce("gone", "late"));
        Assert.True(shelf.WereOnSaleAtOnce("weekly", "late"));

        static IEnumerable<PurchaseLine> Every(string product, int days, int from, int to) =>
            Enumerable.Range(0, 1 + (to - 1 - from) / days)
            .Select(i => new PurchaseLine("a", s_from.AddDays(from + i * days), 1, $"{product}{from}-{i}", product));
    }

    /// <summary>A dearer variant that was sold beside the cheaper one all the time is still told.</summary>
    [Fact]
    public void A_dearer_variant_that_was_there_all_the_time_is_told()
    {
        var lines = new List<PurchaseLine>();
        for (var customer = 0; customer < 300; customer++)
        {
            var day = s_from.AddDays(customer);
            lines.Add(new($"C{customer}", day, customer % 2 == 0 ? 10 : 3, Product: customer % 2 == 0 ? "plain" : "salt", Group: "g"));
            lines.Add(new($"C{customer}", day.AddDays(30), customer % 4 < 2 && customer % 2 == 0 ? 15 : 4,
                Product: customer % 4 < 2 && customer % 2 == 0 ? "fine" : $"other{customer % 3}", Group: "g"));
        }

        Assert.Contains(Offers.Of(StandingOrders.Of(lines))!.Report.UpSell.Moves, move => (move.From, move.To) == ("plain", "fine"));
    }

    private static IEnumerable<string> Hints(Offers offers, string customer) =>
        offers.Of(customer).Recommendations.Select(recommendation => recommendation.Item);
}
