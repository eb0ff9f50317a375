using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Entra's metadata and keys, and a token that they sign: all that an API in a process of its own needs to answer a card.
/// </summary>
internal sealed class EntraStandIn : IAsyncDisposable
{
    private readonly SigningKeys _keys = new(null);
    private BareEndpoint? _endpoint;

    private Uri Address => _endpoint!.Address;

    public static async Task<EntraStandIn> StartAsync()
    {
        var entra = new EntraStandIn();
        entra._endpoint = await BareEndpoint.StartAsync(entra.Map);
        return entra;
    }

    /// <summary>Maria's token for the API.</summary>
    public string Token()
    {
        var maria = EntraDirectory.Find("maria")!;
        var draft = new TokenMint(_keys, TimeProvider.System).ForApi(maria);
        draft.Claims["iss"] = new Uri(Address, $"/{maria.Tenant.Id:D}/v2.0").AbsoluteUri;
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
            ["issuer"] = $"http://{request.Host}/{{tenantid}}/v2.0",
            ["jwks_uri"] = $"http://{request.Host}/keys",
        }));
        app.MapGet("/keys", (HttpRequest request) => Results.Json(_keys.ToJwks($"http://{request.Host}/{{tenantid}}/v2.0")));
    }
}
