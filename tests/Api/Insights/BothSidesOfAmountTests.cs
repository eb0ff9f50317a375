using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Sheets;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>What stands before and behind the digits of an amount at once.</summary>
public sealed class BothSidesOfAmountTests
{
    [Theory]
    [InlineData("£1.2k")]
    [InlineData("€5k")]
    [InlineData("$3.5M")]
    [InlineData("Rs 12 cr")]
    [InlineData("₹ 3 lakh")]
    [InlineData("€ 1,2 Mio.")]
    [InlineData("EUR 12 mln")]
    [InlineData("R 4 mil")]
    [InlineData("USD 7 bn")]
    [InlineData("€ 10 %")]
    [InlineData("€ 10 net")]
    [InlineData("approx. 10 EUR")]
    [InlineData("€ 10 USD")]
    [InlineData("USD 10 EUR")]
    public void A_word_that_is_no_currency_is_never_dropped(string text)
    {
        Assert.Null(WrittenNumber.Of(text, '.'));
        Assert.Null(WrittenNumber.Of(text, ','));
        Assert.Null(NumberText.Of(text, '.'));
    }

    [Theory]
    [InlineData("€ 10 EUR", "EUR")]
    [InlineData("EUR 10 €", "EUR")]
    [InlineData("£10 gbp", "GBP")]
    [InlineData("$10 CAD", "CAD")]
    [InlineData("R 10 ZAR", "ZAR")]
    [InlineData("Rs. 10 INR", "INR")]
    [InlineData("-€10 EUR", "EUR")]
    public void A_sign_and_its_code_are_one_currency(string text, string currency)
    {
        var amount = (text[0] == '-' ? -10m : 10m, (string?)currency);
        Assert.Equal(amount, WrittenNumber.Of(text, '.'));
        Assert.Equal(amount, NumberText.Of(text, '.'));
    }
}
