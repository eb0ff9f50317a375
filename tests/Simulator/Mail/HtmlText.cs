using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OutlookCrm.Simulator.Mail;

/// <summary>HTML as Exchange hands it out: without anything that runs or reaches out, or as plain text.</summary>
internal static partial class HtmlText
{
    private static readonly HtmlParser Parser = new();

    private static readonly string[] Dangerous =
    [
        "script", "iframe", "object", "embed", "applet", "form", "input", "button", "base", "link", "frame", "frameset", "svg", "math",
        "meta[http-equiv=refresh]", "noscript", "template",
    ];

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "div", "dl", "dt", "dd", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "ol", "p", "pre",
        "section", "table", "tr", "ul",
    };

    /// <summary>The document without scripts, handlers, forms and addresses that run.</summary>
    public static string Sanitise(string html)
    {
        var document = Parser.ParseDocument(html);
        foreach (var element in document.QuerySelectorAll(string.Join(',', Dangerous)))
        {
            element.Remove();
        }

        foreach (var element in document.All)
        {
            foreach (var attribute in element.Attributes.ToList())
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || IsRunning(attribute))
                {
                    element.RemoveAttribute(attribute.Name);
                }
            }
        }

        return document.DocumentElement.OuterHtml;
    }

    /// <summary>The text a reader would see, a line per block.</summary>
    public static string ToText(string html)
    {
        var document = Parser.ParseDocument(html);
        var text = new StringBuilder();
        if (document.Body is { } body)
        {
            Append(body, text);
        }

        return Blank().Replace(text.ToString().Replace('\u00a0', ' '), "\n\n").Trim().ReplaceLineEndings("\r\n");
    }

    /// <summary>The HTML without what was quoted of earlier messages.</summary>
    public static string WithoutQuotes(string html)
    {
        var document = Parser.ParseDocument(html);
        foreach (var element in document.QuerySelectorAll("div.gmail_quote,blockquote[type=cite],div.moz-cite-prefix,div.yahoo_quoted"))
        {
            element.Remove();
        }

        // Outlook marks where the earlier message begins; it and all that follows is quoted.
        if (document.QuerySelector("#divRplyFwdMsg,#appendonsend,#mail-editor-reference-message-container") is { } mark)
        {
            for (var node = (INode?)mark; node is not null;)
            {
                var next = node.NextSibling;
                node.Parent?.RemoveChild(node);
                node = next;
            }
        }

        return document.DocumentElement.OuterHtml;
    }

    private static bool IsRunning(IAttr attribute)
    {
        var value = Invisible().Replace(attribute.Value, "");
        return value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase) ||
               (value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                   && !value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) ||
               attribute.Name is "srcdoc" or "formaction" or "xlink:href";
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    AppendWords(words, text);
                    break;
                case IElement { LocalName: "style" or "script" or "title" or "head" or "template" }:
                    break;
                case IElement { LocalName: "br" }:
                    text.Append('\n');
                    break;
                case IElement element:
                    var isBlock = Blocks.Contains(element.LocalName);
                    StartLine(text, isBlock);
                    text.Append(element.LocalName == "li" ? "* " : "");
                    Append(element, text);
                    text.Append(element.LocalName is "td" or "th" ? " " : "");
                    StartLine(text, isBlock);
                    text.Append(element.LocalName == "p" ? "\n" : "");
                    break;
            }
        }
    }

    private static void AppendWords(IText words, StringBuilder text)
    {
        var isPreformatted = words.ParentElement?.Closest("pre") is not null;
        var plain = isPreformatted ? words.Data : Space().Replace(words.Data, " ");
        text.Append(!isPreformatted && (text.Length == 0 || text[^1] is '\n' or ' ') ? plain.TrimStart(' ') : plain);
    }

    private static void StartLine(StringBuilder text, bool isBlock)
    {
        if (isBlock && text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[ \t]*\n(?:[ \t]*\n)+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+")]
    private static partial Regex Invisible();
}
