using System.Text;
using OutlookCrm.Customers;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Text as the product keeps it: no control characters, none that turn the direction of others, LF line ends, cut between code points. Lengths in UTF-16 units.</summary>
internal static class PlainText
{
    /// <summary>A body: tabs and line ends stay.</summary>
    public static (string Text, bool Truncated) Body(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (string.Empty, false);
        }

        var clean = Clean(text, lines: true).Trim('\n', ' ', '\t');
        return (Cut(clean, longest), clean.Length > longest);
    }

    /// <summary>A name or subject: one line.</summary>
    public static string Line(string? text, int longest) =>
        string.IsNullOrEmpty(text) ? string.Empty : Cut(Clean(text, lines: false).Trim(), longest);

    private static string Clean(string text, bool lines)
    {
        text = ShownText.Straight(text);
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }

            if (c is '\r' or '\n' or '\u0085' or '\t')
            {
                clean.Append(!lines ? ' ' : c == '\t' ? '\t' : '\n');
            }
            else if (!char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
