using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What strangers write stays text: in the card, the timeline, the profile and the page.</summary>
public sealed class SafetyTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    public static TheoryData<string> Payloads =>
    [
        "<img src=x onerror=alert(1)>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<a href=\"java\tscript:alert(1)\">here</a>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<base href=https://evil.example/><img src=//evil.example/pixel.gif>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
        "\"><script src=https://evil.example/x.js></script>",
        "{{constructor.constructor('alert(1)')()}}",
    ];

    /// <summary>
    /// Guard: everything is drawn as text and the CSP allows no inline script; the base class fails on any request to another
    /// host.
    /// </summary>
    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Markup_in_names_subjects_and_texts_is_shown_and_never_run(string payload)
    {
        var mallory = Correspondent.New("Mallory Kruger");
        // One line takes no control characters; the notes and the mail do.
        var line = payload.Replace("\t", "", StringComparison.Ordinal);
        await Host.CustomerAsync(
            mallory, new { role = line, company = line, notes = payload, city = line.Length > 60 ? line[..60] : line });
        var mail = await Host.MailAsync(mallory, payload, $"{payload}\n<html><body>{payload}</body></html>");
        Outlook.Page.Dialog += (_, dialog) => throw new InvalidOperationException($"A script ran: {dialog.Message}");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await Outlook.Tab("Profile").ClickAsync();
        await SettleAsync();

        await Assertions.Expect(Outlook.Words("alert").Or(Outlook.Words("evil")).First).ToBeVisibleAsync();
        Assert.Equal(0, await Outlook.Pane.Locator("img, script[src*=evil], base, meta[http-equiv=refresh], math, animate, a[href^=java]")
            .CountAsync());
        Assert.Equal(0, await Outlook.Page.Locator("#reader").Locator("img, script, base, meta, math, animate, a").CountAsync());
    }
}
