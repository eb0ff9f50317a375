using System.Net.Http.Json;
using System.Text;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>What a newsletter hides from who reads it is no part of its preview.</summary>
public sealed class HiddenTeaserTests(Company company)
{
    private const string Teaser = "Save 20 % on garden chairs this week only.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Hidden { get; } =
    [
        "<div style=\"display:none\">{0}</div>",
        "<div style=\"DISPLAY: NONE !important; color:#fff\">{0}</div>",
        "<span style='display:none;mso-hide:all'>{0}</span>",
        "<div style=\"mso-hide:all\">{0}</div>",
        "<div style=\"visibility:hidden\">{0}</div>",
        "<div style=\"opacity:0\">{0}</div>",
        "<div style=\"opacity: 0.0;\">{0}</div>",
        "<div style=\"font-size:0\">{0}</div>",
        "<div style=\"font-size:0px;line-height:0\">{0}</div>",
        "<div style=\"font-size:1px;color:#ffffff\">{0}</div>",
        "<div style=\"font-size: .5pt\">{0}</div>",
        "<div style=\"max-height:0\">{0}</div>",
        "<div style=\"max-height:0px;overflow:hidden\">{0}</div>",
        "<div style=\"max-width:0\">{0}</div>",
        "<div style=\"height:0;overflow:hidden\">{0}</div>",
        "<div style=\"color:transparent\">{0}</div>",
        "<div style=\"text-indent:-9999px\">{0}</div>",
        "<div style=\"position:absolute;left:-5000px\">{0}</div>",
        "<div hidden>{0}</div>",
        "<div style=\"display:none\"><table><tr><td><p>{0}<br></table></div>",
        "<p style=\"display:none\">{0}<p>",
        "<table><tr><td style=\"display:none\">{0}<tr><td></table>",
        "<style>.pre {{ display:none !important }}</style><span class=\"x pre\">{0}</span>",
        "<style>p{{margin:0}} span.pre, .other {{font-size:1px}}</style><span class=\"pre\">{0}</span>",
        "<div style=\"font-size:0\"><i>{0}</i></div>",
        "<div style=\"color:#ffffff\">{0}</div>",
        "<style>#pre {{ display:none }}</style><div id=\"pre\">{0}</div>",
        "<div style=\"color:rgba(0,0,0,0)\">{0}</div>",
        "<div style=\"color:hsl(0, 0%, 100%)\">{0}</div>",
        "<div style=\"font:0/0 a\">{0}</div>",
        "<div style=\"transform:scale(0)\">{0}</div>",
        "<div style=\"position:absolute;clip-path:inset(50%)\">{0}</div>",
        "<div style=\"COLOR: White\">{0}</div>",
        "<font color=\"#fff\">{0}</font>",
        "<span style=\"color:rgb(254, 254, 254)\">{0}</span>",
        "<div style=\"background-color:#000;color:#000\">{0}</div>",
        "<div style=\"background:#f4f4f4\"><span style=\"color:#f4f4f4\">{0}</span></div>",
        "<table bgcolor=\"#EEEEEE\"><tr><td><font color=\"#eeeeee\">{0}</font></td></tr></table>",
    ];

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Hidden_text_is_left_out_and_what_follows_stays(string hidden)
    {
        var html = $"<html><body>{string.Format(null, hidden, Teaser)}<p>Dear Maria,</p><p>your order 4711 is late.</p></body></html>";

        Assert.Equal("Dear Maria,\n\nyour order 4711 is late.", HtmlText.From(html, 1000).Trim());
    }

    [Theory]
    [InlineData("<div style=\"font-size:0\"><div style=\"font-size:13px\">{0}</div></div>")]
    [InlineData("<td style=\"font-size:0px;padding:10px\"><p style=\"font-size:1.2em\">{0}</p></td>")]
    [InlineData("<div style=\"opacity:0.9\">{0}</div>")]
    [InlineData("<table bgcolor=\"#003366\"><tr><td style=\"color:#fff\">{0}</td></tr></table>")]
    [InlineData("<div style=\"background:#000;color:#fff\">{0}</div>")]
    [InlineData("<div style=\"color:#fff\"><span style=\"color:#333\">{0}</span></div>")]
    [InlineData("<div style=\"color:white\"><p style=\"background:#06c\">{0}</p></div>")]
    [InlineData("<style>.dark {{ background:#123 }}</style><div class=\"dark\" style=\"color:#fff\">{0}</div>")]
    [InlineData("<td background=\"sky.png\" style=\"color:#fff\">{0}</td>")]
    [InlineData("<div style=\"background:url(sky.png)\"><b style=\"color:#fff\">{0}</b></div>")]
    [InlineData("<div style=\"color:#777\">{0}</div>")]
    [InlineData("<div style=\"color:rgba(0,0,0,0.8);font:12px/1 Arial;transform:scale(0.9)\">{0}</div>")]
    [InlineData("<style>#other {{ display:none }}</style><div id=\"pre\">{0}</div>")]
    [InlineData("<div style=\"max-height:100px;overflow:hidden\">{0}</div>")]
    [InlineData("<div style=\"font-size:10px\">{0}</div>")]
    [InlineData("<div style=\"display:block\">{0}</div>")]
    [InlineData("<div style=\"text-indent:-18.0pt\">{0}</div>")]
    [InlineData("<style>@media (max-width:600px) {{ .desktop {{ display:none }} }}</style><div class=\"desktop\">{0}</div>")]
    [InlineData("<style>.gone .inner {{ display:none }}</style><div class=\"inner\">{0}</div>")]
    [InlineData("<img style=\"display:none\"><br style=\"display:none\">{0}")]
    [InlineData("<div style=\"display:none\">{0}")]
    [InlineData("<span hidden=\"\"></span>{0}")]
    public void What_is_seen_stays(string seen) =>
        Assert.Contains(Teaser, HtmlText.From($"<html><body>{string.Format(null, seen, Teaser)}", 1000), StringComparison.Ordinal);

