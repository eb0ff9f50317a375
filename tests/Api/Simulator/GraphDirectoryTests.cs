using System.Net;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The signed-in user and the user's company, as Graph describes them to who may read no more than the own profile.</summary>
public sealed class GraphDirectoryTests(Company simulator)
{
    [Fact]
    public async Task The_company_is_told_by_its_verified_domains()
    {
        using var graph = new GraphCalls(simulator.Host, "maria");
        var answer = await graph.GetAsync("/organization?$select=id,verifiedDomains");

        Assert.EndsWith("#organization(id,verifiedDomains)", answer.Json["@odata.context"]!.GetValue<string>(), StringComparison.Ordinal);
        var company = Assert.Single(answer.Json["value"]!.AsArray())!.AsObject();
        Assert.Equal(["id", "verifiedDomains"], company.Select(member => member.Key));
        var domains = company["verifiedDomains"]!.AsArray();
        Assert.Equal(["contoso.example", "contoso.onmicrosoft.com", "contoso-group.example"],
            domains.Select(domain => domain!["name"]!.GetValue<string>()));
        Assert.Equal([true, false, false], domains.Select(domain => domain!["isDefault"]!.GetValue<bool>()));
        Assert.Equal([false, true, false], domains.Select(domain => domain!["isInitial"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Each_tenant_is_told_of_itself_alone()
    {
        using var graph = new GraphCalls(simulator.Host, "mallory");
        var answer = await graph.GetAsync("/organization?$select=verifiedDomains");

        Assert.DoesNotContain("contoso", answer.Text, StringComparison.Ordinal);
        Assert.Contains("fabrikam.example", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_right_to_read_users_it_is_refused()
    {
        using var graph = new GraphCalls(simulator.Host, "maria", "Mail.Read");
        var answer = await graph.GetAsync("/organization");

        Assert.Equal((HttpStatusCode.Forbidden, "Authorization_RequestDenied"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_users_addresses_are_told_only_where_they_are_asked_for()
    {
        using var graph = new GraphCalls(simulator.Host, "maria");
        Assert.Null((await graph.GetAsync("/me")).Json["proxyAddresses"]);

        var answer = await graph.GetAsync("/me?$select=id,proxyAddresses");
        Assert.Equal(["SMTP:maria@contoso.example", "smtp:maria@contoso.onmicrosoft.com"],
            answer.Json["proxyAddresses"]!.AsArray().Select(address => address!.GetValue<string>()));
        Assert.Null(answer.Json["displayName"]);
    }
}
