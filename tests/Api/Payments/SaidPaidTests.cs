using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Payments;

/// <summary>What a file says is paid of an invoice and the payments themselves count once, whichever came first.</summary>
public sealed class SaidPaidTests
{
    private static readonly DateTimeOffset s_file = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_import = new(7, 7, 7, new byte[8]);

    // Documents: kind, number, total and what the file says is paid; payments: amount, day, i for imported, b or a for by hand before or
    // after the file, and the invoice that is named.
    [Theory]
    [InlineData("i A 1200 1200", "1200 1017 i", 0, "A 0")]
    [InlineData("i A 1200 1000;n C 100 0", "1000 1017 i", 100, "A 100")]
    [InlineData("i A 1200 1100;n C 100 100", "1000 1017 i", 100, "A 100")]
    [InlineData("i A 100 60", "60 1010 i A", 40, "A 40")]
    [InlineData("i A 100 60", "60 1010 b A", 40, "A 40")]
    [InlineData("i A 100 60", "60 1010 b", 40, "A 40")]
    [InlineData("i A 100 60", "40 1010 a A", 0, "A 0")]
    [InlineData("i A 100 60", "40 1105 i A", 0, "A 0")]
    [InlineData("i A 100 60", "60 1010 i A,40 1105 i A", 0, "A 0")]
    [InlineData("i A 100 60", "100 1010 i A", 0, "A 0")]
    [InlineData("i A 100 60", "", 40, "A 40")]
    [InlineData("i A 100 100", "", 0, "A 0")]
    [InlineData("i A 100 60", "30 1010 i A", 40, "A 40")]
    [InlineData("i A 100 100;i B 50 0", "100 1010 i,50 1011 i", 0, "A 0,B 0")]
    [InlineData("i A 100 100;i B 50 50", "50 1010 i,100 1011 i", 0, "A 0,B 0")]
    [InlineData("i A 100 60", "-20 1020 i,60 1010 i A", 60, "A 40")]
    public void No_money_counts_twice(string said, string paid, int balance, string open)
    {
        var documents = said.Split(';').Select(Document).ToList();
        List<Payment> payments = [.. paid.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((one, i) => Paid(one, i, documents))];
        foreach (var _ in new[] { 1, 2 })
        {
            var account = Settlement.Of(documents, payments);
            Assert.Equal(balance, account.Balances[0].Balance);
            Assert.Equal(open, string.Join(',', account.Invoices.Select(invoice => $"{invoice.Number} {invoice.Open:0}")));
            payments.Reverse();
        }
    }

    [Theory]
    [InlineData("", "2026-11-01", false)]
    [InlineData("100 1010 i A", "2026-10-10", true)]
    [InlineData("60 1010 i A", "2026-11-01", false)]
    public void How_the_customer_pays_follows_from_payments_that_are_here(string paid, string settledOn, bool isByPayment)
    {
        var documents = new[] { Document("i A 100 100", 0) };
        var invoice = Settlement.Of(documents, [.. paid.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select((one, i) => Paid(one, i, documents))]).Invoices[0];

        Assert.Equal((settledOn, isByPayment), (invoice.SettledOn!.Value.ToString("yyyy-MM-dd", null), invoice.IsByPayment));
    }

    private static SaleDocument Document(string said, int i) => said.Split(' ') is var parts && decimal.Parse(parts[2], null) is var total
        ? new(new(i, 1, 0, new byte[8]), parts[0] == "i" ? SaleKind.Invoice : SaleKind.CreditNote, parts[1], null, new(2026, 10, 1),
            new(2026, 10, 31), "EUR", total, null, total, null, null, null, false, null, 0, [], null, s_import, By(s_file), null,
            SaidPaid.Of(decimal.Parse(parts[3], null), total, s_file, s_import))
        : throw new InvalidOperationException(said);

    private static Payment Paid(string said, int i, IReadOnlyList<SaleDocument> documents)
    {
        var parts = said.Split(' ');
        var (amount, day) = (decimal.Parse(parts[0], null), int.Parse(parts[1], null));
        return new(new(i, 2, 0, new byte[8]), new(2026, day / 100, day % 100), amount, "EUR", null, null,
            parts.Length > 3 ? [new(documents.First(document => document.Number == parts[3]).Id, amount)] : [],
            parts[2] == "i" ? s_import : null, By(s_file.AddDays(parts[2] == "b" ? -1 : 1)), null);
    }

    private static DoneBy By(DateTimeOffset at) => new(Guid.Empty, "t", at);
}
