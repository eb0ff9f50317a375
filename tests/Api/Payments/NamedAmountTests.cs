using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Payments;

/// <summary>The next step names an invoice with what is open of that invoice, whatever else is due and whoever owes it.</summary>
public sealed class NamedAmountTests
{
    private static readonly DateOnly s_due = new(2026, 10, 31);

    [Theory]
    [InlineData("A 1000,B 50", "", "A 1000")]
    [InlineData("B 50,A 1000", "", "A 1000")]
    [InlineData("A 1000", "", "A 1000")]
    [InlineData("O1 60", "P1 50", "O1 60")]
    [InlineData("P1 50", "O1 60", "O1 60")]
    [InlineData("- 50", "O1 60", "O1 60")]
    [InlineData("O1 60,O2 5", "P1 50,P2 7", "O1 60")]
    [InlineData("A 10,B 20,C 30", "A 40", "A 10")]
    public void The_amount_is_that_of_the_named_invoice(string own, string others, string named)
    {
        var summary = others.Length == 0 ? Summary(own) : Summary(own).Joined(Summary(others));
        var figures = PaymentsFigures.Of(summary, s_due.AddDays(30), TodaysRates.Of("EUR", []));
        var action = Assert.Single(figures.Actions);

        Assert.Equal(named, $"{action.Number} {action.Amount!.Value:0}");
        Assert.Equal(Sum(own) + Sum(others), figures.Overdue!.Amounts[0].Value);
    }

    [Fact]
    public void What_an_older_version_stored_of_several_invoices_is_said_of_none() => Assert.Null(PaymentsFigures.Of(
        new(0, null, [], 0, 0, 0, [new(s_due, "EUR", 1050, 2, "A")], 0, null), s_due.AddDays(30),
        TodaysRates.Of("EUR", [])).Actions[0].Amount);

    private static decimal Sum(string invoices) => Parts(invoices).Sum(part => part.Amount);

    private static (string? Number, decimal Amount)[] Parts(string invoices) =>
        [.. invoices.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' '))
            .Select(part => (part[0] == "-" ? null : part[0], decimal.Parse(part[1], null)))];

    private static PaymentsSummary Summary(string invoices) => PaymentsSummary.Of(Settlement.Of(
    [
        .. Parts(invoices).Select((part, i) => new SaleDocument(
            new(i, 1, 0, new byte[8]), SaleKind.Invoice, part.Number, null, new(2026, 10, 1), s_due, "EUR", part.Amount, null, part.Amount,
            null, null, null, false, null, 0, [], null, null, new(Guid.Empty, "t", default), null)),
    ], []), [], null)!;
}
