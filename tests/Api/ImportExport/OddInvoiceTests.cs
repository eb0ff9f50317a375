using System.Text;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Invoices as programs of every kind write them: other prefixes, encodings, envelopes, missing parts.</summary>
public sealed class OddInvoiceTests(Company company)
{
    private const string Ubl =
        """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <b:ID>A-1</b:ID><b:IssueDate>2026-03-01</b:IssueDate><b:InvoiceTypeCode>380</b:InvoiceTypeCode><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
        <a:AccountingCustomerParty><a:Party><a:PartyName><b:Name>Trading</b:Name></a:PartyName></a:Party></a:AccountingCustomerParty>
        <a:TaxTotal><b:TaxAmount currencyID="EUR">24.00</b:TaxAmount></a:TaxTotal>
        <a:LegalMonetaryTotal><b:TaxExclusiveAmount currencyID="EUR">100.00</b:TaxExclusiveAmount><b:TaxInclusiveAmount currencyID="EUR">124.00</b:TaxInclusiveAmount><b:PayableAmount currencyID="EUR">124.00</b:PayableAmount></a:LegalMonetaryTotal>
        </Invoice>
        """;

    private const string Payable = "<b:PayableAmount currencyID=\"EUR\">";
    private const string TaxId = "<a:PartyTaxScheme><b:CompanyID>";
    private const string Scheme = "</b:CompanyID><a:TaxScheme><b:ID>";
    private const string End = "</b:ID></a:TaxScheme></a:PartyTaxScheme>";

    [Theory]
    [InlineData("<b:IssueDate>2026-03-01", "<b:IssueDate>2026-03-01+02:00", "issueDate", "2026-03-01")]
    [InlineData("<b:IssueDate>2026-03-01", "<b:IssueDate> 2026-03-01Z ", "issueDate", "2026-03-01")]
    [InlineData("<b:IssueDate>2026-03-01", "<b:IssueDate>2026-03-01T23:30:00", "issueDate", "2026-03-01")]
    [InlineData("<b:Name>Trading", "<b:Name>Herrn\n   Max \t Mustermann", "buyer.name", "Herrn Max Mustermann")]
    [InlineData("<b:Name>Trading", "<b:Name><![CDATA[A & B]]>", "buyer.name", "A & B")]
    [InlineData("<b:Name>Trading", "<b:Name>A<!-- x --> B", "buyer.name", "A B")]
    [InlineData("<b:Name>Trading", "<b:Name>\u202Egnp.exe", "buyer.name", "gnp.exe")]
    [InlineData(Payable + "124.00", Payable + " +00124.00 ", "payable", "124.00")]
    [InlineData(Payable + "124.00", Payable + "-0.00", "payable", "0.00")]
    [InlineData(Payable + "124.00</b:PayableAmount>", "", "payable", "124.00")]
    [InlineData("<b:ID>A-1", "<b:ID>047747270|01/01/2025|0|1.1|INV|00001", "number", "047747270|01/01/2025|0|1.1|INV|00001")]
    [InlineData("<b:ID>A-1", "<b:ID>  A  1 \t 7 ", "number", "A  1   7")]
    [InlineData("<b:ID>A-1", "<b:ID>A\u202E1\uFEFF", "number", "A1")]
    [InlineData("<b:ID>A-1", "<x:Y xmlns:x=\"urn:x\"><b:ID>no</b:ID></x:Y><b:ID>A-1", "number", "A-1")]
    [InlineData("<b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>", "", "currency", "EUR")]
    [InlineData("EUR", "eur", "vat", "24.00")]
    [InlineData("<b:TaxAmount currencyID=\"EUR\">", "<b:TaxAmount currencyID=\"eur\">", "vat", "24.00")]
    [InlineData("<b:TaxAmount currencyID=\"EUR\">", "<b:TaxAmount currencyID=\" Eur \">", "vat", "24.00")]
    [InlineData("<b:DocumentCurrencyCode>EUR", "<b:DocumentCurrencyCode>eur", "vat", "24.00")]
    [InlineData("<b:TaxAmount currencyID=\"EUR\">", "<b:TaxAmount currencyID=\"ron\">", "vat", null)]
    [InlineData("<a:TaxTotal>", "<a:TaxTotal><b:TaxAmount currencyID=\"RON\">118.00</b:TaxAmount></a:TaxTotal><a:TaxTotal>", "vat",
        "24.00")]
    [InlineData("<a:TaxTotal><b:TaxAmount currencyID=\"EUR\">24.00</b:TaxAmount></a:TaxTotal>", "", "vat", null)]
    [InlineData("</a:PartyName>", "</a:PartyName>" + TaxId + "BE 0123.456.789" + Scheme + "VAT" + End, "buyer.vatId", "BE0123456789")]
    [InlineData("<a:PartyName><b:Name>Trading</b:Name></a:PartyName>",
        "<a:Person><b:FirstName>Anna</b:FirstName><b:FamilyName>Kis</b:FamilyName></a:Person>", "buyer.name", "Anna Kis")]
    [InlineData("<a:PartyName><b:Name>Trading</b:Name></a:PartyName>", "<a:Contact><b:Name>Anna Kis</b:Name></a:Contact>", "buyer.name",
        "Anna Kis")]
    [InlineData("<a:LegalMonetaryTotal>",
        "<a:WithholdingTaxTotal><b:TaxAmount currencyID=\"EUR\">15.00</b:TaxAmount></a:WithholdingTaxTotal><a:LegalMonetaryTotal>",
        "invoice.withheld", "15.00")]
    [InlineData("</a:PartyName>", "</a:PartyName>" + TaxId + "el 094000000" + Scheme + "VAT" + End, "buyer.country", "GR")]
    [InlineData("</a:PartyName>", "</a:PartyName>" + TaxId + "X1" + Scheme + "TAX" + End + TaxId + "NO987654321MVA" + Scheme + "VAT" + End,
        "buyer.vatId", "NO987654321MVA")]
    public async Task An_odd_value_is_read(string from, string to, string member, string? expected)
    {
        Assert.Contains(from, Ubl, StringComparison.Ordinal);
        var record = (await company.Maria.PreviewAsync(Ubl.Replace(from, to, StringComparison.Ordinal))).GetProperty("records")[0];

        Assert.Equal(expected, record.Text(member.Split('.')));
    }

