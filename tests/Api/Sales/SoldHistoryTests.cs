using OutlookCrm.Money;
using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>Documents as lines for the models, and what each product sold for.</summary>
public sealed class SoldHistoryTests
{
    private static readonly DateOnly s_day = new(2026, 5, 4);
    private static readonly Product s_oil = new(new Guid(1, 0, 0, new byte[8]), "Oil", "A", 10, "EUR", 4, "Food", null, true);
    private static readonly Product s_other = s_oil with { Id = new Guid(2, 0, 0, new byte[8]), Code = "B", Category = null };
    private static readonly Guid s_customer = new(9, 0, 0, new byte[8]);

    [Theory]
    [InlineData(SaleKind.Order, 30, 3)]
    [InlineData(SaleKind.Invoice, 30, 3)]
    [InlineData(SaleKind.Correction, 30, 3)]
    [InlineData(SaleKind.CreditNote, -30, -3)]
    [InlineData(SaleKind.Return, -30, -3)]
    public void A_line_counts_as_its_document_does(SaleKind kind, int amount, int quantity)
    {
        var line = Assert.Single(Of([s_oil], Document(kind, [Line(s_oil.Id, 3, 10)])).Lines);
        Assert.Equal((amount, quantity, 4 * quantity), (line.Amount, line.Quantity, line.Cost));
        Assert.Equal(("Oil", "Food", "Shop", s_customer.ToString("N")), (line.Product, line.Group, line.Region, line.Customer));
    }

    [Theory]
    [InlineData(SaleKind.ProForma)]
    [InlineData(SaleKind.Prepayment)]
    public void What_is_no_sale_is_no_line(SaleKind kind) => Assert.Empty(Of([s_oil], Document(kind, [Line(s_oil.Id, 3, 10)])).Lines);

    [Fact]
    public void What_a_correction_replaced_and_what_an_order_became_count_once()
    {
        var order = Document(SaleKind.Order, [Line(s_oil.Id, 1, 10)], "O1");
        var invoice = Document(SaleKind.Invoice, [Line(s_oil.Id, 2, 10)], "I1") with { Order = "O1" };
        var correction = Document(SaleKind.Correction, [Line(s_oil.Id, 3, 10)], "I2") with { Corrects = "I1", Replaces = true };
        var line = Assert.Single(Of([s_oil], order, invoice, correction).Lines);
        Assert.Equal(30, line.Amount);
    }

    [Fact]
    public void A_credit_note_is_settled_against_the_invoice_that_it_names()
    {
        var invoice = Document(SaleKind.Invoice, [Line(s_oil.Id, 2, 10)], "I1");
        var lines = Of([s_oil], invoice, Document(SaleKind.CreditNote, [Line(s_oil.Id, 2, 10)], "C1") with { Corrects = "I1" }).Lines;
        Assert.Equal(2, lines.Count);
        Assert.Single(lines.Select(line => line.Order).Distinct());
    }

    [Fact]
    public void A_document_in_another_currency_counts_at_its_rate_and_one_without_a_rate_is_counted_as_left_out()
    {
        var priced = Document(SaleKind.Invoice, [Line(s_oil.Id, 2, 10)]) with { Currency = "USD", Rate = new("EUR", 0.5m, s_day) };
        var sold = Of([s_oil], priced, Document(SaleKind.Invoice, [Line(s_oil.Id, 1, 10)]) with { Currency = "HUF", Rate = null });
        Assert.Equal((10m, 1, 1), (Assert.Single(sold.Lines).Amount, sold.Documents, sold.WithoutRate));
        Assert.Equal((10m, "USD"), (Assert.Single(sold.Points[s_oil.Id]).Price, sold.Points[s_oil.Id][0].Currency));
    }

    [Fact]
    public void What_no_line_says_is_a_line_without_a_product()
    {
        var bare = Document(SaleKind.Invoice, []) with { Total = 120, Tax = 20 };
        var charged = Document(SaleKind.Invoice, [Line(s_oil.Id, 2, 10)]) with { Total = 30, Tax = 5 };
        var sold = Of([s_oil], bare, charged);
        Assert.Equal([100m, 20m, 5m], sold.Lines.Select(line => line.Amount).OrderDescending());
        Assert.Equal((2, 1), (sold.Documents, sold.WithoutProducts));
    }

    [Fact]
    public void Two_products_of_one_name_stay_two()
    {
        var lines = Of([s_oil, s_other], Document(SaleKind.Order, [Line(s_oil.Id, 1, 10), Line(s_other.Id, 1, 7), Line(null, 1, 2)])).Lines;
        Assert.Equal(["Oil (A)", "Oil (B)", "As written"], lines.Select(line => line.Product));
    }

