using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

/// <summary>Documents that could drift from what they tell of.</summary>
public sealed partial class DocumentTests
{
    /// <summary>The configuration's sections, and what each is bound to.</summary>
    internal static IReadOnlyList<(string Section, Type Options)> Sections { get; } =
    [
        (EntraOptions.Section, typeof(EntraOptions)), (StorageOptions.Section, typeof(StorageOptions)),
            (PaneOptions.Section, typeof(PaneOptions)),
        (LimitOptions.Section, typeof(LimitOptions)), (ShutdownOptions.Section, typeof(ShutdownOptions)), ("Graph", typeof(GraphOptions)),
        ("Correspondence", typeof(CorrespondenceOptions)), ("Webhooks", typeof(WebhookOptions)),
    ];

    [Fact]
    public void Every_package_has_its_reason_and_every_reason_its_package()
    {
        var record = File.ReadAllText(Path.Combine(Source.Root, "api", "decisions", "0003-dependencies.md"));
        var explained = Row().Matches(record).SelectMany(row => row.Groups[1].Value.Split(", ")).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(NuGet());
        Assert.NotEmpty(Npm());
        Assert.Equal(NuGet().Concat(Npm()).Distinct().Order(StringComparer.Ordinal), explained);
    }

    [Fact]
    public void Every_folder_and_file_that_the_README_names_is_there()
    {
        var readme = File.ReadAllText(Path.Combine(Source.Root, "README.md"));
        var named = Link().Matches(readme).Select(link => link.Groups[1].Value).Where(path => !path.Contains("://", StringComparison.Ordinal))
            .Concat(Folder().Matches(readme).Select(folder => folder.Groups[1].Value)).Distinct().ToList();

        Assert.True(named.Count > 10, $"Only {named.Count} paths were found.");
        Assert.DoesNotContain(named, path => !Path.Exists(Path.Combine(Source.Root, path)));
    }

    [Fact]
    public void The_deployment_guide_names_every_setting_and_no_other()
    {
        var guide = File.ReadAllText(Path.Combine(Source.Root, "api", "Deployment", "README.md"));
        var settings = Sections.SelectMany(one => one.Options.GetProperties().Where(property => property.CanWrite)
            .Select(property => $"{one.Section}:{property.Name}"));

        Assert.Equal(settings.Order(StringComparer.Ordinal), Setting().Matches(guide).Select(match => match.Groups[1].Value).Distinct()
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_slices_README_names_is_there()
    {
        var readme = File.ReadAllText(Path.Combine(Source.Root, "api", "Slices", "README.md"));
        var (paths, names) = (new List<string>(), new List<string>());
        foreach (Match quoted in Quoted().Matches(readme))
        {
            var text = quoted.Groups[1].Value;
            (text.Contains('/', StringComparison.Ordinal) ? paths : names).AddRange(text.Split(" : ")
                .SelectMany(name => text.Contains('/', StringComparison.Ordinal) ? [name] : name.Split('.')));
        }

        Assert.True(paths.Count >= 4 && names.Count > 15, $"{paths.Count} paths and {names.Count} names were found.");
        Assert.DoesNotContain(paths, path => !Path.Exists(Path.Combine(Source.Root, path)));
        var code = string.Join('\n', Source.Api.Values);
        Assert.DoesNotContain(names.Where(name => name.Length > 1 && char.IsUpper(name[0])), name => !Regex.IsMatch(code, $@"\b{name}\b"));
    }

    [Fact]
    public void Decision_records_are_numbered_once_and_say_context_and_decision()
    {
        var records = Directory.GetFiles(Path.Combine(Source.Root, "api", "decisions"), "*.md");

        Assert.NotEmpty(records);
        Assert.Distinct(records.Select(record => Path.GetFileName(record)[..4]));
        Assert.All(records, record =>
        {
            var text = File.ReadAllText(record);
            Assert.StartsWith($"# {Path.GetFileName(record)[..4]}: ", text, StringComparison.Ordinal);
            Assert.Contains("**Context.**", text, StringComparison.Ordinal);
            Assert.Contains("**Decision.**", text, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> NuGet() =>
        from file in Directory.EnumerateFiles(Source.Root, "*.csproj", SearchOption.AllDirectories)
        where !file.Contains("node_modules", StringComparison.Ordinal)
        from reference in XDocument.Load(file).Descendants("PackageReference")
        select (string)reference.Attribute("Include")!;

    private static IEnumerable<string> Npm() =>
        from file in new[] { "addin/package.json", "manifest/package.json", "tests/Azurite/package.json" }
        let json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Source.Root, file))).RootElement
        from kind in new[] { "dependencies", "devDependencies" }
        where json.TryGetProperty(kind, out _)
        from package in json.GetProperty(kind).EnumerateObject()
        select package.Name;

    [GeneratedRegex(@"^\| ([^|]+) \| (?!what it is for)[^-]", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`((?:AzureAd|Webhooks|Storage|Graph|Pane|Limits|Shutdown|Correspondence):\w+)`")]
    private static partial Regex Setting();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:addin|api|manifest|tests)/[\w/.]*)`")]
    private static partial Regex Folder();
}
