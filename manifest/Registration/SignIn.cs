using Azure.Core;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;

namespace OutlookCrm.Manifest.Registration;

/// <summary>
/// Whose rights the registration uses. In this order: the environment (AZURE_CLIENT_ID and so on, for automation), the Azure CLI's sign-in,
/// and a code to type on a web page. Against the simulator, a token of one of its users.
/// </summary>
internal static class SignIn
{
    /// <summary>A client of Graph at <paramref name="graph"/>; <paramref name="tell"/> shows the code to type.</summary>
    public static GraphServiceClient To(Uri graph, Uri authority, string? tenant, Action<string> tell)
    {
        var cli = new AzureCliCredentialOptions();
        var code = new DeviceCodeCredentialOptions
        {
            AuthorityHost = authority,
            DeviceCodeCallback = (prompt, _) =>
            {
                tell(prompt.Message);
                return Task.CompletedTask;
            },
        };
        if (tenant is not null)
        {
            (cli.TenantId, code.TenantId) = (tenant, tenant);
        }

        return Client(graph, new ChainedTokenCredential(
            new EnvironmentCredential(new EnvironmentCredentialOptions { AuthorityHost = authority }), new AzureCliCredential(cli),
            new DeviceCodeCredential(code)));
    }

    /// <summary>A client of the simulator's Graph as one of its users.</summary>
    public static GraphServiceClient ToSimulator(Uri page, string user) =>
        Client(new(page, "simulator/graph/v1.0"), new SimulatorToken(page, user));

    private static GraphServiceClient Client(Uri graph, TokenCredential credential) => new(
        GraphClientFactory.Create(),
        new AzureIdentityAuthenticationProvider(
            credential, [graph.Host], isCaeEnabled: false, scopes: [$"{graph.GetLeftPart(UriPartial.Authority)}/.default"]),
        graph.AbsoluteUri.TrimEnd('/'));

    private sealed class SimulatorToken(Uri page, string user) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            using var client = new HttpClient();
            using var answer = await client.GetAsync(
                new Uri(page, $"simulator/token?user={Uri.EscapeDataString(user)}&variant=graph-admin"), cancellationToken);
            return answer.IsSuccessStatusCode
                ? new(await answer.Content.ReadAsStringAsync(cancellationToken), DateTimeOffset.UtcNow.AddMinutes(5))
                : throw new UsageException(
                    $"{page} gives no token for '{user}' ({(int)answer.StatusCode}): --simulator is the simulator's page, --as one of "
                    + "its people, such as ana or maria.");
        }
    }
}
