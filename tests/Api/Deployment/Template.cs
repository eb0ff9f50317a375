using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace OutlookCrm.Tests.Deployment;

/// <summary>
/// What a deployment template names, as far as ours uses the language: resources by type and names, and references to them.
/// </summary>
internal static partial class Template
{
    /// <summary>The one resource of a type, or of a type and a name.</summary>
    public static JsonElement Resource(JsonElement root, string type, string? name = null) => Assert.Single(
        root.GetProperty("resources").EnumerateArray(),
        one => one.GetProperty("type").GetString() == type && (name is null || one.GetProperty("name").GetString() == name));

    /// <summary>A resource as <c>resourceId</c> names it: its type, then a name for each of the type's parts.</summary>
    public static string IdOf(JsonElement resource)
    {
        var type = resource.GetProperty("type").GetString()!;
        var name = resource.GetProperty("name").GetString()!.Trim('[', ']');
        if (type.Count(c => c == '/') > 1 && Arguments(name["concat(".Length..]) is [var parent, var below])
        {
            name = string.Join(", ", below.Trim('\'').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => $"'{part}'")
                .Prepend(parent));
        }

        return $"'{type}', {name}";
    }

    /// <summary>Every resource that a <c>resourceId</c> in the text names.</summary>
    public static IEnumerable<string> IdsIn(string text) =>
        ResourceId().Matches(text).Select(match => string.Join(", ", Arguments(text[(match.Index + match.Length)..])));

    // The arguments of a call whose opening bracket has been read, up to its closing one.
    private static List<string> Arguments(string rest)
    {
        var (depth, argument, all) = (0, new StringBuilder(), new List<string>());
        foreach (var c in rest)
        {
            if (depth == 0 && c is ',' or ')')
            {
                all.Add(argument.ToString().Trim());
                argument.Clear();
                if (c == ')')
                {
                    return all;
                }
            }
            else
            {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                argument.Append(c);
            }
        }

        throw new FormatException($"A call is not closed: {rest[..Math.Min(80, rest.Length)]}");
    }

    [GeneratedRegex(@"(?<![a-z])resourceId\(")]
    private static partial Regex ResourceId();
}
