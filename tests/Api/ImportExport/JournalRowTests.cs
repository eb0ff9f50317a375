using System.Text;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A journal has more than sales: what is no sale is left out with its reason and never counted as an invoice.</summary>
public sealed class JournalRowTests
{
    private const string Sage =
        "Type,Account Reference,Nominal A/C Ref,Department Code,Date,Reference,Details,Net Amount,Tax Code,Tax Amount\n";
    private const string Report = ",Date,Transaction Type,Num,Due Date,Amount,Open Balance\nAlpha Ltd,,,,,,\n";

    [Theory]
    [InlineData("SI", "invoice 120.00")]
    [InlineData("SC", "invoice -120.00")]
    [InlineData("SR", "payment 100.00")]
    [InlineData("SA", "payment 100.00")]
    [InlineData("SD", "not-a-sale")]
    [InlineData("SP", "not-a-sale")]
    [InlineData("PD", "not-a-sale")]
    [InlineData("PR", "not-a-sale")]
    [InlineData("BT", "not-a-sale")]
    [InlineData("JD", "not-a-sale")]
    [InlineData("ZZ", "not-a-sale")]
    public void Rows_of_Sage_are_what_their_type_says(string type, string expected) =>
        Assert.Equal([expected], Read($"{Sage}{type},ALPHA,4000,1,13/06/2026,7,x,100.00,T1,20.00\n"));

    [Fact]
    public void A_discount_below_an_invoice_is_no_line_of_it() => Assert.Equal(["invoice 120.00", "not-a-sale"],
        Read($"{Sage}SI,ALPHA,4000,1,13/06/2026,7,x,100.00,T1,20.00\nSD,ALPHA,4009,1,14/06/2026,7,x,1.00,T9,0.00\n"));

    [Theory]
    [InlineData("Invoice", "1200.00", "invoice 1200.00 Alpha Ltd")]
    [InlineData("Payment", "-500.00", "payment 500.00 Alpha Ltd")]
    [InlineData("Credit Memo", "-100.00", "invoice -100.00 Alpha Ltd")]
    [InlineData("Refund Receipt", "-100.00", "invoice -100.00 Alpha Ltd")]
    [InlineData("Statement Charge", "10.00", "invoice 10.00 Alpha Ltd")]
    [InlineData("Journal Entry", "10.00", "not-a-sale")]
    [InlineData("Deposit", "10.00", "not-a-sale")]
    [InlineData("Transfer", "10.00", "not-a-sale")]
    [InlineData("Check", "-10.00", "not-a-sale")]
    [InlineData("Vendor Credit", "-10.00", "not-a-sale")]
    [InlineData("Credit Card Credit", "-10.00", "not-a-sale")]
    [InlineData("Bill Payment (Check)", "-10.00", "not-a-sale")]
    public void Rows_of_a_report_of_QuickBooks_are_what_their_type_says(string type, string amount, string expected) =>
        Assert.Equal([expected], Read($"{Report},01/15/2026,{type},1001,02/14/2026,{amount},0.00\nTotal for Alpha Ltd,,,,,{amount},\n",
            hasName: true));

    private static List<string> Read(string text, bool hasName = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var file = ImportFile.Read(stream, TableAnswers.None, null, default);
        var records = file.Items(null, fault => Assert.Fail($"{fault}"), default).Select(item => item.Record switch
        {
            InvoiceDocument invoice => FormattableString.Invariant($"invoice {invoice.Owed} {invoice.Buyer.Name}"),
            ImportedPayment payment => FormattableString.Invariant($"payment {payment.Amount} {payment.Payer.Name}"),
            var other => $"{other}",
        }).Select(record => hasName ? record : record[..record.LastIndexOf(' ')]).ToList();
        return [.. records, .. file.Table!.LeftOut.Select(row => row.Reason).Where(reason => reason is "not-a-sale")];
    }
}
