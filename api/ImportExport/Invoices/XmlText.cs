namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Texts of XML documents as values.</summary>
internal static class XmlText
{
    private const int DayLength = 10;
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>A text on one line, without runs of spaces; null where nothing is left.</summary>
    public static string? Line(string? text) => Line(text, hasRuns: false);

    /// <summary>
    /// The number of a document on one line, with as many spaces inside as are written: "A  1" and "A 1" are two documents. Null where
    /// nothing is left.
    /// </summary>
    public static string? Number(string? text) => Line(text, hasRuns: true);

    /// <summary>A number of XML Schema (xs:decimal); null for anything else. Its decimals stay as they are written.</summary>
    public static decimal? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount)
        && text.AsSpan().Trim() is not [] && Math.Abs(amount) < Largest
            // Zero has no sign.
            ? amount == 0 ? Math.Abs(amount) : amount
            : null;

    /// <summary>A day, with or without a time or a zone, which are cut off: an invoice is of the day that its seller wrote. Null for
    /// anything else.</summary>
    public static DateOnly? Day(string text)
    {
        var plain = text.AsSpan().Trim();
        if (plain.Length >= DayLength && plain[4] == '-')
        {
            return (plain.Length == DayLength || plain[DayLength] is 'T' or 'Z' or '+' or '-' or ' ')
                && DateOnly.TryParseExact(plain[..DayLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : null;
        }

        // 20260329 and 202603291530, as CII has them.
        return plain.Length is 8 or 12 or 14 && !plain.ContainsAnyExceptInRange('0', '9')
            && DateOnly.TryParseExact(plain[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var packed)
            ? packed : null;
    }

    /// <summary>An ISO 4217 code in capitals; null for anything else.</summary>
    public static string? Currency(string text) =>
        text.Trim() is { Length: 3 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

    /// <summary>A country code in capitals; null for anything else.</summary>
    public static string? Country(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "EL" => "GR",
        { Length: 2 } code when code.All(char.IsAsciiLetter) => code,
        _ => null,
    };

    private static string? Line(string? text, bool hasRuns)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var (line, spaces) = (new StringBuilder(text.Length), 0);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                spaces = line.Length == 0 ? 0 : hasRuns ? spaces + 1 : 1;
                continue;
            }

            // Marks of direction would turn round what stands beside them on a screen.
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF')
            {
                continue;
            }

            line.Append(' ', spaces).Append(c);
            spaces = 0;
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
