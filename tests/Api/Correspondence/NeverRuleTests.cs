using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Whom a rule of senders that are never logged can mean.</summary>
public sealed class NeverRuleTests
{
    [Theory]
    [InlineData("co.uk", null)]
    [InlineData("com.gr", null)]
    [InlineData("gov.uk", null)]
    [InlineData("co.hu", null)]
    [InlineData("com.ro", null)]
    [InlineData("ac.ir", null)]
    [InlineData("COM.AU.", null)]
    [InlineData("org.uk", null)]
    [InlineData("gov.gh", null)]
    [InlineData("any.bd", null)]
    [InlineData("myshopify.com", null)]
    [InlineData("onmicrosoft.com", null)]
    [InlineData("windowslive.com", null)]
    [InlineData("com", null)]
    [InlineData("firm.co.za", "firm.co.za")]
    [InlineData("firm.myshopify.com", "firm.myshopify.com")]
    [InlineData("firm.onmicrosoft.com", "firm.onmicrosoft.com")]
    [InlineData("co.example", "co.example")]
    [InlineData("anna@co.za", "anna@co.za")]
    [InlineData("1.2.3.4", null)]
    public void A_rule_is_of_one_company_or_one_address(string text, string? sender) => Assert.Equal(sender, NeverRule.SenderOf(text));
}
