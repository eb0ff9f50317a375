using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Admin;

/// <summary>What Entra and Graph refuse is told by its cause: each needs somebody else to mend it.</summary>
public sealed class SetupRefusalTests(SetupRefusalTests.World world) : IClassFixture<SetupRefusalTests.World>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "unauthorized_client", 700016, "applicationUnknown", "fault")]
    [InlineData(400, "unauthorized_client", 7000112, "applicationDisabled", "fault")]
    [InlineData(401, "invalid_client", 7000112, "applicationDisabled", "fault")]
    [InlineData(401, "invalid_client", 7000215, "credentialRefused", "fault")]
    [InlineData(400, "invalid_request", 90014, "entraRefused", "fault")]
    [InlineData(400, "interaction_required", 53003, "conditionalAccess", "fault")]
    [InlineData(400, "invalid_grant", 53003, "conditionalAccess", "fault")]
    [InlineData(400, "interaction_required", 53000, "conditionalAccess", "fault")]
    [InlineData(400, "interaction_required", 50076, "signInAgain", "warning")]
    [InlineData(400, "invalid_grant", 50020, "accountElsewhere", "fault")]
    [InlineData(400, "invalid_grant", 90072, "accountElsewhere", "fault")]
    public async Task Entras_refusal_is_told_by_its_cause(int status, string error, int code, string finding, string state)
    {
        var body = JsonSerializer.Serialize(
            new { error, error_description = $"AADSTS{code}: A sentence about 'somebody'.", error_codes = new[] { code } });

        var line = await FindAsync(new Fault("entra", Match: "/token", Status: status, Body: body), finding);

        Assert.Equal(state, line.GetProperty("state").GetString());
        Assert.Equal(finding == "signInAgain" ? null : $"AADSTS{code}", line.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied", "graphDenied", "warning")]
    [InlineData(403, "AccessDenied", "graphDenied", "warning")]
    [InlineData(403, "MailboxNotEnabledForRESTAPI", "graphWithoutMailbox", "ok")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", "graphWithoutMailbox", "ok")]
    [InlineData(404, "ErrorItemNotFound", "graphWithoutMailbox", "ok")]
    public async Task A_mailbox_that_is_kept_back_is_not_one_that_is_missing(int status, string code, string finding, string state)
    {
        var body = JsonSerializer.Serialize(new { error = new { code, message = "A sentence." } });

        var line = await FindAsync(new Fault("graph", Status: status, Body: body), finding);

        Assert.Equal(state, line.GetProperty("state").GetString());
        Assert.Equal(state == "ok" ? null : code, line.GetProperty("detail").GetString());
    }

    /// <summary>Microsoft documents the address to come back to as required; the one given is one that the registration lists.</summary>
    [Fact]
    public async Task The_page_that_gives_consent_knows_where_to_come_back_to()
    {
        var line = await FindAsync(new Fault("entra", Kind: FaultKinds.ConsentMissing), "consentMissing");
        var own = $"{world.Simulator.ApiAddress.GetLeftPart(UriPartial.Authority)}/setup.html";
        Assert.EndsWith($"&redirect_uri={Uri.EscapeDataString(own)}", line.GetProperty("link").GetString(), StringComparison.Ordinal);

        var fault = world.Simulator.Faults.Set(new Fault("entra", Kind: FaultKinds.ConsentMissing));
        using var maria = world.Simulator.ClientFor("maria");
        using var refused = await maria.PostAsJsonAsync("/api/correspondence", new LogRequest("AAMk=", "<a@b>", null), Ct);
        world.Simulator.Faults.Clear(fault);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Ct));
        Assert.Equal(line.GetProperty("link").GetString(), problem.RootElement.GetProperty("adminConsentUrl").GetString());
    }

    [Fact]
    public async Task Behind_a_proxy_it_comes_back_to_the_public_address()
    {
        await using var host = await SimulatorHost.StartAsync(
            new() { ApiSettings = new Dictionary<string, string?> { ["Pane:Address"] = "https://crm.example.com" } }, Ct);
        host.Faults.Set(new Fault("entra", Kind: FaultKinds.ConsentMissing));

        var line = await FindAsync(host, "consentMissing");

        Assert.EndsWith(
            "&redirect_uri=https%3A%2F%2Fcrm.example.com%2Fsetup.html", line.GetProperty("link").GetString(), StringComparison.Ordinal);
        using var cloud = host.CloudClient();
        host.Entra.Applications.Change(
            $"appId={EntraDirectory.ClientId:D}",
            application => application["spa"]!["redirectUris"] = new System.Text.Json.Nodes.JsonArray(
                "https://crm.example.com/setup.html"));
        using var agreed = await cloud.GetAsync(new Uri(line.GetProperty("link").GetString()!), Ct);
        Assert.Equal((HttpStatusCode.Redirect, "crm.example.com"), (agreed.StatusCode, agreed.Headers.Location?.Host));
    }

    /// <summary>Without User.Read all works but that colleagues of other domains are known.</summary>
    [Theory]
    [InlineData("User.Read", "profileConsentMissing", "warning")]
    [InlineData("Calendars.Read", "consentMissing", "fault")]
    [InlineData("Calendars.Read, User.Read", "consentMissing", "fault")]
    [InlineData("Mail.Read.Shared, User.Read", "consentMissing", "fault")]
    [InlineData("Mail.ReadWrite.Shared", "consentMissing", "fault")]
    public async Task What_lacks_consent_is_a_warning_only_where_it_names_the_own_domains_alone(
        string missing, string finding, string state)
    {
        await using var host = await SimulatorHost.StartAsync(new(), Ct);
        host.Entra.Consent.Delegated.ExceptWith(missing.Split(", "));

        var line = await FindAsync(host, finding);

        Assert.Equal((state, missing), (line.GetProperty("state").GetString(), line.GetProperty("detail").GetString()));
        Assert.Contains("/v2.0/adminconsent?client_id=", line.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal("ok", (await FindAsync(host, "graphAnswers")).GetProperty("state").GetString());
    }

    private async Task<JsonElement> FindAsync(Fault fault, string finding)
    {
        var set = world.Simulator.Faults.Set(fault);
        try
        {
            return await FindAsync(world.Simulator, finding);
        }
        finally
        {
            world.Simulator.Faults.Clear(set);
        }
    }

    private static async Task<JsonElement> FindAsync(SimulatorHost host, string finding)
    {
        using var ana = host.ClientFor("ana");
        using var answer = await ana.GetAsync("/api/admin/setup", Ct);
        var lines = (await answer.ReadAsync(200)).GetProperty("lines").EnumerateArray().ToList();
        return Assert.Single(lines, line => line.GetProperty("finding").GetString() == finding);
    }

    /// <summary>The product, registered.</summary>
    public sealed class World : RunningApi;
}
