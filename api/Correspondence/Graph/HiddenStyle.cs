using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Whether a style hides its element: newsletters put a teaser for the message list above what is read, in one of these ways. Pure; time
/// is linear.
/// </summary>
internal static partial class HiddenStyle
{
    private const double SmallestSeen = 1.5;
    private const double FarOutside = 999;
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>What the declarations of a style attribute or of a rule come to.</summary>
    public static Sight Of(string declarations)
    {
        var (small, clips, flat) = ((bool?)null, false, false);
        foreach (var declaration in declarations.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var name = declaration[..colon].Trim().ToLowerInvariant();
            var value = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant();
            if (IsGone(name, value))
            {
                return Sight.Gone;
            }

            small = name is "font-size" && NumberOf(value) is { } size
                ? size == 0 || (size < SmallestSeen && !value.EndsWith("em", StringComparison.Ordinal)) : small;
            clips |= name is "overflow" && value is "hidden";
            flat |= name is "height" or "width" && NumberOf(value) is 0;
        }

        return clips && flat ? Sight.Gone : small switch { null => Sight.AsAround, true => Sight.Small, false => Sight.Seen };
    }

    /// <summary>
    /// The classes, and the ids with their sign, that a style sheet hides everywhere; what it says of single screens does not count.
    /// </summary>
    public static IEnumerable<string> HiddenClasses(string sheet)
    {
        var (depth, from) = (0, 0);
        var rules = new StringBuilder();
        for (var at = 0; at < sheet.Length; at++)
        {
            // A rule in a rule is one for a screen.
            if (sheet[at] == '{')
            {
                from = depth++ == 0 ? at : from;
            }
            else if (sheet[at] == '}' && depth > 0 && --depth == 0)
            {
                var body = sheet.AsSpan(from + 1, at - from - 1);
                if (!body.Contains('{') && Of(body.ToString()) is Sight.Gone or Sight.Small)
                {
                    rules.Append(sheet.AsSpan(StartOf(sheet, from), from - StartOf(sheet, from))).Append(',');
                }
            }
        }

        return Class().Matches(rules.ToString())
            .Select(match => match.Groups["id"] is { Success: true } id ? id.Value : match.Groups[1].Value);
    }

    // Behind the rule before it.
    private static int StartOf(string sheet, int brace) => sheet.LastIndexOfAny(['}', ';', '/'], Math.Max(0, brace - 1)) + 1;

    private static bool IsGone(string name, string value) => name switch
    {
        "display" => value is "none",
        "mso-hide" => value is "all",
        "visibility" => value is "hidden" or "collapse",
        "opacity" or "max-height" or "max-width" => NumberOf(value) is 0,
        "color" => value is "transparent" || Unseen().IsMatch(value),
        "font" => NoSize().IsMatch(value),
        "transform" => NoScale().IsMatch(value),
        "clip-path" => NoArea().IsMatch(value),
        "text-indent" or "left" or "top" or "margin-left" or "margin-top" => NumberOf(value) < -FarOutside,
        "clip" => ClippedAway().IsMatch(value),
        _ => false,
    };

    private static double? NumberOf(string value) => Number().Match(value) is { Success: true } match
        && double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^-?(?:\d+\.?\d*|\.\d+)", Linear)]
    private static partial Regex Number();

    [GeneratedRegex(@"^rect\((?:[01](?:px)?[\s,]*){4}\)", Linear)]
    private static partial Regex ClippedAway();

    // Without any opacity.
    [GeneratedRegex(@"^(?:rgba|hsla)\([^)]*[,/]\s*0?\.?0*%?\s*\)$|^#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)$", Linear)]
    private static partial Regex Unseen();

    // "0/0 a": the size stands before the line's height.
    [GeneratedRegex(@"^(?:[a-z]+\s+)*0(?:px|pt|em)?(?:/|\s)", Linear)]
    private static partial Regex NoSize();

    [GeneratedRegex(@"scale[xy]?\(\s*0\s*[,)]", Linear)]
    private static partial Regex NoScale();

    [GeneratedRegex(@"^(?:inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*\)|rect\(\s*0)", Linear)]
    private static partial Regex NoArea();

    // The class or the id alone, not within another element.
    [GeneratedRegex(@"(?:^|,)\s*(?:[a-z][a-z0-9]*)?(?:\.([\w-]+)|(?<id>#[\w-]+))\s*(?=,)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Class();
}

/// <summary>Whether a reader sees an element's text.</summary>
internal enum Sight
{
    /// <summary>As the element around it.</summary>
    AsAround,

    /// <summary>In letters that can be read.</summary>
    Seen,

    /// <summary>In letters too small to read; elements within may have larger ones.</summary>
    Small,

    /// <summary>In the colour of what is below them; elements within may have another.</summary>
    Pale,

    /// <summary>Not at all, with everything in it.</summary>
    Gone,
}
