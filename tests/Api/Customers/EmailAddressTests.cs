using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Customers;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Eleni@Aegean.Example", "eleni@aegean.example")]
    [InlineData("  eleni@aegean.example. ", "eleni@aegean.example")]
    [InlineData("user+tag@example.com", "user+tag@example.com")]
    [InlineData("o'brien@example.com", "o'brien@example.com")]
    [InlineData("\"a b\"@example.com", "\"a b\"@example.com")]
    [InlineData("\"ab\"@example.com", "ab@example.com")]
    [InlineData("\"a@b\"@example.com", "\"a@b\"@example.com")]
    [InlineData("δοκιμή@παράδειγμα.δοκιμή", "δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp")]
    [InlineData("δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp", "δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp")]
    public void An_address_has_one_form(string written, string stored) => Assert.Equal(stored, EmailAddress.TryParse(written)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@example.com")]
    [InlineData("anna@")]
    [InlineData("anna@exa mple.com")]
    [InlineData("an na@example.com")]
    [InlineData("anna@example..com")]
    [InlineData("a\u0000b@example.com")]
    [InlineData("/O=EXCHANGELABS/OU=EXCHANGE/CN=abc")]
    [InlineData("undisclosed-recipients:;")]
    [InlineData("A <a@x.com>, B <b@x.com>")]
    public void What_is_no_address_is_null(string? written) => Assert.Null(EmailAddress.TryParse(written));

    [Fact]
    public void An_address_has_at_most_254_characters_whatever_stands_before_the_at()
    {
        Assert.NotNull(EmailAddress.TryParse(new string('a', 65) + "@example.com"));
        Assert.NotNull(EmailAddress.TryParse(new string('a', 242) + "@example.com"));
        Assert.Null(EmailAddress.TryParse(new string('a', 243) + "@example.com"));
        Assert.Null(EmailAddress.TryParse("a@" + string.Join('.', Enumerable.Repeat(new string('a', 60), 5)) + ".com"));
    }

    [Theory]
    [InlineData("kappa\u200b@firm.example")]
    [InlineData("\ufeffkappa@firm.example")]
    [InlineData("kap\u00adpa@firm.example")]
    [InlineData("kappa@fi\u200drm.example")]
    [InlineData("\u202akappa@firm.example\u202c")]
    [InlineData("kap\u2060pa@firm.exam\u200cple")]
    [InlineData("kap\u3164pa@firm.example")]
    [InlineData("kap\ufe0fpa@firm.example")]
    [InlineData("kap\U000e0100pa@firm.example")]
    [InlineData("kap\u2800pa@firm.example")]
    [InlineData("kap\U000e0001\U000e0061pa@firm.exa\U000e007fmple")]
    [InlineData("kap\U0001d173pa@firm.example")]
    [InlineData("kap\U0001bca0pa@fi\u115frm.example")]
    [InlineData("kap\u180epa@firm\u17b4.example")]
    [InlineData("\u2800 kappa@firm.example \ufff0")]
    public void What_nobody_sees_is_no_part_of_an_address(string written) =>
        Assert.Equal("kappa@firm.example", EmailAddress.TryParse(written)?.Value);

    [Theory]
    [InlineData("می\u200cخواهم@firm.example")]
    [InlineData("ක්\u200dරි@firm.example")]
    public void A_joiner_between_letters_that_need_it_is_spelling(string written) =>
        Assert.Equal(written, EmailAddress.TryParse(written)?.Value);

    /// <summary>Forms of one letter that only programs tell apart are one address.</summary>
    [Theory]
    [InlineData("ａｎｎａ@bank.example", "anna@bank.example")]
    [InlineData("ＡＮＮＡ１７@bank.example", "anna17@bank.example")]
    [InlineData("anna＠bank.example", "anna@bank.example")]
    [InlineData("anna﹫bank.example", "anna@bank.example")]
    [InlineData("anna@ｂａｎｋ．example", "anna@bank.example")]
    [InlineData("anna@bank。example", "anna@bank.example")]
    [InlineData("anna．kis@bank.example", "anna.kis@bank.example")]
    [InlineData("anna＋crm@bank.example", "anna+crm@bank.example")]
    [InlineData("ﬁ@x.com", "fi@x.com")]
    [InlineData("oﬃce@bank.example", "office@bank.example")]
    [InlineData("jose\u0301@example.com", "jos\u00e9@example.com")]
    [InlineData("𝐚𝐧𝐧𝐚@bank.example", "anna@bank.example")]
    [InlineData("ⓐnna@bank.example", "anna@bank.example")]
    [InlineData("ﾔﾏﾀﾞ@bank.example", "ヤマダ@bank.example")]
    [InlineData("anna²@bank.example", "anna2@bank.example")]
    public void Compatible_forms_are_one_address(string written, string stored) =>
        Assert.Equal(stored, EmailAddress.TryParse(written)?.Value);

    /// <summary>No form may bring in a sign that an address has no room for, or a second @.</summary>
    [Theory]
    [InlineData("a＠b＠x.com")]
    [InlineData("anna（ext）@x.com")]
    [InlineData("an\u00a0na@x.com")]
    [InlineData("anna，bela@x.com")]
    public void A_form_that_stands_for_what_no_address_has_is_none(string written) => Assert.Null(EmailAddress.TryParse(written));

    [Theory]
    [InlineData("user+a@x.com", "user+b@x.com")]
    [InlineData("a.b@gmail.com", "ab@gmail.com")]
    public void Different_spellings_are_never_merged_silently(string one, string other) =>
        Assert.NotEqual(EmailAddress.TryParse(one)!.Value, EmailAddress.TryParse(other)!.Value);

    [Theory]
    [InlineData("anna@аpple.com", "anna@apple.com")]
    [InlineData("anna@xn--pple-43d.com", "anna@apple.com")]
    [InlineData("аnna@apple.com", "anna@apple.com")]
    [InlineData("anna@ьank.example", "anna@bank.example")]
    [InlineData("anna@gοοglе.example", "anna@google.example")]
    [InlineData("anna@tωitter.example", "anna@twitter.example")]
    [InlineData("anna@cօffee.example", "anna@coffee.example")]
    [InlineData("anna@bɑnk.example", "anna@bank.example")]
    [InlineData("anna@bottega\u2010adriatica.example", "anna@bottega-adriatica.example")]
    [InlineData("anna@bottega\u2011adriatica.example", "anna@bottega-adriatica.example")]
    [InlineData("anna@bottega\u2013adriatica.example", "anna@bottega-adriatica.example")]
    [InlineData("anna@bottega\u2014adriatica.example", "anna@bottega-adriatica.example")]
    [InlineData("anna@bottega\u2212adriatica.example", "anna@bottega-adriatica.example")]
    [InlineData("anna\u2010maria@bank.example", "anna-maria@bank.example")]
    [InlineData("anna@app\u01c0e.example", "anna@apple.example")]
    [InlineData("anna@\u0253ank.example", "anna@bank.example")]
    [InlineData("anna@\u0199ran\u0199.example", "anna@krank.example")]
    [InlineData("inf0@bank.example", "info@bank.example")]
    [InlineData("INF0@bank.example", "info@bank.example")]
    [InlineData("5ales@bank.example", "sales@bank.example")]
    [InlineData("m0nica.p0lo@bank.example", "monica.polo@bank.example")]
    [InlineData("d0y1e@bank.example", "doyle@bank.example")]
    [InlineData("g1ulia@bank.example", "giulia@bank.example")]
    [InlineData("rnia@bank.example", "mia@bank.example")]
    [InlineData("vvilli@bank.example", "willi@bank.example")]
    [InlineData("clara.rn0ss@bank.example", "dara.moss@bank.example")]
    public void A_look_alike_names_what_it_looks_like(string fake, string original) =>
        Assert.Contains(original, LookAlike.Of(EmailAddress.TryParse(fake)!).Select(meant => meant.Value));

    [Theory]
    [InlineData("anna@apple.com")]
    [InlineData("δοκιμή@παράδειγμα.gr")]
    [InlineData("анна@почта.example")]
    [InlineData("anna15@apple.com")]
    [InlineData("anna2026@apple.com")]
    [InlineData("anna-maria@apple-shop.com")]
    [InlineData("anna7@apple.com")]
    public void An_honest_address_looks_like_itself_only(string address) => Assert.Empty(LookAlike.Of(EmailAddress.TryParse(address)!));
}
