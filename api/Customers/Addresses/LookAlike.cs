namespace OutlookCrm.Customers.Addresses;

/// <summary>
/// Addresses that only look like another: Cyrillic "аpple.com" for "apple.com". The letters are those of the Unicode confusables table
/// (UTS 39) that resemble small Latin ones.
/// </summary>
public static class LookAlike
{
    private const string Foreign = "авеѕіјкӏморстухһԁԛԝαεικνορτυχցոսհɡɩıьүԍѵѡωηγσօզɑɪᴏᴄᴠᴡᴢƅ";
    private const string Latin = "abesijklmopctyxhdqwaeikvoptuxgnuhgiibygvwwnyooqaiocvwzb";

    /// <summary>The address that <paramref name="address"/> can be mistaken for; null when it looks only like itself.</summary>
    public static EmailAddress? Of(EmailAddress address)
    {
        var shown = $"{address.LocalPart}@{address.UnicodeDomain}";
        if (Ascii.IsValid(shown))
        {
            return null;
        }

        // Wide letters and ligatures. Half a surrogate pair has no normal form.
        shown = string.Concat(shown.EnumerateRunes()).Normalize(NormalizationForm.FormKC);

        var folded = string.Create(shown.Length, shown, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var at = Foreign.IndexOf(text[i], StringComparison.Ordinal);
                span[i] = at < 0 ? text[i] : Latin[at];
            }
        });
        return Ascii.IsValid(folded) ? EmailAddress.TryParse(folded) : null;
    }
}
