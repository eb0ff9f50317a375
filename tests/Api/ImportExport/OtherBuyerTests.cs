using System.Net.Http.Json;
using System.Text;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>The same seller, number and year is one invoice, also where another buyer is named.</summary>
public sealed class OtherBuyerTests(Company company)
{
    private readonly string _u = Guid.NewGuid().ToString("N")[..8];

    [Theory]
    [InlineData("S1,2026-10-01,one,10.50", "S1,2026-10-01,two,10.50", "0", "2 number-with-other-content")]
    [InlineData("S1,2026-10-01,one,10.50", "S1,2026-10-02,two,11.50", "0", "2 number-with-other-content")]
    [InlineData("S1,2026-10-01,one,10.50\nS1,2026-10-01,two,10.50\nS2,2026-10-01,two,1.50", "S2,2026-10-01,one,1.50", "0",
        "2 number-with-other-content")]
    [InlineData("S1,2026-10-01,one,10.50", "S2,2026-10-01,two,1.50\nS1,2026-10-01,two,1.50\nS3,2026-10-01,one,1.50", "2",
        "3 number-with-other-content")]
    [InlineData("S1,2026-10-01,one,-10.50", "S1,2026-10-01,two,-10.50", "0", "2 number-with-other-content")]
    [InlineData("S1,2026-10-01,one,10.50", "S1,2025-10-01,two,10.50", "1", "")]
    [InlineData("S1,2026-10-01,one,10.50", "s1,2026-10-01,two,10.50", "1", "")]
    [InlineData("S1,2026-10-01,one,10.50", "S1,2026-10-01,one,10.50", "0", "")]
    public async Task The_second_is_named_and_its_buyer_not_added(string first, string second, string added, string rejected)
    {
        await company.ImportAsync(Invoices(first));
        var planned = await PlanAsync(Invoices(second));
        var import = await company.ImportAsync(Invoices(second));

        Assert.Equal((added, rejected), (Count(import, "salesAdded"), Rejected(import)));
        Assert.Equal(rejected, planned);
        Assert.Equal(rejected.Length == 0 ? "0" : "1", Count(import, "salesDiffering"));
    }

    [Theory]
    [InlineData("A,one;B,two;A,two;B,one", "4 number-with-other-content,5 number-with-other-content")]
    [InlineData("A,two;B,one;A,one;B,two;C,two", "4 number-with-other-content,5 number-with-other-content")]
    [InlineData("A,one;A,two;A,one", "3 number-with-other-content")]
    public async Task In_one_file_the_first_of_a_number_is_stored_as_the_dry_run_says(string rows, string rejected)
    {
        var file = Invoices(string.Join('\n', rows.Split(';').Select(row =>
            row.Replace(",", ",2026-10-01,", StringComparison.Ordinal) + ",5")));
        var planned = await PlanAsync(file);

        Assert.Equal((rejected, rejected), (planned, Rejected(await company.ImportAsync(file))));
    }

    [Theory]
    [InlineData("Invoice", "CreditNote", "1")]
    [InlineData("Invoice", "Invoice", "0")]
    [InlineData("CreditNote", "CreditNote", "0")]
    public async Task Invoices_of_xml_have_one_buyer_too(string first, string second, string added)
    {
        await company.ImportAsync(Ubl(first, "EL999999999", "one"));
        var (again, other) = (await company.ImportAsync(Ubl(second, "EL 999999999", "two")),
            await company.ImportAsync(Ubl(first, "EL888888888", "three")));

        Assert.Equal((added, "1"), (Count(again, "salesAdded"), Count(other, "salesAdded")));
    }

    [Fact]
    public async Task What_was_undone_is_free_again_and_orders_of_two_shops_may_number_alike()
    {
        await company.UndoImportAsync(await company.ImportAsync(Invoices("S1,2026-10-01,one,10.50")));
        var again = await company.ImportAsync(Invoices("S1,2026-10-01,two,10.50"));
        var orders = await company.ImportAsync(Invoices("S1,2026-10-01,one,10.50\nS1,2026-10-01,two,10.50")
            .Replace("Invoice number,Date,", "Order number,Order date,", StringComparison.Ordinal));

        Assert.Equal(("1", "2"), (Count(again, "salesAdded"), Count(orders, "salesAdded")));
    }

    [Fact]
    public async Task An_invoice_that_was_entered_by_hand_has_its_buyer_too()
    {
        var id = await company.AddPersonAsync(company.NewAddress("hand"));
        using var sold = await company.Maria.PostAsJsonAsync($"/api/customers/{id}/sales",
            new { kind = "invoice", number = $"{_u}S1", day = "2026-10-01", currency = "EUR", total = 10.50m });
        await sold.ReadAsync(201);

        Assert.Equal("2 number-with-other-content", Rejected(await company.ImportAsync(Invoices("S1,2026-10-01,two,10.50"))));
    }

    private string Invoices(string rows) => "Invoice number,Date,Email,Total,Currency\n" + string.Concat(rows.Split('\n').Select(row =>
        $"{_u}{string.Join(',', row.Split(',').Select((cell, i) => i == 2 ? $"{cell}@{_u}.example" : cell))},EUR\n"));

    private string Ubl(string root, string seller, string buyer) => $"""
        <{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"
          xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
          xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>{_u}</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate>
          <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme><cbc:CompanyID>{seller}</cbc:CompanyID>
            <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>{buyer}</cbc:RegistrationName>
            </cac:PartyLegalEntity><cac:Contact><cbc:ElectronicMail>{buyer}@{_u}.example</cbc:ElectronicMail></cac:Contact>
            </cac:Party></cac:AccountingCustomerParty>
          <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">10.00</cbc:TaxExclusiveAmount>
            <cbc:TaxInclusiveAmount currencyID="EUR">10.00</cbc:TaxInclusiveAmount>
            <cbc:PayableAmount currencyID="EUR">10.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
        </{root}>
        """;

    private async Task<string> PlanAsync(string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "books" } };
        using var answer = await company.Maria.PostAsync("/api/imports/dry-run", form);
        return string.Join(',', (await answer.ReadAsync(200)).GetProperty("records").EnumerateArray()
            .Where(record => record.Text("action") == "rejected").Select(record => $"{record.Text("line")} {record.Text("code")}"));
    }
}
