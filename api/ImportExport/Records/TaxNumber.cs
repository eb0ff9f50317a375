namespace OutlookCrm.ImportExport.Records;

/// <summary>How tax numbers are written and compared.</summary>
internal static class TaxNumber
{
    private const string GreekPrefix = "EL";
    private const string Greece = "GR";

    /// <summary>A tax number without spaces and points, in capitals; null where nothing is left. A Hungarian number keeps its
    /// hyphens.</summary>
    /// <param name="text">As a document writes it.</param>
    public static string? Plain(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '\u200E' or '\u200F' or '/')))
            .ToUpperInvariant();
        return plain.Length == 0 ? null : plain;
    }

    /// <summary>The country that a number's prefix names; null where it has none. Greek numbers begin with EL.</summary>
    /// <param name="plain">From <see cref="Plain"/>.</param>
    public static string? CountryOf(string? plain) => plain is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', _, ..]
        ? plain.StartsWith(GreekPrefix, StringComparison.Ordinal) ? Greece : plain[..2]
        : null;

    /// <summary>By which two numbers are compared: the country, a colon, and the number without prefix; of Hungarian numbers the first
    /// eight digits, which are the taxpayer's.</summary>
    /// <param name="plain">From <see cref="Plain"/>; null gives null.</param>
    /// <param name="country">Where the number says none.</param>
    public static string? Key(string? plain, string? country)
    {
        if (plain is null)
        {
            return null;
        }

        var own = CountryOf(plain);
        var number = own is null ? plain : plain[2..];
        return number is [_, _, _, _, _, _, _, _, '-', ..] ? $"HU:{number[..8]}" : $"{own ?? country ?? "?"}:{number}";
    }
}
