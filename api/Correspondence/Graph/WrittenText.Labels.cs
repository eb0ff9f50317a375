namespace OutlookCrm.Correspondence.Graph;

// "From:", "Sent:", "To:", "Subject:" above an earlier mail.
internal static partial class WrittenText
{
    private const int HeaderLines = 16;

    // A label stands at the beginning of its line.
    private const int LabelUnits = 40;

    // Each label on a line, with the value there or on the line below, in any order except that no program begins with "To:". Goods and
    // journeys have a from, a to and a day, and a form has a sender, a subject and a date: these are no mail's.
    private static Header? HeaderAt(string[] lines, int i, bool isBelowRule)
    {
        if (i >= lines.Length || !IsLabelled(Seen(lines[i])))
        {
            return null;
        }

        var first = Seen(lines[i]);
        if (OneLine().IsMatch(first))
        {
            return new(i + 1, isBelowRule || first.Contains('@', StringComparison.Ordinal));
        }

        var (from, sent, to, subject, hasOthers, last) = ("", "", false, false, false, i);
        var toAddress = false;
        var isOther = false;
        for (var next = i; next < lines.Length && next < i + HeaderLines; next++)
        {
            var line = Seen(lines[next]);
            if (IsLabelled(line))
            {
                hasOthers |= isOther;
                line = BareLabel().IsMatch(line) && ValueBelow(lines, next) is { } value ? $"{line} {value}" : line;
                from = from.Length == 0 && FromLine().IsMatch(line) ? line : from;
                sent = sent.Length == 0 && SentLine().IsMatch(line) ? line : sent;
                (to, subject) = (to || ToLine().IsMatch(line), subject || SubjectLine().IsMatch(line));
                toAddress |= ToLine().IsMatch(line) && !FromLine().IsMatch(line) && line.Contains('@', StringComparison.Ordinal);
                last = BareLabel().IsMatch(Seen(lines[next])) && ValueBelow(lines, next) is not null ? ++next : next;
            }
            else if (line.Length == 0 && (Next(lines, next) is var label && (label >= lines.Length || !IsLabelled(Seen(lines[label])))))
            {
                break;
            }
            else
            {
                isOther |= OtherLabel().IsMatch(line);
            }
        }

        hasOthers |= last + 1 < lines.Length && OtherLabel().IsMatch(Seen(lines[last + 1]));
        var hasAddress = from.Contains('@', StringComparison.Ordinal);
        var isBegun = from.Length > 0 && first.StartsWith(from.Split(':', '：')[0], StringComparison.Ordinal);
        // Some programs give no date; a person who writes three labels and two addresses copies a header.
        var isUndated = sent.Length == 0 && hasAddress && subject && !hasOthers && (isBelowRule
            || (isBegun && toAddress && from.Contains('<', StringComparison.Ordinal) && !IsIntroduced(lines, i)));
        var isDated = sent.Length > 0 && to && (hasAddress ? subject || (isBegun && sent.Any(char.IsDigit))
            : subject && TimeOfDay().IsMatch(sent) && (isBelowRule || (!hasOthers && IsOfPerson(from, DispatchedLine().IsMatch(sent)))));
        var isHeader = isDated || isUndated || (isBelowRule && hasAddress && subject && sent.Length > 0);
        return from.Length > 0 && isHeader && !ToLine().IsMatch(first) && !IsForm(lines, last)
            ? new(last + 1, (hasAddress && !isUndated) || isBelowRule) : null;
    }

    // Names begin with capitals and have no digits. A town is mostly one word, a name two.
    private static bool IsOfPerson(string from, bool isDispatched) =>
        from[(from.IndexOfAny([':', '：']) + 1)..].Trim('*', ' ', '\t', '"') is var name && !name.Any(char.IsDigit)
        && (isDispatched || name.IndexOfAny([' ', ',', '/']) > 0)
        && Words(name).All(word => !char.IsLower(word[0]) || s_besideNames.Contains(word));

    // What a visitor typed into a web form goes on with a telephone number or a message.
    private static bool IsForm(string[] lines, int last) =>
        Next(lines, last) is var next && next < lines.Length && FormLine().IsMatch(Seen(lines[next]));

    // "I sent this and got no answer:"
    private static bool IsIntroduced(string[] lines, int i) => lines.Take(i).LastOrDefault(line => !string.IsNullOrWhiteSpace(line))
        is { } above && Seen(above).EndsWith(':');

    private static string? ValueBelow(string[] lines, int label) =>
        label + 1 < lines.Length && Seen(lines[label + 1]) is { Length: > 0 } below && !IsLabelled(below) ? below : null;

    private static bool IsLabelled(string line) =>
        line.AsSpan(0, Math.Min(line.Length, LabelUnits)).IndexOfAny(':', '：') >= 0 && AnyLine().IsMatch(line);
}