    [Theory]
    [InlineData(Payable + "124.00", Payable + "1,124.00", "LegalMonetaryTotal/PayableAmount", "1,124.00", "not-a-number")]
    [InlineData(Payable + "124.00", Payable + "1E3", "LegalMonetaryTotal/PayableAmount", "1E3", "not-a-number")]
    [InlineData(Payable + "124.00", Payable + "79228162514264337593543950336", "LegalMonetaryTotal/PayableAmount",
        "79228162514264337593543950336", "not-a-number")]
    [InlineData("<b:IssueDate>2026-03-01", "<b:IssueDate>01.03.2026", "IssueDate", "01.03.2026", "not-a-date")]
    [InlineData("<b:IssueDate>2026-03-01", "<b:IssueDate>2026-02-30", "IssueDate", "2026-02-30", "not-a-date")]
    [InlineData("<b:IssueDate>2026-03-01</b:IssueDate>", "", "issueDate", null, "missing")]
    [InlineData("<b:ID>A-1</b:ID>", "<b:ID> </b:ID>", "number", null, "missing")]
    public async Task A_value_that_means_nothing_leaves_the_invoice_out(string from, string to, string column, string? value, string code)
    {
        Assert.Contains(from, Ubl, StringComparison.Ordinal);
        var preview = await company.Maria.PreviewAsync(Ubl.Replace(from, to, StringComparison.Ordinal));

        Assert.Empty(preview.GetProperty("records").EnumerateArray());
        var rejected = preview.GetProperty("rejected")[0];
        Assert.Equal((column, value, code), (rejected.Text("column"), rejected.Text("value"), rejected.Text("code")));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("iso-8859-2", false)]
    [InlineData("iso-8859-7", false)]
    [InlineData("windows-1250", false)]
    [InlineData("windows-1253", false)]
    [InlineData("windows-1256", false)]
    public async Task Any_encoding_that_it_names_is_read(string name, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var buyer = name switch
        {
            "iso-8859-7" or "windows-1253" => "Εργαλεία Αιγαίου",
            "iso-8859-2" or "windows-1250" => "Őrség Kft.",
            "windows-1256" => "شركة",
            _ => "Käufer",
        };
        var text = $"<?xml version=\"1.0\" encoding=\"{(name == "utf-16BE" ? "utf-16" : name)}\"?>{Ubl.Replace("Trading", buyer,
            StringComparison.Ordinal)}";
        byte[] file = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.Equal(buyer, (await company.Maria.PreviewAsync(file)).GetProperty("records")[0].Text("buyer", "name"));
    }

    [Fact]
    public async Task An_attachment_of_many_megabytes_is_passed_over()
    {
        var attached = "<a:AdditionalDocumentReference><b:ID>D1</b:ID><a:Attachment><b:EmbeddedDocumentBinaryObject "
            + "mimeCode=\"application/pdf\" "
            + $"filename=\"../../etc/passwd\">{new string('A', 24 * 1024 * 1024)}</b:EmbeddedDocumentBinaryObject></a:Attachment>"
            + "</a:AdditionalDocumentReference><a:TaxTotal>";
        var record = (await company.Maria.PreviewAsync(Ubl.Replace("<a:TaxTotal>", attached, StringComparison.Ordinal)))
            .GetProperty("records")[0];

        Assert.Equal(("A-1", "124.00", "../../etc/passwd"),
            (record.Text("number"), record.Text("payable"), record.GetProperty("invoice").GetProperty("attachments")[0].Text("name")));
        Assert.Contains("attachments-left-out", record.Codes());
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("<a:LineStatusReasonCode>DETAIL</a:LineStatusReasonCode>", 2)]
    [InlineData("<a:LineStatusReasonCode>GROUP</a:LineStatusReasonCode>", 1)]
    [InlineData("<a:LineStatusReasonCode>INFORMATION</a:LineStatusReasonCode>", 1)]
    public async Task A_line_that_sums_up_others_is_none(string reason, int lines)
    {
        const string Unece = "urn:un:unece:uncefact:data:standard:";
        var record = (await company.Maria.PreviewAsync($"<r:CrossIndustryInvoice xmlns:r=\"{Unece}CrossIndustryInvoice:100\" "
            + $"xmlns:a=\"{Unece}ReusableAggregateBusinessInformationEntity:100\"><r:ExchangedDocument><a:ID>F</a:ID><a:IssueDateTime>"
            + "<a:DateTime>2026-03-01</a:DateTime></a:IssueDateTime></r:ExchangedDocument><r:SupplyChainTradeTransaction>"
            + $"{Line("")}{Line(reason)}<a:ApplicableHeaderTradeSettlement><a:SpecifiedTradeSettlementHeaderMonetarySummation>"
            + "<a:DuePayableAmount>10</a:DuePayableAmount></a:SpecifiedTradeSettlementHeaderMonetarySummation>"
            + "</a:ApplicableHeaderTradeSettlement></r:SupplyChainTradeTransaction></r:CrossIndustryInvoice>")).GetProperty("records")[0];
        Assert.Equal(lines, record.GetProperty("lines").GetArrayLength());

        static string Line(string said) => "<a:IncludedSupplyChainTradeLineItem><a:AssociatedDocumentLineDocument><a:LineID>1</a:LineID>"
            + $"{said}</a:AssociatedDocumentLineDocument></a:IncludedSupplyChainTradeLineItem>";
    }

    [Fact]
    public async Task Invoices_in_an_envelope_are_found()
    {
        var envelope = "<StandardBusinessDocument xmlns=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\">"
            + $"<StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>{Ubl}"
            + $"{Ubl.Replace("A-1", "A-2", StringComparison.Ordinal)}</StandardBusinessDocument>";
        var preview = await company.Maria.PreviewAsync(envelope);

        Assert.Equal(["A-1", "A-2"], preview.GetProperty("records").EnumerateArray().Select(record => record.Text("number")!));
    }

    [Fact]
    public async Task Each_invoice_of_a_batch_of_NAV_is_a_record()
    {
        var one = Encoding.UTF8.GetString(Previews.Shared("invoices", "nav-hu-modositas-negativ.xml"));
        var from = one.IndexOf("<invoice>", StringComparison.Ordinal);
        var to = one.IndexOf("</invoice>", StringComparison.Ordinal) + "</invoice>".Length;
        var invoice = one[from..to];
        var batch = string.Concat(one.AsSpan(0, from),
            $"<batchInvoice><batchIndex>1</batchIndex>{invoice}</batchInvoice><batchInvoice><batchIndex>2</batchIndex>"
                + $"{invoice.Replace("ZZZ000001", "ZZZ000002", StringComparison.Ordinal)}</batchInvoice>",
            one.AsSpan(to));
        var records = (await company.Maria.PreviewAsync(batch)).GetProperty("records").EnumerateArray().ToList();

        Assert.Equal(["ZZZ000009", "ZZZ000009"], records.Select(record => record.Text("number")!));
        Assert.Equal(["ZZZ000001", "ZZZ000002"], records.Select(record => record.GetProperty("invoice")
            .GetProperty("preceding")[0].GetString()!));
    }

    [Theory]
    [InlineData("5.1", "credit", "-5096.0")]
    [InlineData("9.3", "nothing", "0")]
    [InlineData("11.4", "credit", "-5096.0")]
    [InlineData("8.4", "nothing", "0")]
    [InlineData("8.5", "nothing", "0")]
    [InlineData("2.4", "sale", "5096.0")]
    [InlineData("1.1", "sale", "5096.0")]
    [InlineData("13.1", "nothing", "0")]
    public async Task The_type_of_myDATA_says_what_it_counts_as(string type, string countsAs, string owed)
    {
        var text = Encoding.UTF8.GetString(Previews.Shared("invoices", "mydata-gr-withheld-tax.xml"))
            .Replace("<invoiceType>2.1<", $"<invoiceType>{type}<", StringComparison.Ordinal);
        var record = (await company.Maria.PreviewAsync(text)).GetProperty("records")[0];

        Assert.Equal((countsAs, owed), (record.Text("invoice", "countsAs"), record.Text("invoice", "owed")));
    }
}
