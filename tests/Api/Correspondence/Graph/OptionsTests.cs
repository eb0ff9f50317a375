using Microsoft.Extensions.Options;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("http://graph.microsoft.com/v1.0")]
    [InlineData("graph.microsoft.com/v1.0")]
    [InlineData("/v1.0")]
    [InlineData("ftp://graph.microsoft.com/v1.0")]
    [InlineData("https://user:secret@graph.microsoft.com/v1.0")]
    [InlineData("https://graph.microsoft.com/v1.0?x=1")]
    [InlineData("https://graph.microsoft.com/v1.0#x")]
    [InlineData("")]
    public async Task An_address_that_tokens_must_not_go_to_is_refused(string baseUrl)
    {
        await using var graph = await LocalGraph.StartAsync(baseUrl: baseUrl);
        Assert.Throws<OptionsValidationException>(() => graph.Mailboxes);
    }

    [Theory]
    [InlineData("https://graph.microsoft.us/v1.0")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0/")]
    public async Task Another_cloud_is_asked_at_its_own_address(string baseUrl)
    {
        await using var graph = await LocalGraph.StartAsync(baseUrl: baseUrl);
        graph.Serve(("/v1.0/me/messages/AAMk", LocalGraph.Message("AAMk", "<a@x.example>")));

        var answer = await graph.Mailboxes.FindAsync(
            LocalGraph.User(), new("AAMk", "<a@x.example>", null), TestContext.Current.CancellationToken);
        Assert.True(answer.TryGet(out _, out _));
        Assert.Equal([new Uri(baseUrl).Host], graph.Hosts);
    }
}
