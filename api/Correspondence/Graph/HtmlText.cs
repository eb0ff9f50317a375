using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// The words of an HTML body, for the case that Graph sends HTML although text was asked for; nothing of the markup survives. Only the
/// tokenizer is used: it takes linear time, where building the tree takes minutes for a mail that nests 100 000 elements on purpose.
/// </summary>
internal static class HtmlText
{
    private static readonly Dictionary<string, HtmlParseMode> s_unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["title"] = HtmlParseMode.RCData,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["noembed"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext,
    };

    private static readonly HashSet<string> s_lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    /// <summary>The words that a reader sees, at most a little more than <paramref name="longest"/> UTF-16 units: the rest would be cut
    /// away.</summary>
    public static string From(string html, int longest) => Seen(html, longest).Text;

    /// <summary>The same, and whether the body hides some of its words.</summary>
    public static (string Text, bool HidesSome) Seen(string html, int longest)
    {
        using var source = new TextSource(html);
        var tokens = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended)
        {
            SkipComments = true,
            ShouldEmitAttribute = (ref _, name) => name.Span is "style" or "class" or "id" or "hidden" or "color" or "bgcolor"
                or "background",
        };
        var (text, hidden) = (new StringBuilder(), new HiddenElements());
        var (unseen, preformatted) = ((string?)null, false);
        while (text.Length + hidden.Aside.Length <= longest && tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            var to = hidden.IsSeen ? text : hidden.Aside;
            switch (token.Type)
            {
                case HtmlTokenType.Character when unseen is "style":
                    hidden.Learn(token.Data);
                    break;
                case HtmlTokenType.Character when unseen is null && preformatted:
                    to.Append(token.Data);
                    break;
                case HtmlTokenType.Character when unseen is null:
                    Append(token.Data, to);
                    break;
                case HtmlTokenType.StartTag when s_unseen.TryGetValue(token.Name, out var mode):
                    (tokens.State, unseen) = (mode, token.Name);
                    break;
                case HtmlTokenType.EndTag when s_unseen.ContainsKey(token.Name):
                    (tokens.State, unseen) = (HtmlParseMode.PCData, null);
                    break;
                case HtmlTokenType.StartTag or HtmlTokenType.EndTag:
                    Break(token, to);
                    Follow((HtmlTagToken)token, hidden);
                    preformatted = token.Name == "pre" ? token.Type == HtmlTokenType.StartTag : preformatted;
                    break;
            }
        }

        return (text.Append(hidden.Aside).ToString(), hidden.HasHidden);
    }

    private static void Follow(HtmlTagToken tag, HiddenElements hidden)
    {
        if (tag.Type == HtmlTokenType.StartTag)
        {
            hidden.Start(tag);
        }
        else
        {
            hidden.End(tag.Name);
        }
    }

    private static void Break(HtmlToken tag, StringBuilder text)
    {
        if (tag.Name == "br")
        {
            text.Append('\n');
        }
        else if (s_lines.Contains(tag.Name))
        {
            NewLine(text);
            if (tag is { Name: "p", Type: HtmlTokenType.EndTag })
            {
                text.Append('\n');
            }
        }
        else if (tag is { Name: "td" or "th", Type: HtmlTokenType.StartTag } && text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\t');
        }
    }

    private static void Append(string words, StringBuilder text)
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
