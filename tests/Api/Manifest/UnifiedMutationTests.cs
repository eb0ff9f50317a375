using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.AddIn;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>Every member of a unified manifest with a value of another kind, or in another order.</summary>
public sealed class UnifiedMutationTests
{
    [Fact]
    public async Task A_value_of_another_kind_is_refused_wherever_it_stands()
    {
        var original = JsonNode.Parse(Manifests.Unpack(
            UnifiedPackage.Write(Manifests.Description() with { ChecksSending = true }))["manifest.json"])!;
        foreach (var path in Paths(original, []))
        {
            var changed = original.DeepClone();
            var parent = path[..^1].Aggregate(changed, (node, key) => key is string member ? node[member]! : node[(int)key]!);
            var old = path[^1] is string name ? parent[name] : parent[(int)path[^1]];
            JsonNode wrong = old is JsonValue && old.GetValueKind() == JsonValueKind.Number ? "Banana" : 7;
            if (path[^1] is string member)
            {
                parent[member] = wrong;
            }
            else
            {
                parent[(int)path[^1]] = wrong;
            }

            var found = await Manifests.CheckAsync(("manifest.json", Encoding.UTF8.GetBytes(changed.ToJsonString())));

            Assert.True(found.Any(one => !one.IsWarning), $"{string.Join('.', path)} is {wrong}, and nobody minds.");
            Assert.All(found, one => Assert.NotEmpty(one.Fix));
        }
    }

    [Fact]
    public async Task The_order_of_members_means_nothing()
    {
        var original = JsonNode.Parse(Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()))["manifest.json"])!;

        var found = await Manifests.CheckAsync(("manifest.json", Encoding.UTF8.GetBytes(Reversed(original)!.ToJsonString())));

        Assert.DoesNotContain(found, one => !one.IsWarning);
    }

    // One item of each array: the others have the same shape.
    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(one => Paths(one.Value, [.. path, one.Key]).Prepend([.. path, one.Key])),
        JsonArray { Count: > 0 } items => Paths(items[0], [.. path, 0]).Prepend([.. path, 0]),
        _ => [],
    };

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(one => KeyValuePair.Create(one.Key, Reversed(one.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
