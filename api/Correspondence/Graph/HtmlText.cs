using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// The words of an HTML body, for the case that Graph sends HTML although text was asked for. Parsed without scripts or requests; nothing
/// of the markup survives.
/// </summary>
internal static class HtmlText
{
    private static readonly HashSet<string> s_unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "template", "noscript", "title", "iframe", "object", "svg", "math", "select", "textarea",
    };

    private static readonly HashSet<string> s_lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    public static string From(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();

        if (document.Body is not { } body)
        {
            return string.Empty;
        }

        // A walk without recursion: mail nests tables thousands deep, by accident or by intent.
        for (INode node = body; ;)
        {
            if (Open(node, text) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            Close(node, text);
            while (node != body && node.NextSibling is null)
            {
                node = node.Parent!;
                Close(node, text);
            }

            if (node == body)
            {
                break;
            }

            node = node.NextSibling!;
        }

        return text.ToString();
    }

    private static bool Open(INode node, StringBuilder text)
    {
        if (node is IText words)
        {
            AppendWords(words.Data, text);
        }
        else if (node is IElement element)
        {
            if (s_unseen.Contains(element.LocalName))
            {
                return false;
            }

            if (element.LocalName == "br")
            {
                text.Append('\n');
            }
            else if (s_lines.Contains(element.LocalName))
            {
                NewLine(text);
            }
            else if (element.LocalName is "td" or "th" && element.PreviousElementSibling is not null)
            {
                text.Append('\t');
            }
        }

        return true;
    }

    private static void Close(INode node, StringBuilder text)
    {
        if (node is IElement element && s_lines.Contains(element.LocalName))
        {
            NewLine(text);
            if (element.LocalName == "p")
            {
                text.Append('\n');
            }
        }
    }

    private static void AppendWords(string words, StringBuilder text)
    {
        foreach (var c in words)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
                {
                    text.Append(' ');
                }
            }
            else
            {
                text.Append(c == '\u00a0' ? ' ' : c);
            }
        }
    }

    private static void NewLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
