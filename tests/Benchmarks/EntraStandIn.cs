using System.Security.Cryptography.X509Certificates;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Entra's metadata and keys, a token that they sign, and a token for Graph for every request: all that an API in its own process needs to
/// answer a card and, where Entra is reached by https, to log a mail.
/// </summary>
internal sealed class EntraStandIn : IAsyncDisposable
{
    private readonly SigningKeys _keys = new(null);
    private BareEndpoint? _endpoint;

    private Uri Address => _endpoint!.Address;

    /// <summary>With a certificate for localhost it is reached by https.</summary>
    public static async Task<EntraStandIn> StartAsync(X509Certificate2? certificate = null)
    {
        var entra = new EntraStandIn();
        entra._endpoint = await BareEndpoint.StartAsync(entra.Map, certificate);
        return entra;
    }

    /// <summary>A user's token for the API.</summary>
    public string Token(string name = "maria")
    {
        var user = EntraDirectory.Find(name)!;
        var draft = new TokenMint(_keys, TimeProvider.System).ForApi(user);
        draft.Claims["iss"] = new Uri(Address, $"/{user.Tenant.Id:D}/v2.0").AbsoluteUri;
        return draft.ToToken();
    }

    /// <summary>
    /// The settings of an API on this database, as environment variables. One user may ask for as much as the machine can answer.
    /// </summary>
    public Dictionary<string, string> Settings(string database) => new()
    {
        ["AzureAd__Instance"] = Address.AbsoluteUri,
        ["AzureAd__ClientId"] = EntraDirectory.ClientId.ToString("D"),
        ["AzureAd__ClientSecret"] = EntraDirectory.ClientSecret,
        ["Tenants__0"] = EntraDirectory.Contoso.Id.ToString("D"),
        ["Storage__Path"] = database,
        ["Pane__Folder"] = SourceTree.Of("addin", "dist"),
        ["Limits__Burst"] = "1000000",
        ["Limits__PerPeriod"] = "1000000",
    };

    public ValueTask DisposeAsync() => _endpoint!.DisposeAsync();

    private void Map(WebApplication app)
    {
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = $"{request.Scheme}://{request.Host}/{{tenantid}}/v2.0",
            ["jwks_uri"] = $"{request.Scheme}://{request.Host}/keys",
            ["authorization_endpoint"] = $"{request.Scheme}://{request.Host}/organizations/oauth2/v2.0/authorize",
            ["token_endpoint"] = $"{request.Scheme}://{request.Host}/organizations/oauth2/v2.0/token",
        }));
        app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpRequest request) => Results.Json(new Dictionary<string, object>
        {
            ["token_type"] = "Bearer",
            ["scope"] = (await request.ReadFormAsync())["scope"].ToString(),
            ["expires_in"] = 4_000,
            ["ext_expires_in"] = 4_000,
            ["access_token"] = "header.payload.signature",
        }));
        app.MapGet("/keys", (HttpRequest request) => Results.Json(_keys.ToJwks($"{request.Scheme}://{request.Host}/{{tenantid}}/v2.0")));
    }
}
