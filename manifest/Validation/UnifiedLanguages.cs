using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OutlookCrm.Manifest.Validation;

/// <summary>The languages of a unified manifest: a file each, beside it in the package, with the paths of the texts they replace.</summary>
internal static partial class UnifiedLanguages
{
    private static readonly HashSet<string> s_texts = ["label", "title", "description"];

    /// <summary>Checks them and answers their tags in small letters.</summary>
    public static IReadOnlySet<string> Check(Findings findings, JsonElement manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        var root = new JsonPlace("$", manifest);
        var rules = new LocaleRules(findings);
        var languages = root.Member("localizationInfo");
        rules.Default("$.localizationInfo.defaultLanguageTag", languages?.Member("defaultLanguageTag")?.Text ?? "en-us");
        var texts = Texts(root);
        var listed = (languages?.Items("additionalLanguages") ?? []).ToList();
        rules.Text("$.localizationInfo.additionalLanguages", listed.Select(one => one.Member("languageTag")?.Text ?? ""));

        foreach (var language in listed)
        {
            var name = language.Member("file")?.Text ?? "";
            if (!files.TryGetValue(name, out var content))
            {
                findings.Error(language.Path, $"The package has no file '{name}'.", "put it there, with the path that the manifest names.");
            }
            else if (PackageRules.Parse(findings, name, content) is { } spoken)
            {
                File(findings, texts, name, spoken);
            }
        }

        foreach (var name in files.Keys.Where(name => IsFile(name) && listed.All(one => one.Member("file")?.Text != name)))
        {
            findings.Error(name, "The manifest does not list this language.",
                "add it to $.localizationInfo.additionalLanguages, or leave the file out.");
        }

        return rules.All;
    }

    /// <summary>Whether a file of the package is named as languages are.</summary>
    public static bool IsFile(string name) => Locale().IsMatch(name);

    private static void File(Findings findings, Dictionary<string, JsonPlace> texts, string name, JsonElement spoken)
    {
        foreach (var text in spoken.EnumerateObject().Where(text => text.Name != "$schema"))
        {
            if (!texts.ContainsKey(text.Name))
            {
                findings.Error($"{name} {text.Name}", "The manifest has no such text.", "correct the path, or drop the line.");
            }
            else if (text.Value.ValueKind != JsonValueKind.String || text.Value.GetString() is not { } said || said.Trim().Length == 0)
            {
                findings.Error($"{name} {text.Name}", "The text is empty; the user would see a blank button.", "write it.");
            }
            else if (Limit(text.Name) is var limit && said.Length > limit)
            {
                findings.Error($"{name} {text.Name}",
                    $"The text has {said.Length} characters; Microsoft 365 takes {limit.ToString(CultureInfo.InvariantCulture)}.",
                    "shorten it.");
            }
        }

        foreach (var missing in texts.Keys.Where(key => !spoken.TryGetProperty(key, out _)).Order(StringComparer.Ordinal))
        {
            findings.Error($"{name} {missing}", "The text is missing in this language: the user would see two languages mixed.",
                "translate it.");
        }
    }

    /// <summary>What a person reads, by the keys of localization files.</summary>
    private static Dictionary<string, JsonPlace> Texts(JsonPlace root)
    {
        var heads = new[] { root.Member("name")?.Member("short"), root.Member("name")?.Member("full"),
            root.Member("description")?.Member("short"), root.Member("description")?.Member("full") }.OfType<JsonPlace>();
        var commands = root.Items("extensions").SelectMany(one => one.Items("ribbons")).SelectMany(ribbon => ribbon.All())
            .Where(place => place.Text is not null && s_texts.Contains(place.Path[(place.Path.LastIndexOf('.') + 1)..]));
        return heads.Concat(commands).ToDictionary(place => place.Path[2..]);
    }

    private static int Limit(string key) => key switch
    {
        "name.short" => 30,
        "name.full" => 100,
        "description.short" => 80,
        "description.full" => 4000,
        _ when key.EndsWith(".description", StringComparison.Ordinal) => 250,
        _ when key.Contains("customMobileRibbonGroups", StringComparison.Ordinal) => 32,
        _ => 64,
    };

    [GeneratedRegex(@"^[a-z]{2,3}(-\w+)*\.json$", RegexOptions.IgnoreCase)]
    private static partial Regex Locale();
}
