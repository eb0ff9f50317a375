using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Identity;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

public sealed partial class RouteTableTests(Company company)
{
    [Fact]
    public void The_slices_files_name_every_route_of_the_api()
    {
        var tables = Source.Api.Where(file => file.Key.EndsWith("Slice.cs", StringComparison.Ordinal)).Select(file => file.Value);
        var written = tables.SelectMany(table => Line().Matches(table)).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}")
            .Order(StringComparer.Ordinal).ToList();
        var mapped = Endpoints().SelectMany(endpoint => MethodsOf(endpoint).Select(method => $"{method} {Pattern(endpoint)}"))
            .Order(StringComparer.Ordinal).ToList();

        Assert.True(mapped.Count > 15, $"Only {mapped.Count} routes are mapped.");
        Assert.Equal(mapped, written);
    }

    [Fact]
    public void Every_route_names_a_policy_and_every_write_one_that_a_reader_does_not_meet()
    {
        foreach (var endpoint in Endpoints())
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                // Web shops sign what they send; PolicyTests names these routes one by one.
                Assert.StartsWith("/api/webhooks/", Pattern(endpoint), StringComparison.Ordinal);
                continue;
            }

            var policy = Assert.Single(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>());
            if (Pattern(endpoint).StartsWith("/api/admin/", StringComparison.Ordinal))
            {
                Assert.Equal(Policies.Admin, policy);
                continue;
            }

            if (s_ofManagers.Contains(Pattern(endpoint)))
            {
                Assert.Equal(Policies.Manager, policy);
                continue;
            }

            if (Pattern(endpoint).StartsWith("/api/insights/own/", StringComparison.Ordinal))
            {
                // As the reports on uploaded files.
                Assert.Equal(Policies.Manager, policy);
                continue;
            }

            var reads = MethodsOf(endpoint).All(method => method == "GET") || s_lookups.Contains(Pattern(endpoint));
            Assert.Equal(reads, policy == Policies.Reader);
        }
    }

    // Look-ups are POST because addresses and names do not belong in URLs. Every pane tells which manifest opened it, also a reader's.
    private static readonly HashSet<string> s_lookups =
        ["/api/card", "/api/customers/search", "/api/correspondence/conversation/size", "/api/correspondence/people",
            "/api/me/manifest"];

    // A file with everything about a person leaves the company; a certificate says what an erasure deleted.
    private static readonly HashSet<string> s_ofManagers =
        ["/api/customers/{id}/export", "/api/customers/{id}/erasure", "/api/exports/{table}"];

    private List<RouteEndpoint> Endpoints() =>
        [.. company.Host.ApiServices.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)];

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static string Pattern(RouteEndpoint endpoint) =>
        "/" + Regex.Replace(endpoint.RoutePattern.RawText!, ":guid", "").Trim('/');

    [GeneratedRegex(@"// (GET|POST|PUT|DELETE) +(/api/\S+)")]
    private static partial Regex Line();
}
