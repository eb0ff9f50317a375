namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What a person wrote, out of what Graph gives as a message's own text: without the earlier mail below it, which Graph leaves there when
/// another mail program wrote its header, and without the invisible signs by which newsletters push their text out of a preview. A
/// sentence that only resembles a header stays. Pure; time is linear in the text.
/// </summary>
internal static partial class WrittenText
{
    private const int LongestHeaderLine = 1_000;

    private static readonly char[] s_unseen =
    [
        ' ', '\t', '\r', '\u00a0', '\u2007', '\u202f', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u2066', '\u2067', '\u2068',
        '\u2069',
    ];

    /// <summary>
    /// The text above the first earlier mail; the whole where nothing stands above it. It is in doubt where a person may have written what
    /// was cut: a header without an address, a rule above it or marked lines below it.
    /// </summary>
    public static (string Text, bool IsInDoubt) Of(string text)
    {
        var shown = Blanks().Replace(NamedFiller().Replace(Filler().Replace(text, ""), " "), " ");
        var lines = shown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (QuoteAt(lines, i) is { } header)
            {
                return Above(lines, i, header) is { Text.Length: > 0 } above ? above : (shown, false);
            }
        }

        return AboveMarked(lines) is { Length: > 0 } own ? (own, true)
            : (shown.Length == text.Length ? text : Gaps().Replace(shown, "\n\n").Trim(), false);
    }

    // What stands above the marked lines with which a text ends, where no header introduces them; empty where there are none.
    private static string AboveMarked(string[] lines)
    {
        var from = lines.Length;
        while (from > 0 && (lines[from - 1].StartsWith('>') || string.IsNullOrWhiteSpace(lines[from - 1])))
        {
            from--;
        }

        return lines.AsSpan(from).ContainsAnyMarked() ? string.Join('\n', lines.Take(from)).Trim() : "";
    }

    // What stands above an earlier mail, and what was written below its marked lines.
    private static (string Text, bool IsInDoubt) Above(string[] lines, int from, Header header)
    {
        var (quoted, end) = (header.End, header.End);
        while (quoted < lines.Length && (lines[quoted].StartsWith('>') || string.IsNullOrWhiteSpace(lines[quoted])))
        {
            quoted++;
        }

        var isMarked = lines.AsSpan(end, quoted - end).ContainsAnyMarked();
        var above = string.Join('\n', lines.Take(from)).TrimEnd();
        var below = isMarked ? string.Join('\n', lines.Skip(quoted).Where(line => !line.StartsWith('>'))).Trim() : "";
        if (below.Length == 0)
        {
            return (above.TrimStart('\n'), !header.IsSure && !isMarked);
        }

        var (answered, isInDoubt) = Of(below);
        return ($"{above}\n\n{answered}".Trim(), isInDoubt);
    }

    // Marked lines without a word are what a program put below its header.
    private static bool ContainsAnyMarked(this Span<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith('>') && !line.AsSpan().Trim("> ").IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    // Null where no earlier mail begins.
    private static Header? QuoteAt(string[] lines, int i)
    {
        var line = Seen(lines[i]);
        return line.Length is 0 or > LongestHeaderLine ? null
            : Separator().IsMatch(line) || RuledHeader().IsMatch(line) ? new(i + 1, true)
            : (IsRule(line) || Title().IsMatch(line)) && HeaderAt(lines, Next(lines, i), isBelowRule: true) is { } below ? below
            : HeaderAt(lines, i, isBelowRule: false) ?? NotesAt(lines, i) ?? AttributionAt(lines, i);
    }

    // Without the blanks and the marks of direction around it.
    private static string Seen(string line) => line.Trim(s_unseen);

    private static bool IsRule(string line) =>
        line.Length >= 5 && line.All(c => c is '_' or '-' or '=' or '\u2010' or '\u2014' or '\u2500');

    private static int Next(string[] lines, int i)
    {
        do
        {
            i++;
        }
        while (i < lines.Length && string.IsNullOrWhiteSpace(lines[i]));
        return i;
    }

    /// <summary>What heads an earlier mail.</summary>
    /// <param name="End">The line after it.</param>
    /// <param name="IsSure">Whether only a mail program writes so.</param>
    private readonly record struct Header(int End, bool IsSure);
}
