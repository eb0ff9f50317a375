using System.Net;
using System.Net.Http.Json;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The simulated Graph refuses of an application what the real one refuses.</summary>
public sealed class GraphApplicationsTests(Company company)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applications_are_found_by_filter_and_by_both_other_keys()
    {
        using var graph = new GraphCalls(company.Host, "ana", "Application.ReadWrite.All");
        var name = $"found-{Guid.NewGuid():N}";
        var made = await graph.SendAsync(
            HttpMethod.Patch, $"/applications(uniqueName='{name}')", new { displayName = "Found" }, ("Prefer", "create-if-missing"));

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(made["id"],
            Assert.Single((await graph.GetAsync($"/applications?$filter=appId eq '{made["appId"]}'")).Value)["id"]!.GetValue<string>());
        Assert.Equal(made["id"], (await graph.GetAsync($"/applications(appId='{made["appId"]}')"))["id"]);
        Assert.Equal(made["id"], (await graph.GetAsync($"/applications(uniqueName='{name}')"))["id"]);
        Assert.Equal(HttpStatusCode.NoContent,
            (await graph.SendAsync(
            HttpMethod.Patch, $"/applications(uniqueName='{name}')", new { displayName = "Found" },
            ("Prefer", "create-if-missing"))).Status);
        Assert.Equal((HttpStatusCode.NotFound, "Request_ResourceNotFound"), Of(await graph.GetAsync("/applications(uniqueName='nobody')")));
    }

    public static TheoryData<string, object> Refused => new()
    {
        { "InvalidValue", new { api = new { preAuthorizedApplications = new[] { new { appId = Guid.NewGuid(),
            delegatedPermissionIds = new[] { Guid.NewGuid() } } } } } },
        { "HostNameNotOnVerifiedDomain", new { identifierUris = new[] { "api://somebody-else" } } },
        { "InvalidValue", new { spa = new { redirectUris = new[] { "http://crm.example.com/" } } } },
        { "InvalidValue", new { api = new { oauth2PermissionScopes = new[] { Role("access_as_user"), Role("access_as_user") } } } },
        { "Request_BadRequest", new { appRoles = (object?)null } },
        { "CannotDeleteOrUpdateEnabledEntitlement", new { appRoles = Array.Empty<object>() } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_Entra_would_refuse_is_refused(string code, object update)
    {
        using var graph = new GraphCalls(company.Host, "ana", "Application.ReadWrite.All");
        var made = await graph.SendAsync(
            HttpMethod.Post, "/applications", new { displayName = "Refused", appRoles = new[] { Role("Crm.Reader") } });

        Assert.Equal((HttpStatusCode.BadRequest, code), Of(await graph.SendAsync(HttpMethod.Patch, $"/applications/{made["id"]}", update)));
    }

    [Theory]
    [InlineData("maria", "Application.ReadWrite.All")]
    [InlineData("ana", "Mail.Read")]
    public async Task Only_an_administrator_with_the_permission_may(string user, string permission)
    {
        using var graph = new GraphCalls(company.Host, user, permission);

        Assert.Equal((HttpStatusCode.Forbidden, "Authorization_RequestDenied"), Of(await graph.GetAsync("/applications")));
    }

    [Fact]
    public async Task Scripts_reach_Graph_through_the_page_as_under_its_own_name()
    {
        using var client = new HttpClient();
        var token = await client.GetStringAsync(new Uri(company.Host.PageAddress, "/simulator/token?user=ana&variant=graph-admin"), Ct);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);

        using var answer = await client.GetAsync(
            new Uri(company.Host.PageAddress,
            $"/simulator/graph/v1.0/applications(appId='{EntraDirectory.ClientId:D}')?$select=displayName"), Ct);

        Assert.Equal("OutlookCrm", (await answer.Content.ReadFromJsonAsync<Named>(Ct))?.DisplayName);
    }

    private static (HttpStatusCode, string?) Of(GraphAnswer answer) => (answer.Status, answer.ErrorCode);

    private static object Role(string value) =>
        new
        {
            id = Guid.NewGuid(),
            value,
            displayName = value,
            description = value,
            isEnabled = true,
            allowedMemberTypes = new[] { "User" }
        };

    private sealed record Named(string DisplayName);
}
