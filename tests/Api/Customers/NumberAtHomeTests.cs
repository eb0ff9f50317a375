using OutlookCrm.Customers.Search;
using Xunit;

namespace OutlookCrm.Tests.Customers;

public sealed class NumberAtHomeTests
{
    [Theory]
    [InlineData("+30 231 9876501", "231", "231 987", "2319", "231 987 6501")]
    [InlineData("+36 70 987 6502", "0670", "06 70 987", "70 987", "0670987", "709876502")]
    [InlineData("0049 431 987650", "0431 9", "431 98", "0431/9876")]
    [InlineData("+44 20 7946 0958", "020 79", "20 7946", "(020) 7946 0958")]
    [InlineData("+98 21 5554 6000", "021 5", "۰۲۱ ۵۵۵", "215")]
    [InlineData("+40 721 123 456", "0721", "721 123")]
    [InlineData("+1 323 849 4874", "323", "(323) 849")]
    public void A_number_begins_as_it_is_typed_at_home(string stored, params string[] typed)
    {
        var atHome = SamePhone.AtHome(stored, null).ToList();

        Assert.All(typed, text => Assert.Contains(
            atHome, number => number.StartsWith(SearchText.PhoneOf(text)!.Value.Digits, StringComparison.Ordinal)));
    }
}
