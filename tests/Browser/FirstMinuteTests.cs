using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OutlookCrm.Simulator;

namespace OutlookCrm.Browser;

/// <summary>What somebody sees who starts the demo for the first time. README.md's picture is the one that this test leaves.</summary>
public sealed class FirstMinuteTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task The_demo_opens_a_mail_with_its_card_and_says_what_to_try()
    {
        await OwnWorldAsync(new SimulatorOptions { Demo = true });
        await LateMorningAsync();
        await Outlook.OpenAsync();

        // A mail is open, its customer is known, and what was logged before is marked in the list.
        await Assertions.Expect(Subject("Second leak this month")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Log email")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Page.Locator("#mails .badge").First).ToHaveTextAsync("Logged to CRM");
        await SettleAsync();
        await Outlook.PictureAsync("outlook");
        var violations = (await Outlook.Page.RunAxe()).Violations.Where(rule => rule.Nodes.Any(node => $"{node.Target}".Contains("tries")));
        Assert.Empty(violations.Select(rule => rule.Id));

        await Try("Add a stranger").ClickAsync();
        await Assertions.Expect(Subject("Coffee on board: six ships, spring")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("is not in the CRM yet")).ToBeVisibleAsync();

        await Try("Spot the fake bank email").ClickAsync();
        await Assertions.Expect(Subject("Changed bank details")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Pane.GetByText("careful", new FrameLocatorGetByTextOptions()).First).ToBeVisibleAsync();

        await Try("Log an email").ClickAsync();
        await Assertions.Expect(Subject("Second leak this month")).ToBeVisibleAsync();

        var chooser = await Outlook.Page.RunAndWaitForFileChooserAsync(() => Try("Drop your own .eml").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "mine.eml", MimeType = "message/rfc822", Buffer = Mail });
        await Assertions.Expect(Subject("My own")).ToBeVisibleAsync();

        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hide this list" }).ClickAsync();
        await Assertions.Expect(Try("Log an email")).ToBeHiddenAsync();
        await Outlook.Page.ReloadAsync();
        await Assertions.Expect(Try("Log an email")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_mail_is_refused_with_a_word()
    {
        Outlook.Expect("status of 400");
        await Outlook.OpenAsync();

        await Outlook.DropAsync("notes.txt", Encoding.UTF8.GetBytes("not an email at all"));

        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("notes.txt: This file is not an email");
    }

    [Fact]
    public async Task High_contrast_reaches_the_pane()
    {
        await Outlook.OpenAsync("theme=contrast");
        await Assertions.Expect(Outlook.Pane.Locator("html[data-theme=contrast]")).ToBeAttachedAsync();

        Assert.Equal("rgb(0, 0, 0)", await Outlook.PaneFrame.EvaluateAsync<string>(
            "() => getComputedStyle(document.documentElement).backgroundColor"));
        Assert.Matches("^#ff(ff00|0)$", await Outlook.PaneFrame.EvaluateAsync<string>(
            "() => getComputedStyle(document.documentElement).getPropertyValue('--colorBrandForegroundLink').trim()"));
    }

    [Fact]
    public async Task The_simulated_Outlook_around_it_is_accessible_too()
    {
        await Outlook.OpenAsync();

        var result = await Outlook.Page.RunAxe();

        Assert.Empty(result.Violations.Select(rule => rule.Id));
    }

    [Fact]
    public async Task A_plain_browser_page_is_accessible_too()
    {
        await Outlook.Page.GotoAsync(Host.ApiAddress.ToString());
        await Outlook.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "OutlookCrm lives in Outlook" }).WaitForAsync();

        var result = await Outlook.Page.RunAxe();

        Assert.Empty(result.Violations.Select(rule => rule.Id));
    }

    // The demo's mails are hours old: before noon all are of today, whenever the test runs.
    private async Task LateMorningAsync()
    {
        var ahead = 11 - DateTimeOffset.UtcNow.Hour;
        var devtools = await Context.NewCDPSessionAsync(Outlook.Page);
        await devtools.SendAsync(
            "Emulation.setTimezoneOverride", new() { ["timezoneId"] = ahead == 0 ? "Etc/GMT" : $"Etc/GMT{-ahead:+0;-0}" });
    }

    private static byte[] Mail => Encoding.UTF8.GetBytes(
        "From: Me <me@mine.example>\r\nTo: maria@contoso.example\r\nSubject: My own\r\n\r\nHello");

    private ILocator Subject(string words) => Outlook.Page.Locator("#mail-subject", new PageLocatorOptions { HasText = words });

    private ILocator Try(string words) =>
        Outlook.Page.Locator("#tries").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = words });
}
