using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.AddIn;
using OutlookCrm.Tests.Architecture;
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

    /// <summary>
    /// What Microsoft's schema refuses is refused here too, with place, sentence and remedy; their validator is asked beside ours.
    /// </summary>
    [Theory]
    [InlineData("removed", 20)]
    [InlineData("of another type", 60)]
    [InlineData("too long", 20)]
    [InlineData("empty", 10)]
    [InlineData("of no list", 10)]
    [InlineData("not known", 10)]
    public async Task What_the_published_schema_refuses_is_refused(string change, int least)
    {
        var original = JsonNode.Parse(Manifests.Unpack(
            UnifiedPackage.Write(Manifests.Description() with { ChecksSending = true }))["manifest.json"])!;
        using var oracle = StartOracle();
        var wrong = new List<string>();
        var refused = 0;
        foreach (var (what, changed) in Paths(original, []).SelectMany(path => Changed(original, path, change)))
        {
            var text = changed.ToJsonString();
            await oracle.StandardInput.WriteLineAsync(text);
            var answer = JsonNode.Parse((await oracle.StandardOutput.ReadLineAsync())!)!;

            var found = await Manifests.CheckAsync(("manifest.json", Encoding.UTF8.GetBytes(text)));

            if (answer["problem"] is not null || answer["wrong"]!.AsArray().Count > 0)
            {
                refused++;
                if (found.All(one => one.IsWarning) || found.Any(one => one.What.Length == 0 || one.Fix.Length == 0))
                {
                    wrong.Add($"{what}: {answer.ToJsonString()} / {string.Join(" | ", found)}");
                }
            }
        }

        oracle.StandardInput.Close();
        await oracle.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.True(refused >= least, $"Only {refused} were refused by the schema.");
    }

    [Fact]
    public async Task The_order_of_members_means_nothing()
    {
        var original = JsonNode.Parse(Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()))["manifest.json"])!;

        var found = await Manifests.CheckAsync(("manifest.json", Encoding.UTF8.GetBytes(Reversed(original)!.ToJsonString())));

        Assert.DoesNotContain(found, one => !one.IsWarning);
    }

    private static IEnumerable<(string What, JsonNode Changed)> Changed(JsonNode original, object[] path, string change)
    {
        var where = $"{string.Join('.', path)} {change}";
        var copy = original.DeepClone();
        var parent = path[..^1].Aggregate(copy, (node, key) => key is string member ? node[member]! : node[(int)key]!);
        var old = path[^1] is string name ? parent[name] : parent[(int)path[^1]];
        if (change == "removed")
        {
            if (path[^1] is string member)
            {
                parent.AsObject().Remove(member);
            }
            else
            {
                parent.AsArray().RemoveAt(0);
            }

            return [(where, copy)];
        }

        if (change == "not known")
        {
            if (old is not JsonObject members)
            {
                return [];
            }

            members["banana"] = 7;
            return [(where, copy)];
        }

        IEnumerable<JsonNode?> values = (change, old?.GetValueKind()) switch
        {
            // A number in every place stands in the first test.
            ("of another type", JsonValueKind.Array) => [new JsonObject()],
            ("of another type", JsonValueKind.Object) => ["Banana"],
            ("of another type", _) => [new JsonArray()],
            ("too long", JsonValueKind.String) => [old!.GetValue<string>() + new string('x', 5000)],
            ("empty", JsonValueKind.String) => [""],
            ("empty", JsonValueKind.Array) => [new JsonArray()],
            ("empty", JsonValueKind.Object) => [new JsonObject()],
            ("of no list", JsonValueKind.String) => ["Banana"],
            ("of no list", JsonValueKind.Number) => [-7],
            _ => [],
        };
        return values.Select(value =>
        {
            var changed = original.DeepClone();
            var at = path[..^1].Aggregate(changed, (node, key) => key is string member ? node[member]! : node[(int)key]!);
            if (path[^1] is string member)
            {
                at[member] = value;
            }
            else
            {
                at[(int)path[^1]] = value;
            }

            return (where, changed);
        });
    }

    private static Process StartOracle()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Source.Root, "manifest", "schema.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
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
