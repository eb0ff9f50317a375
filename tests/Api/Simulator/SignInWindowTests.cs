using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Signing in in a browser window: a code for a PKCE challenge, and tokens for the code, once.</summary>
public sealed class SignInWindowTests(Company simulator)
{
    private const string Redirect = "https://crm.example.com/signin.html";
    private static readonly string Verifier = new('v', 43);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_buys_tokens_with_the_right_verifier_and_once()
    {
        var code = await CodeAsync("maria@contoso.example");

        Assert.Equal("invalid_grant",
            (await RedeemAsync(await CodeAsync("maria@contoso.example"), "another verifier"))["error"]!.GetValue<string>());
        var tokens = await RedeemAsync(code, Verifier);
        var access = simulator.Host.Entra.Reader.Read(tokens["access_token"]!.GetValue<string>())!;
        Assert.True(access.IsForOurApi);
        Assert.Equal(EntraDirectory.Find("maria")!.ObjectId, access.ObjectId);
        Assert.NotNull(tokens["id_token"]);
        Assert.NotNull(tokens["client_info"]);
        Assert.Equal("invalid_grant", (await RedeemAsync(code, Verifier))["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_hint_the_user_is_asked_and_silently_it_fails()
    {
        using var asked = await AuthorizeAsync("");
        Assert.Contains("Maria Papadaki", await asked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var silent = await AuthorizeAsync("&prompt=none");
        Assert.Contains("error=login_required", silent.Headers.Location!.Fragment, StringComparison.Ordinal);
    }

    private async Task<string> CodeAsync(string hint)
    {
        using var response = await AuthorizeAsync($"&login_hint={hint}");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var answer = response.Headers.Location!.Fragment.TrimStart('#').Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal("our state", Uri.UnescapeDataString(answer["state"]));
        return answer["code"];
    }

    private async Task<HttpResponseMessage> AuthorizeAsync(string more)
    {
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        using var client = simulator.Host.CloudClient();
        return await client.GetAsync(
            new Uri($"https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id={EntraDirectory.ClientId}" +
                    $"&response_type=code&response_mode=fragment&redirect_uri={Uri.EscapeDataString(Redirect)}"
                        + $"&state=our%20state&nonce=n&code_challenge={challenge}&code_challenge_method=S256{more}"),
            Ct);
    }

    private async Task<JsonObject> RedeemAsync(string code, string verifier)
    {
        using var client = simulator.Host.CloudClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = EntraDirectory.ClientId.ToString("D"),
            ["code"] = code,
            ["redirect_uri"] = Redirect,
            ["code_verifier"] = verifier,
            ["scope"] = $"api://{EntraDirectory.ClientId}/access_as_user openid profile offline_access",
        });
        using var response = await client.PostAsync(new Uri("https://login.microsoftonline.com/organizations/oauth2/v2.0/token"), form, Ct);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }
}
