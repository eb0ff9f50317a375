using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Tests.Architecture;
using Xunit;

namespace OutlookCrm.Tests.Insights;

public sealed partial class ReportRoutesTests(Company company)
{
    [Fact]
    public void The_README_tells_of_every_report_route_and_of_no_other()
    {
        var mapped = company.Host.ApiServices.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => route.StartsWith("api/insights/", StringComparison.Ordinal))
            .Select(route => route["api/insights/".Length..]).ToList();
        var told = Row().Matches(File.ReadAllText(Path.Combine(Source.Root, "api", "Insights", "README.md")))
            .Select(row => row.Groups[1].Value);

        Assert.True(mapped.Count > 5, $"Only {mapped.Count} routes are mapped.");
        Assert.Equal(mapped.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `([\w/]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
