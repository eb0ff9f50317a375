using System.IO.Compression;
using System.Text;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What is not read is refused by its name, and leaves nothing behind.</summary>
public sealed class RefusedFileTests(Company company)
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    [Theory]
    [InlineData("<rsm:CrossIndustryDocument xmlns:rsm=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>", "zugferd-1")]
    [InlineData("<p:FatturaElettronica xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2\" versione=\"FPR12\"/>",
        "fatturapa")]
    [InlineData("<FatturaElettronicaSemplificata xmlns=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0\"/>", "fatturapa")]
    [InlineData("<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>", "ubl-other-document")]
    [InlineData("<ubl:DespatchAdvice xmlns:ubl=\"urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2\"/>", "ubl-other-document")]
    [InlineData("<ApplicationResponse xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2\"/>",
        "ubl-other-document")]
    [InlineData("<InvoiceData xmlns=\"http://schemas.nav.gov.hu/OSA/2.0/data\"/>", "nav-other-version")]
    [InlineData("<QueryInvoiceDataResponse xmlns=\"http://schemas.nav.gov.hu/OSA/3.0/api\"/>", "nav-other-document")]
    [InlineData("<Facturae xmlns=\"http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml\"/>", "facturae")]
    [InlineData("<Invoice xmlns=\"urn:somebody\"/>", "unknown-xml")]
    [InlineData("<Invoice/>", "unknown-xml")]
    [InlineData("<EncryptedData xmlns=\"http://www.w3.org/2001/04/xmlenc#\"/>", "encrypted")]
    [InlineData("<html><head><title>Sign in</title></head></html>", "html-page")]
    [InlineData("<!DOCTYPE html>\n<html lang=\"el\"><body>500</body></html>", "html-page")]
    [InlineData("  <!doctype HTML><p>Session expired", "html-page")]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Invoice>&b;</Invoice>", "document-type")]
    [InlineData("<!DOCTYPE Invoice SYSTEM \"file:///etc/passwd\"><Invoice/>", "document-type")]
    [InlineData("\n<?xml version=\"1.0\"?><Invoice/>", "not-well-formed")]
    [InlineData("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>1</ID>", "not-well-formed")]
    [InlineData("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>1</IDs></Invoice>", "not-well-formed")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-77\"?><Invoice/>", "wrong-encoding")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?><Invoice/>", "wrong-encoding")]
    [InlineData("<InvoicesDoc xmlns=\"http://www.aade.gr/myDATA/invoice/v1.0\"/>", "no-documents")]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t\n", "empty")]
    [InlineData("\uFEFF", "empty")]
    [InlineData("%PDF-1.7\n%âãÏÓ\n1 0 obj", "pdf")]
    [InlineData("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "encrypted")]
    [InlineData("{\"invoices\":[]}", "json")]
    [InlineData("{\\rtf1\\ansi}", "unknown")]
    public async Task A_file_that_is_not_read_is_refused_by_name(string text, string code) =>
        Assert.Equal(code, await company.Maria.RefusalAsync(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("1F8B0800000000000003", "archive")]
    [InlineData("377ABCAF271C0004", "archive")]
    [InlineData("526172211A0700", "archive")]
    [InlineData("D0CF11E0A1B11AE1", "workbook")]
    [InlineData("89504E470D0A1A0A", "picture")]
    [InlineData("FFD8FFE000104A46", "picture")]
    [InlineData("3082052006092A864886F70D010702", "encrypted")]
    [InlineData("7F454C4602010100000000", "unknown")]
    [InlineData("00010203040506070809", "unknown")]
    [InlineData("FFFE4E0061006D006500DCDC", "wrong-encoding")]
    [InlineData("FFFE4E0061006D0065000A0041000A00DC", "wrong-encoding")]
    [InlineData("4E616D652C456D61696C0AEFBFBE2C0A", null)]
    [InlineData("4EEFBFBE616D652CEFBFBF456D61696C0A41EFBFBE2C610A", null)]
    public async Task A_packed_or_broken_file_is_refused_by_name(string bytes, string? code)
    {
        if (code is null)
        {
            await company.Maria.PreviewAsync(Convert.FromHexString(bytes));
        }
        else
        {
            Assert.Equal(code, await company.Maria.RefusalAsync(Convert.FromHexString(bytes)));
        }
    }

    [Theory]
    [InlineData("invoice.xml", "zip")]
    [InlineData("[Content_Types].xml", "workbook")]
    public async Task A_zip_says_whether_it_is_a_workbook(string entry, string code)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var file = zip.CreateEntry(entry).Open();
            await file.WriteAsync("<Invoice/>"u8.ToArray());
        }

        Assert.Equal(code, await company.Maria.RefusalAsync(stream.ToArray()));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(Declaration
            + "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>"), 0xC1, 0xE9, 0xE3, .. "</ID></Invoice>"u8];

        Assert.Equal("wrong-encoding", await company.Maria.RefusalAsync(file));
    }

    [Fact]
    public async Task A_document_that_nests_without_end_is_refused()
    {
        var deep = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">"
            + string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Equal("too-deep", await company.Maria.RefusalAsync(Encoding.UTF8.GetBytes(deep)));
    }

    [Fact]
    public async Task A_document_with_thousands_of_kinds_of_elements_is_refused()
    {
        var wide = $"<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">"
            + $"{string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a{i}/>"))}</Invoice>";

        Assert.Equal("too-complex", await company.Maria.RefusalAsync(Encoding.UTF8.GetBytes(wide)));
    }

    [Fact]
    public async Task A_form_without_the_file_is_refused()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        using var response = await company.Maria.PostAsync("/api/imports/preview", form);

        await response.IsProblemAsync(400, "invalid-request");
        using var json = await company.Maria.PostAsync("/api/imports/preview", new StringContent("{}", Encoding.UTF8, "application/json"));
        await json.IsProblemAsync(415, "not-json");
        using var broken = new StringContent("--x\r\nnothing");
        broken.Headers.Remove("Content-Type");
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var cut = await company.Maria.PostAsync("/api/imports/preview", broken);
        await cut.IsProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task A_reader_may_not_import()
    {
        using var response = await company.Reza.SendAsync("<Invoice/>"u8.ToArray());

        await response.IsProblemAsync(403, "not-allowed");
    }
}
