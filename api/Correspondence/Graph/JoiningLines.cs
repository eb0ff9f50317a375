using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What conferencing programs write into a meeting: links, numbers and passcodes with which a reader can join. Colleagues read the history,
/// so these are removed, together with lines that hold little else. Sentences stay, and so do phone numbers, which are not enough to join.
/// Time is linear in the text.
/// </summary>
internal static partial class JoiningLines
{
    private const int ShortestRule = 20;

    // Of letters. With fewer, what is left of a line only introduced what was taken out of it.
    private const int ShortestSentence = 8;

    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Hosts =
        @"teams\.microsoft\.\w+|teams\.cloud\.microsoft|teams\.live\.com|lync\.com|skype\.com|zoom\.us|zoom\.com|zoomgov\.com"
        + @"|zoomcrc\.com|webex\.com|meet\.google\.com|g\.co/meet|meet\.jit\.si|8x8\.vc|jit\.si|chime\.aws"
        + @"|ringcentral\.\w+|gotomeeting\.com|gotomeet\.(?:me|com)|goto\.com|join\.me|whereby\.com|bluejeans\.com"
        + @"|dialpad\.com|facetime\.apple\.com|meet\.ovh|lifesize(?:cloud)?\.com";

    // en, de, el, ro, hu, ar, fa, af, nl.
    private const string Secrets =
        @"pass ?codes?|passwor[dt]|access codes?|host key|tenant key|kenncode|kennwort|zugangscode|συνθηματικό"
        + @"|κωδικός (?:πρόσβασης|σύσκεψης|εισόδου)|parol[aă]|cod(?:ul)? de acces|jelszó|(?:belépési|hozzáférési) kód"
        + "|رمز المرور|رمز الدخول|كلمة المرور|كلمة السر|گذرواژه|رمز عبور|کد عبور|wagwoord|wagkode|toegangs[kc]ode|wachtwoord(?:code)?";

    private const string Numbers =
        @"(?:meeting|webinar|video|conference|personal|event|session|room)[ -](?:id|number|code)|besprechungs-id|konferenz-id"
        + @"|αναγνωριστικό(?: \w+)?|id(?:-ul)? (?:al )?(?:ședin|şedin|întâln|conferin)\w+"
        + @"|(?:értekezlet|megbeszélés|konferencia)\w*[ -]?azonosító(?:ja)?|معرف الاجتماع|شناسه (?:جلسه|ملاقات)|vergader(?:ing)?-id";

    private const string Pin = @"pin(?:[ -](?:code|kód))?";

    /// <summary>The text without them.</summary>
    public static string TakenOutOf(string text)
    {
        var lines = LabelAbove().Replace(text, "$1 $2").Split('\n');
        var left = Array.ConvertAll(lines, LeftOf);
        if (left.SequenceEqual(lines))
        {
            return text;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            left[i] = left[i] is { } line && Phrase().IsMatch(line) ? null : left[i];
        }

        var kept = lines.Select((_, i) => IsRule(lines[i]) && (IsOut(i, -1) || IsOut(i, 1)) ? null : left[i]).OfType<string>();
        return Gaps().Replace(string.Join('\n', kept), "\n\n").Trim();

        // Of the next line that is not empty.
        bool IsOut(int i, int step)
        {
            do
            {
                i += step;
            }
            while (i >= 0 && i < lines.Length && string.IsNullOrWhiteSpace(lines[i]));
            return i >= 0 && i < lines.Length && left[i] is null;
        }
    }

    /// <summary>The place without them and without any link: of one that is nothing else, the program's host.</summary>
    public static string TakenOutOfPlace(string place)
    {
        var links = Token().Matches(place).Select(word => word.Value)
            .Where(word => word.Contains("://", StringComparison.Ordinal) || IsJoining(word)).ToList();
        var left = links.Aggregate(place, (rest, link) => rest.Replace(link, "", StringComparison.Ordinal));
        left = Empty().Replace(Label().Replace(left, ""), "").Trim(' ', ';', ',');
        if (left.Length > 0 || links.Count == 0)
        {
            return left;
        }

        var first = links[0].Contains("://", StringComparison.Ordinal) ? links[0] : $"https://{links[0]}";
        return Uri.TryCreate(first, UriKind.Absolute, out var link) ? link.Host : "";
    }

