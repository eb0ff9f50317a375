using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What holds for every screen: at most one button is blue, headings are in order, nothing lies on something else.</summary>
public sealed class ScreenTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    // The lines of text that the button for the search covers.
    private const string UnderTheSearchButton =
        """
        () => {
          const button = document.querySelector('.corner button')?.getBoundingClientRect();
          const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          const under = [];
          while (button !== undefined && texts.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            const meets = (line) => line.right > button.left && line.left < button.right
              && line.bottom > button.top && line.top < button.bottom;
            if ([...range.getClientRects()].some((line) => line.width > 1 && meets(line))) {
              under.push(texts.currentNode.textContent);
            }
          }
          return under;
        }
        """;

    [Theory]
    [InlineData("card", 1)]
    [InlineData("stranger", 1)]
    [InlineData("stranger beside a customer", 1)]
    [InlineData("company of a mail", 0)]
    [InlineData("profile", 1)]
    [InlineData("edited profile", 1)]
    [InlineData("feedback", 1)]
    [InlineData("search", 0)]
    [InlineData("newsletter", 0)]
    [InlineData("compose to a stranger", 1)]
    [InlineData("erase", 1)]
    [InlineData("erased", 1)]
    public async Task One_button_is_meant_first_and_headings_leave_out_no_level(string screen, int blue)
    {
        await GoAsync(screen);
        await SettleAsync();

        var buttons = Outlook.Pane.Locator(".button.primary:not([aria-disabled=true])");
        await Assertions.Expect(buttons).ToHaveCountAsync(blue);
        var levels = await Outlook.PaneFrame.EvaluateAsync<int[]>(
            """
            () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((one) => one.checkVisibility())
              .map((one) => Number(one.tagName[1]))
            """);
        Assert.All(levels.Skip(1).Zip(levels), pair => Assert.True(pair.First <= pair.Second + 1, string.Join(' ', levels)));
        Assert.True(levels.Length == 0 || levels[0] <= 2, string.Join(' ', levels));
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(await Outlook.PaneFrame.EvaluateAsync<string[]>(UnderTheSearchButton));
        var rows = await Outlook.PaneFrame.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.tabs [role=tab]')].map((one) => one.getBoundingClientRect().top)");
        Assert.True(rows.Distinct().Count() <= 1, "The tabs take more than one row.");
    }

    private async Task GoAsync(string screen)
    {
        var (person, other) = (Correspondent.New("Zita Balla"), Correspondent.New("Adam Racz"));
        var domain = person.Address.Split('@')[1];
        var user = screen is "erase" or "erased" ? "ilona" : "maria";
        await Outlook.OpenAsync($"width=320&user={user}");
        if (screen == "compose to a stranger")
        {
            await Outlook.ComposeAsync(new { to = new[] { new { name = other.Name, address = other.Address } }, subject = "Hello" });
            await Assertions.Expect(Outlook.Button("Add to CRM")).ToBeVisibleAsync();
            await Assertions.Expect(Outlook.Words("from this email")).ToBeVisibleAsync();
            return;
        }

        if (screen == "newsletter")
        {
            await ReceiveAsync(user, other, "Offers", "List-Unsubscribe: <mailto:out@news.example>\r\n");
            await Assertions.Expect(Outlook.Words("This looks like a newsletter.")).ToBeVisibleAsync();
            return;
        }

        if (screen == "stranger")
        {
            await ReceiveAsync(user, other, "Hello");
            await Assertions.Expect(Outlook.Button("Add and log this email")).ToBeVisibleAsync();
            return;
        }

        await Host.CustomerAsync(new($"Firm {domain}", $"info@{domain}"), new { kind = "organisation", company = (string?)null });
        await Host.CustomerAsync(person, new { company = $"Firm {domain}" });
        if (screen == "stranger beside a customer")
        {
            await ReceiveAsync(user, other, "Both", $"Cc: {person.Name} <{person.Address}>\r\n");
            await Assertions.Expect(Outlook.Button("Add and log this email")).ToBeVisibleAsync();
            await Assertions.Expect(Outlook.Button("Log email")).ToBeVisibleAsync();
            return;
        }

        await ReceiveAsync(user, person, "Hello");
        await Assertions.Expect(Outlook.Card(person.Name)).ToBeVisibleAsync();
        await OnCardAsync(screen, $"Firm {domain}");
    }

    private async Task OnCardAsync(string screen, string firm)
    {
        switch (screen)
        {
            case "company of a mail":
                await Outlook.Button("Search customers", exact: false).ClickAsync();
                await Outlook.Page.Keyboard.TypeAsync(firm);

                // Until the answer comes, others stand there: whom the user worked on last, and whom the first letters find.
                await Outlook.Pane.Locator(".picker-name", new() { HasText = firm }).ClickAsync();
                await Assertions.Expect(Outlook.Card(firm)).ToBeVisibleAsync();
                break;
            case "profile" or "edited profile" or "erase" or "erased":
                await Outlook.Tab("Profile").ClickAsync();
                await Assertions.Expect(Outlook.Button("Edit")).ToBeVisibleAsync();
                if (screen == "edited profile")
                {
                    await Outlook.Button("Edit").ClickAsync();
                    await Assertions.Expect(Outlook.Button("Save")).ToBeVisibleAsync();
                }

                if (screen is "erase" or "erased")
                {
                    await Outlook.Button("Erase customer…").ClickAsync();
                    await Assertions.Expect(Outlook.Words("This cannot be undone.")).ToBeVisibleAsync();
                }

                if (screen == "erased")
                {
                    await Outlook.Button("Erase for good").ClickAsync();
                    await Assertions.Expect(Outlook.Button("Save the certificate")).ToBeVisibleAsync();
                }

                break;
            case "feedback":
                await Outlook.Tab("Feedback").ClickAsync();
                await Outlook.Pane.GetByRole(AriaRole.Radio, new FrameLocatorGetByRoleOptions { Name = "4", Exact = true }).CheckAsync();
                break;
            case "search":
                await Outlook.Button("Search customers", exact: false).ClickAsync();
                await Outlook.Pane.GetByRole(AriaRole.Combobox).WaitForAsync();
                break;
        }
    }

    private async Task ReceiveAsync(string user, Correspondent from, string subject, string headers = "")
    {
        var mail = await Host.DropAsync(
            $"From: {from.Name} <{from.Address}>\r\nTo: {user}@contoso.example\r\n{headers}Subject: {subject}\r\n"
            + $"Date: {DateTimeOffset.UtcNow:r}\r\nMessage-ID: <{Guid.NewGuid():N}@mail.example>\r\n\r\nHello.\r\n",
            user,
            ct: Stop);
        await Outlook.SelectAsync(mail.Id);
    }
}
