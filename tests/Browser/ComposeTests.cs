using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Writing a mail: the recipients' cards, and nothing to log yet.</summary>
public sealed class ComposeTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task A_new_mail_shows_the_card_of_whoever_is_put_on_it()
    {
        var gergo = Correspondent.New("Gergo Balint");
        await Host.CustomerAsync(gergo);
        await Outlook.OpenAsync();
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New mail" }).ClickAsync();
        await Assertions.Expect(Outlook.Words("No recipients yet")).ToBeVisibleAsync();

        await Outlook.Page.Locator("#draft-to").FillAsync(gergo.Address);
        await Outlook.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Outlook.Card("Gergo Balint")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("You can log this email once it is sent.")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Log email")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Recipients_that_come_and_go_change_the_pane()
    {
        var (first, second) = (Correspondent.New("Ana Lopes"), Correspondent.New("Bela Fekete"));
        await Host.CustomerAsync(first);
        await Host.CustomerAsync(second);
        await Outlook.OpenAsync();
        await Outlook.ComposeAsync(new { to = new[] { new { name = first.Name, address = first.Address } } });
        await Assertions.Expect(Outlook.Card("Ana Lopes")).ToBeVisibleAsync();

        await Outlook.RecipientsAsync(new { to = new[] { new { name = second.Name, address = second.Address } } });

        await Assertions.Expect(Outlook.Card("Bela Fekete")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Ana Lopes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reply_shows_the_card_of_the_sender()
    {
        var maya = Correspondent.New("Maya Steyn");
        await Host.CustomerAsync(maya);
        var mail = await Host.MailAsync(maya, "Prices");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reply", Exact = true }).ClickAsync();

        await Assertions.Expect(Outlook.Card("Maya Steyn")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("You can log this email once it is sent.")).ToBeVisibleAsync();
    }
}
