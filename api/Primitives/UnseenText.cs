namespace OutlookCrm.Primitives;

/// <summary>
/// Characters that nobody sees: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt of Unicode 17, also code points that are
/// not assigned yet), format characters, and the blank of the braille script. A mail program or a forger puts them into names and
/// addresses, which then look like others and are not the same.
/// </summary>
public static class UnseenText
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int BrailleBlank = 0x2800;

    private static readonly (int First, int Last)[] s_ignorable =
    [
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    // Format characters that are drawn: Prepended_Concatenation_Mark of PropList.txt, such as the Arabic sign of a number.
    private static readonly (int First, int Last)[] s_drawn =
        [(0x600, 0x605), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2), (0x110BD, 0x110BD), (0x110CD, 0x110CD)];

    // Arabic with Persian, Syriac, the scripts of India and of its neighbours, and Arabic's forms: there the joiners are spelling.
    private static readonly (int First, int Last)[] s_joining =
        [(0x620, 0x8FF), (0x900, 0xDFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)];

    /// <summary>True for a character without a shape, wherever it stands.</summary>
    public static bool Is(Rune rune) => !rune.IsAscii && (rune.Value == BrailleBlank || IsIn(s_ignorable, rune)
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && !IsIn(s_drawn, rune)));

    /// <summary>
    /// The text without the characters that nobody sees. A joiner or a non-joiner stays between letters of a script that needs it for its
    /// spelling.
    /// </summary>
    public static string Without(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var runes = text.EnumerateRunes().ToList();
        var seen = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Count; i++)
        {
            if (!Is(runes[i]) || IsSpelling(runes, i))
            {
                seen.Append(runes[i]);
            }
        }

        return seen.Length == text.Length ? text : seen.ToString();
    }

    // Behind the sign that takes a letter's vowel away a joiner may end the word.
    private static bool IsSpelling(List<Rune> runes, int at) => runes[at].Value is NonJoiner or Joiner
        && at > 0 && IsIn(s_joining, runes[at - 1])
        && (at + 1 < runes.Count ? IsIn(s_joining, runes[at + 1]) || EndsWord(runes, at) : EndsWord(runes, at));

    private static bool EndsWord(List<Rune> runes, int at) =>
        runes[at].Value == Joiner && Rune.GetUnicodeCategory(runes[at - 1]) == UnicodeCategory.NonSpacingMark
        && (at + 1 == runes.Count || !Rune.IsLetter(runes[at + 1]));

    private static bool IsIn((int First, int Last)[] ranges, Rune rune) =>
        Array.Exists(ranges, range => rune.Value >= range.First && rune.Value <= range.Last);
}
