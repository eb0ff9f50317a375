using System.Globalization;
using System.Net;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>Sets a letter on the page: greeting, words, signature, and what was written before, as text and as Outlook's HTML.</summary>
internal static class DemoBody
{
    public static string Text(string greeting, string words, string closing, string signature, StoredMessage? earlier) =>
        $"{greeting}\n\n{words}\n\n{closing}\n{signature}\n{Quoted(earlier)}".ReplaceLineEndings("\r\n").TrimEnd() + "\r\n";

    public static string Html(string greeting, string words, string closing, string signature, StoredMessage? earlier)
    {
        const string Head = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><style>p.MsoNormal { margin: 0 "
            + "}</style>";
        var paragraphs = new[] { Encode(greeting), "&nbsp;", Lines(words), "&nbsp;", $"{Encode(closing)}<br>{Lines(signature)}" }
            .Select(paragraph => $"<p class=\"MsoNormal\">{paragraph}</p>");
        return $"<html><head>{Head}</head><body lang=\"EN-GB\"><div "
            + $"class=\"WordSection1\">{string.Concat(paragraphs)}</div>{QuotedHtml(earlier)}</body></html>";
    }

    /// <summary>A page that a PDF reader opens.</summary>
    public static byte[] Pdf(string title) => System.Text.Encoding.Latin1.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
        $"4 0 obj<</Length {41 + title.Length}>>stream\nBT /F1 24 Tf 72 760 Td ({title}) Tj ET\nendstream endobj\n" +
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n");

    private static string Quoted(StoredMessage? earlier)
    {
        if (earlier is null)
        {
            return "";
        }

        var lines = UniqueBody.OfText(earlier.Text).ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}");
        return $"\nOn {When(earlier)}, {Name(earlier)} wrote:\n{string.Join('\n', lines)}\n";
    }

    private static string QuotedHtml(StoredMessage? earlier) => earlier is null
        ? ""
        : $"<div id=\"divRplyFwdMsg\"><hr><p><b>From:</b> {Encode(Name(earlier))}<br><b>Sent:</b> {When(earlier)}<br>" +
          $"<b>Subject:</b> {Encode(earlier.Subject)}</p></div><div>{Lines(earlier.Text)}</div>";

    private static string Name(StoredMessage message) => $"{message.From!.Name} <{message.From.Address}>";

    private static string When(StoredMessage message) =>
        message.Sent.UtcDateTime.ToString("ddd, d MMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);

    private static string Lines(string text) => Encode(text).ReplaceLineEndings("\n").Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
