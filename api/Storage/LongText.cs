namespace OutlookCrm.Storage;

/// <summary>Text that does not fit one row, cut so that no code point is split.</summary>
public static class LongText
{
    /// <summary>
    /// Pieces, each as long as it can be while no more than <paramref name="units"/> UTF-16 units (6 or more) as <see cref="RowText"/>; one
    /// empty piece for an empty text.
    /// </summary>
    public static IReadOnlyList<string> SplitEscaped(string text, int units)
    {
        var pieces = new List<string>((text.Length / units) + 1);
        var start = 0;
        do
        {
            var (end, left) = (start, units);
            while (end < text.Length && RowText.UnitsOf(text[end]) is var next && next <= left)
            {
                left -= next;
                end++;
            }

            end -= end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            pieces.Add(text[start..end]);
            start = end;
        }
        while (start < text.Length);

        return pieces;
    }

    /// <summary>
    /// The beginning of a text: at most <paramref name="units"/> UTF-16 units, the last one an ellipsis when something is missing.
    /// </summary>
    public static string Cut(string text, int units)
    {
        if (text.Length <= units)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[units - 2]) && char.IsLowSurrogate(text[units - 1]) ? units - 2 : units - 1;
        return $"{text.AsSpan(0, end)}…";
    }
}
