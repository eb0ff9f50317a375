namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// Addresses that only look like another: Cyrillic "аpple.com" for "apple.com", "acrne.com" for "acme.com". The foreign letters are those
/// of the Unicode confusables table (UTS 39) that resemble small Latin ones. Pure.
/// </summary>
public static class LookAlike
{
    private const string Foreign = "авеѕіјкӏморстухһԁԛԝαεικνορτυχցոսհɡɩıьүԍѵѡωηγσօզɑɪᴏᴄᴠᴡᴢƅ";
    private const string Latin = "abesijklmopctyxhdqwaeikvoptuxgnuhgiibygvwwnyooqaiocvwzb";

    /// <summary>The address that <paramref name="address"/> can be mistaken for; null when it looks only like itself.</summary>
    public static EmailAddress? Of(EmailAddress address)
    {
        var shown = $"{address.LocalPart}@{address.UnicodeDomain}";
        return !Ascii.IsValid(shown) && InLatin(shown) is var folded && Ascii.IsValid(folded) ? EmailAddress.TryParse(folded) : null;
    }

    /// <summary>The text with a Latin letter in the place of each foreign letter that resembles one.</summary>
    internal static string InLatin(string text) => string.Create(text.Length, text, static (span, shown) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var at = Foreign.IndexOf(shown[i], StringComparison.Ordinal);
            span[i] = at < 0 ? shown[i] : Latin[at];
        }
    });
}
