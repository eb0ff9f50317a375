using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OutlookCrm.Tests.Correspondence;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Telemetry;

/// <summary>The product in a process of its own sends to a collector that keeps every byte.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Routes_and_counts_go_out_and_nobody_with_them()
    {
        var got = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectAsync(got);
        using var folder = new TemporaryFolder();
        using var product = await ProductProcess.StartAsync(folder.Path, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_SERVICE_NAME"] = "crm-of-the-test",
        });
        using (var added = await product.Maria.PostAsJsonAsync("/api/customers?qanary=1",
            new { kind = "person", name = "Zsófia Qanary", addresses = new[] { "z@qanary.example" } }))
        {
            await added.ReadAsync(201);
        }

        using (var card = await product.Maria.PostAsJsonAsync("/api/card", new { addresses = new[] { "z@qanary.example" } }))
        {
            await card.ReadAsync(200);
        }

        using (await product.Maria.GetAsync("/none/z@qanary.example?of=qanary"))
        {
            // Whoever calls what is not there must not find it in a span either.
        }

        Assert.True(SpinWait.SpinUntil(() => Has(got, "/v1/traces", "POST /api/card")
            && Has(got, "/v1/metrics", "outlookcrm.card.duration"), TimeSpan.FromSeconds(60)));
        Assert.True(Has(got, "/v1/traces", "crm-of-the-test"));
        Assert.True(Has(got, "/v1/metrics", "http.server.request.duration"));
        Assert.DoesNotContain(
            got,
            one => one.Body.Contains("qanary", StringComparison.OrdinalIgnoreCase)
            || one.Body.Contains("url.full", StringComparison.Ordinal) || one.Body.Contains("url.path", StringComparison.Ordinal));
    }

    private static bool Has(ConcurrentQueue<(string Path, string Body)> got, string path, string text) =>
        got.Any(one => one.Path == path && one.Body.Contains(text, StringComparison.Ordinal));

    private static async Task<WebApplication> CollectAsync(ConcurrentQueue<(string, string)> got)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            got.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        return collector;
    }
}
