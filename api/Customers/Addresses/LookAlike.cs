namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// Addresses that only look like another: Cyrillic "аpple.com" for "apple.com", "acrne.com" for "acme.com". The foreign letters are those
/// of the Unicode confusables table (UTS 39) that resemble small Latin ones, and the dashes that resemble a hyphen. Pure.
/// </summary>
public static class LookAlike
{
    private const string Foreign =
        "авеѕіјкӏморстухһԁԛԝαεικνορτυχցոսհɡɩıьүԍѵѡωηγσօզɑɪᴏᴄᴠᴡᴢƅɓƈɖɗƒɠɦƙɱɲƥʠɾʂƭʋƴȥ\u01c0\u2223\u23d0"
        + "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u02d7\u2043\u05be\u1806\u2796\u2cba\ufe58\u06d4";

    private const string Latin =
        "abesijklmopctyxhdqwaeikvoptuxgnuhgiibygvwwnyooqaiocvwzbbcddfghkmnpqrstvyzlll"
        + "---------------";

    /// <summary>
    /// The addresses that <paramref name="address"/> can be mistaken for, the likeliest first: its letters of other scripts in Latin, then
    /// also "inf0" and "rnia" before the @ as "info" and "mia". None when it looks only like itself.
    /// </summary>
    public static IReadOnlyList<EmailAddress> Of(EmailAddress address)
    {
        var shown = InLatin($"{address.LocalPart}@{address.UnicodeDomain}");
        var at = shown.LastIndexOf('@');
        return !Ascii.IsValid(shown) ? []
            : [.. ReadingsOf(shown[..at]).Select(local => EmailAddress.TryParse(local + shown[at..])).OfType<EmailAddress>()
                .Where(meant => meant.Value != address.Value).DistinctBy(meant => meant.Value)];
    }

    // "1" is read as l and as i.
    private static IEnumerable<string> ReadingsOf(string local)
    {
        var (asL, asI) = (WithoutDigits(local, 'l'), WithoutDigits(local, 'i'));
        return [local, asL, asI, WithoutPairs(asL), WithoutPairs(asI)];
    }

    // A digit that stands alone: "anna15" has a number.
    private static string WithoutDigits(string local, char one) => string.Concat(local.Select((c, i) =>
        (i > 0 && char.IsAsciiDigit(local[i - 1])) || (i + 1 < local.Length && char.IsAsciiDigit(local[i + 1])) ? c
        : c switch
        {
            '0' => 'o',
            '1' => one,
            '5' => 's',
            _ => c,
        }));

    private static string WithoutPairs(string local) => local.Replace("rn", "m", StringComparison.Ordinal)
        .Replace("vv", "w", StringComparison.Ordinal).Replace("cl", "d", StringComparison.Ordinal);

    /// <summary>The text with a Latin letter or a hyphen in the place of each sign that resembles one.</summary>
    internal static string InLatin(string text) => string.Create(text.Length, text, static (span, shown) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var at = Foreign.IndexOf(shown[i], StringComparison.Ordinal);
            span[i] = at < 0 ? shown[i] : Latin[at];
        }
    });
}
