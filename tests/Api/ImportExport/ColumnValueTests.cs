using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Columns are known by the names that people give them, and amounts keep to the currency of their row.</summary>
public sealed class ColumnValueTests
{
    [Theory]
    [InlineData("$5.00", "EUR")]
    [InlineData("USD 9.00", "EUR")]
    [InlineData("1 234.56 Ft", "EUR")]
    [InlineData("R 1 234.56", "EUR")]
    [InlineData("€5.00", "USD")]
    [InlineData("5 lei", "HUF")]
    [InlineData("C$5.00", "USD")]
    [InlineData("£5.00", "$")]
    public void An_amount_in_another_currency_than_its_row_leaves_the_document_out(string amount, string currency) =>
        Assert.Equal([$"2 Total {amount} currency-differs"],
            ReadText.Of($"Invoice Number;Invoice Date;Customer;Currency;Total\nA1;2026-10-01;Sa;{currency};{amount}\n").Faults);

    [Theory]
    [InlineData("$5.00", "USD")]
    [InlineData("$5.00", "CAD")]
    [InlineData("A$5.00", "AUD")]
    [InlineData("5 Ft", "HUF")]
    [InlineData("R 5", "ZAR")]
    [InlineData("5 lei", "RON")]
    [InlineData("5 lei", "MDL")]
    [InlineData("€5", "EUR")]
    [InlineData("¥5", "CNY")]
    [InlineData("5 kr", "SEK")]
    [InlineData("5", "EUR")]
    public void A_sign_that_may_be_of_the_currency_of_the_row_is_read(string amount, string currency)
    {
        var invoice = ReadText.Invoice($"Invoice Number;Invoice Date;Customer;Currency;Total\nA1;2026-10-01;Sa;{currency};{amount}\n");

        Assert.Equal((5m, currency), (invoice.WithVat, invoice.Currency));
    }

    [Fact]
    public void Two_signs_in_one_document_are_no_sum() => Assert.Equal(["2 Paid $1 currency-differs"],
        ReadText.Of("Invoice Number;Invoice Date;Customer;Total;Paid\nA1;2026-10-01;Sa;€5;$1\n").Faults);

    [Theory]
    [InlineData("Date Due")]
    [InlineData("Due On")]
    [InlineData("Due by")]
    [InlineData("Payable by")]
    [InlineData("Date due:")]
    public void A_day_until_which_an_invoice_is_due_is_known_by_its_names(string header) => Assert.Equal(new DateOnly(2026, 10, 31),
        ReadText.Invoice($"Invoice Number,Invoice Date,{header},Customer,Total\nA1,2026-10-01,2026-10-31,Sa,5\n").DueDate);

    [Theory]
    [InlineData("Credited invoice")]
    [InlineData("Original invoice")]
    [InlineData("Corrected invoice")]
    [InlineData("Reference invoice")]
    [InlineData("Related invoice")]
    [InlineData("Original Invoice No.")]
    [InlineData("Related invoice number")]
    [InlineData("Bezugsrechnung")]
    [InlineData("Σχετικό παραστατικό")]
    [InlineData("Factura inițială")]
    [InlineData("Eredeti számla száma")]
    [InlineData("شماره فاکتور مرجع")]
    [InlineData("Oorspronklike faktuur")]
    public void The_document_that_is_credited_is_known_by_its_names(string header) => Assert.Equal("A0", ReadText.Invoice(
        $"Invoice Number,Invoice Date,{header},Customer,Type,Total\nA1,2026-10-01,A0,Sa,Credit note,5\n").Stated.Corrects);
}
