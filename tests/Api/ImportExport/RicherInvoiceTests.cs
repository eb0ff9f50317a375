using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>One invoice in two files of which one tells less: it is there once, with what the richer file tells.</summary>
public sealed class RicherInvoiceTests(Company company)
{
    private const string Poor = "121 tax - due - 0 lines";
    private const string Rich = "121 tax 21 due 2026-11-30 2 lines";

    [Fact]
    public async Task The_richer_file_adds_what_the_poorer_one_does_not_tell_and_the_poorer_one_changes_nothing_later()
    {
        var (number, address) = (NewNumber(), company.NewAddress("rich"));
        await company.ImportAsync(List(number, address));
        Assert.Equal(Poor, await SaleAsync(address));
        var rich = await company.ImportAsync(Ubl(number, address));
        Assert.Equal(("0", "1", "0"), (Count(rich, "salesAdded"), Count(rich, "salesEnriched"), Count(rich, "salesDiffering")));
        Assert.Equal(Rich, await SaleAsync(address));
        foreach (var file in new[] { List(number, address), Ubl(number, address) })
        {
            var again = await company.ImportAsync(file);
            Assert.Equal(("0", "0", "1", ""), (Count(again, "salesAdded"), Count(again, "salesEnriched"), Count(again, "salesUnchanged"),
                Rejected(again)));
            Assert.Equal(Rich, await SaleAsync(address));
        }

        var undone = await company.UndoImportAsync(rich);
        Assert.Equal(("1", "0"), (undone.Text("undone", "salesRestored"), undone.Text("undone", "salesRemoved")));
        Assert.Equal(Poor, await SaleAsync(address));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_lists_of_which_one_has_lines_are_one_invoice(bool isPoorFirst)
    {
        var (number, address) = (NewNumber(), company.NewAddress("lists"));
        var lines = "Invoice Number,Invoice Date,Due Date,Customer,Email,Currency,Tax,Total,Item Name,SKU,Quantity,Unit Price\n"
            + $"{number},2026-11-01,2026-11-30,Bea,{address},EUR,21,121,Tea,T-1,2,25\n{number},,,,,,,,Pot,P-1,1,50\n";
        byte[][] files = [List(number, address), Encoding.UTF8.GetBytes(lines)];
        await company.ImportAsync(files[isPoorFirst ? 0 : 1]);
        var second = await company.ImportAsync(files[isPoorFirst ? 1 : 0]);
        Assert.Equal((isPoorFirst ? "1" : "0", ""), (Count(second, "salesEnriched"), Rejected(second)));
        Assert.Equal(Rich, await SaleAsync(address));
    }

    [Fact]
    public async Task A_list_without_tax_numbers_and_the_invoice_with_one_are_of_one_buyer()
    {
        var (number, name) = (NewNumber(), $"Karoo {Guid.NewGuid():N}");
        await company.ImportAsync($"Invoice Number,Invoice Date,Customer,Currency,Total\n{number},2026-11-01,{name},EUR,121\n");
        var rich = await company.ImportAsync(Ubl(number, null, name, $"EL{Random.Shared.Next(100_000_000, 999_999_999)}"));
        Assert.Equal(("0", "0", "1", ""), (Count(rich, "customersAdded"), Count(rich, "salesAdded"), Count(rich, "salesEnriched"),
            Rejected(rich)));
    }

    [Fact]
    public async Task What_a_later_import_has_added_to_stays_when_the_first_is_taken_back()
    {
        var (number, address) = (NewNumber(), company.NewAddress("stays"));
        var poor = await company.ImportAsync(List(number, address));
        var rich = await company.ImportAsync(Ubl(number, address));
        var undone = await company.UndoImportAsync(poor);
        Assert.Equal(("0", "1", "1"), (undone.Text("undone", "salesRemoved"), undone.Text("undone", "salesKept"),
            undone.Text("undone", "customersKept")));
        Assert.Equal(Rich, await SaleAsync(address));
        Assert.Equal("1", (await company.UndoImportAsync(rich)).Text("undone", "salesRemoved"));
    }

    [Fact]
    public async Task What_a_person_corrected_is_not_filled_and_not_taken_back()
    {
        var (number, address) = (NewNumber(), company.NewAddress("hand"));
        await company.ImportAsync(List(number, address));
        var rich = await company.ImportAsync(Ubl(number, address));
        var (customer, sale) = await OnlyAsync(address);
        using (var corrected = await company.Maria.PutAsync($"/api/customers/{customer}/sales/{sale.Text("id")}",
            new { kind = "invoice", day = "2026-11-01", currency = "EUR", number, total = 121, tax = 20 }, sale.Text("version")))
        {
            await corrected.ReadAsync(200);
        }

        var undone = await company.UndoImportAsync(rich);
        Assert.Equal(("0", "1"), (undone.Text("undone", "salesRemoved"), undone.Text("undone", "salesKept")));
        Assert.Equal("121 tax 20 due - 0 lines", await SaleAsync(address));
        var again = await company.ImportAsync(Ubl(number, address));
        Assert.Equal("0", Count(again, "salesEnriched"));
    }

    private static string NewNumber() => $"R-{Guid.NewGuid():N}"[..12];

    private static byte[] List(string number, string address) => Encoding.UTF8.GetBytes(
        $"Invoice Number,Invoice Date,Customer,Email,Currency,Total\n{number},2026-11-01,Bea,{address},EUR,121\n");

    private static byte[] Ubl(string number, string? address, string name = "Bea", string? vatId = null) => Encoding.UTF8.GetBytes($"""
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
          xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
          xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-01</cbc:IssueDate><cbc:DueDate>2026-11-30</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Us</cbc:RegistrationName>
          </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party>{(vatId is null ? "" : $"<cac:PartyTaxScheme><cbc:CompanyID>{vatId}</cbc:CompanyID>"
            + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>")}
          <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>
          {(address is null ? "" : $"<cac:Contact><cbc:ElectronicMail>{address}</cbc:ElectronicMail></cac:Contact>")}
          </cac:Party></cac:AccountingCustomerParty>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount></cac:TaxTotal>
          <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
          <cbc:TaxInclusiveAmount currencyID="EUR">121.00</cbc:TaxInclusiveAmount>
          <cbc:PayableAmount currencyID="EUR">121.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
          {Line("T-1", 2, 25)}{Line("P-1", 1, 50)}
        </Invoice>
        """);

    private static string Line(string code, int quantity, int price) =>
        $"<cac:InvoiceLine><cbc:ID>{code}</cbc:ID><cbc:InvoicedQuantity>{quantity}</cbc:InvoicedQuantity>"
        + $"<cbc:LineExtensionAmount currencyID=\"EUR\">{quantity * price}</cbc:LineExtensionAmount><cac:Item><cbc:Name>{code}</cbc:Name>"
        + $"<cac:SellersItemIdentification><cbc:ID>{code}</cbc:ID></cac:SellersItemIdentification></cac:Item>"
        + $"<cac:Price><cbc:PriceAmount currencyID=\"EUR\">{price}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>";

    private async Task<string> SaleAsync(string address)
    {
        var (_, sale) = await OnlyAsync(address);
        var tax = sale.GetProperty("tax") is { ValueKind: JsonValueKind.Number } known
            ? known.GetDecimal().ToString("0", CultureInfo.InvariantCulture) : "-";
        return string.Create(CultureInfo.InvariantCulture, $"{sale.GetProperty("total").GetDecimal():0} tax {tax} due "
            + $"{sale.Text("dueOn") ?? "-"} {sale.GetProperty("lines").GetArrayLength()} lines");
    }

    private async Task<(string Customer, JsonElement Sale)> OnlyAsync(string address)
    {
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id")!;
        using var read = await company.Maria.GetAsync($"/api/customers/{customer}/sales?limit=200");
        var only = Assert.Single((await read.ReadAsync(200)).GetProperty("sales").EnumerateArray());
        using var opened = await company.Maria.GetAsync($"/api/customers/{customer}/sales/{only.Text("id")}");
        return (customer, await opened.ReadAsync(200));
    }
}
