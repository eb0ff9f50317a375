using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("Hello,\nplease send an offer.\n\nKind regards,\nZsófia Kiss\nExport manager\nDunabor Kft.\n+36 1 555 0142", "Kiss Zsófia",
        "dunabor.hu", "Export manager", "Dunabor Kft.", "+36 1 555 0142")]
    [InlineData("Text.\n\nAnna Kis | Buyer | Ceramica SRL | +40 264 555 010", "Anna Kis", "ceramica.ro", "Buyer", "Ceramica SRL",
        "+40 264 555 010")]
    [InlineData("Text.\n-- \nΜαρία Παππά\nΥπεύθυνη αγορών\nΑιγαίο Α.Ε.\nΤηλ. 2310 555 123, +30 2310 555 123\nwww.aigaio.gr", "Μαρία Παππά",
        "aigaio.gr", "Υπεύθυνη αγορών", "Αιγαίο Α.Ε.", "+30 2310 555 123")]
    [InlineData("Thanks!\nJan Botha\nOwner, Botha Wines\n(021) 555 0199", "Jan Botha", null, "Owner", "Botha Wines", "(021) 555 0199")]
    [InlineData("Regards\nAda King\nAnalyst\nLovelace Works\nada@lovelace.example", "Ada King", "lovelace.example", "Analyst",
        "Lovelace Works", null)]
    public void Role_company_and_phone_are_read(string text, string name, string? domain, string? role, string? company, string? phone)
    {
        var signature = Signature.Of(text, name, domain);

        Assert.Equal(role, signature.Role);
        Assert.Equal(company, signature.Company);
        Assert.Equal(phone, signature.Phones.Count > 0 ? signature.Phones[0] : null);
    }

    [Theory]
    [InlineData("Call me on +30 2310 555 123 please.", "Anna Kis")]
    [InlineData("", "Anna Kis")]
    [InlineData("Hello\nBob", "")]
    public void Without_a_signature_nothing_is_guessed(string text, string name)
    {
        var signature = Signature.Of(text, name, "example.com");

        Assert.Null(signature.Role);
        Assert.Null(signature.Company);
        Assert.Empty(signature.Phones);
    }

    [Fact]
    public void A_hostile_text_takes_no_time() =>
        Assert.NotNull(Signature.Of("Anna Kis\n" + string.Concat(Enumerable.Repeat("+1 ( . / - ) ", 20_000)), "Anna Kis", "example.com"));
}
