using System.Text.RegularExpressions;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.Integrations.Shops;

/// <summary>Who ordered. Pure.</summary>
internal static partial class ShopBuyer
{
    /// <summary>The buyer; nobody where the shop has made the order anonymous.</summary>
    /// <param name="company">On whose bill the order stands.</param>
    /// <param name="person">Who ordered.</param>
    /// <param name="country">ISO 3166, two letters.</param>
    /// <param name="email">As the shop has it.</param>
    /// <param name="phone">As the shop has it.</param>
    public static Party Of(string? company, string? person, string? country, string? email, string? phone)
    {
        // Whoever asked a shop to be forgotten is an address of a domain that cannot exist, and words in brackets.
        if (email?.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Party.Nobody;
        }

        var name = Known(company) ?? Known(person);
        return new(name, Country: Known(country), Email: Known(email)?.ToLowerInvariant(), Phone: Known(phone));
    }

    /// <summary>A first and a last name as one; null for neither.</summary>
    public static string? Joined(ShopJson? person) =>
        string.Join(' ', new[] { person?.Text("first_name"), person?.Text("last_name") }.OfType<string>()) is { Length: > 0 } name
            ? name : null;

    private static string? Known(string? text) => text is null || Forgotten().IsMatch(text) ? null : text;

    [GeneratedRegex(@"^(\[[^\]]*\]\s*)+$|^redacted$", RegexOptions.IgnoreCase)]
    private static partial Regex Forgotten();
}
