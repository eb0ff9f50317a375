using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Identity;
using OutlookCrm.Primitives;
using Xunit;

namespace OutlookCrm.Tests.Identity;

/// <summary>Every route says who may use it, and the policies mean what they say.</summary>
public sealed class PolicyTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly string[] s_policies = [Policies.Reader, Policies.Sales, Policies.Manager, Policies.Admin];

    // Programs that send here sign what they send, and are no callers with a role.
    private static readonly string[] s_signed = ["/api/webhooks/shopify/{connection}", "/api/webhooks/woocommerce/{connection}"];
    private static readonly string[] s_users = ["reza", "maria", "ilona", "ana"];

    [Fact]
    public void Every_route_of_the_API_names_a_policy()
    {
        var routes = Routes().Where(route => route.RoutePattern.RawText?.StartsWith("/api", StringComparison.Ordinal) is true
            && !s_signed.Contains(route.RoutePattern.RawText)).ToArray();
        var silent = routes.Where(route => !route.Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Any(data => s_policies.Contains(data.Policy))
            || route.Metadata.GetMetadata<IAllowAnonymous>() is not null);

        Assert.True(routes.Length >= 10, $"Only {routes.Length} routes were looked at.");
        Assert.Empty(silent.Select(route => route.DisplayName));
    }

    [Fact]
    public void Only_health_the_document_the_pane_and_what_signs_are_open_to_anybody()
    {
        var all = Routes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToArray();
        var open = all.Where(route => !s_signed.Contains(route.RoutePattern.RawText)).ToArray();

        Assert.NotEmpty(open);
        Assert.Equal(s_signed.Length, all.Length - open.Length);
        Assert.DoesNotContain(open, route => route.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal));
        Assert.All(
            open,
            route => Assert.DoesNotContain(
                route.Metadata.OfType<HttpMethodMetadata>().SelectMany(methods => methods.HttpMethods),
                method => method is not ("GET" or "HEAD")));
    }

    [Fact]
    public async Task A_route_without_a_word_is_closed()
    {
        var policies = api.Simulator.ApiServices.GetRequiredService<IAuthorizationPolicyProvider>();

        Assert.NotNull(await policies.GetFallbackPolicyAsync());
        var stranger = await Answer.OfAsync(
            await api.Anonymous.GetAsync(new Uri("/nothing-here", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal((401, "not-signed-in"), (stranger.Status, stranger.Problem));
    }

    [Fact]
    public async Task A_higher_role_may_do_what_the_lower_ones_may()
    {
        var authorization = api.Simulator.ApiServices.GetRequiredService<IAuthorizationService>();
        for (var user = 0; user < s_users.Length; user++)
        {
            var role = (await api.WhoAmIAsync(api.Simulator.TokenFor(s_users[user]))).Json.GetProperty("roles")[0].GetString()!;
            var principal = new SignedInPrincipal(
                new CurrentUser(new(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid(), "", new HashSet<string> { role }),
                    "", ""));
            for (var policy = 0; policy < s_policies.Length; policy++)
            {
                Assert.Equal(user >= policy, (await authorization.AuthorizeAsync(principal, null, s_policies[policy])).Succeeded);
            }
        }
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        using var body = new StringContent("""{"kind":"person","name":"Nobody"}""", System.Text.Encoding.UTF8, "application/json");

        var answer = await api.SendAsync("reza", HttpMethod.Post, "/api/customers", body);

        Assert.Equal((403, "not-allowed"), (answer.Status, answer.Problem));
    }

    private IEnumerable<RouteEndpoint> Routes() =>
        api.Simulator.ApiServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
