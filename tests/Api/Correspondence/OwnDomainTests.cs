using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Simulator.Faults;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Colleagues at every domain that the company has shown Microsoft 365 to be its own.</summary>
public sealed class OwnDomainTests(Company company)
{
    /// <summary>In the very first request of a user, before anything else was asked.</summary>
    [Theory]
    [InlineData("nikos@contoso.example", true)]
    [InlineData("nikos@contoso.onmicrosoft.com", true)]
    [InlineData("nikos@contoso-group.example", true)]
    [InlineData("NIKOS@Contoso-Group.EXAMPLE", true)]
    [InlineData("nikos@sales.contoso-group.example", true)]
    [InlineData("nikos@eu.sales.contoso.example", true)]
    [InlineData("nikos@contoso-group.example.evil.example", false)]
    [InlineData("nikos@notcontoso-group.example", false)]
    [InlineData("nikos@fabrikam-group.example", false)]
    [InlineData("nikos@onmicrosoft.com", false)]
    public async Task The_first_card_of_a_session_knows_a_colleague(string address, bool isOurs)
    {
        await using var world = await Company.StartAsync(new());
        var person = (await world.CardAsync(address)).GetProperty("people")[0];

        Assert.Equal(isOurs, person.GetProperty("isOurs").GetBoolean());
    }

    [Theory]
    [InlineData("Nikos <nikos@contoso-group.example>")]
    [InlineData("nikos@contoso.onmicrosoft.com")]
    [InlineData("Nikos <nikos@a.contoso-group.example>")]
    public async Task A_colleague_at_another_domain_writes_for_us(string colleague)
    {
        var customer = company.NewAddress("dora");
        await company.AddPersonAsync(customer, "Dora Kent");
        var mail = await company.ReceiveAsync(colleague, customer, headers: "Cc: maria@contoso.example\r\n");
        using (var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await logged.ReadAsync(201);
        }

        var entry = (await company.CardAsync(customer)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries")[0];
        Assert.Equal("sent", entry.GetProperty("mail").GetProperty("direction").GetString());
    }

    [Fact]
    public async Task The_rules_name_the_domains_and_the_users_own_addresses()
    {
        using var response = await company.Maria.GetAsync("/api/correspondence/rules");
        var rules = await response.ReadAsync(200);

        Assert.Superset(
            new HashSet<string?> { "contoso.example", "contoso.onmicrosoft.com", "contoso-group.example" },
            rules.GetProperty("ownDomains").EnumerateArray().Select(domain => domain.GetString()).ToHashSet());
        Assert.Contains("maria@contoso.onmicrosoft.com",
            rules.GetProperty("ownAddresses").EnumerateArray().Select(address => address.GetString()));
    }

    /// <summary>Without an answer the card still comes, and knows the user's own domain.</summary>
    [Theory]
    [InlineData("/organization", 403)]
    [InlineData("/organization", 500)]
    [InlineData("/users/me", 403)]
    [InlineData("/users/me", 503)]
    [InlineData("/users/me", 404)]
    public async Task A_directory_that_refuses_takes_no_card_away(string path, int status)
    {
        await using var world = await Company.StartAsync(new());
        world.Host.Faults.Set(new Fault("graph", path, "GET", status));
        using var response = await world.Maria.PostAsJsonAsync("/api/card",
            new { addresses = new[] { "nikos@contoso.example", "x@stranger.example" } });
        var people = (await response.ReadAsync(200)).GetProperty("people");

        Assert.Equal([true, false], people.EnumerateArray().Select(person => person.GetProperty("isOurs").GetBoolean()));
    }

    [Theory]
    [InlineData("person", "nikos@contoso.example")]
    [InlineData("person", "MARIA@Contoso.example")]
    [InlineData("person", "nikos@sales.contoso-group.example")]
    [InlineData("person", "nikos@contoso.onmicrosoft.com")]
    [InlineData("organisation", "info@contoso.example")]
    [InlineData("organisation", "contoso.example")]
    [InlineData("organisation", "sales.contoso-group.example")]
    public async Task A_colleague_becomes_no_customer(string kind, string own)
    {
        var (addresses, domains) = own.Contains('@') ? (new[] { own }, Array.Empty<string>()) : ([], [own]);
        var field = domains.Length > 0 ? "domains" : "addresses";
        using var warm = await company.Maria.GetAsync("/api/correspondence/rules");
        using (var added = await company.Maria.PostAsJsonAsync("/api/customers", new { kind, name = $"No {own}", addresses, domains }))
        {
            var refusal = await added.IsProblemAsync(400, "invalid-request");
            Assert.True(refusal.GetProperty("errors").TryGetProperty(field, out _));
            Assert.Equal(own, refusal.GetProperty("ours").GetString(), ignoreCase: true);
        }

        object Customer(string[] mails, string[] at) => new { kind, name = $"Is {own}", addresses = mails, domains = at };
        using var stranger = await company.Maria.PostAsJsonAsync("/api/customers", Customer([company.NewAddress()], []));
        var customer = await stranger.ReadAsync(201);
        using var changed = await company.Maria.PutAsync($"/api/customers/{customer.GetProperty("id").GetGuid()}",
            Customer(addresses, domains), customer.GetProperty("version").GetString());
        Assert.True((await changed.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_customer_is_told_as_a_customer_and_no_colleague()
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var person = (await company.CardAsync(address)).GetProperty("people")[0];

        Assert.False(person.GetProperty("isOurs").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, person.GetProperty("customer").ValueKind);
    }
}
