using System.Net.Http.Headers;
using System.Text.Json;
using OutlookCrm.Simulator;
using Xunit;

namespace OutlookCrm.Tests.Identity;

/// <summary>The whole product on free ports against the simulated Entra and Graph, shared by the tests of one class.</summary>
public class RunningApi : IAsyncLifetime
{
    private SimulatorHost? _simulator;

    /// <summary>Entra, Graph and the API.</summary>
    public SimulatorHost Simulator => _simulator ?? throw new InvalidOperationException("Not started yet.");

    /// <summary>Nobody is signed in.</summary>
    public HttpClient Anonymous { get; private set; } = new();

    /// <summary>Settings of the API that differ from the simulator's.</summary>
    protected virtual SimulatorOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(Options, TestContext.Current.CancellationToken);
        Anonymous = _simulator.ClientFor(null);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Anonymous.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    /// <summary>GET /api/me with this token.</summary>
    public async Task<Answer> WhoAmIAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Answer.OfAsync(await Anonymous.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a request as this user.</summary>
    public async Task<Answer> SendAsync(string user, HttpMethod method, string path, HttpContent? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Simulator.TokenFor(user));
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Answer.OfAsync(await Anonymous.SendAsync(request, TestContext.Current.CancellationToken));
    }
}

/// <summary>An answer, read to its end.</summary>
public sealed record Answer(int Status, string? ContentType, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    /// <summary>The problem's type without its urn, or null.</summary>
    public string? Problem =>
        ContentType == "application/problem+json"
            ? Json.GetProperty("type").GetString()?.Replace("urn:outlookcrm:", "", StringComparison.Ordinal)
            : null;

    /// <summary>The body.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>A header's value, wherever HttpClient keeps it.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new Answer(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                body,
                response.Headers,
                response.Content.Headers);
        }
    }
}
