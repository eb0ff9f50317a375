using System.Net;
using System.Net.Http.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Faults strike where and as often as they were set.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private SimulatorHost _host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await SimulatorHost.StartAsync(ct: Ct);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Graph_throttles_with_the_header_as_given_as_often_as_asked()
    {
        using var graph = new GraphCalls(_host, "maria");
        var id = _host.Faults.Set(new Fault("graph", "/messages", Status: 429, RetryAfter: "2.128", Times: 2));

        Assert.Equal(HttpStatusCode.OK, (await graph.GetAsync("/me")).Status);
        var throttled = await graph.GetAsync("/me/messages");
        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.Status);
        Assert.Equal("TooManyRequests", throttled.ErrorCode);
        Assert.Equal("2.128", throttled.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await graph.GetAsync("/me/messages")).Status);
        Assert.Equal(HttpStatusCode.OK, (await graph.GetAsync("/me/messages")).Status);
        Assert.Equal(2, _host.Faults.Hits(id));
    }

    [Fact]
    public async Task Answers_are_cut_replaced_and_withheld()
    {
        using var graph = new GraphCalls(_host, "maria");
        _host.Faults.Set(new Fault("graph", Kind: FaultKinds.CutJson, Times: 1));
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => graph.GetAsync("/me"));
        _host.Faults.Set(new Fault("graph", Kind: FaultKinds.Html, Times: 1));
        Assert.StartsWith("text/html", (await graph.GetAsync("/me")).Headers["Content-Type"], StringComparison.Ordinal);
        _host.Faults.Set(new Fault("graph", Kind: FaultKinds.DropConnection, Times: 1));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => graph.GetAsync("/me"));
        Assert.Equal(HttpStatusCode.OK, (await graph.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task The_API_fails_in_front_and_recovers_when_cleared()
    {
        using var page = new HttpClient { BaseAddress = _host.PageAddress };
        using var maria = _host.ClientFor("maria");
        using var set = await page.PostAsJsonAsync("/simulator/faults", new { target = "api", match = "/api/", status = 500 }, Ct);
        Assert.Equal(HttpStatusCode.Created, set.StatusCode);

        using var failed = await maria.GetAsync(new Uri("/api/me", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("urn:outlookcrm:unexpected", await failed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        using var cleared = await page.DeleteAsync(new Uri("/simulator/faults", UriKind.Relative), Ct);
        using var works = await maria.GetAsync(new Uri("/api/me", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, works.StatusCode);
    }

    /// <summary>A fault in front of the API answers what the API itself would: the pane switches on the type.</summary>
    [Theory]
    [InlineData(400, "invalid-request")]
    [InlineData(401, "not-signed-in")]
    [InlineData(403, "not-allowed")]
    [InlineData(404, "not-found")]
    [InlineData(412, "stale")]
    [InlineData(413, "too-large")]
    [InlineData(429, "too-many-requests")]
    [InlineData(500, "unexpected")]
    [InlineData(502, "mailbox-refused")]
    [InlineData(504, "unexpected")]
    [InlineData(503, "storage-unavailable")]
    public async Task A_refusal_in_front_of_the_API_has_the_type_that_the_API_gives(int status, string type)
    {
        _host.Faults.Set(new Fault("api", "/api/me", Status: status, RetryAfter: "7"));
        using var maria = _host.ClientFor("maria");

        using var answer = await maria.GetAsync(new Uri("/api/me", UriKind.Relative), Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>(Ct);
        Assert.Equal($"urn:outlookcrm:{type}", problem!["type"]!.GetValue<string>());
        Assert.Equal(status, problem["status"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("{\"target\":\"moon\",\"status\":500}")]
    [InlineData("{\"target\":\"graph\"}")]
    [InlineData("{\"target\":\"graph\",\"kind\":\"nonsense\"}")]
    [InlineData("{\"target\":\"graph\",\"status\":9}")]
    public async Task Nonsense_is_refused(string fault)
    {
        using var page = new HttpClient { BaseAddress = _host.PageAddress };
        using var body = new StringContent(fault, System.Text.Encoding.UTF8, "application/json");
        using var response = await page.PostAsync(new Uri("/simulator/faults", UriKind.Relative), body, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_host.Faults.All);
    }
}
