using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Whoever writes from a subdomain of a customer belongs to that customer.</summary>
public sealed class SubdomainTests(Company company)
{
    [Theory]
    [InlineData("mail.{0}")]
    [InlineData("eu.sales.{0}")]
    [InlineData("a.b.c.d.e.f.g.h.{0}")]
    [InlineData("MAIL.{0}")]
    [InlineData("bücher.{0}")]
    [InlineData("mail_1.{0}")]
    [InlineData("{0}")]
    public async Task A_subdomain_finds_the_organisation(string written)
    {
        var domain = company.NewDomain();
        var id = await AddAsync(domain);

        Assert.Equal(id, (await OrganisationAsync(string.Format(null, written, domain))).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("not{0}")]
    [InlineData("{0}.evil.example")]
    [InlineData("example")]
    [InlineData("other.example")]
    public async Task Another_domain_does_not(string written)
    {
        var domain = company.NewDomain();
        await AddAsync(domain);

        Assert.Equal(JsonValueKind.Null, (await OrganisationAsync(string.Format(null, written, domain))).ValueKind);
    }

    [Fact]
    public async Task The_nearest_organisation_counts()
    {
        var domain = company.NewDomain();
        await company.AddPersonAsync($"bela@eu.{domain}");
        var parent = await AddAsync(domain);
        Assert.Equal(parent, (await OrganisationAsync($"eu.{domain}")).GetProperty("id").GetGuid());

        var branch = await AddAsync($"eu.{domain}");
        Assert.Equal(branch, (await OrganisationAsync($"eu.{domain}")).GetProperty("id").GetGuid());
        Assert.Equal(branch, (await OrganisationAsync($"mail.eu.{domain}")).GetProperty("id").GetGuid());
        Assert.Equal(parent, (await OrganisationAsync($"us.{domain}")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Below_free_mail_there_is_no_company()
    {
        await company.AddPersonAsync($"anna{Guid.NewGuid():N}@gmail.com");

        Assert.Equal(JsonValueKind.Null, (await OrganisationAsync("mail.gmail.com")).ValueKind);
    }

    private async Task<Guid> AddAsync(string domain)
    {
        using var added = await company.Maria.PostAsJsonAsync(
            "/api/customers", new { kind = "organisation", name = $"Firm {domain}", domains = new[] { domain } });
        return (await added.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> OrganisationAsync(string domain) =>
        (await company.CardAsync($"new@{domain}")).GetProperty("people")[0].GetProperty("organisation");
}
