using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The simulated world has no Internet.</summary>
public sealed class LoopbackCloudTests(Company simulator)
{
    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/me")]
    [InlineData("http://graph.microsoft.com/v1.0/me")]
    public async Task Other_servers_are_refused(string address)
    {
        using var client = simulator.Host.CloudClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(address), TestContext.Current.CancellationToken));
    }
}
