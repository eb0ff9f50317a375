using System.Reflection;

namespace OutlookCrm.Simulator.Demo;

/// <summary>The word lists of the demo company, from the resources under Data.</summary>
internal static class DemoData
{
    private static readonly Lazy<Dictionary<string, string[]>> AllWords = new(() => Lines("words")
        .Select(line => line.Split(' ', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Split('|')));

    /// <summary>The lines of a list without comments and empty ones.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo.{name}.txt")
            ?? throw new InvalidOperationException($"The demo company has no list {name}.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }

    /// <summary>A list of words: products, months, weekdays, roles.</summary>
    public static IReadOnlyList<string> Words(string name) => AllWords.Value[name];

    /// <summary>Words in a language, English where there are none.</summary>
    public static IReadOnlyList<string> Words(string name, string language) =>
        AllWords.Value.TryGetValue($"{name}.{language}", out var words) ? words : Words($"{name}.en");
}
