using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Two people of one name in one file are not mixed: the second is told as a possible duplicate.</summary>
public sealed class NamedTwiceTests(Company company)
{
    private const string Header = "Name;Email;Phone;Company;City;Role\n";

    [Theory]
    [InlineData("N;;;Duna;Budapest;|N;;;Duna;Athens;", "1", "3 known-by-name")]
    [InlineData("N;;;Duna;;|N;;;Duna;Athens;Buyer", "1", "3 known-by-name")]
    [InlineData("N;;;;Budapest;|N;;;;Athens;", "1", "3 known-by-name")]
    [InlineData("N;;+36 30 111;Duna;;|N;;+36 30 222;Duna;;", "1", "3 known-by-name")]
    [InlineData("N;A;;Duna;;|N;;;Duna;;", "1", "3 known-by-name")]
    [InlineData("N;;;Duna;;|N;A;;Duna;;", "1", "3 known-by-name")]
    [InlineData("N;;;Duna;Budapest;|N;;;Duna;Budapest;", "1", "")]
    [InlineData("N;;;Duna;Budapest;|N;;;Tisza;Athens;", "2", "")]
    public async Task The_second_of_a_name_is_told_and_changes_nothing_of_the_first(string rows, string added, string rejected)
    {
        var (name, address) = ($"Anna {Guid.NewGuid():N}", company.NewAddress("twin"));
        var file = Header + rows.Replace("N;", $"{name};", StringComparison.Ordinal)
            .Replace(";A;", $";{address};", StringComparison.Ordinal)
            .Replace('|', '\n') + "\n";
        var first = await company.ImportAsync(file);
        Assert.Equal((added, rejected, "0"), (Count(first, "customersAdded"), Rejected(first), Count(first, "customersChanged")));
        var again = await company.ImportAsync(file);
        Assert.Equal(("0", "0", rejected), (Count(again, "customersAdded"), Count(again, "customersChanged"), Rejected(again)));
    }

    [Fact]
    public async Task Whoever_says_that_they_are_two_gets_two_and_a_repeat_adds_nobody()
    {
        var name = $"Anna {Guid.NewGuid():N}";
        var file = System.Text.Encoding.UTF8.GetBytes($"{Header}{name};;;Duna;Budapest;\n{name};;;Duna;Athens;\n");
        var first = await company.ImportAsync(file, new { addAnyway = true });
        var again = await company.ImportAsync(file, new { addAnyway = true });
        Assert.Equal(("2", "0", "2"), (Count(first, "customersAdded"), Count(again, "customersAdded"), Count(again, "customersKnown")));
    }
}
