using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Calls the simulated Graph under its real addresses, as a user or as the application.</summary>
public sealed class GraphCalls : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _token;

    public GraphCalls(SimulatorHost host, string user, params string[] scopes)
    {
        _client = host.CloudClient();
        _token = host.Entra.Mint.ForGraph(
            EntraDirectory.Find(user)!, scopes.Length > 0 ? scopes : ["Mail.ReadWrite", "Mail.Read.Shared", "User.Read"]).ToToken();
    }

    /// <summary>A request for a path below /v1.0, or a whole address.</summary>
    public async Task<GraphAnswer> SendAsync(
        HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var address = path.StartsWith("https:", StringComparison.Ordinal) ? path : "https://graph.microsoft.com/v1.0" + path;
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new("Bearer", _token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = JsonContent(body);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var told = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new GraphAnswer(response.StatusCode, text, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : [], told);
    }

    public Task<GraphAnswer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public void Dispose() => _client.Dispose();

    private static StringContent JsonContent(object body) =>
        new(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

/// <summary>What Graph answered.</summary>
public sealed record GraphAnswer(HttpStatusCode Status, string Text, JsonObject Json, IReadOnlyDictionary<string, string> Headers)
{
    public string? ErrorCode => Json["error"]?["code"]?.GetValue<string>();

    public IReadOnlyList<JsonObject> Value => [.. Json["value"]!.AsArray().Select(one => one!.AsObject())];

    public string? this[string member] => Json[member]?.ToString();
}
