using OutlookCrm.ImportExport.Records;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A document of myDATA names the invoice that it credits by the number of the tax office, which is no number of an
/// invoice.</summary>
public sealed class TaxMarkTests
{
    private const string Issuer = "<issuer><vatNumber>999999999</vatNumber><country>GR</country></issuer>";

    [Theory]
    [InlineData("A:1:400000003585395:;B:2:400000003585396:400000003585395", "A 1>, B 2>A 1")]
    [InlineData("B:2:400000003585396:400000003585395;A:1:400000003585395:", "B 2>A 1, A 1>")]
    [InlineData("A:1:400000003585395:;0:2:400000003585396:400000003585395", "A 1>, 2>A 1")]
    [InlineData("A:1:11:;A:2:12:;B:3:13:11,12", "A 1>, A 2>, B 3>A 1+A 2")]
    [InlineData("A:1:11:;B:3:13:11,99", "A 1>, B 3>A 1 corrected-mark-unknown MARK 99")]
    [InlineData("B:3:13:99", "B 3> corrected-mark-unknown MARK 99")]
    public void The_invoice_that_is_credited_is_joined_by_its_mark(string documents, string expected)
    {
        var text = "<InvoicesDoc xmlns=\"http://www.aade.gr/myDATA/invoice/v1.0\">"
            + string.Concat(documents.Split(';').Select(document => document.Split(':') switch
            {
                [var series, var number, var mark, var marks] => $"<invoice><mark>{mark}</mark>{Issuer}<invoiceHeader>"
                    + $"<series>{series}</series><aa>{number}</aa><issueDate>2026-10-01</issueDate>"
                    + $"<invoiceType>{(marks.Length > 0 ? "5.1" : "1.1")}</invoiceType><currency>EUR</currency>"
                    + string.Concat(marks.Split(',', StringSplitOptions.RemoveEmptyEntries)
                        .Select(one => $"<correlatedInvoices>{one}</correlatedInvoices>"))
                    + "</invoiceHeader><invoiceSummary><totalNetValue>100</totalNetValue><totalVatAmount>24</totalVatAmount>"
                    + "<totalGrossValue>124</totalGrossValue></invoiceSummary></invoice>",
                _ => "",
            })) + "</InvoicesDoc>";

        Assert.Equal(expected, string.Join(", ", ReadText.Of(text).Records.Cast<InvoiceDocument>().Select(invoice =>
            $"{invoice.Number}>{string.Join('+', invoice.Preceding)}"
                + string.Concat(invoice.Warnings.Where(code => code == "corrected-mark-unknown")
                    .Select(code => $" {code} {invoice.Terms}")))));
    }
}
