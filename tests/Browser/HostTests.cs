using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What differs from one Outlook to the next: theme, phone, pinning, cut recipient lists, failing calls.</summary>
public sealed class HostTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task The_pane_follows_the_theme_while_it_is_open()
    {
        var mail = await KnownAsync("Piroska Vida");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail);
        await Assertions.Expect(Outlook.Card("Piroska Vida")).ToBeVisibleAsync();
        Assert.True(await BrightnessAsync() > 0.8);

        await Outlook.ChooseAsync(new { theme = "dark" });
        await SettleAsync();

        Assert.True(await BrightnessAsync() < 0.3);
    }

    /// <summary>Guard: a phone's Outlook has no `convertToRestId` and gives Graph's own id (addin/src/host/item.ts).</summary>
    [Fact]
    public async Task On_a_phone_the_mail_is_logged_too()
    {
        var mail = await KnownAsync("Robert Szalai");
        await Outlook.OpenAsync("width=phone");
        await Outlook.SelectAsync(mail);
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "OutlookCrm", Exact = true }).ClickAsync();
        await Assertions.Expect(Outlook.Card("Robert Szalai")).ToBeVisibleAsync();

        await Outlook.Button("Log email").ClickAsync();

        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_pane_that_was_opened_without_a_mail_shows_the_next_one_and_unpinned_it_closes()
    {
        var (first, second) = (await KnownAsync("Sara Bene"), await KnownAsync("Tamas Orban"));
        await Outlook.OpenAsync("pinned=no");
        await Outlook.SelectAsync(first);
        await Outlook.Page.EvaluateAsync("() => outlook.openPane(true)");
        await Assertions.Expect(Outlook.Card("Sara Bene")).ToBeVisibleAsync();

        await Outlook.SelectAsync(second);
        await Assertions.Expect(Outlook.Page.Locator("#pane")).ToBeHiddenAsync();

        await Outlook.Page.EvaluateAsync("() => outlook.openPane(true)");
        await Assertions.Expect(Outlook.Card("Tamas Orban")).ToBeVisibleAsync();
    }

    /// <summary>Guard: who is on a mail is read from the mailbox, never from Outlook's list, which shows twenty.</summary>
    [Fact]
    public async Task Somebody_beyond_the_twenty_recipients_that_Outlook_tells_gets_the_mail_too()
    {
        var (sender, last) = (Correspondent.New("Ursula Gal"), Correspondent.New("Viktor Last"));
        await Host.CustomerAsync(sender);
        var lastId = await Host.CustomerAsync(last);
        var others = Enumerable.Range(1, 29).Select(number => $"p{number}@{sender.Address.Split('@')[1]}");
        var mail = await Host.MailAsync(sender, "To everybody", to: string.Join(", ", others.Append(last.Address)));
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();

        using var client = Host.ClientFor("maria");
        var timeline = await client.GetFromJsonAsync<JsonElement>($"/api/customers/{lastId}/timeline", Stop);
        Assert.Equal("To everybody", timeline.GetProperty("entries")[0].GetProperty("mail").GetProperty("subject").GetString());
    }

    [Fact]
    public async Task An_Office_call_that_fails_leaves_the_pane_standing()
    {
        var wanda = Correspondent.New("Wanda Kis");
        await Host.CustomerAsync(wanda);
        await Outlook.OpenAsync();
        await Outlook.Page.EvaluateAsync("() => outlook.failing('item.to.getAsync', 'item.cc.getAsync', 'item.bcc.getAsync')");
        await Outlook.ComposeAsync(new { to = new[] { new { name = wanda.Name, address = wanda.Address } } });
        await Assertions.Expect(Outlook.Words("No recipients yet")).ToBeVisibleAsync();

        await Outlook.Page.EvaluateAsync("() => outlook.failing()");
        await Outlook.RecipientsAsync(new { cc = new[] { new { name = wanda.Name, address = wanda.Address } } });

        await Assertions.Expect(Outlook.Card("Wanda Kis")).ToBeVisibleAsync();
    }

    private async Task<string> KnownAsync(string name)
    {
        var person = Correspondent.New(name);
        await Host.CustomerAsync(person);
        return (await Host.MailAsync(person, $"From {name}")).Id;
    }

    private Task<double> BrightnessAsync() => Outlook.PaneFrame.EvaluateAsync<double>(
        """
        () => {
          const filled = [document.body, document.documentElement]
            .map((one) => getComputedStyle(one).backgroundColor)
            .find((colour) => colour !== 'rgba(0, 0, 0, 0)');
          const [red, green, blue] = filled.match(/[\d.]+/g).map(Number);
          return (red + green + blue) / 765;
        }
        """);
}
