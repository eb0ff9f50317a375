using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Looks at the demo company as a newcomer does and leaves the pictures in TestResults/.</summary>
public sealed class PictureTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Theory]
    [InlineData("450", "light")]
    [InlineData("450", "dark")]
    [InlineData("320", "light")]
    [InlineData("320", "dark")]
    public async Task The_pane_beside_an_open_mail(string width, string theme)
    {
        var eleni = new Correspondent("Eleni Papadaki", $"eleni@{Guid.NewGuid().ToString("N")[..6]}.example");
        await Host.CustomerAsync(
            eleni,
            new { role = "Head of purchasing", company = "Aegean Foods SA", city = "Thessaloniki", country = "GR", stage = "loyal" });
        var mail = await Host.MailAsync(
            eleni,
            "Re: Delivery for week 49",
            "Dear Maria,\n\nwe can take the second pallet on Tuesday morning if the papers are ready by then. "
            + "Could you confirm the price of the 5 l tins for week 49?\n\n"
            + "Best regards,\nEleni Papadaki\nHead of purchasing\nAegean Foods SA\n+30 2310 555 014");
        await Outlook.OpenAsync($"width={width}&theme={theme}");
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await SettleAsync();

        await Outlook.PictureAsync($"outlook-{width}-{theme}");

        Assert.Equal(int.Parse(width, System.Globalization.CultureInfo.InvariantCulture),
            await Outlook.PaneFrame.EvaluateAsync<int>("() => innerWidth"));
    }

    [Theory]
    [InlineData("450", "light")]
    [InlineData("450", "dark")]
    [InlineData("320", "light")]
    [InlineData("320", "dark")]
    public async Task The_question_before_a_customer_is_erased_and_the_stranger_after_it(string width, string theme)
    {
        var eleni = Correspondent.New("Eleni Papadaki");
        await Host.CustomerAsync(eleni, new
        {
            role = "Head of purchasing",
            company = "Aegean Foods SA",
            city = "Thessaloniki",
            country = "GR",
            stage = "loyal",
            notes = "Calls on Mondays.",
        });
        var mail = await Host.DropAsync(
            $"From: {eleni.Name} <{eleni.Address}>\r\nTo: ilona@contoso.example\r\nSubject: Delivery\r\n"
            + $"Date: Tue, 10 Nov 2026 10:32:00 +0200\r\nMessage-ID: <{Guid.NewGuid():N}@mail.example>\r\n\r\n"
            + "Dear Ilona,\r\n\r\non Tuesday.\r\n",
            "ilona",
            ct: TestContext.Current.CancellationToken);
        await Outlook.OpenAsync($"width={width}&theme={theme}&user=ilona");
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Tab("Profile").ClickAsync();
        await Outlook.Button("Erase customer…").PressAsync("Enter");
        await Assertions.Expect(Outlook.Words("This cannot be undone.")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"erase-{width}-{theme}");
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));

        // The reason comes first.
        await Outlook.Page.Keyboard.PressAsync("Tab");
        await Outlook.Page.Keyboard.PressAsync("Tab");
        await Outlook.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Outlook.Words("is not in the CRM yet")).ToBeVisibleAsync();
        await Outlook.PictureAsync($"erased-{width}-{theme}");
    }
}
