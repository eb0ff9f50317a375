namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What a person wrote, out of what Graph gives as a message's own text: without the earlier mail below it, which Graph leaves there when
/// another mail program wrote its header, and without the invisible signs by which newsletters push their text out of a preview. A
/// sentence that only resembles a header stays. Pure; time is linear in the text.
/// </summary>
internal static partial class WrittenText
{
    private const int LongestHeaderLine = 1_000;
    private const int LongestAttribution = 300;
    private const int HeaderLines = 16;

    // A label stands at the beginning of its line.
    private const int LabelUnits = 40;

    private static readonly char[] s_unseen =
    [
        ' ', '\t', '\r', '\u00a0', '\u2007', '\u202f', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u2066', '\u2067', '\u2068',
        '\u2069',
    ];

    /// <summary>The text above the first earlier mail; the whole where nothing stands above it.</summary>
    public static string Of(string text)
    {
        var shown = NamedFiller().Replace(Filler().Replace(text, ""), " ");
        var lines = shown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (QuoteAt(lines, i) is { } end)
            {
                return Above(lines, i, end) is { Length: > 0 } above ? above : shown;
            }
        }

        return shown.Length == text.Length ? text : Gaps().Replace(shown, "\n\n").Trim();
    }

    // What stands above an earlier mail, and what was written below its marked lines.
    private static string Above(string[] lines, int header, int end)
    {
        var quoted = end;
        while (quoted < lines.Length && (lines[quoted].StartsWith('>') || string.IsNullOrWhiteSpace(lines[quoted])))
        {
            quoted++;
        }

        var isMarked = lines.AsSpan(end, quoted - end).ContainsAnyMarked();
        var above = string.Join('\n', lines.Take(header)).TrimEnd();
        var below = isMarked ? string.Join('\n', lines.Skip(quoted).Where(line => !line.StartsWith('>'))).Trim() : "";
        return below.Length == 0 ? above.TrimStart('\n') : $"{above}\n\n{Of(below)}".Trim();
    }

    private static bool ContainsAnyMarked(this Span<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.StartsWith('>'))
            {
                return true;
            }
        }

        return false;
    }

    // The line after an earlier mail's header; null where none begins.
    private static int? QuoteAt(string[] lines, int i)
    {
        var line = Seen(lines[i]);
        return line.Length is 0 or > LongestHeaderLine ? null
            : Separator().IsMatch(line) ? i + 1
            : (IsRule(line) || Title().IsMatch(line)) && HeaderAt(lines, Next(lines, i)) is { } below ? below
            : HeaderAt(lines, i) ?? NotesAt(lines, i) ?? AttributionAt(lines, i);
    }

    // "From:", "Sent:", "To:", "Subject:", each on a line, with the value there or on the line below, in any order except that no program
    // begins with "To:". Goods have a from and a to, and a form has a sender, a subject and a date: these are no mail's.
    private static int? HeaderAt(string[] lines, int i)
    {
        if (i >= lines.Length || !IsLabelled(Seen(lines[i])))
        {
            return null;
        }

        var first = Seen(lines[i]);
        if (OneLine().IsMatch(first))
        {
            return i + 1;
        }

        var (from, sent, to, subject, last) = ("", false, false, false, i);
        for (var next = i; next < lines.Length && next < i + HeaderLines; next++)
        {
            var line = Seen(lines[next]);
            if (IsLabelled(line))
            {
                line = BareLabel().IsMatch(line) && ValueBelow(lines, next) is { } value ? $"{line} {value}" : line;
                from = from.Length == 0 && FromLine().IsMatch(line) ? line : from;
                (sent, to) = (sent || SentLine().IsMatch(line), to || ToLine().IsMatch(line));
                subject = subject || SubjectLine().IsMatch(line);
                last = BareLabel().IsMatch(Seen(lines[next])) && ValueBelow(lines, next) is not null ? ++next : next;
            }
            else if (line.Length == 0 && (Next(lines, next) is var label && (label >= lines.Length || !IsLabelled(Seen(lines[label])))))
            {
                break;
            }
        }

        var hasAddress = from.Contains('@', StringComparison.Ordinal);
        var isHeader = sent && to && (subject || (hasAddress && first.StartsWith(from.Split(':', '：')[0], StringComparison.Ordinal)));
        return from.Length > 0 && isHeader && !ToLine().IsMatch(first) && !IsForm(lines, last) ? last + 1 : null;
    }

    // What a visitor typed into a web form goes on with a telephone number or a message.
    private static bool IsForm(string[] lines, int last) =>
        Next(lines, last) is var next && next < lines.Length && FormLine().IsMatch(Seen(lines[next]));

    private static string? ValueBelow(string[] lines, int label) =>
        label + 1 < lines.Length && Seen(lines[label + 1]) is { Length: > 0 } below && !IsLabelled(below) ? below : null;

    // "On …, Maria <maria@…> wrote:", which some programs break into up to four lines. Above marked lines a date may be missing, or a
    // sentence may say who wrote.
    private static int? AttributionAt(string[] lines, int i)
    {
        var joined = "";
        for (var next = i; next < lines.Length && next < i + 4 && joined.Length <= LongestAttribution; next++)
        {
            if (string.IsNullOrWhiteSpace(lines[next]))
            {
                return null;
            }

            joined = joined.Length == 0 ? Seen(lines[next]) : $"{joined} {Seen(lines[next])}";
            if (joined.EndsWith(':') || joined.EndsWith('：'))
            {
                return (IsAttribution(joined) && NamesSomebodyOnly(joined)) || YouWrote().IsMatch(joined) ? next + 1
                    : next == i && (WroteAtEnd().IsMatch(joined) || QuotingSomebody().IsMatch(joined))
                        && IsMarked(lines, Next(lines, next)) ? next + 1
                    : null;
            }
        }

        return null;
    }

    private static bool IsAttribution(string line) => Dated().IsMatch(line)
        && (WroteAtEnd().IsMatch(line) ? DateFirst().IsMatch(line) || AddressFirst().IsMatch(line) || NameFirst().IsMatch(line)
            : DateLast().IsMatch(line) || WithoutVerb().IsMatch(line) || JapaneseDate().IsMatch(line));

    // Without the blanks and the marks of direction around it.
    private static string Seen(string line) => line.Trim(s_unseen);

    private static bool IsMarked(string[] lines, int i) => i < lines.Length && lines[i].StartsWith('>');

    private static bool IsLabelled(string line) =>
        line.AsSpan(0, Math.Min(line.Length, LabelUnits)).IndexOfAny(':', '：') >= 0 && AnyLine().IsMatch(line);

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
}