    [Fact]
    public void A_hundred_thousand_hidden_elements_take_no_time()
    {
        var html = new StringBuilder();
        for (var number = 0; number < 100_000; number++)
        {
            html.Append("<div style=\"display:none\"><p>x</b>");
        }

        Assert.NotEmpty(HtmlText.From(html.ToString(), 250_000));
    }

    /// <summary>Of which texts the HTML is asked for, too: it tells what a reader sees.</summary>
    [Theory]
    [InlineData("Save 20 % on garden chairs.\n\nReal words.", "Garden", true)]
    [InlineData("Save 20 % on garden chairs. Real words.", "Garden", true)]
    [InlineData("Save 20 % on garden chairs. Real words.", "Fwd: Garden", true)]
    [InlineData("Save 20 % on garden chairs.\n\nDear Maria,\n\nreal words.", "Re: Garden", true)]
    [InlineData("Hi Maria, save 20 %\nDear Maria,\n\nreal words.", "Garden", true)]
    [InlineData("Dear Maria,\n\nplease send an offer.", "Garden", false)]
    [InlineData("Καλημέρα Μαρία,\n\nστείλτε προσφορά.", "Κήπος", false)]
    [InlineData("Please send an offer.\n\nThanks", "RE: Garden", false)]
    [InlineData("Bitte ein Angebot.\n\nDanke", "AW: Garten", false)]
    [InlineData("Ok, thanks.", "Garden", false)]
    public void A_text_may_begin_with_what_no_reader_sees(string text, string subject, bool may) =>
        Assert.Equal(may, Teasers.MayBeIn(text, subject));

    /// <summary>Through the mailbox, which is asked for text and hides nothing in it.</summary>
    [Theory]
    [InlineData("<div style=\"display:none\">{0}</div>")]
    [InlineData("<div style=\"display:none;mso-hide:all\">{0} {0} {0} {0} {0} {0}</div>")]
    [InlineData("<div style=\"font-size:1px\">{0}&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;</div>")]
    [InlineData("<div style=\"max-height:0;overflow:hidden\">{0}</div>")]
    [InlineData("<div style=\"opacity:0\">{0}</div><div style=\"opacity:0\">{0}</div>")]
    [InlineData("<div style=\"visibility:hidden\">{0}</div>")]
    [InlineData("<span style=\"font-size:0px;color:#fff\">{0}</span><span style=\"mso-hide:all\">HID3</span>")]
    [InlineData("<div hidden>HID2</div><style>.preheader{{display:none}}</style><div class=\"preheader\">{0}</div>")]
    public async Task It_fills_neither_the_preview_nor_the_first_sentence(string hidden)
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var html = $"<html><body>{string.Format(null, hidden, Teaser)}<p>Dear Maria,</p><p>your order 4711 is late.</p></body></html>";
        var eml = $"From: {address}\r\nTo: maria@contoso.example\r\nSubject: Order\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\n"
            + $"Message-ID: <{Guid.NewGuid():N}@x.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n";
        var mail = await company.Host.DropAsync(eml, "maria", "inbox");
        using var logged = await company.Maria.PostAsJsonAsync(
            "/api/correspondence", new LogRequest(mail.EwsId, mail.InternetMessageId, null), Ct);
        await logged.ReadAsync(201);

        var entry = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries")[0].GetProperty("mail");

        Assert.Equal("Dear Maria, your order 4711 is late.", entry.GetProperty("preview").GetString());
        Assert.Equal("your order 4711 is late.", entry.GetProperty("said").GetString());
    }
}
