using System.Text;
using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>What a refused token lacks, as continuous access evaluation tells it: base64 of JSON in the claims of WWW-Authenticate.</summary>
internal static partial class ClaimsChallenge
{
    /// <summary>The JSON; null when Graph does not tell.</summary>
    public static string? Read(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values)
            || Claims().Match(values.ToString()) is not { Success: true } match)
        {
            return null;
        }

        var base64 = match.Groups[1].Value.Replace('-', '+').Replace('_', '/');
        try
        {
            var claims = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            return claims.StartsWith('{') ? claims : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex("\\bclaims=\"([^\"]{1,8192})\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Claims();
}
