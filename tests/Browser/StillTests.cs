using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Nothing that is below the log button moves, in the narrowest pane: a reader does not lose the line.</summary>
public sealed class StillTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Theory]
    [InlineData("320")]
    [InlineData("450")]
    public async Task When_a_mail_is_logged_and_undone(string width)
    {
        var person = Correspondent.New("Wanda Konstantinopolitanczykowianeczka");
        await Host.CustomerAsync(person);
        var mail = await Host.MailAsync(person, "Still");
        await OpenAsync(width, mail.Id, person);
        var before = await TopAsync();

        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await SettleAsync();
        Assert.Equal(before, await TopAsync(), 0.5);
        await Outlook.Button("Undo").ClickAsync();
        await Assertions.Expect(Outlook.Words("Removed from the CRM")).ToBeVisibleAsync();
        await SettleAsync();
        Assert.Equal(before, await TopAsync(), 0.5);
    }

    [Theory]
    [InlineData("320")]
    [InlineData("450")]
    public async Task When_a_conversation_is_measured_logged_and_undone(string width)
    {
        var person = Correspondent.New("Xenia Bodnar");
        await Host.CustomerAsync(person);
        var size = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Context.RouteAsync("**/api/correspondence/conversation/size", async route =>
        {
            await size.Task;
            await route.ContinueAsync();
        });
        var mails = await ThreadAsync(person);
        await OpenAsync(width, mails[^1], person);
        var before = await TopAsync();

        size.SetResult();
        await Assertions.Expect(Outlook.Button("Log all 3 emails")).ToBeVisibleAsync();
        await SettleAsync();
        Assert.Equal(before, await TopAsync(), 0.5);
        await Outlook.Button("Log all 3 emails").ClickAsync();
        await Assertions.Expect(Outlook.Words("3 of 3 emails logged.")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await SettleAsync();
        Assert.Equal(before, await TopAsync(), 0.5);
        await Outlook.Button("Undo all 3").ClickAsync();
        await Assertions.Expect(Outlook.Words("3 emails removed from the CRM.")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Log email")).ToBeVisibleAsync();
        await SettleAsync();
        Assert.Equal(before, await TopAsync(), 0.5);
    }

    [Fact]
    public async Task The_line_that_a_mail_is_logged_keeps_its_time_in_the_narrowest_pane()
    {
        var person = Correspondent.New("Yannis Antoniou");
        await Host.CustomerAsync(person);
        var mail = await Host.MailAsync(person, "Still");
        await OpenAsync("320", mail.Id, person);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();

        // The name alone is cut; what follows it ends before Undo begins.
        var fits = await Outlook.PaneFrame.EvaluateAsync<bool>(
            """
            () => {
              const line = document.querySelector('.logged-by');
              const time = document.createRange();
              time.selectNodeContents(line.lastChild);
              const undo = line.nextElementSibling.getBoundingClientRect();
              return line.scrollWidth <= line.clientWidth && time.getBoundingClientRect().right <= undo.left
                && undo.right <= innerWidth;
            }
            """);

        Assert.True(fits);
    }

    private async Task OpenAsync(string width, string mail, Correspondent person)
    {
        await Outlook.OpenAsync($"width={width}");
        await Outlook.SelectAsync(mail);
        await Assertions.Expect(Outlook.Card(person.Name)).ToBeVisibleAsync();
        await SettleAsync();
    }

    private Task<double> TopAsync() =>
        Outlook.Pane.Locator(".sums").EvaluateAsync<double>("figures => figures.getBoundingClientRect().top + scrollY");

    private async Task<List<string>> ThreadAsync(Correspondent person)
    {
        var (first, ids) = ($"<{Guid.NewGuid():N}@mail.example>", new List<string>());
        foreach (var number in Enumerable.Range(0, 3))
        {
            var dropped = await Host.DropAsync(
                $"From: {person.Name} <{person.Address}>\r\nTo: maria@contoso.example\r\n"
                + $"Subject: {(number == 0 ? "" : "Re: ")}Grinder {first[1..9]}\r\nDate: {DateTimeOffset.UtcNow.AddHours(number - 3):r}\r\n"
                + (number == 0 ? $"Message-ID: {first}\r\n"
                    : $"Message-ID: <{Guid.NewGuid():N}@mail.example>\r\nIn-Reply-To: {first}\r\nReferences: {first}\r\n")
                + $"\r\nHello Maria,\r\n\r\nmail {number}.\r\n",
                "maria",
                ct: Stop);
            ids.Add(dropped.Id);
        }

        return ids;
    }
}
