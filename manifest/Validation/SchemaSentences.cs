using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What Microsoft's schema refuses, in sentences: the checker says `/path message. Details: {parameters}`. What would be right is shown by
/// what the product itself writes at the same place.
/// </summary>
internal static partial class SchemaSentences
{
    private const string Refused = "Microsoft 365 refuses the whole package";
    private const int Longest = 60;
    private const int MostValues = 24;

    private static readonly JsonElement s_example = JsonSerializer.SerializeToElement(
        UnifiedManifest.Make(
            new(AddInAddress.Parse("https://crm.example.com").Address!,
            new Guid("5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001"))
            { ChecksSending = true }));

    /// <summary>Where, what and how to fix it.</summary>
    public static (string Where, string What, string Fix) Of(string wrong, JsonElement manifest)
    {
        if (Fault().Match(wrong) is not { Success: true } fault)
        {
            return ("$", $"Microsoft's schema refuses it: {wrong}.", "build the manifest again.");
        }

        var parts = fault.Groups["path"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (message, details) = (fault.Groups["message"].Value, Details(fault.Groups["details"].Value));
        var value = At(manifest, parts);
        var example = At(s_example, parts);
        var (what, fix) = Say(message, details, value, example);
        return (JsonPath(parts), what, fix);
    }

    private static (string What, string Fix) Say(string message, JsonNode? details, JsonElement? value, JsonElement? example)
    {
        var such = example is { ValueKind: JsonValueKind.String or JsonValueKind.Number } right ? $", such as {right.GetRawText()}" : "";
        if (Limit(details) is { } limit)
        {
            return Size(message, limit, value);
        }

        if ((string?)details?["pattern"] is { } pattern)
        {
            return ($"{Shown(value)} is not in the form that belongs here: {Refused}.", $"write it in the form {pattern}{such}.");
        }

        if (details?["allowedValues"] is JsonArray allowed)
        {
            return ($"{Shown(value)} is not among the values that belong here: {Refused}.",
                $"write {(allowed.Count == 1 ? "" : "one of ")}"
                    + $"{string.Join(", ", allowed.Take(MostValues).Select(one => one?.ToJsonString()))}"
                    + $"{(allowed.Count > MostValues ? " …" : "")}.");
        }

        if (details?["allowedValue"] is { } only)
        {
            return ($"{Shown(value)} is not what belongs here: {Refused}.", $"write {only.ToJsonString()}.");
        }

        if ((string?)details?["missingProperty"] is { } missing)
        {
            var one = example is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(missing, out var member)
                ? $", such as {Cut(member.GetRawText())}" : "";
            return ($"\"{missing}\" is missing: {Refused}.", $"add \"{missing}\"{one}.");
        }

        if ((string?)details?["additionalProperty"] is { } stranger)
        {
            var known = example is { ValueKind: JsonValueKind.Object } whole
                ? $" The product writes here {string.Join(", ", whole.EnumerateObject().Select(member => member.Name))}." : "";
            return ($"Nothing called \"{stranger}\" belongs here: {Refused}.", $"correct its name, or drop it.{known}");
        }

        if (details?["type"] is { } type)
        {
            return ($"{Shown(value)} is {Kind(value)} where {Kind(type.ToString())} belongs: {Refused}.",
                $"write {Kind(type.ToString())}{such}.");
        }

        return (string?)details?["format"] is { } format
            ? ($"{Shown(value)} is no {format switch { "uri" => "whole web address", "email" => "e-mail address", _ => format }}: "
                + $"{Refused}.", $"write one{such}.")
            : ($"This fits none of the forms that belong here ({message}): {Refused}.",
                $"fix the places below it first, or build the manifest again{such}.");
    }

    private static (string What, string Fix) Size(string message, int limit, JsonElement? value)
    {
        var isTooMuch = message.Contains("more than", StringComparison.Ordinal) || message.Contains('<', StringComparison.Ordinal);
        return value switch
        {
            { ValueKind: JsonValueKind.String } text =>
                ($"The text has {text.GetString()!.Length} characters; Microsoft 365 takes "
                + $"{(isTooMuch ? $"at most {limit}" : $"no less than {limit}")} and refuses the whole package.", isTooMuch
                ? $"shorten it to {limit}." : "write it."),
            { ValueKind: JsonValueKind.Array } list =>
                ($"There are {list.GetArrayLength()} here; Microsoft 365 takes "
                + $"{(isTooMuch ? $"at most {limit}" : $"no less than {limit}")} and refuses the whole package.", isTooMuch ? "drop some."
                : "add what is missing."),
            _ => ($"{Shown(value)} is too {(isTooMuch ? "large" : "small")}: {Refused}.",
                $"write {(isTooMuch ? "at most" : "no less than")} {limit}."),
        };
    }

    private static int? Limit(JsonNode? details) =>
        details?["limit"] is JsonValue limit && limit.TryGetValue<int>(out var number) ? number : null;

    private static string Shown(JsonElement? value) => value is { } there ? Cut(there.GetRawText()) : "What is there";

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;

    private static string Kind(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "nothing",
    };

    private static string Kind(string schemaType) => schemaType switch
    {
        "string" => "a text in quotation marks",
        "number" or "integer" => "a number without quotation marks",
        "boolean" => "true or false without quotation marks",
        "array" => "a list in [ ]",
        "object" => "an object in { }",
        _ => schemaType,
    };

    private static JsonNode? Details(string text)
    {
        try
        {
            return text.Length > 0 ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null; // Then the message alone is told.
        }
    }

    private static JsonElement? At(JsonElement root, string[] parts)
    {
        foreach (var part in parts)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(part, out var member))
            {
                root = member;
            }
            else if (root.ValueKind == JsonValueKind.Array && int.TryParse(part, out var index) && index < root.GetArrayLength())
            {
                root = root[index];
            }
            else
            {
                return null;
            }
        }

        return root;
    }

    // As the rest of our findings write it: $.extensions[0].ribbons.
    private static string JsonPath(string[] parts) =>
        string.Concat(parts.Select(part => int.TryParse(part, out _) ? $"[{part}]" : $".{part}").Prepend("$"));

    [GeneratedRegex(@"^(?<path>(/\S*)?) (?<message>.*)\. Details: (?<details>.*)$", RegexOptions.Singleline)]
    private static partial Regex Fault();
}
