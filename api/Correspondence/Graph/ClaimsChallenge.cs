using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What a refused token lacks, as continuous access evaluation tells it: base64 of JSON in the claims of WWW-Authenticate.
/// </summary>
internal static partial class ClaimsChallenge
{
    /// <summary>The JSON in the value of WWW-Authenticate; null where Graph names no claims.</summary>
    public static string? Read(string challenge) =>
        Claims().Match(challenge) is { Success: true } match ? Decode(match.Groups[1].Value) : null;

    /// <summary>Base64 or base64url; null for anything but a JSON object in it.</summary>
    private static string? Decode(string base64)
    {
        var text = base64.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            return null;
        }

        var claims = Encoding.UTF8.GetString(bytes, 0, length);
        return claims.StartsWith('{') ? claims : null;
    }

    [GeneratedRegex("\\bclaims=\"([^\"]{1,8192})\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Claims();
}
