using System.Text.RegularExpressions;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

/// <summary>What is written for people keeps its length, its links and its terms.</summary>
public sealed partial class WritingTests
{
    private const int MostWordsOfTheReadme = 900;
    private const int MostWordsOfARecord = 300;
    private const int LongestLine = 140;

    private static readonly string[] s_code = ["api", "manifest", "tests"];

    [Fact]
    public void The_README_is_read_in_a_few_minutes()
    {
        Assert.InRange(Words(File.ReadLines(Path.Combine(Source.Root, "README.md"))), 400, MostWordsOfTheReadme);
    }

    /// <summary>Figures belong beside the code that they are about. A record's table is looked up, not read.</summary>
    [Fact]
    public void A_decision_record_is_read_in_two_minutes()
    {
        var records = Directory.GetFiles(Path.Combine(Source.Root, "api", "decisions"), "*.md");
        Assert.True(records.Length > 10, $"Only {records.Length} records were found.");

        Assert.Empty(
            from record in records
            let words = Words(File.ReadLines(record).Where(line => !line.StartsWith('|')))
            where words > MostWordsOfARecord
            select $"{Path.GetFileName(record)} has {words} words");
    }

    /// <summary>An address cannot be broken, and what stands in a raw string is data.</summary>
    [Fact]
    public void A_line_of_code_is_seen_whole()
    {
        var files = s_code
            .SelectMany(folder => Source.Read(folder), (folder, file) => (Path: $"{folder}/{file.Key}", Text: file.Value))
            .ToList();
        Assert.True(files.Count > 500, $"Only {files.Count} files were found.");

        Assert.Empty(
            from file in files
            from line in LongLines(file.Text)
            select $"{file.Path}:{line}");
    }

    [Fact]
    public void Every_relative_link_of_a_document_leads_to_a_file_and_its_heading()
    {
        var documents = Documents();
        Assert.True(documents.Count > 20, $"Only {documents.Count} documents were found.");

        var broken =
            from document in documents
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(document, target)
            select $"{Path.GetRelativePath(Source.Root, document)}: {target}";
        Assert.Empty(broken);
    }

    /// <summary>The glossary holds terms that the code uses, and the code holds none of the words that the glossary avoids.</summary>
    [Fact]
    public void Types_are_named_by_the_glossary()
    {
        var types = typeof(Composition).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("OutlookCrm", StringComparison.Ordinal) is true)
            .Select(type => type.Name).ToHashSet();
        var terms = Term().Matches(File.ReadAllText(Path.Combine(Source.Root, "api", "GLOSSARY.md"))).ToList();
        Assert.True(terms.Count > 20 && types.Count > 200, $"{terms.Count} terms and {types.Count} types were found.");

        Assert.Equal(terms.Select(term => term.Groups[1].Value).Order(StringComparer.Ordinal), terms.Select(term => term.Groups[1].Value));
        Assert.Empty(
            from term in terms
            from avoided in term.Groups[2].Value.Split(", ")
            from type in types
            where Regex.IsMatch(type, $"{avoided}s?(?![a-z])")
            select $"{type}: {term.Groups[1].Value}, not {avoided}");
    }

    private static int Words(IEnumerable<string> lines) =>
        lines.Sum(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    private static IEnumerable<int> LongLines(string text)
    {
        var (number, isRaw) = (0, false);
        foreach (var line in text.Split('\n'))
        {
            number++;
            var wasRaw = isRaw;
            isRaw ^= RawString().Count(line) % 2 == 1;
            if (line.TrimEnd('\r').Length > LongestLine && !wasRaw && !line.Contains("://", StringComparison.Ordinal))
            {
                yield return number;
            }
        }
    }

    private static List<string> Documents() =>
    [
        .. Directory.EnumerateFiles(Source.Root, "*.md", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(Source.Root, file).Split(Path.DirectorySeparatorChar) is var parts
                && !parts.Any(part => part is "node_modules" or "bin" or "obj" or "out")),
    ];

    private static bool Leads(string document, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, parts[0]));
        return Path.Exists(file)
            && (parts.Length == 1 || Heading().Matches(File.ReadAllText(file)).Any(heading => Anchor(heading.Groups[1].Value) == parts[1]));
    }

    // As GitHub makes it of a heading.
    private static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawString();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^\| (?!term|---)([^|]+) \| [^|]+ \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Term();
}
