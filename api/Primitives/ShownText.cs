using System.Buffers;

namespace OutlookCrm.Primitives;

/// <summary>The text that a reader sees of a text from an unknown author.</summary>
public static class ShownText
{
    // Embeddings, overrides and isolates: with them "exe.png" is drawn for a name that ends in "gnp.exe".
    private static readonly SearchValues<char> s_turning = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>
    /// True for a character that turns the direction of those around it. Marks that only set their own direction are left alone.
    /// </summary>
    public static bool Turns(char c) => s_turning.Contains(c);

    /// <summary>The text without characters that turn its direction.</summary>
    public static string Straight(string text) => text.AsSpan().ContainsAny(s_turning) ? string.Concat(text.Where(c => !Turns(c))) : text;

    /// <summary>True when there is anything to see: not only spaces, marks and characters without a shape.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(rune => System.Text.Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse));
}
