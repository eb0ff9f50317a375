using System.Text;
using System.Text.Json;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A buyer without an address is known by tax number and name in whatever syntax the invoice is written.</summary>
public sealed class BuyerOfFormatsTests(Company company)
{
    private static readonly string[] s_formats = ["ubl", "cii", "nav", "mydata"];

    public static TheoryData<string> Formats => new(s_formats);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_tax_number_is_one_buyer_whatever_else_is_said(string format)
    {
        var (name, tax) = ($"Duna {Guid.NewGuid():N}", Tax());
        Assert.Equal("1 1 ", Of(await company.ImportAsync(File(format, name, tax))));
        foreach (var other in s_formats)
        {
            Assert.Equal("0 1 ", Of(await company.ImportAsync(File(other, name, tax))));
            Assert.Equal("0 1 ", Of(await company.ImportAsync(File(other, null, tax))));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_name_alone_is_the_only_customer_of_the_name(string format)
    {
        var name = $"Tisza {Guid.NewGuid():N}";
        await company.ImportAsync($"Name;Company;Email\n;{name};{company.NewAddress("name")}\n");
        Assert.Equal("0 1 ", Of(await company.ImportAsync(File(format, name, null))));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Nobody_is_nobody_and_another_tax_number_of_a_name_is_told(string format)
    {
        var name = $"Maros {Guid.NewGuid():N}";
        Assert.Equal("0 0 1 no-buyer", Of(await company.ImportAsync(File(format, null, null))));
        Assert.Equal("1 1 ", Of(await company.ImportAsync(File(format, name, Tax()))));
        Assert.Equal("0 0 1 known-by-name", Of(await company.ImportAsync(File(format, name, Tax()))));
    }

    // Greek numbers have nine digits; the first eight of a Hungarian number are the taxpayer's.
    private static string Tax() => Random.Shared.Next(10_000_000, 99_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Of(JsonElement import) => $"{Count(import, "customersAdded")} {Count(import, "salesAdded")} "
        + string.Join(',', import.GetProperty("rejected").EnumerateArray().Select(one => $"1 {one.Text("code")}"));

    private static byte[] File(string format, string? name, string? tax)
    {
        var number = $"B{Guid.NewGuid():N}"[..12];
        return Encoding.UTF8.GetBytes(format switch { "ubl" => Ubl(), "cii" => Cii(), "nav" => Nav(), _ => MyData() });

        string Ubl() => $"""
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-01</cbc:IssueDate>
              <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
              <cac:AccountingCustomerParty><cac:Party>
              {If(tax, $"<cac:PartyTaxScheme><cbc:CompanyID>HU{tax}</cbc:CompanyID>"
                + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>")}
              {If(name, $"<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>")}
              </cac:Party></cac:AccountingCustomerParty>
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">10.00</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>
            """;

        string Cii() => $"""
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
              xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
              xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
              <rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>
              <udt:DateTimeString format="102">20261101</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
              <rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:BuyerTradeParty>
              {If(name, $"<ram:Name>{name}</ram:Name>")}
              {If(tax, $"<ram:SpecifiedTaxRegistration><ram:ID schemeID=\"VA\">HU{tax}</ram:ID></ram:SpecifiedTaxRegistration>")}
              </ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>
              <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementHeaderMonetarySummation>
              <ram:GrandTotalAmount>10.00</ram:GrandTotalAmount><ram:DuePayableAmount>10.00</ram:DuePayableAmount>
              </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
              </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
            """;

        string Nav() => $"""
            <InvoiceData xmlns="http://schemas.nav.gov.hu/OSA/3.0/data" xmlns:b="http://schemas.nav.gov.hu/OSA/3.0/base">
              <invoiceNumber>{number}</invoiceNumber><invoiceIssueDate>2026-11-01</invoiceIssueDate><invoiceMain><invoice><invoiceHead>
              <customerInfo><customerVatStatus>{(tax is null ? "OTHER" : "DOMESTIC")}</customerVatStatus>
              {If(tax, $"<customerVatData><customerTaxNumber><b:taxpayerId>{tax}</b:taxpayerId><b:vatCode>2</b:vatCode>"
                + "<b:countyCode>42</b:countyCode></customerTaxNumber></customerVatData>")}
              {If(name, $"<customerName>{name}</customerName>")}
              </customerInfo><invoiceDetail><invoiceCategory>NORMAL</invoiceCategory><currencyCode>EUR</currencyCode></invoiceDetail>
              </invoiceHead><invoiceSummary><summaryNormal><invoiceNetAmount>10.00</invoiceNetAmount>
              <invoiceVatAmount>0.00</invoiceVatAmount></summaryNormal><summaryGrossData>
              <invoiceGrossAmount>10.00</invoiceGrossAmount></summaryGrossData></invoiceSummary></invoice></invoiceMain></InvoiceData>
            """;

        string MyData() => $"""
            <InvoicesDoc xmlns="http://www.aade.gr/myDATA/invoice/v1.0"><invoice><counterpart>{If(tax, $"<vatNumber>{tax}</vatNumber>")}
              <country>HU</country>{If(name, $"<name>{name}</name>")}</counterpart><invoiceHeader><series>0</series><aa>{number}</aa>
              <issueDate>2026-11-01</issueDate><invoiceType>1.1</invoiceType><currency>EUR</currency></invoiceHeader><invoiceSummary>
              <totalNetValue>10.00</totalNetValue><totalVatAmount>0.00</totalVatAmount><totalGrossValue>10.00</totalGrossValue>
              </invoiceSummary></invoice></InvoicesDoc>
            """;
    }

    private static string If(string? value, string text) => value is null ? "" : text;
}
