using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Identity;

/// <summary>Who gets in: every forged token is refused the same way, every kind of token that Entra really issues is accepted.</summary>
public sealed class TokenTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly EntraUser s_maria = EntraDirectory.Find("maria")!;

    public static TheoryData<string> BadNames => [.. BadTokens.All.Keys];

    public static TheoryData<string> GoodNames => [.. Good.Keys];

    private static Dictionary<string, Func<EntraServer, string>> Good { get; } = new()
    {
        ["version 2"] = e => e.Mint.ForApi(s_maria).ToToken(),
        ["version 1"] = e => e.Mint.ForApiV1(s_maria).ToToken(),
        ["several scopes"] = Forged(t => t.Claims["scp"] = "openid access_as_user profile"),
        ["several roles"] = Forged(t => t.Claims["roles"] = new JsonArray("Crm.Reader", "Crm.Sales", "Other.Role")),
        ["expired 30 s ago, within the allowed skew"] = Forged(
            t => (t.Claims["iat"], t.Claims["nbf"], t.Claims["exp"]) = (Now(-4200), Now(-4200), Now(-30))),
        ["valid in 30 s, within the allowed skew"] = Forged(t => t.Claims["nbf"] = Now(30)),
        ["a day long, as with continuous access evaluation"] = Forged(t => t.Claims["exp"] = Now(28 * 3600)),
        ["without name and user name"] = Forged(t => _ = t.Claims.Remove("name") && t.Claims.Remove("preferred_username")),
        ["another onboarded tenant"] = e => e.Mint.ForApi(EntraDirectory.Find("mallory")!).ToToken(),
    };

    [Fact]
    public void The_suite_is_large_enough() =>
        Assert.True(BadTokens.All.Count >= 45 && Good.Count >= 5, $"{BadTokens.All.Count} bad, {Good.Count} good");

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_bad_token_is_refused(string name)
    {
        var answer = await api.WhoAmIAsync(BadTokens.All[name](api.Simulator.Entra));

        Assert.Equal((401, "not-signed-in"), (answer.Status, answer.Problem));
        Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);

        // Not a word about why: the forger learns nothing.
        Assert.Equal("""{"type":"urn:outlookcrm:not-signed-in","title":"You are not signed in.","status":401}""", answer.Body);
    }

    [Theory]
    [MemberData(nameof(GoodNames))]
    public async Task A_good_token_is_accepted_and_remembered(string name)
    {
        var token = Good[name](api.Simulator.Entra);

        var first = await api.WhoAmIAsync(token);
        var second = await api.WhoAmIAsync(token);

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task The_caller_is_who_the_token_says()
    {
        var me = (await api.WhoAmIAsync(api.Simulator.TokenFor("ilona"))).Json;

        var ilona = EntraDirectory.Find("ilona")!;
        Assert.Equal(ilona.DisplayName, me.GetProperty("name").GetString());
        Assert.Equal(ilona.UserName, me.GetProperty("userName").GetString());
        Assert.Equal(ilona.ObjectId, me.GetProperty("objectId").GetGuid());
        Assert.Equal(ilona.Tenant.Id.ToString("D"), me.GetProperty("tenantId").GetString());
        Assert.Equal(["Crm.Manager"], me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
    }

    /// <summary>
    /// A proxy sends the requests of many users over one connection, and a connection remembers the token of its last request.
    /// </summary>
    [Fact]
    public async Task Users_who_take_turns_on_one_connection_are_never_mixed_up()
    {
        string[] names = ["maria", "nikos", "maria", "maria", "ilona", "nikos", "nikos"];
        var tokens = names.Distinct().ToDictionary(name => name, name => api.Simulator.TokenFor(name));
        foreach (var name in names.Concat(names))
        {
            Assert.Equal(EntraDirectory.Find(name)!.ObjectId, (await api.WhoAmIAsync(tokens[name])).Json.GetProperty("objectId").GetGuid());
        }

        // After a good token on the same connection, a bad one is as bad as ever.
        Assert.Equal(401, (await api.WhoAmIAsync(BadTokens.All["claims changed after signing"](api.Simulator.Entra))).Status);
        var nobody = await api.Anonymous.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(401, (await Answer.OfAsync(nobody)).Status);
    }

    [Fact]
    public async Task A_tenant_that_was_not_onboarded_is_told_so()
    {
        var answer = await api.WhoAmIAsync(api.Simulator.TokenFor("nora"));

        Assert.Equal((403, "unknown-tenant"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task An_email_that_looks_like_an_administrator_gives_no_right()
    {
        var token = api.Simulator.TokenFor(
            "reza",
            t => (t.Claims["preferred_username"], t.Claims["email"], t.Claims["upn"]) = (
                "ana@contoso.example", "ana@contoso.example", "ana@contoso.example"));

        var me = await api.WhoAmIAsync(token);

        Assert.Equal(["Crm.Reader"], me.Json.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
    }

    [Fact]
    public async Task A_user_without_a_role_is_not_allowed_in()
    {
        var answer = await api.WhoAmIAsync(api.Simulator.TokenFor("maria", t => t.Claims.Remove("roles")));

        Assert.Equal((403, "not-allowed"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task A_token_in_the_address_is_no_token()
    {
        var answer = await Answer.OfAsync(await api.Anonymous.GetAsync(
            new Uri($"/api/me?access_token={api.Simulator.TokenFor("maria")}", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(401, answer.Status);
    }

    private static long Now(int seconds) => DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds();

    private static Func<EntraServer, string> Forged(Action<TokenDraft> forge) => entra =>
    {
        var draft = entra.Mint.ForApi(s_maria);
        forge(draft);
        return draft.ToToken();
    };
}