    // Null for a line that goes.
    private static string? LeftOf(string line)
    {
        if (LabelLine().IsMatch(line))
        {
            return null;
        }

        var left = Label().Replace(Token().Replace(line, word => IsJoining(word.Value) ? "" : word.Value), "");
        return left == line ? line : Word().Count(left) < ShortestSentence ? null : Empty().Replace(left, "").TrimEnd();
    }

    // As it is read: what hides a host from the eye, or from this, does not keep it.
    private static bool IsJoining(string word)
    {
        var link = Hidden().Replace(word.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(word) : word, "");
        return link.Contains('/', StringComparison.Ordinal) ? Host().IsMatch(link) || Query().IsMatch(link) : Room().IsMatch(link);
    }

    private static bool IsRule(string line) => line.Trim() is { Length: >= ShortestRule } rule && rule.All(c => c == '_');

    [GeneratedRegex(@"[^\s<>()\[\]""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"\p{Cf}", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex($@"(?:^|[^a-z0-9-])(?:{Hosts})(?:$|[^a-z0-9-])|://(?:meet|jitsi|bbb)\.", Linear)]
    private static partial Regex Host();

    // A page's number is often called p too.
    [GeneratedRegex(@"[?&#;](?:(?:pw|pwd|pass|pass_?code|passwd|password|pin|jwt)=|p=[^&#]*[a-z])", Linear)]
    private static partial Regex Query();

    // A meeting's own address for a video system, or its number behind that of the bridge.
    [GeneratedRegex($@"^(?:sips?:)?\d[\w.]*@(?:[\w-]+\.)*(?:{Hosts})|,,\*?\d+#?", Linear)]
    private static partial Regex Room();

    // A label and its value within a line, as far as digits tell that it is one.
    [GeneratedRegex(
        $@"\b(?:(?:{Secrets}|{Numbers})(?:\s*\([^)]*\))?(?:\s*[:：=]\s*\S*\d\S*|\s+(?:is\s+)?\d)(?:[\d -]*\d)?#?"
        + $@"|{Pin}\s*[:：=]?\s*(?:is\s+)?\d[\d ]+\d#?|(?:zoom|webex)\s+\d{{3,4}}[ -]?\d{{3,4}}[ -]?\d{{3,4}})",
        Linear)]
    private static partial Regex Label();

    // A line that is nothing but a label and its value.
    [GeneratedRegex($@"^\W*(?:[\w'’-]+ ){{0,4}}(?:{Secrets}|{Numbers}|{Pin})(?:\s*\([^)]*\))?\s*[:：=]\s*(?:\S+|[\d #-]+)\s*$", Linear)]
    private static partial Regex LabelLine();

    // A table's cells come as lines.
    [GeneratedRegex($@"(\b(?:{Secrets}|{Numbers}|{Pin})[ \t]*[:：])\s*\n\s*(\S*\d)", Linear)]
    private static partial Regex LabelAbove();

    [GeneratedRegex(
        @"^\W*(?:microsoft teams(?:[ -](?:meeting|besprechung|need help))?"
        + @"|(?:click here to )?join (?:the |our |this )?(?:zoom |microsoft teams |webex |video |online )?(?:meeting|call)(?: now)?"
        + @"|join on your computer[\w ,]*|join (?:on|with) a video conferencing device"
        + @"|one tap mobile|dial[- ]in by phone|or call in \(audio only\)|for organi[sz]ers)\W*$",
        Linear)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"<\s*>|\(\s*\)|\[\s*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
