using OutlookCrm.Customers.Profiles;
using Xunit;

namespace OutlookCrm.Tests.Customers;

public sealed class ProfileRulesTests
{
    private static readonly Profile s_anna = new() { Kind = CustomerKind.Person, Name = " Anna Kis " };
    private static readonly DateOnly s_today = new(2026, 11, 22);

    [Fact]
    public void A_profile_is_stored_trimmed_and_in_normal_form()
    {
        var clean = ProfileRules.Clean(
            s_anna with { Addresses = ["Anna@Dunabor.HU", "anna@dunabor.hu"], City = " ", Phones = [" +36 1 555 "] }, s_today, out _)!;

        Assert.Equal("Anna Kis", clean.Name);
        Assert.Equal(["anna@dunabor.hu"], clean.Addresses);
        Assert.Equal(["+36 1 555"], clean.Phones);
        Assert.Null(clean.City);
    }

    /// <summary>Guard: a name cannot be made to read backwards.</summary>
    [Fact]
    public void Characters_that_turn_the_direction_are_left_out()
    {
        var clean = ProfileRules.Clean(s_anna with { Name = "Invoice \u202egnp.exe", Notes = "\u2067abc\u2069" }, s_today, out _)!;

        Assert.Equal("Invoice gnp.exe", clean.Name);
        Assert.Equal("abc", clean.Notes);
    }

    [Fact]
    public void There_are_249_countries_and_Kosovo() => Assert.Equal(250, Countries.Count);

    public static TheoryData<string, Profile> Wrong() => new()
    {
        { "name", s_anna with { Name = "   " } },
        { "name", s_anna with { Name = "Anna\u0007" } },
        { "name", s_anna with { Name = "\u200b\u202e" } },
        { "street", s_anna with { Street = "Nádor utca\u0007 9" } },
        { "postalCode", s_anna with { PostalCode = "10\n51" } },
        { "birthday", s_anna with { Birthday = new(11, 23, 2026) } },
        { "country", s_anna with { Country = "ZZ" } },
        { "addresses[1]", s_anna with { Addresses = ["a@b.example", "nobody"] } },
        { "phones[0]", s_anna with { Phones = ["call me"] } },
        { "domains", s_anna with { Domains = ["dunabor.hu"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["gmail.com"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["windowslive.com"] } },
        { "domains[1]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["firm.github.io", "GitHub.io"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["myshopify.com"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["co.uk"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["-bad.example"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["bad-.example"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["s3.amazonaws.com"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["10.0.0.1"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["onmicrosoft.com"] } },
        { "domains[0]", new Profile { Kind = CustomerKind.Organisation, Name = "G", Domains = ["com.gr"] } },
        { "birthday", s_anna with { Birthday = new(2, 30, null) } },
        { "birthday", s_anna with { Birthday = new(2, 29, 2023) } },
        { "birthday", new Profile { Kind = CustomerKind.Organisation, Name = "G", Birthday = new(1, 1, null) } },
        { "organisationId", new Profile { Kind = CustomerKind.Organisation, Name = "G", OrganisationId = Guid.NewGuid() } },
        { "notes", s_anna with { Notes = "a\u001b[2Jb" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named(string field, Profile typed)
    {
        Assert.Null(ProfileRules.Clean(typed, s_today, out var errors));
        Assert.Equal([field], errors.Keys);
    }

    [Theory]
    [InlineData(2, 29, null)]
    [InlineData(2, 29, 2024)]
    [InlineData(12, 31, 1850)]
    public void A_day_of_an_unknown_year_is_a_birthday(int month, int day, int? year) =>
        Assert.NotNull(ProfileRules.Clean(s_anna with { Birthday = new(month, day, year) }, s_today, out _));
}
