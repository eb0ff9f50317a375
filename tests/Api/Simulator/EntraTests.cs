using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>
/// The simulated Entra: what it publishes validates what it signs, and its on-behalf-of grant is as strict as the real one.
/// </summary>
public sealed class EntraTests : IAsyncLifetime
{
    private SimulatorHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await SimulatorHost.StartAsync(ct: Ct);
        _client = _host.CloudClient();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Theory]
    [InlineData("11111111-aaaa-4bbb-8ccc-000000000001/v2.0", "v2")]
    [InlineData("11111111-aaaa-4bbb-8ccc-000000000001", "v1")]
    public async Task Tokens_validate_against_the_published_metadata_and_keys(string path, string variant)
    {
        var metadata = await MetadataAsync(path);
        var token = TokenVariants.Make(_host.Entra.Mint, EntraDirectory.Find("maria")!, variant)!;

        var result = await ValidateAsync(metadata, token);

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("11111111-aaaa-4bbb-8ccc-000000000001", result.Claims["tid"]);
        Assert.Equal("access_as_user", result.Claims["scp"]);
        Assert.Equal("Crm.Sales", result.Claims["roles"]);
    }

    [Fact]
    public async Task Organisations_publish_the_issuer_as_a_template()
    {
        var metadata = await MetadataAsync("organizations/v2.0");
        Assert.Equal("https://login.microsoftonline.com/{tenantid}/v2.0", metadata.Issuer);
        Assert.NotEmpty(metadata.SigningKeys);
    }

    [Fact]
    public async Task A_rolled_key_signs_and_both_are_published()
    {
        var old = _host.TokenFor("maria");
        _host.Entra.Keys.Roll();
        var metadata = await MetadataAsync("11111111-aaaa-4bbb-8ccc-000000000001/v2.0");
        Assert.Equal(2, metadata.JsonWebKeySet.Keys.Count);
        Assert.True((await ValidateAsync(metadata, old)).IsValid);
        Assert.True((await ValidateAsync(metadata, _host.TokenFor("maria"))).IsValid);

        _host.Entra.Keys.ForgetOld();
        Assert.False((await ValidateAsync(await MetadataAsync("11111111-aaaa-4bbb-8ccc-000000000001/v2.0"), old)).IsValid);
    }

    [Fact]
    public async Task On_behalf_of_gives_a_Graph_token_of_the_same_user()
    {
        var (status, json) = await ExchangeAsync(_host.TokenFor("nikos"));
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var member in new[] { "access_token", "id_token", "refresh_token", "client_info", "scope", "expires_in" })
        {
            Assert.NotNull(json[member]);
        }

        var token = _host.Entra.Reader.Read(json["access_token"]!.GetValue<string>())!;
        Assert.True(token.IsForGraph);
        Assert.Equal(EntraDirectory.Find("nikos")!.ObjectId, token.ObjectId);
        Assert.Contains("Mail.Read", token.Scopes);
    }

    [Fact]
    public async Task On_behalf_of_refuses_what_Entra_refuses()
    {
        var good = _host.TokenFor("maria");
        Assert.Equal("invalid_client", await ErrorAsync(good, secret: "wrong"));
        Assert.Equal("unauthorized_client", await ErrorAsync(good, client: Guid.NewGuid().ToString("D")));
        Assert.Equal("invalid_grant", await ErrorAsync(good[..^4] + "AAAA"));
        Assert.Equal("invalid_grant", await ErrorAsync(_host.TokenFor("maria", draft => draft.Claims["aud"] = "other")));
        Assert.Equal("invalid_grant", await ErrorAsync(_host.TokenFor("maria", draft => draft.Claims["exp"] = 1_000_000)));
        Assert.Equal("invalid_grant", await ErrorAsync(_host.Entra.Mint.IdToken(EntraDirectory.Find("maria")!).ToToken()));
        Assert.Equal("invalid_grant", await ErrorAsync(good, scope: "https://graph.microsoft.com/Files.Read"));
    }

    [Fact]
    public async Task A_claims_challenge_lasts_until_the_user_has_stepped_up()
    {
        _host.Faults.Set(new Fault("entra", Kind: FaultKinds.ClaimsChallenge));
        var (status, json) = await ExchangeAsync(_host.TokenFor("maria"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("interaction_required", json["error"]!.GetValue<string>());
        var claims = json["claims"]!.GetValue<string>();

        using var page = new HttpClient { BaseAddress = _host.PageAddress };
        var silent = await NaaAsync(page, claims, interactive: false);
        Assert.Equal("USER_INTERACTION_REQUIRED", silent["error"]!["status"]!.GetValue<string>());
        var stepped = await NaaAsync(page, claims, interactive: true);
        Assert.Equal(HttpStatusCode.OK, (await ExchangeAsync(stepped["access_token"]!.GetValue<string>())).Status);
    }

    private static async Task<JsonObject> NaaAsync(HttpClient page, string claims, bool interactive)
    {
        var request = new { user = "maria", scopes = new[] { $"api://{EntraDirectory.ClientId}/access_as_user" }, claims, interactive };
        using var response = await page.PostAsJsonAsync("/simulator/naa-token", request, Ct);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }

    private async Task<OpenIdConnectConfiguration> MetadataAsync(string path) => await OpenIdConnectConfigurationRetriever.GetAsync(
        $"https://login.microsoftonline.com/{path}/.well-known/openid-configuration", new HttpDocumentRetriever(_client), Ct);

    private static Task<TokenValidationResult> ValidateAsync(OpenIdConnectConfiguration metadata, string token) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAudiences = [EntraDirectory.ClientId.ToString("D"), $"api://{EntraDirectory.ClientId:D}"],
        });

    private async Task<string?> ErrorAsync(
        string assertion, string secret = EntraDirectory.ClientSecret, string? client = null, string? scope = null) =>
        (await ExchangeAsync(assertion, secret, client, scope)).Json["error"]?.GetValue<string>();

    private async Task<(HttpStatusCode Status, JsonObject Json)> ExchangeAsync(
        string assertion, string secret = EntraDirectory.ClientSecret, string? client = null, string? scope = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["client_id"] = client ?? EntraDirectory.ClientId.ToString("D"),
            ["client_secret"] = secret,
            ["assertion"] = assertion,
            ["scope"] = scope ?? "https://graph.microsoft.com/Mail.Read offline_access openid profile",
            ["requested_token_use"] = "on_behalf_of",
        });
        using var response = await _client.PostAsync(
            new Uri("https://login.microsoftonline.com/organizations/oauth2/v2.0/token"), form, Ct);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(Ct))!);
    }
}
