using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>What a list shows of a mail's text: its beginning, and its first sentence after the greeting. Pure; time is linear.</summary>
internal static partial class Previews
{
    private const int LongestGreeting = 60;
    private const int LongestSentence = 200;
    private const int LongestLink = 60;
    private const int ShortestRule = 3;
    private const int LinesToGreeting = 4;
    private const int UnitsOfBanners = 2_000;

    /// <summary>
    /// The first words on one line, at most <paramref name="longest"/> UTF-16 units. Links, pictures, rules, invisible signs, and what mail
    /// systems write above a mail are none.
    /// </summary>
    public static string Of(string text, int longest)
    {
        text = Written(text);
        var line = new StringBuilder(longest + 1);
        var (isPicture, wasSign) = (false, true);
        foreach (var word in Words().EnumerateMatches(text))
        {
            if (line.Length > longest)
            {
                break;
            }

            var span = text.AsSpan(word.Index, word.Length);
            isPicture = isPicture || span is ['[', 'c', 'i', 'd', ':', ..] or ['[', 'i', 'm', 'a', 'g', 'e', ..];
            if (isPicture)
            {
                isPicture = !span.Contains(']');
                continue;
            }

            span = span.IndexOf("<http", StringComparison.OrdinalIgnoreCase) is >= 0 and var link ? span[..link] : span;
            var isSign = IsSign(span);
            var isLink = span is ['[', 'h', 't', 't', 'p', ..] || (span is ['h', 't', 't', 'p', ..] && span.Length > LongestLink);
            if (!span.IsEmpty && !isLink && !(isSign && (wasSign || span.Length >= ShortestRule)) && !IsUnseen(span))
            {
                line.Append(line.Length > 0 ? " " : "").Append(span[..Math.Min(span.Length, longest + 1)]);
                wasSign = isSign;
            }
        }

        return LongText.Cut(line.ToString(), longest);
    }

    /// <summary>The first sentence that says something; empty where there is none.</summary>
    public static string FirstSentenceOf(string text)
    {
        var lines = Written(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // A newsletter's teaser stands above the greeting.
        var greeted = Array.FindIndex(lines, 0, Math.Min(lines.Length, LinesToGreeting), IsGreeting);
        greeted = greeted > 0 && lines.AsSpan(0, greeted).ContainsAnySentence() ? -1 : greeted;
        var from = greeted < 0 ? 0 : greeted + lines.Skip(greeted).TakeWhile(IsGreeting).Count();
        var said = Of(string.Join('\n', lines.Skip(from < lines.Length ? from : 0).Take(20)), 4 * LongestSentence);
        var greeting = ByName().Match(said) is { Success: true } named ? named : Greeted().Match(said);
        said = greeting.Success && !Goods().IsMatch(said) && greeting.Length < said.Length && greeting.Length <= LongestGreeting
            ? said[greeting.Length..] : said;
        said = Wish().Match(said) is { Success: true } wish && wish.Length < said.Length ? said[wish.Length..] : said;
        return LongText.Cut(Sentence().Match(said) is { Success: true } first ? first.Value : said, LongestSentence);
    }

    /// <summary>True where the text begins with a greeting.</summary>
    public static bool IsGreeted(string text) => IsGreeting(text.Split('\n', 2)[0].Trim());

    /// <summary>True where a greeting follows what stands above it, be it a greeting, too.</summary>
    public static bool IsGreetedLater(string text) => Array.FindLastIndex(
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(LinesToGreeting)],
        IsGreeting) > 0;

    // Without what others than the author wrote above it.
    private static string Written(string text) => Teasers.WithoutRepeats(WithoutBanners(Banners.TakenOff(text, IsGreeting)));

    private static bool IsGreeting(string line) =>
        line.Length <= LongestGreeting && ((ByName().Match(line).Length == line.Length && line.Length > 0) || IsPlainGreeting(line));

    private static bool IsPlainGreeting(string line) =>
        Title().Replace(line, "") is var said && said.IndexOfAny(['.', '?']) < 0
        && ((Greeting().IsMatch(said) && !Goods().IsMatch(said)) || NameAlone().IsMatch(line));

    private static bool ContainsAnySentence(this Span<string> lines)
    {
        foreach (var line in lines)
        {
            if (line[^1] is '.' or '!' or '?' or '؟' or ';')
            {
                return true;
            }
        }

        return false;
    }

    // Of the beginning only: further down such a line is somebody's own.
    private static string WithoutBanners(string text)
    {
        var top = Math.Min(text.Length, UnitsOfBanners);
        var end = top == text.Length ? top : text.LastIndexOf('\n', top - 1);
        return end > 0 && Banner().IsMatch(text.AsSpan(0, end)) && Banner().Replace(text[..end], "") is var left
            && !string.IsNullOrWhiteSpace(left + text[end..]) ? left + text[end..] : text;
    }

    private static bool IsSign(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsPunctuation(c) && c is not ('|' or '=' or '~' or '+' or '<' or '>' or '^' or '`' or '─' or '═' or '━'))
            {
                return false;
            }
        }

        return true;
    }

    // Nothing but format signs, fillers and marks without a letter to stand on.
    internal static bool IsUnseen(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.EnclosingMark or UnicodeCategory.Control)
                && rune.Value is not (0x2800 or 0x3164 or 0xFFA0 or 0x115F or 0x1160))
            {
                return false;
            }
        }

        return true;
    }
}
