using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookCrm.Tests.Http;

/// <summary>A body that a route's schema allows, with every member present: the starting point for spoiling one thing at a time.</summary>
internal sealed class SampleBody(JsonElement document)
{
    /// <summary>
    /// The write routes of the document: method, path with its parameters filled, and the body's schema (absent for none).
    /// </summary>
    public static IEnumerable<(string Method, string Path, JsonElement? Schema)> Writes(JsonElement document)
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject()
                .Where(operation => operation.Name is "post" or "put" or "patch" or "delete"))
            {
                JsonElement? schema = operation.Value.TryGetProperty("requestBody", out var body) && body.GetProperty("content")
                    .TryGetProperty("application/json", out var json)
                    ? json.GetProperty("schema")
                    : null;
                yield return (
                    operation.Name.ToUpperInvariant(),
                    System.Text.RegularExpressions.Regex.Replace(path.Name, "{[^}]+}", "6f9619ff-8b86-4011-b42d-00cf4fc964ff"),
                    schema);
            }
        }
    }

    /// <summary>The members of an object schema, with what each allows.</summary>
    public IEnumerable<(string Name, bool IsNullable)> Members(JsonElement schema) =>
        Resolved(schema).GetProperty("properties").EnumerateObject().Select(member => (member.Name, IsNullable(member.Value)));

    /// <summary>The whole body.</summary>
    public JsonObject Make(JsonElement schema) => (JsonObject)Value(schema)!;

    private JsonNode? Value(JsonElement schema)
    {
        schema = Resolved(schema);
        if (schema.TryGetProperty("enum", out var values))
        {
            return values[0].GetString();
        }

        return schema.GetProperty("type").GetString() switch
        {
            "object" => new JsonObject(
                schema.GetProperty("properties").EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Value(member.Value)))),
            "array" => new JsonArray(Value(schema.GetProperty("items"))),
            "integer" or "number" => schema.TryGetProperty("minimum", out var least) ? least.GetInt32() : 1,
            "boolean" => true,
            _ when schema.TryGetProperty("format", out var format) => format.GetString() switch
            {
                "uuid" => "6f9619ff-8b86-4011-b42d-00cf4fc964ff",
                "date-time" => "2026-01-01T00:00:00Z",
                "date" => "2026-01-01",
                var other => throw new InvalidOperationException($"No sample of the format {other}."),
            },
            _ => schema.TryGetProperty("pattern", out var pattern) && pattern.GetString()!.Contains("A-Z]{2}", StringComparison.Ordinal)
                ? "GR"
                : "en",
        };
    }

    private JsonElement Resolved(JsonElement schema)
    {
        while (true)
        {
            if (schema.TryGetProperty("allOf", out var all))
            {
                schema = all[0];
            }
            else if (schema.TryGetProperty("$ref", out var reference))
            {
                schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            }
            else
            {
                return schema;
            }
        }
    }

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();
}
