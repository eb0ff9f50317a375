namespace OutlookCrm.Simulator.Demo;

/// <summary>A person's name as they write it and in letters that an address can have.</summary>
internal sealed record DemoName(string Given, string Full, string LatinGiven, string LatinFamily);

/// <summary>Makes names the way each culture does: Greek families differ for women, Hungarians put the family first.</summary>
internal static class DemoNames
{
    private static readonly Lazy<Dictionary<string, (string Native, string Latin)[]>> Lists = new(() => DemoData.Lines("names")
        .Select(line => line.Split(' ', 3))
        .ToDictionary(parts => $"{parts[0]} {parts[1]}", parts => parts[2].Split(' ').Select(Read).ToArray()));

    /// <summary>A name of the culture: el, ro, hu, fa, za, de or en.</summary>
    public static DemoName Make(Dice dice, string culture)
    {
        var gender = dice.Chance(0.5) ? "f" : "m";
        var given = dice.Pick(Lists.Value[$"{culture} {gender}"]);
        var family = dice.Pick(Lists.Value.GetValueOrDefault($"{culture} family{gender}") ?? Lists.Value[$"{culture} family"]);
        var full = culture == "hu" ? $"{family.Native} {given.Native}" : $"{given.Native} {family.Native}";
        return new DemoName(given.Native, full, given.Latin.ToLowerInvariant(), family.Latin.ToLowerInvariant());
    }

    private static (string Native, string Latin) Read(string word)
    {
        var parts = word.Replace('_', ' ').Split('=');
        return (parts[0], string.Concat(parts[^1].Where(char.IsAsciiLetter)));
    }
}
