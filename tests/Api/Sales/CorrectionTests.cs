using OutlookCrm.Payments;
using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>Which documents a correction or a credit note meets, and what the customer then owes, in any order.</summary>
public sealed class CorrectionTests
{
    // Kind, number, day, total, seller, and behind ">" what is replaced, behind "~" what is credited or corrected by a difference.
    [Theory]
    [InlineData("i A 1020 4;c B 1001 100 > A", 100)]
    [InlineData("i A 1001 4;c B 1001 100 > A", 100)]
    [InlineData("i A 1001 4;c B 1020 100 > A", 100)]
    [InlineData("i A 0103 4;i A 1120 70;c B 1001 100 > A", 170)]
    [InlineData("i A 1101 4;i A 1120 70;c B 1001 100 > A", 170)]
    [InlineData("i A 1001 4;c B 1002 100 > A;c C 1003 50 > A", 50)]
    [InlineData("i A 1001 4;c B 1003 100 > A;c C 1002 50 > A", 100)]
    [InlineData("i A 1001 4;c B 1002 100 > A;c C 1001 50 > B", 50)]
    [InlineData("i A 1001 4;c B 1002 100 > A;c C 1003 50 > A;c D 1004 25 > B", 25)]
    [InlineData("c B 1002 100 > A;c C 1003 50 > A", 50)]
    [InlineData("c B 1002 100 > C;c C 1003 50 > B", 50)]
    [InlineData("i A 1001 4;c B 1002 100 > X", 104)]
    [InlineData("i A 1001 4;c B 1002 100 > A;c C 1003 -50 ~ A", 50)]
    [InlineData("i A 1001 124 EL9;c B 1002 62 > A", 62)]
    [InlineData("i A 1001 124;c B 1002 62 EL9 > A", 62)]
    [InlineData("i A 1001 124 EL9;i A 1001 10 RO1;c B 1002 62 > A", 196)]
    [InlineData("i A 1001 124 EL9;i A 1001 10;c B 1002 62 > A", 186)]
    [InlineData("i A 1001 124 RO1;c B 1002 62 EL9 > A", 186)]
    public void The_customer_owes_what_stands_last(string said, int owed)
    {
        var documents = Of(said);
        Assert.Equal(owed, Settlement.Of(documents, []).Balances.Sum(balance => balance.Balance));
        documents.Reverse();
        Assert.Equal(owed, Settlement.Of(documents, []).Balances.Sum(balance => balance.Balance));
    }

    [Theory]
    [InlineData("i A 1001 124;i O 0901 50;n C 1005 124 EL9 ~ A", "O 50")]
    [InlineData("i A 1001 124 EL9;i O 0901 50;n C 1005 124 ~ A", "O 50")]
    [InlineData("i A 1001 124 EL9;i O 0901 50;n C 1005 124 EL9 ~ A", "O 50")]
    [InlineData("i A 1001 124 EL9;i A 1001 80;i O 0901 50;n C 1005 80 ~ A", "O 50,A 124")]
    [InlineData("i A 1001 124 RO1;i O 0901 50;n C 1005 124 EL9 ~ A", "A 50")]
    public void A_credit_note_settles_the_invoice_that_it_names(string said, string open) =>
        Assert.Equal(open, string.Join(',', Settlement.Of(Of(said), []).Invoices.Where(invoice => invoice.Open > 0)
            .Select(invoice => $"{invoice.Number} {invoice.Open:0}")));

    private static List<SaleDocument> Of(string said) => [.. said.Split(';').Select((text, i) =>
    {
        var halves = text.Split([" > ", " ~ "], StringSplitOptions.None);
        var parts = halves[0].Split(' ');
        var kind = parts[0] switch { "i" => SaleKind.Invoice, "c" => SaleKind.Correction, _ => SaleKind.CreditNote };
        var total = decimal.Parse(parts[3], null);
        return new SaleDocument(
            new(i, 1, 0, new byte[8]), kind, parts[1], parts.ElementAtOrDefault(4),
            new(2026, int.Parse(parts[2][..2], null), int.Parse(parts[2][2..], null)), null, "EUR", total, null, total, null, null,
            halves.ElementAtOrDefault(1), text.Contains('>', StringComparison.Ordinal), null, 0, [], null, null,
            new(Guid.Empty, "t", default), null);
    })];
}
