using System.IO.Compression;
using System.Text;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A PDF that carries its invoice as a file inside is that invoice; any other PDF is refused.</summary>
public sealed class PdfInvoiceTests(Company company)
{
    private const string Cii = "<r:CrossIndustryInvoice xmlns:r=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" "
        + "xmlns:a=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" "
        + "xmlns:u=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"><r:ExchangedDocument><a:ID>FX-1</a:ID>"
        + "<a:TypeCode>380</a:TypeCode><a:IssueDateTime><u:DateTimeString format=\"102\">20260301</u:DateTimeString></a:IssueDateTime>"
        + "</r:ExchangedDocument><r:SupplyChainTradeTransaction><a:ApplicableHeaderTradeSettlement><a:InvoiceCurrencyCode>EUR"
        + "</a:InvoiceCurrencyCode><a:SpecifiedTradeSettlementHeaderMonetarySummation><a:DuePayableAmount>119.00</a:DuePayableAmount>"
        + "</a:SpecifiedTradeSettlementHeaderMonetarySummation></a:ApplicableHeaderTradeSettlement></r:SupplyChainTradeTransaction>"
        + "</r:CrossIndustryInvoice>";

    [Theory]
    [InlineData("factur-x.xml", true)]
    [InlineData("factur-x.xml", false)]
    [InlineData("xrechnung.xml", true)]
    [InlineData("ZUGFeRD-invoice.xml", true)]
    [InlineData("RE-1.XML", true)]
    public async Task The_file_inside_is_read(string name, bool isPacked)
    {
        var record = (await company.Maria.PreviewAsync(Pdf(name, Encoding.UTF8.GetBytes(Cii), isPacked))).GetProperty("records")[0];

        Assert.Equal(("FX-1", "2026-03-01", "119.00"), (record.Text("number"), record.Text("issueDate"), record.Text("payable")));
    }

    [Theory]
    [InlineData("picture.png", Cii, "pdf")]
    [InlineData("factur-x.xml", "<x/>", "unknown-xml")]
    [InlineData("factur-x.xml", "<x", "not-well-formed")]
    [InlineData("ZUGFeRD-invoice.xml", "<r:CrossIndustryDocument xmlns:r=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>", "zugferd-1")]
    public async Task Another_file_inside_is_refused(string name, string content, string code) =>
        Assert.Equal(code, await company.Maria.RefusalAsync(Pdf(name, Encoding.UTF8.GetBytes(content), true)));

    [Theory]
    [InlineData(30)]
    [InlineData(300)]
    public async Task A_damaged_PDF_is_refused(int kept) =>
        Assert.Equal("pdf", await company.Maria.RefusalAsync(Pdf("factur-x.xml", Encoding.UTF8.GetBytes(Cii), true)[..kept]));

    [Fact]
    public async Task A_file_that_unpacks_without_end_is_refused() =>
        Assert.Equal("pdf", await company.Maria.RefusalAsync(Pdf("factur-x.xml", new byte[40 * 1024 * 1024], true)));

    private static byte[] Pdf(string name, byte[] content, bool isPacked)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(content);
        }

        var stream = isPacked ? packed.ToArray() : content;
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(" + name + ") 4 0 R]>>>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>",
            $"<</Type/Filespec/F({name})/UF({name})/EF<</F 5 0 R>>>>",
            $"<</Type/EmbeddedFile/Length {stream.Length}{(isPacked ? "/Filter/FlateDecode" : "")}>>\nstream\n"
                + $"{Encoding.Latin1.GetString(stream)}\nendstream",
        ];
        var (file, places) = (new StringBuilder("%PDF-1.7\n"), new List<int>());
        foreach (var (i, text) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{text}\nendobj\n");
        }

        var start = file.Length;
        file.Append("xref\n0 6\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
