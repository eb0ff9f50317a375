using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Whether letters have the colour of what they stand on. Only backgrounds that a body has named so far can lie below an element; while one
/// of them is a picture or of another colour, nothing is hidden by its colour.
/// </summary>
internal sealed partial class HiddenColours
{
    // Of 255: two colours nearer than this cannot be told apart as letter and paper.
    private const int FurthestUnseen = 24;

    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private readonly HashSet<(int Red, int Green, int Blue)> _backgrounds = [(255, 255, 255)];
    private bool _hasPicture;

    /// <summary>The backgrounds that a style sheet names anywhere.</summary>
    public void Learn(string sheet)
    {
        foreach (Match background in Background().Matches(sheet))
        {
            Learned(background.Groups["value"].Value);
        }
    }

    /// <summary>
    /// Whether the letters of an element are seen, by its own <paramref name="style"/> and by the attributes of old programs; null where it
    /// names neither a colour nor a background.
    /// </summary>
    public bool? IsSeen(string style, string? color, string? bgcolor, string? picture)
    {
        _hasPicture |= picture is not null;
        var own = bgcolor is null ? null : Learned(bgcolor);
        foreach (Match background in Background().Matches(style))
        {
            own = Learned(background.Groups["value"].Value) ?? own;
        }

        var value = Color().Match(style) is { Success: true } match ? match.Groups["value"].Value : color;
        return value is null ? own is null ? null : true
            : Of(value) is not { } letters ? true
            : own is { } paper ? !AreNear(letters, paper)
            : _hasPicture || !_backgrounds.All(one => AreNear(letters, one));
    }

    private (int Red, int Green, int Blue)? Learned(string value)
    {
        _hasPicture |= Picture().IsMatch(value);
        var colour = Of(value);
        if (colour is { } known)
        {
            _backgrounds.Add(known);
        }

        return colour;
    }

    private static bool AreNear((int Red, int Green, int Blue) one, (int Red, int Green, int Blue) other) =>
        Math.Abs(one.Red - other.Red) <= FurthestUnseen && Math.Abs(one.Green - other.Green) <= FurthestUnseen
        && Math.Abs(one.Blue - other.Blue) <= FurthestUnseen;

    // Null for a colour that is not known here; it counts as one that is seen.
    private static (int Red, int Green, int Blue)? Of(string value)
    {
        if (Hex().Match(value) is { Success: true } hex)
        {
            var digits = hex.Groups["digits"].Value;
            digits = digits.Length == 3 ? string.Concat(digits.Select(digit => $"{digit}{digit}")) : digits;
            var number = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (number >> 16, (number >> 8) & 255, number & 255);
        }

        if (Rgb().Match(value) is { Success: true } rgb)
        {
            return (Channel(rgb.Groups["red"].Value), Channel(rgb.Groups["green"].Value), Channel(rgb.Groups["blue"].Value));
        }

        if (Gray().Match(value) is { Success: true } gray)
        {
            var light = Math.Min(100, int.Parse(gray.Groups["light"].ValueSpan, CultureInfo.InvariantCulture)) * 255 / 100;
            return (light, light, light);
        }

        return Name().Match(value).Value.ToLowerInvariant() switch
        {
            "white" or "snow" or "window" => (255, 255, 255),
            "whitesmoke" => (245, 245, 245),
            "black" or "windowtext" => (0, 0, 0),
            _ => null,
        };
    }

    private static int Channel(string digits) => Math.Min(255, int.Parse(digits, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?:^|[;{\s])background(?:-color|-image)?\s*:(?<value>[^;}]*)", Linear)]
    private static partial Regex Background();

    [GeneratedRegex(@"url\(|gradient", Linear)]
    private static partial Regex Picture();

    [GeneratedRegex(@"(?:^|[;\s])color\s*:(?<value>[^;]*)", Linear)]
    private static partial Regex Color();

    [GeneratedRegex("#(?<digits>[0-9a-f]{6}|[0-9a-f]{3})(?:[^0-9a-f]|$)", Linear)]
    private static partial Regex Hex();

    [GeneratedRegex(@"rgba?\(\s*(?<red>\d{1,3})[\s,]+(?<green>\d{1,3})[\s,]+(?<blue>\d{1,3})", Linear)]
    private static partial Regex Rgb();

    // A colour without saturation, and the lightest and the darkest of all colours.
    [GeneratedRegex(@"hsla?\(\s*[\d.]+(?:deg)?[\s,]+(?:0%[\s,]+(?<light>\d{1,3})%|\d{1,3}%[\s,]+(?<light>100|0)%)", Linear)]
    private static partial Regex Gray();

    [GeneratedRegex(@"\b(?:white|snow|window|whitesmoke|black|windowtext)\b", Linear)]
    private static partial Regex Name();
}
