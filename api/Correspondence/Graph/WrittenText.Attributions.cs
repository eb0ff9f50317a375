namespace OutlookCrm.Correspondence.Graph;

// "On …, Maria <maria@…> wrote:" above an earlier mail.
internal static partial class WrittenText
{
    private const int LongestAttribution = 300;

    // Some programs break it into up to four lines. Above marked lines a date may be missing, or a sentence may say who wrote.
    private static Header? AttributionAt(string[] lines, int i)
    {
        var joined = "";
        for (var next = i; next < lines.Length && next < i + 4 && joined.Length <= LongestAttribution; next++)
        {
            if (string.IsNullOrWhiteSpace(lines[next]))
            {
                return null;
            }

            // Gmail and mail.ru break between the bracket and the address.
            joined = joined.Length == 0 || joined.EndsWith('<') ? joined + Seen(lines[next]) : $"{joined} {Seen(lines[next])}";
            if (joined.EndsWith(':') || joined.EndsWith('：'))
            {
                return YouWrote().IsMatch(joined) || IsUndated(joined) || IsQuoting(joined) ? new(next + 1, true)
                    : IsAttribution(joined) && NamesSomebodyOnly(joined) ? new(next + 1, joined.Contains('@', StringComparison.Ordinal))
                    : next == i && (WroteAtEnd().IsMatch(joined) || QuotingSomebody().IsMatch(joined))
                        && IsMarked(lines, Next(lines, next)) ? new(next + 1, true)
                    : null;
            }
        }

        return null;
    }

    private static bool IsAttribution(string line) => NameAndDay().IsMatch(line) || (Dated().IsMatch(line) || DayAlone().IsMatch(line))
        && (WroteAtEnd().IsMatch(line) ? DateFirst().IsMatch(line) || AddressFirst().IsMatch(line) || NameFirst().IsMatch(line)
                || NameAndTime().IsMatch(line)
            : DateLast().IsMatch(line) || WithoutVerb().IsMatch(line) || JapaneseDate().IsMatch(line));

    // Horde writes no date: "Quoting Maria <maria@…>:".
    private static bool IsQuoting(string line) => QuotingAddress().IsMatch(line) && !Words(line).Any(s_ofSentences.Contains);

    private static bool IsMarked(string[] lines, int i) => i < lines.Length && lines[i].StartsWith('>');
}
