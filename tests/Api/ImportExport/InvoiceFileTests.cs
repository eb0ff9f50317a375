using System.Globalization;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Real invoices of every syntax are read to the right numbers.</summary>
public sealed class InvoiceFileTests(Company company)
{
    public static TheoryData<string> Files => [.. InvoiceSamples.All.Select(row => (string)row[0]!).Distinct()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_real_invoice_is_read_as_it_is_written(string file)
    {
        var preview = await company.Maria.PreviewAsync(Previews.Shared("invoices", file));

        var expected = InvoiceSamples.All.Where(row => Equals(row[0], file)).ToList();
        var records = preview.GetProperty("records");
        Assert.Equal(expected.Count, records.GetArrayLength());
        Assert.Empty(preview.GetProperty("rejected").EnumerateArray());
        Assert.All(expected.Zip(records.EnumerateArray()), pair =>
        {
            var (row, record) = pair;
            Assert.Equal(
                row[1..].Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null),
                [
                    preview.Text("format"), record.Text("number"), record.Text("issueDate"), record.Text("dueDate"),
                    record.Text("buyer", "name"), record.Text("buyer", "vatId"), record.Text("currency"), record.Text("payable"),
                    record.Text("vat"), record.Text("lineCount"), record.Text("invoice", "type"),
                ]);
            Assert.Equal("invoice", record.Text("kind"));
        });
    }

    [Theory]
    [InlineData("ubl-peppol-base.xml", "sale", "1656.25", "no-due-date", false)]
    [InlineData("ubl-peppol-creditnote.xml", "credit", "-1656.25", "no-due-date", false)]
    [InlineData("ubl-peppol-proforma-325.xml", "proForma", "0", "no-due-date", false)]
    [InlineData("cii-fr-creditnote-as-380-negative.xml", "credit", "-233.47", "due-before-issue", false)]
    [InlineData("cii-zugferd-correction-384-negative.xml", "credit", "-8.79", "no-due-date", false)]
    [InlineData("ubl-zugferd-overpaid-negative-due.xml", "sale", "-529.87", "overpaid", true)]
    [InlineData("nav-hu-modositas-negativ.xml", "difference", "-2794000", "no-buyer-name", false)]
    [InlineData("mydata-gr-withheld-tax.xml", "sale", "5096.0", "no-buyer-name", true)]
    [InlineData("cii-cen-business-02.xml", "sale", "11.90", "due-before-issue", true)]
    [InlineData("cii-cen-03-charge.xml", "sale", "1125", "totals-differ", false)]
    [InlineData("ubl-ro-05-dkk-with-ron-vat.xml", "sale", "2337.50", "attachments-left-out", true)]
    public async Task What_it_counts_as_and_what_does_not_fit_is_said(string file, string countsAs, string owed, string warning,
        bool isThere)
    {
        var record = (await company.Maria.PreviewAsync(Previews.Shared("invoices", file))).GetProperty("records")[0];

        Assert.Equal((countsAs, owed), (record.Text("invoice", "countsAs"), record.Text("invoice", "owed")));
        Assert.Equal(isThere, record.Codes().Contains(warning));
        Assert.DoesNotContain("totals-differ", record.Codes());
        Assert.DoesNotContain("payable-differs", record.Codes());
    }

    [Fact]
    public async Task Lines_prices_and_rates_are_read()
    {
        var ubl = (await company.Maria.PreviewAsync(Previews.Shared("invoices", "ubl-peppol-base.xml"))).GetProperty("records")[0];
        Assert.Equal("item name|21382183120983|7|DAY|400|1|2800|25.0", Line(ubl));

        var nav = (await company.Maria.PreviewAsync(Previews.Shared("invoices", "nav-hu-egyszerusitett.xml"))).GetProperty("records")[0];
        Assert.Equal("A termék|99999999|10|PIECE|1000|1|10000|27", Line(nav));

        var cii = (await company.Maria.PreviewAsync(Previews.Shared("invoices", "cii-zugferd-correction-384-negative.xml")))
            .GetProperty("records")[0];
        Assert.StartsWith("Zitronensäure 100ml|ZS997|-5.0000|H87|", Line(cii), StringComparison.Ordinal);
    }

    private static string Line(JsonElement record) => string.Join('|',
        new[] { "name", "itemId", "quantity", "unit", "unitPrice", "baseQuantity", "amount", "vatRate" }
            .Select(member => record.GetProperty("lines")[0].Text(member)));
}
