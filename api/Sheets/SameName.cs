namespace OutlookCrm.Sheets;

/// <summary>Tells names apart as people do: not by case, by spaces, by the form of the same letters or by marks that nobody sees. What was
/// typed first is kept.</summary>
internal static class SameName
{
    private const int ShortCode = 15;
    private const int LongCode = 18;

    /// <summary>Equal for names that people mean to be one.</summary>
    /// <param name="name">Not blank.</param>
    public static string KeyOf(string name)
    {
        // Programs give ids that differ by case alone: Salesforce of 15 or 18 letters and digits, Stripe after a prefix.
        if (IsCode(name))
        {
            return name;
        }

        var (key, isSpace) = (new StringBuilder(name.Length), false);
        foreach (var c in Normal(name).Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)
            {
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                isSpace = key.Length > 0;
                continue;
            }

            key.Append(isSpace ? " " : "").Append(Letter(c, key));
            isSpace = false;
        }

        return key.ToString().Normalize(NormalizationForm.FormC);
    }

    // Normalize throws for half a surrogate pair and for U+FFFE, which a damaged file may hold.
    private static string Normal(string name) => string.Concat(name.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');

    // Greek capitals have no accents, Romanian has two ways to write one comma, Arabic and Persian keyboards differ in two letters.
    private static string Letter(char c, StringBuilder before) => c switch
    {
        'ς' => "σ",
        'ß' or 'ẞ' => "ss",
        'İ' or 'ı' => "i",
        '\u0327' => "\u0326",
        '\u0307' when before.Length > 0 && before[^1] == 'i' => "",
        '\u0640' => "",
        'ي' or 'ى' => "ی",
        'ك' => "ک",
        '’' or '‘' or 'ʼ' or '´' => "'",
        '‐' or '‑' or '–' => "-",
        >= '\u0300' and <= '\u036F' when before.Length > 0 && IsGreek(before) => "",
        _ => char.ToLowerInvariant(c).ToString(),
    };

    private static bool IsGreek(StringBuilder before) => before[^1] is >= '\u0370' and <= '\u03FF';

    private static bool IsCode(string name) =>
        (name.Length is ShortCode or LongCode || name.IndexOf('_') is > 1 and < 6 && name.Length > ShortCode)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && name.Any(char.IsAsciiDigit)
        && name.Any(char.IsAsciiLetterUpper);
}
