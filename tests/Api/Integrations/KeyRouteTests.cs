using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>A key reaches the routes of its kind, and no other route that there is.</summary>
public sealed partial class KeyRouteTests(Company company)
{
    private static readonly Dictionary<string, string[]> s_open = new()
    {
        ["import"] =
        [
            "POST /api/imports", "POST /api/imports/preview", "POST /api/imports/dry-run", "GET /api/imports", "GET /api/imports/{id}",
            "GET /api/imports/{id}/rejected",
        ],
        ["read"] =
        [
            "GET /api/customers/{id}", "POST /api/customers/search", "GET /api/customers/{id}/timeline",
            "GET /api/customers/{id}/people",
            "GET /api/customers/{customerId}/sales", "GET /api/customers/{customerId}/sales/{id}",
            "GET /api/customers/{customerId}/sales/products", "GET /api/customers/{customerId}/payments", "GET /api/products",
            "GET /api/customers/{customerId}/deals", "GET /api/customers/{customerId}/deals/{id}", "GET /api/deals",
            "GET /api/money", "GET /api/rates", "GET /api/exports/{table}",
        ],
    };

    [Theory]
    [InlineData("import")]
    [InlineData("read")]
    public async Task A_key_reaches_only_the_routes_of_its_scope(string scope)
    {
        var (key, secret) = await company.MakeKeyAsync(scope);
        using var client = company.ClientWith(secret);
        var (reached, looked) = (new List<string>(), 0);
        foreach (var (method, pattern) in Routes())
        {
            using var request = new HttpRequestMessage(new(method), Parameter().Replace(pattern, _ => $"{Guid.NewGuid()}"));
            request.Content = method == "GET" ? null
                : pattern.StartsWith("/api/imports", StringComparison.Ordinal)
                ? new MultipartFormDataContent { { new StringContent("x"), "x" } }
                : pattern.StartsWith("/api/insights", StringComparison.Ordinal) ? new StringContent("x", Encoding.UTF8, "text/csv")
                : new StringContent("{}", Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await client.SendAsync(request);
            looked++;
            if ((int)answer.StatusCode != 403)
            {
                Assert.NotEqual(401, (int)answer.StatusCode);
                reached.Add($"{method} {pattern}");
            }
            else
            {
                await answer.IsProblemAsync(403, "not-allowed");
            }
        }

        Assert.True(looked > 60, $"Only {looked} routes were asked.");
        Assert.Equal(s_open[scope].Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        await company.RevokeAsync(key);
    }

    private IEnumerable<(string Method, string Pattern)> Routes() =>
        company.Host.ApiServices.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true

                // Who signs needs no key.
                && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => (method, "/" + Constraint().Replace(route.RoutePattern.RawText!, "").Trim('/'))));

    [GeneratedRegex(":[a-z]+")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
