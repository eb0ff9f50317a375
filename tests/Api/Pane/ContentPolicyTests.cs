using System.Diagnostics;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Hosting;
using Xunit;

namespace OutlookCrm.Tests.Pane;

/// <summary>The pane's security policy as Google's CSP Evaluator judges it.</summary>
public sealed class ContentPolicyTests
{
    [Fact]
    public async Task The_evaluator_finds_nothing_high_or_medium()
    {
        // With a company's settings: the simulator's own Office.js and frames are its business.
        await using var host = await SimulatorHost.StartAsync(
            new()
            {
                ApiSettings = new Dictionary<string, string?>
                {
                    ["Pane:OfficeJs"] = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
                    ["Pane:FrameAncestors:0"] = "https://outlook.office.com",
                    ["Pane:FrameAncestors:1"] = "https://outlook.cloud.microsoft",
                },
            },
            TestContext.Current.CancellationToken);
        using var anybody = host.ClientFor(null);
        foreach (var page in new[] { "/", "/signin.html", "/setup.html", "/events.html" })
        {
            using var answer = await anybody.GetAsync(page, TestContext.Current.CancellationToken);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

            Assert.Equal("", await FindingsAsync(policy));
        }

        Assert.Contains("script-src 'unsafe-inline'", await FindingsAsync("script-src 'unsafe-inline' *; frame-ancestors 'none'"),
            StringComparison.Ordinal);
    }

    private static async Task<string> FindingsAsync(string policy)
    {
        var start = new ProcessStartInfo("node", [SourceTree.Of("addin", "build", "policy.mjs"), policy])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return output.Trim();
    }
}
