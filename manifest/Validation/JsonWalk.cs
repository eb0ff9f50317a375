using System.Text.Json;

namespace OutlookCrm.Manifest.Validation;

/// <summary>One value of a JSON document and its path, such as <c>$.extensions[0].ribbons</c>.</summary>
internal readonly record struct JsonPlace(string Path, JsonElement Value)
{
    public string? Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    /// <summary>A member; nothing where there is none or this is no object.</summary>
    public JsonPlace? Member(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var member)
            ? new JsonPlace($"{Path}.{name}", member) : null;

    /// <summary>The items of an array member; none where there is none.</summary>
    public IEnumerable<JsonPlace> Items(string name)
    {
        if (Member(name) is not { Value.ValueKind: JsonValueKind.Array } array)
        {
            yield break;
        }

        foreach (var (index, item) in array.Value.EnumerateArray().Index())
        {
            yield return new($"{array.Path}[{index}]", item);
        }
    }

    /// <summary>This and everything below it.</summary>
    public IEnumerable<JsonPlace> All()
    {
        yield return this;
        var below = Value.ValueKind switch
        {
            JsonValueKind.Object => Value.EnumerateObject().Select(member => member.Name).ToList().Select(Member).OfType<JsonPlace>(),
            JsonValueKind.Array => ArrayItems(),
            _ => [],
        };
        foreach (var place in below.SelectMany(one => one.All()))
        {
            yield return place;
        }
    }

    private IEnumerable<JsonPlace> ArrayItems()
    {
        foreach (var (index, item) in Value.EnumerateArray().Index())
        {
            yield return new($"{Path}[{index}]", item);
        }
    }
}
