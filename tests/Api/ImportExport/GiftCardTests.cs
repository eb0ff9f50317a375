using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A gift card counts once: when it is redeemed.</summary>
public sealed class GiftCardTests
{
    [Theory]
    [InlineData("Gift card", true)]
    [InlineData("E-Gift Card €50.00", true)]
    [InlineData("50 EUR gift voucher", true)]
    [InlineData("Digital Gift Certificate - 100", true)]
    [InlineData("Δωροκάρτα 50 €", true)]
    [InlineData("Card cadou 100 lei", true)]
    [InlineData("Ajándékkártya 10 000 Ft", true)]
    [InlineData("Geskenkkaart", true)]
    [InlineData("کارت هدیه", true)]
    [InlineData("Geschenkgutschein 25", true)]
    [InlineData("Gift card holder", false)]
    [InlineData("Gift wrap", false)]
    [InlineData("Box for gift cards", false)]
    [InlineData("Card", false)]
    [InlineData(null, false)]
    public void A_name_says_that_an_item_is_a_gift_card(string? name, bool isCard) => Assert.Equal(isCard, GiftCards.IsNamed(name));

    [Theory]
    [InlineData("150", "50", null, "order 100")]
    [InlineData("50", "50", null, "order 0")]
    [InlineData("150", "50", "150", "order 100, return 100")]
    [InlineData("150", "50", "30", "order 100, return 30")]
    [InlineData("50", "50", "50", "order 0")]
    [InlineData("140", "50", null, "order 90")]
    public void An_order_of_a_file_counts_without_its_gift_cards(string total, string card, string? refunded, string documents)
    {
        var order = new ImportedOrder("A-1", new DateOnly(2026, 11, 1), Party.Nobody, "EUR", "paid", null, null, 0, null, Of(total),
            refunded is null ? null : Of(refunded), null, null, null, "Thanks",
            [
                new("Tea", "T-1", 1, null, 100, 1, 100, null),
                new("Gift card", null, 1, null, Of(card), 1, Of(card), null) { IsGiftCard = true },
            ]);
        var (made, code) = SaleMapping.Of(order, "csv-orders", "EUR", Guid.NewGuid(), new DoneBy(Guid.Empty, "Maria", default));

        Assert.Null(code);
        Assert.Equal(documents, string.Join(", ", made.Where(one => one.Total > 0 || one.Number is not null)
            .Select(one => $"{one.Kind.ToString().ToLowerInvariant()} {one.Total:0}")));
        Assert.Equal(["Tea"], made[0].Lines!.Select(line => line.Description));
        Assert.Equal("Gift cards, sold when they are redeemed: 50.00 EUR. Thanks", made[0].Note);
    }

    [Theory]
    [InlineData("Gift card", "Prepayment 50 0")]
    [InlineData("Gift card;Gift voucher 25 EUR", "Prepayment 100 0")]
    [InlineData("Ajándékkártya 10 000 Ft", "Prepayment 50 0")]
    [InlineData("Δωροκάρτα 50 €;=Shipping", "Prepayment 50 0")]
    [InlineData("Gift card;Tea", "Invoice 100 50")]
    [InlineData("-Gift card;Tea;Tea;Tea", "Invoice 100 150")]
    [InlineData("Gift card;-Gift voucher 50;Tea", "Invoice 50 50")]
    [InlineData("Gift card holder", "Invoice 50 50")]
    [InlineData("Tea", "Invoice 50 50")]
    public void An_invoice_for_gift_cards_alone_is_owed_and_no_sale(string items, string expected)
    {
        List<SoldLine> lines = [.. items.Split(';').Select(item => item[0] switch
        {
            '=' => new SoldLine(item[1..], null, 1, null, 0, 1, 0, null),
            '-' => new(item[1..], null, -1, null, 50, 1, -50, null),
            _ => new(item, null, 1, null, 50, 1, 50, null),
        })];
        var payable = lines.Sum(line => line.Amount);
        var invoice = new InvoiceDocument
        {
            Number = "I-1",
            IssueDate = new DateOnly(2026, 11, 1),
            CountsAs = CountsAs.Sale,
            Currency = "EUR",
            WithVat = payable,
            Payable = payable,
            Lines = lines,
        };
        var (made, _) = SaleMapping.Of(invoice, "EUR", null, Guid.NewGuid(), new DoneBy(Guid.Empty, "Maria", default));

        Assert.Equal(expected, $"{made!.Kind} {made.Debt:0} {made.Kind.SaleSign() * made.Total:0}");
    }

    [Theory]
    [InlineData("Gift card;Tea", "CreditNote -100 -50")]
    [InlineData("Gift card", "CreditNote -50 0")]
    [InlineData("Tea", "CreditNote -50 -50")]
    public void A_gift_card_that_is_taken_back_takes_nothing_from_the_sales(string items, string expected)
    {
        List<SoldLine> lines = [.. items.Split(';').Select(item => new SoldLine(item, null, 1, null, 50, 1, 50, null))];
        var payable = lines.Sum(line => line.Amount);
        var note = new InvoiceDocument
        {
            Number = "C-1",
            IssueDate = new DateOnly(2026, 11, 1),
            Type = "381",
            CountsAs = CountsAs.Credit,
            Currency = "EUR",
            WithVat = payable,
            Payable = payable,
            Lines = lines,
        };
        var (made, _) = SaleMapping.Of(note, "EUR", null, Guid.NewGuid(), new DoneBy(Guid.Empty, "Maria", default));

        Assert.Equal(expected, $"{made!.Kind} {made.Debt:0} {made.Kind.SaleSign() * made.Total:0}");
    }

    private static decimal Of(string amount) => decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
}
