using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>Every answer carries what a browser must know, refusals and failures too.</summary>
public sealed class HeaderTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/me", "maria", 200)]
    [InlineData("GET", "/api/me", null, 401)]
    [InlineData("GET", "/api/me", "nora", 403)]
    [InlineData("GET", "/api/customers/6f9619ff-8b86-4011-b42d-00cf4fc964ff", "maria", 404)]
    [InlineData("GET", "/api/nothing", "maria", 404)]
    [InlineData("PATCH", "/api/card", "maria", 405)]
    [InlineData("POST", "/api/card", "maria", 415)]
    [InlineData("GET", "/health/live", null, 200)]
    [InlineData("GET", "/swagger/v1/swagger.json", null, 200)]
    public async Task An_API_answer_is_nothing_to_show_frame_or_keep(string method, string path, string? user, int status)
    {
        var answer = await SendAsync(method, path, user);

        Assert.Equal(status, answer.Status);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("X-Powered-By"));
        Assert.Null(answer.Header("Strict-Transport-Security"));
        if (status >= 400)
        {
            Assert.Equal("application/problem+json", answer.ContentType);
            Assert.StartsWith("urn:outlookcrm:", answer.Json.GetProperty("type").GetString(), StringComparison.Ordinal);
            Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        }
    }

    [Theory]
    [InlineData("crm.example.com", true)]
    [InlineData("localhost:5080", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("[::1]:5080", false)]
    public async Task Browsers_are_bound_to_https_for_a_year_except_on_this_machine(string host, bool bound)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = host } };

        var answer = await Answer.OfAsync(await api.Anonymous.SendAsync(request, Ct));

        Assert.Equal(bound ? "max-age=31536000; includeSubDomains" : null, answer.Header("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("https://outlook.office.com.evil.example")]
    [InlineData("http://outlook.office.com")]
    [InlineData("https://outlook.office.com")]
    public async Task No_other_origin_may_read_an_answer(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/card");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");

        var answer = await Answer.OfAsync(await api.Anonymous.SendAsync(request, Ct));

        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.True(answer.Status >= 400, $"{answer.Status}");
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PATCH")]
    [InlineData("FOO")]
    [InlineData("GET")]
    public async Task A_method_that_a_route_does_not_know_is_refused(string method)
    {
        var answer = await SendAsync(method, "/api/card", "maria");

        Assert.Equal((405, "method-not-allowed"), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task A_header_cannot_turn_one_method_into_another()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Authorization = new("Bearer", api.Simulator.TokenFor("maria"));
        request.Headers.TryAddWithoutValidation("X-HTTP-Method-Override", "DELETE");

        Assert.Equal(200, (await Answer.OfAsync(await api.Anonymous.SendAsync(request, Ct))).Status);
    }

    private async Task<Answer> SendAsync(string method, string path, string? user) => user is null
        ? await Answer.OfAsync(await api.Anonymous.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct))
        : await api.SendAsync(user, new HttpMethod(method), path, method is "POST" ? new StringContent("x") : null);
}
