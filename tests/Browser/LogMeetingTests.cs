using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;

namespace OutlookCrm.Browser;

/// <summary>Logging a meeting beside which the pane stands, as a guest, as its host and on a phone.</summary>
public sealed class LogMeetingTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Theory]
    [InlineData("450", "light")]
    [InlineData("450", "dark")]
    [InlineData("320", "light")]
    [InlineData("320", "dark")]
    public async Task A_guest_logs_a_meeting_sees_it_in_the_history_and_takes_it_back(string width, string theme)
    {
        var vera = Correspondent.New("Vera Lukacs");
        await Host.CustomerAsync(
            vera, new { role = "Head of purchasing", company = "Danube Foods", city = "Győr", country = "HU", stage = "customer" });
        var planned = Host.Meet("maria", Past(new()
        {
            Organizer = new Person(vera.Name, vera.Address),
            Required = [new("Maria", "maria@contoso.example")],
            Subject = "Tasting of the new oils",
            Text = "Please bring the 5 l tins.",
            Location = "Meeting room 2, Győr",
        }));
        await Outlook.OpenAsync($"folder=calendar&width={width}&theme={theme}");
        await Outlook.SelectAsync(planned.Of("maria").Id);

        await Outlook.Button("Log meeting").ClickAsync();

        await Assertions.Expect(Logged("Maria")).ToBeVisibleAsync();
        await Outlook.Pane.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Meeting: Tasting of the new oils" })
            .ClickAsync();
        await Assertions.Expect(Outlook.Words("Please bring the 5 l tins.")).ToHaveCountAsync(2);
        await Assertions.Expect(Outlook.Words("Meeting room 2, Győr")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"meeting-{width}-{theme}");
        var axe = await Outlook.Page.Locator("iframe[title=OutlookCrm]").RunAxe();
        Assert.Empty(axe.Violations.Select(rule => rule.Id));
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));

        await Outlook.Button("Undo").ClickAsync();
        await Assertions.Expect(Outlook.Words("Removed from the CRM")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Nothing logged yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Its_host_logs_it_and_a_colleague_sees_that()
    {
        var vera = Correspondent.New("Vera Lukacs");
        await Host.CustomerAsync(vera);
        var planned = Host.Meet("maria", Past(new()
        {
            Required = [new(vera.Name, vera.Address), new("Nikos", "nikos@contoso.example")],
            Subject = "Prices",
        }));
        await Outlook.OpenAsync("folder=calendar");
        await Outlook.SelectAsync(planned.Of("maria").Id);
        await Outlook.Button("Log meeting").ClickAsync();
        await Assertions.Expect(Logged("Maria")).ToBeVisibleAsync();

        await Outlook.OpenAsync("user=nikos&folder=calendar");
        await Outlook.SelectAsync(planned.Of("nikos").Id);

        await Assertions.Expect(Logged("Maria")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Add my name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_meeting_ahead_waits_and_a_stranger_is_added_first()
    {
        var (vera, stranger) = (Correspondent.New("Vera Lukacs"), Correspondent.New("Tibor Nagy"));
        await Host.CustomerAsync(vera);
        var ahead = Host.Meet("maria", new()
        {
            Required = [new(vera.Name, vera.Address)],
            Start = DateTimeOffset.UtcNow.AddHours(3),
            Subject = "Next range",
        });
        var unknown = Host.Meet("maria", Past(new() { Required = [new(stranger.Name, stranger.Address)], Subject = "First visit" }));
        await Outlook.OpenAsync("folder=calendar");
        await Outlook.SelectAsync(ahead.Of("maria").Id);
        await Assertions.Expect(Outlook.Words("You can log this meeting once it begins.")).ToBeVisibleAsync();

        await Outlook.SelectAsync(unknown.Of("maria").Id);
        await Outlook.Button("Add and log this meeting").ClickAsync();

        await Assertions.Expect(Logged("Maria")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_keeps_with_the_meeting_that_it_is_logged()
    {
        var vera = Correspondent.New("Vera Lukacs");
        await Host.CustomerAsync(vera);
        var planned = Host.Meet("maria", Past(new() { Required = [new(vera.Name, vera.Address)], Subject = "On the road" }));
        await Outlook.OpenAsync("folder=calendar&width=phone");
        await Outlook.SelectAsync(planned.Of("maria").Id);
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "OutlookCrm" }).ClickAsync();

        await Outlook.Button("Log meeting").ClickAsync();

        await Assertions.Expect(Logged("Maria")).ToBeVisibleAsync();
        await Outlook.PaneFrame.WaitForFunctionAsync(
            """
            () => new Promise((done) =>
              Office.context.mailbox.item.loadCustomPropertiesAsync((kept) => done(kept.value.get('EventLogged') === 'true')))
            """);
    }

    private static MeetingRequest Past(MeetingRequest meeting) =>
        meeting with { Start = DateTimeOffset.UtcNow.AddDays(-1), End = DateTimeOffset.UtcNow.AddDays(-1).AddMinutes(45) };

    private ILocator Logged(string name) =>
        Outlook.Pane.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = "Log meeting" }).GetByText($"Logged by {name}");
}
