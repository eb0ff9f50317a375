using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What a customer bought, owes and paid, beside the mail.</summary>
public sealed class SalesTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Theory]
    [InlineData("450", "light")]
    [InlineData("450", "dark")]
    [InlineData("320", "light")]
    [InlineData("320", "dark")]
    public async Task The_card_says_what_is_owed_and_the_tab_shows_each_invoice_with_its_state(string width, string theme)
    {
        await OpenAsync($"width={width}&theme={theme}");

        await Assertions.Expect(Outlook.Words("Invoice 2026-1043 is 12 days late")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"sales card-{width}-{theme}");
        await Outlook.Tab("Sales").ClickAsync();

        await Assertions.Expect(Outlook.Words("12 days late").Last).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("2026-K7").First).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"sales tab-{width}-{theme}");
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task A_payment_by_hand_settles_the_late_invoice()
    {
        await OpenAsync("width=320");
        await Outlook.Tab("Sales").ClickAsync();
        await Outlook.Button("Add payment").ClickAsync();
        await Outlook.Pane.GetByLabel("Amount").FillAsync("1160");
        await SettleAsync();
        await Outlook.PictureAsync("sales payment-320-light");

        await Outlook.Button("Save").ClickAsync();

        await Assertions.Expect(Outlook.Words("Invoice 2026-1043 is 12 days late")).ToHaveCountAsync(0);
        await Assertions.Expect(Outlook.Words("12 days late")).ToHaveCountAsync(0);
    }

    private async Task OpenAsync(string query)
    {
        var buyer = Correspondent.New("Eleni Papadaki");
        await Host.BooksAsync(await Host.CustomerAsync(buyer, new { role = "Head of purchasing", company = "Aegean Foods SA" }));
        var mail = await Host.MailAsync(buyer, "Delivery");
        await Outlook.OpenAsync(query);
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Card(buyer.Name)).ToBeVisibleAsync();
    }
}
