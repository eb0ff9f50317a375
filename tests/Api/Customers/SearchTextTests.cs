using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using Xunit;

namespace OutlookCrm.Tests.Customers;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Ελένη Παπαδάκης", "ελενη παπαδακησ")]
    [InlineData("KISS Zsófia", "kiss zsofia")]
    [InlineData("Șerban Țiriac", "serban tiriac")]
    [InlineData("O'Brien-Smith", "o'brien-smith")]
    [InlineData("anna@dunabor.hu", "anna@dunabor.hu")]
    [InlineData("  (Anna), \"Kis\"! ", "anna kis")]
    [InlineData("‏علی رضایی", "علی رضایی")]
    [InlineData("علي رضايى", "علی رضایی")]
    [InlineData("كافه", "کافه")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("Straße Øre Łódź", "strasse ore lodz")]
    [InlineData("۱۲۳", "123")]
    [InlineData("!!!", "")]
    [InlineData("Anna\uFFFE Kis", "anna kis")]
    [InlineData("\uFFFE", "")]
    [InlineData("\uFDD0Αν\uFFFFνα", "αν να")]
    public void Words_compare_without_case_and_accents(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchText.TokensOf(text)));

    [Fact]
    public void A_profile_is_found_by_name_company_address_domain_and_phone()
    {
        var tokens = SearchText.TokensOf(new Profile
        {
            Kind = CustomerKind.Person,
            Name = "Anna-Maria O'Brien",
            Company = "Duna Bor Kft.",
            Addresses = ["am@dunabor.hu"],
            Phones = ["+36 1 555 0142"],
        });

        string[] words =
            ["anna-maria", "maria", "brien", "duna", "bor", "kft", "am@dunabor.hu", "dunabor.hu", "3615550142", "obrien", "annamaria"];
        Assert.Superset(words.ToHashSet(), tokens.ToHashSet());
    }

    [Theory]
    [InlineData("+36 1 555 0142", "3615550142")]
    [InlineData("0142", "142")]
    [InlineData("142", "142")]
    [InlineData("(06-1) 555/0142", "615550142")]
    [InlineData("00 36 1 555", "361555")]
    [InlineData("۰۲۱ ۵۵۵ ۴۶", "2155546")]
    [InlineData("42", null)]
    [InlineData("Studio 54000", null)]
    public void A_telephone_number_is_its_digits(string text, string? digits) => Assert.Equal(digits, SearchText.PhoneOf(text)?.Digits);

    [Fact]
    public void Lone_surrogates_and_long_words_do_no_harm()
    {
        var tokens = SearchText.TokensOf("a\ud800b " + new string('x', 500) + string.Concat(Enumerable.Repeat("😀", 300)));

        Assert.All(tokens, token => Assert.InRange(token.Length, 1, 40));
    }
}