    [Theory]
    [InlineData(3, 30, 0, 10)]
    [InlineData(3, 27, 3, 9)]
    [InlineData(1.5, 15, 0, 10)]
    [InlineData(3, 10, 0, 3.3333)]
    [InlineData(1000, 1, 0, 0.001)]
    public void A_price_is_what_one_unit_came_to(decimal quantity, decimal amount, decimal discount, decimal price)
    {
        var line = Line(s_oil.Id, quantity, 0) with { Amount = amount, Discount = discount };
        var point = Assert.Single(Of([s_oil], Document(SaleKind.Invoice, [line])).Points[s_oil.Id]);
        Assert.Equal((price, quantity, 1, discount > 0 ? 1.0 : 0), (point.Price, point.Quantity, point.Sales, point.Discounted));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, -10)]
    [InlineData(0, 10)]
    public void Gifts_and_returns_are_no_price(decimal quantity, decimal amount) => Assert.Empty(
        Of([s_oil], Document(SaleKind.Invoice, [Line(s_oil.Id, quantity, 0) with { Amount = amount }])).Points);

    [Fact]
    public void Prices_say_their_days_and_places_the_one_with_most_lines_first()
    {
        var sold = Of([s_oil],
            Document(SaleKind.Invoice, [Line(s_oil.Id, 1, 12)]) with { Day = s_day.AddDays(9) },
            Document(SaleKind.Invoice, [Line(s_oil.Id, 1, 10)]) with { Day = s_day.AddDays(5), Place = "Web" },
            Document(SaleKind.Invoice, [Line(s_oil.Id, 2, 10)]),
            Document(SaleKind.Invoice, [Line(s_oil.Id, 2, 10)]));
        var points = sold.Points[s_oil.Id];
        Assert.Equal([10m, 12m], points.Select(point => point.Price));
        Assert.Equal((5m, 3, s_day, s_day.AddDays(5)), (points[0].Quantity, points[0].Sales, points[0].FirstOn, points[0].LastOn));
        Assert.Equal(["Shop", "Web"], points[0].Places);
    }

    [Fact]
    public void Sales_are_told_by_place_country_and_city_and_come_to_all_of_them()
    {
        var builder = new SoldHistoryBuilder("EUR", [s_oil]);
        builder.Add(s_customer, "GR", "Athens", [Document(SaleKind.Order, [Line(s_oil.Id, 1, 30)])]);
        builder.Add(Guid.NewGuid(), null, "athens ", [Document(SaleKind.Order, [Line(s_oil.Id, 1, 10)]) with { Place = null }]);
        var sold = builder.Build();
        Assert.Equal([("GR", 30m), (null, 10m)], sold.Countries.Select(one => (one.Name, one.Sold)));
        Assert.Equal([("Shop", 0.75), (null, 0.25)], sold.Places.Select(one => (one.Name, one.Share!.Value)));
        Assert.Equal(("Athens", 2, 2), (sold.Cities.Single().Name, sold.Cities[0].Customers, sold.Cities[0].Documents));
    }

    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(101, 100, 1)]
    [InlineData(126, 100, 26)]
    [InlineData(900, 100, 800)]
    [InlineData(7, 1, 6)]
    public void Of_more_lines_than_are_kept_the_latest_days_stay(int lines, int most, int since)
    {
        var builder = new SoldHistoryBuilder("EUR", [s_oil], most);
        foreach (var number in Enumerable.Range(0, lines).OrderBy(number => number * 7919 % lines))
        {
            var document = Document(SaleKind.Order, [Line(s_oil.Id, 1, 1)]) with { Day = s_day.AddDays(number) };
            builder.Add(Guid.NewGuid(), null, null, [document]);
        }

        var sold = builder.Build();
        Assert.Equal((most, since == 0 ? (DateOnly?)null : s_day.AddDays(since)), (sold.Lines.Count, sold.Since));
        Assert.Equal((lines, lines), (sold.Documents, sold.Counts.Count));
        Assert.All(sold.Lines, line => Assert.True(line.Day >= s_day.AddDays(since)));
    }

    [Fact]
    public void A_day_is_kept_whole_or_not_at_all()
    {
        var builder = new SoldHistoryBuilder("EUR", [s_oil], 4);
        builder.Add(s_customer, null, null, [Document(SaleKind.Order, [Line(s_oil.Id, 1, 1), Line(s_oil.Id, 2, 1), Line(s_oil.Id, 3, 1)])]);
        builder.Add(Guid.NewGuid(), null, null,
            [Document(SaleKind.Order, [Line(s_oil.Id, 1, 1), Line(s_oil.Id, 2, 1)]) with { Day = s_day.AddDays(1) }]);
        Assert.Equal((2, s_day.AddDays(1)), (builder.Build().Lines.Count, builder.Build().Since));
    }

    private static SoldHistory Of(IReadOnlyList<Product> products, params IReadOnlyList<SaleDocument> documents)
    {
        var builder = new SoldHistoryBuilder("EUR", products);
        builder.Add(s_customer, null, null, documents);
        return builder.Build();
    }

    private static SaleDocument Document(SaleKind kind, IReadOnlyList<SaleLine> lines, string? number = null)
    {
        var total = lines.Sum(line => line.Amount);
        return new(
            Guid.NewGuid(), kind, number, null, s_day, null, "EUR", total, 0, total, "Shop", null, null, false,
            new HomeRate("EUR", 1, s_day), lines.Count, lines, null, null, new(Guid.Empty, "test", DateTimeOffset.UnixEpoch), null);
    }

    private static SaleLine Line(Guid? product, decimal quantity, decimal price) =>
        new(product, null, "As written", quantity, null, price, 0, quantity * price);
}
