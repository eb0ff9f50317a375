using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What conferencing programs write into a meeting: links, numbers and passcodes that let whoever reads them join. That is nothing for a history which colleagues
/// read, so it is taken out; everything else stays. Time is linear in the text.
/// </summary>
internal static partial class JoiningLines
{
    private const int ShortestRule = 20;

    // A block of Teams' has about this many lines; of the others', fewer.
    private const int Block = 20;
    private static readonly string[] s_hosts =
        ["teams.microsoft.", "teams.live.com", "zoom.us", "zoom.com", "zoomgov.com", "meet.google.com", "webex.com", "gotomeet", "goto.com", "whereby.com", "bluejeans.com", "skype.com"];

    /// <summary>The text without such lines.</summary>
    public static string TakenOutOf(string text)
    {
        var lines = text.Split('\n');
        var isOut = new bool[lines.Length];
        var rule = int.MinValue;
        var joining = int.MinValue;
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsRule(lines[i]))
            {
                // The second rule around a link closes the block of the first.
                if (rule >= 0 && joining > rule && i - rule <= Block && !lines[rule..i].Any(line => Quoted().IsMatch(line)))
                {
                    isOut.AsSpan(rule, i - rule + 1).Fill(true);
                }

                rule = i;
            }

            if (IsJoining(lines[i]))
            {
                joining = i;
            }
        }

        // Links anywhere, and near them what goes with them.
        joining = int.MinValue;
        for (var i = 0; i < lines.Length; i++)
        {
            joining = IsJoining(lines[i]) ? i : joining;
            isOut[i] |= joining == i || (joining >= 0 && i - joining <= Block && Secret().IsMatch(lines[i]));
        }

        joining = int.MaxValue;
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            joining = IsJoining(lines[i]) ? i : joining;
            isOut[i] |= joining != int.MaxValue && joining - i <= Block && Secret().IsMatch(lines[i]);
        }

        return isOut.Contains(true) ? Gaps().Replace(string.Join('\n', lines.Where((line, i) => !isOut[i] && !IsLoneRule(lines, isOut, i))), "\n\n").Trim() : text;
    }

    /// <summary>The place without a link: of one that is nothing else, the program's host.</summary>
    public static string TakenOutOfPlace(string place)
    {
        if (!place.Contains("://", StringComparison.Ordinal))
        {
            return place;
        }

        var words = place.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var left = string.Join(' ', words.Where(word => !word.Contains("://", StringComparison.Ordinal))).Trim(' ', ';', ',');
        return left.Length > 0 ? left : Uri.TryCreate(words[0].TrimEnd(';', ','), UriKind.Absolute, out var link) ? link.Host : "";
    }

    // A rule that stood before a block without a second one.
    private static bool IsLoneRule(string[] lines, bool[] isOut, int i) =>
        IsRule(lines[i]) && Enumerable.Range(i + 1, Math.Min(3, lines.Length - i - 1)).Any(next => isOut[next]);

    private static bool IsRule(string line) => line.Trim() is { Length: >= ShortestRule } rule && rule.All(c => c == '_');

    private static bool IsJoining(string line) => s_hosts.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^\s*(from|sent|von|gesendet|από|feladó|de la|از|van)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"pass ?code|passwor[dt]|kenncode|meeting (id|number|link)|besprechungs-id|conference id|access code|\bpin\b|one tap|dial[- ]in|join (on your|the (video )?(meeting|call)|by (phone|meeting)|from the|zoom)|κωδικ|αναγνωριστικό|parol[aă]|cod(ul)? de acces|id-ul|jelszó|belépési|azonosító|رمز|گذرواژه|شناسه|wagwoord|toegangskode|vergadering-id|microsoft teams|tel:|,,\d+#|^\W*\+\d{1,3}[ \d().-]{6,}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
