using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Payments;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What a payment is for comes back with our own export, and nothing else is taken for it.</summary>
public sealed class PaidDocumentTests
{
    private static readonly Guid s_one = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly Guid s_two = Guid.Parse("22222222-2222-4222-8222-222222222222");

    [Fact]
    public void The_parts_of_a_payment_come_back()
    {
        List<Allotment> parts = [new(s_one, 60), new(s_two, 12.5m)];

        Assert.Equal(parts, Read(PaidDocuments.Text(parts)).For);
        Assert.Equal("thanks", Read(PaidDocuments.Text(parts)).Reference);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A1")]
    [InlineData("A1 60")]
    [InlineData("11111111-1111-4111-8111-111111111111")]
    [InlineData("11111111-1111-4111-8111-111111111111 -5")]
    [InlineData("11111111-1111-4111-8111-111111111111 5 6")]
    public void Another_text_says_nothing_of_documents(string text) => Assert.Empty(Read(text).For);

    private static Payment Read(string paid)
    {
        var read = Assert.IsType<ImportedPayment>(Assert.Single(ReadText.Of("Payment ID,Customer ID,Customer,Email,Payment date,Amount,"
            + "Currency,Method,Reference of payer,Paid documents\n"
            + "33333333-3333-4333-8333-333333333333,,Sa,sa@x.example,2026-10-05,100,EUR,bank,"
            + $"thanks,{paid}\n").Records));
        return SaleMapping.Of(read, "outlookcrm-payments", "EUR", default, new(default, "", default), new()).Payment!;
    }
}
