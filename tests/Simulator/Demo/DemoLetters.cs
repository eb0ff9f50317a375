using System.Globalization;
using System.Text.RegularExpressions;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A step of a thread: who writes, and the possible texts.</summary>
internal sealed record DemoStep(bool IsTheirs, IReadOnlyList<string> Ways);

/// <summary>A kind of conversation in one language.</summary>
internal sealed record DemoTopic(string Name, IReadOnlyList<string> Subjects, IReadOnlyList<DemoStep> Steps);

/// <summary>How letters are written in one language: greetings, closings and topics.</summary>
internal sealed partial class DemoLetters
{
    private static readonly Lazy<Dictionary<string, DemoLetters>> All = new(() =>
        new[] { "en", "el", "ro", "hu", "fa", "af", "de" }.ToDictionary(language => language, language => new DemoLetters(language)));

    private readonly string _language;
    private readonly Dictionary<string, string[]> _phrases = [];
    private readonly List<DemoTopic> _topics = [];

    private DemoLetters(string language)
    {
        _language = language;
        List<DemoStep>? steps = null;
        foreach (var line in DemoData.Lines("letters." + language))
        {
            var (mark, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
            var ways = rest.Split(" ~ ", StringSplitOptions.TrimEntries);
            switch (mark)
            {
                case "==":
                    steps = [];
                    _topics.Add(new DemoTopic(rest, [], steps));
                    break;
                case "subject":
                    _topics[^1] = _topics[^1] with { Subjects = ways };
                    break;
                case ">" or "<":
                    steps!.Add(new DemoStep(mark == ">", ways));
                    break;
                default:
                    _phrases[mark] = ways;
                    break;
            }
        }
    }

    public static DemoLetters In(string language) => All.Value[language];

    public IReadOnlyList<DemoTopic> Topics => _topics;

    public string Greeting(Dice dice, bool isTheirs) => dice.Pick(_phrases[isTheirs ? "greeting" : "answer"]);

    public string Closing(Dice dice, bool isTheirs) => dice.Pick(_phrases[isTheirs ? "closing" : "ourclosing"]);

    /// <summary>What we are called in the language.</summary>
    public string Us(string user) => (_language, user) switch
    {
        ("el", "maria") => "Μαρία",
        ("el", "nikos") => "Νίκο",
        ("fa", "maria") => "خانم پاپاداکی",
        ("fa", "nikos") => "آقای آندرئو",
        (_, "maria") => "Maria",
        _ => "Nikos",
    };

    /// <summary>The words that a thread speaks of, the same in all its mails.</summary>
    public Dictionary<string, string> Facts(Dice dice, DateTimeOffset at, string city, string us, string them)
    {
        var quantity = dice.Between(2, 24);
        return new()
        {
            ["us"] = us,
            ["them"] = them,
            ["city"] = city,
            ["product"] = dice.Pick(_language == "en" ? DemoData.Words("product", "en") : DemoData.Words("product")),
            ["qty"] = quantity.ToString(CultureInfo.InvariantCulture),
            ["month"] = DemoData.Words("month", _language)[(at.Month + dice.Between(0, 2)) % 12],
            ["weekday"] = dice.Pick(DemoData.Words("weekday", _language)),
            ["price"] = Euro(quantity * dice.Between(12, 60) * 50),
            ["small"] = Euro(dice.Between(8, 90) * 10),
            ["order"] = $"PO-{dice.Between(10_000, 99_999)}",
            ["quote"] = $"Q-{dice.Between(1000, 9999)}",
            ["invoice"] = $"INV-{dice.Between(10_000, 99_999)}",
            ["n"] = $"{dice.Between(1, 42):D2}",
        };
    }

    public static string Fill(string text, Dictionary<string, string> facts) => Slot().Replace(text, slot => facts[slot.Groups[1].Value]);

    /// <summary>Whether the words promise an attachment.</summary>
    public static bool SpeaksOfAttachment(string text) => Attached().IsMatch(text);

    // A narrow space between thousands, as most of these countries write them.
    private static string Euro(int amount) => "€" + amount.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();

    [GeneratedRegex("attach|συνημμ|επισυνάπτ|ataș|csatol|پیوست|aangeheg|hängt an|liegt bei", RegexOptions.IgnoreCase)]
    private static partial Regex Attached();
}
