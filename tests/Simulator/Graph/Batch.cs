using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Graph;

/// <summary>`$batch`: up to 20 parts, each an own request with an own status, at most four at a time; `dependsOn` is honoured.</summary>
/// <param name="self">Makes a client that reaches this server with Graph's addresses, once it listens.</param>
internal sealed class Batch(Func<HttpClient> self)
{
    private readonly Lazy<HttpClient> _self = new(self);

    private const int AtOnce = 4;

    public void Map(IEndpointRouteBuilder graph) => graph.MapPost("/$batch", HandleAsync);

    private async Task<IResult> HandleAsync(JsonObject body, HttpContext http)
    {
        if (body["requests"] is not JsonArray { Count: > 0 } parts)
        {
            return GraphErrors.BadRequest("Invalid batch payload format.");
        }

        if (parts.Count > 20)
        {
            return GraphErrors.BadRequest("Number of batch request steps exceeds the maximum value of 20.");
        }

        var requests = parts.OfType<JsonObject>().ToList();
        var areWhole = requests.All(part => part["id"] is not null && part["url"] is not null && part["method"] is not null);
        if (!areWhole || requests.Select(part => part["id"]!.ToString()).Distinct().Count() != parts.Count)
        {
            return GraphErrors.BadRequest("Every batch part needs its own id, a method and a url.");
        }

        using var slots = new SemaphoreSlim(AtOnce);
        var running = new Dictionary<string, Task<JsonObject>>();
        foreach (var part in requests)
        {
            var needed = (part["dependsOn"] as JsonArray ?? []).Select(id => id!.ToString()).Where(running.ContainsKey)
                .Select(id => running[id]).ToList();
            running[part["id"]!.ToString()] = RunAsync(part, needed, slots, http);
        }

        var responses = await Task.WhenAll(running.Values);
        return Results.Json(new JsonObject { ["responses"] = new JsonArray([.. responses]) });
    }

    private async Task<JsonObject> RunAsync(JsonObject part, List<Task<JsonObject>> needed, SemaphoreSlim slots, HttpContext http)
    {
        var id = part["id"]!.ToString();
        if ((await Task.WhenAll(needed)).Any(earlier => earlier["status"]!.GetValue<int>() >= 400))
        {
            return Response(id, 424, [], GraphErrors.Body("FailedDependency", "A dependency of this request failed.", http));
        }

        await slots.WaitAsync(http.RequestAborted);
        try
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(part["method"]!.ToString()), $"{GraphContext.Root}/{part["url"]!.ToString().TrimStart('/')}");
            request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
            if (part["body"] is { } body)
            {
                request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            }

            foreach (var (name, value) in part["headers"] as JsonObject ?? [])
            {
                request.Headers.TryAddWithoutValidation(name, value?.ToString());
            }

            using var response = await _self.Value.SendAsync(request, http.RequestAborted);
            return Response(id, (int)response.StatusCode, Headers(response), await BodyAsync(response, http.RequestAborted));
        }
        catch (HttpRequestException)
        {
            return Response(id, 504, [], GraphErrors.Body("GatewayTimeout", "The server did not answer.", http));
        }
        finally
        {
            slots.Release();
        }
    }

    private static JsonObject Response(string id, int status, JsonObject headers, JsonNode? body) =>
        new() { ["id"] = id, ["status"] = status, ["headers"] = headers, ["body"] = body };

    private static JsonObject Headers(HttpResponseMessage response) =>
        [.. response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is "Retry-After" or "Content-Type" or "Preference-Applied" or "Location" or "Cache-Control")
            .Select(header => KeyValuePair.Create<string, JsonNode?>(header.Key, string.Join(", ", header.Value)))];

    private static async Task<JsonNode?> BodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct);
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
