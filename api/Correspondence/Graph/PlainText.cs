using System.Buffers;
using OutlookCrm.Primitives;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Text as the product keeps it: no control characters, none that turn the direction of others, LF line ends, cut between code points.
/// Lengths in UTF-16 units.
/// </summary>
internal static class PlainText
{
    public static (string Text, bool Truncated) Body(string? text, int longest) =>
        string.IsNullOrEmpty(text) ? (string.Empty, false) : Clean(ShownText.Straight(text), lines: true, longest);

    public static string Line(string? text, int longest) =>
        string.IsNullOrEmpty(text) ? string.Empty : Clean(ShownText.Straight(text), lines: false, longest).Text;

    private static (string Text, bool Truncated) Clean(string text, bool lines, int longest)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
        {
            return Cut(text, text, lines, longest);
        }

        var clean = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return Cut(null, clean.AsSpan(0, WithoutControls(text, clean, lines)), lines, longest);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(clean);
        }
    }

    /// <summary>Writes the text without control characters into <paramref name="clean"/>, and returns its length there.</summary>
    private static int WithoutControls(string text, Span<char> clean, bool lines)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }

            if (c is '\r' or '\n' or '\u0085' or '\t')
            {
                clean[length++] = !lines ? ' ' : c == '\t' ? '\t' : '\n';
            }
            else if (!char.IsControl(c))
            {
                clean[length++] = c;
            }
        }

        return length;
    }

    /// <summary>
    /// The trimmed text, at most <paramref name="longest"/> long. <paramref name="whole"/> is the same text as a string, where there is
    /// one.
    /// </summary>
    private static (string Text, bool Truncated) Cut(string? whole, ReadOnlySpan<char> text, bool lines, int longest)
    {
        text = lines ? text.Trim("\n \t") : text.Trim();
        var isTruncated = text.Length > longest;
        if (isTruncated)
        {
            text = text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        }

        return (text.Length == whole?.Length ? whole : text.ToString(), isTruncated);
    }
}
