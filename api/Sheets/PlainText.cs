namespace OutlookCrm.Sheets;

/// <summary>Digits, signs and spaces of any script as the computer writes them.</summary>
internal static class PlainText
{
    /// <summary>A text whose digits are 0 to 9, whose minus is a hyphen and whose spaces are plain; without marks that nobody
    /// sees.</summary>
    /// <param name="text">As somebody wrote it.</param>
    public static string Of(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(c switch
            {
                >= '\u06F0' and <= '\u06F9' => ((char)(c - '\u06F0' + '0')).ToString(),
                >= '\u0660' and <= '\u0669' => ((char)(c - '\u0660' + '0')).ToString(),
                >= '\uFF08' and <= '\uFF0E' or >= '\uFF10' and <= '\uFF19' => ((char)(c - 0xFEE0)).ToString(),
                '\u066B' => ".",
                '\u066C' => "'",
                '\u2212' or '\u2013' or '\uFE63' => "-",
                '\u2019' => "'",
                '\u200E' or '\u200F' or '\u200B' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or
                    (>= '\u2066' and <= '\u2069') => "",
                _ when char.IsWhiteSpace(c) => " ",
                _ => c.ToString(),
            });
        }

        return plain.ToString().Trim().TrimStart('\'');
    }

    // An apostrophe before everything is a spreadsheet's way to say that it is a text.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return text[0] is not '\'' and not ' ' && text[^1] != ' ';
    }
}
