using Microsoft.Playwright;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;

namespace OutlookCrm.Browser;

/// <summary>The pane beside a meeting: read by whoever is invited, written by whoever called it.</summary>
public sealed class MeetingTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task A_meeting_opened_in_the_calendar_shows_the_card_of_the_customer_who_called_it()
    {
        var vera = Correspondent.New("Vera Lukacs");
        await Host.CustomerAsync(vera);
        var subject = $"Tasting {Guid.NewGuid():N}";
        Host.Meet("maria", new MeetingRequest
        {
            Organizer = new Person(vera.Name, vera.Address),
            Required = [new("Maria", "maria@contoso.example")],
            Subject = subject,
        });
        await Outlook.OpenAsync();

        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Calendar" }).First.ClickAsync();
        await Outlook.Page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = subject }).ClickAsync();

        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = subject })).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Card("Vera Lukacs")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_is_invited_to_a_meeting_of_ones_own_comes_into_the_pane()
    {
        var (first, second) = (Correspondent.New("Petra Novak"), Correspondent.New("Oskar Lindt"));
        await Host.CustomerAsync(first);
        await Host.CustomerAsync(second);
        var planned = Host.Meet("maria", new MeetingRequest { Required = [new(first.Name, first.Address)], Subject = "Delivery dates" });
        await Outlook.OpenAsync("folder=calendar");
        await Outlook.SelectAsync(planned.Of("maria").Id);
        await Assertions.Expect(Outlook.Card("Petra Novak")).ToBeVisibleAsync();

        await Outlook.Page.Locator("#invite").FillAsync($"{second.Name} <{second.Address}>");
        await Outlook.Page.Keyboard.PressAsync("Enter");

        await Outlook.Pane.GetByText("Oskar Lindt").First.ClickAsync();
        await Assertions.Expect(Outlook.Card("Oskar Lindt")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_pane_keeps_with_a_meeting_is_there_again_and_may_fail()
    {
        var planned = Host.Meet("maria", new MeetingRequest { Subject = "Kept" });
        await Outlook.OpenAsync("folder=calendar");
        await Outlook.SelectAsync(planned.Of("maria").Id);
        await Assertions.Expect(Outlook.Words("Just you")).ToBeVisibleAsync();

        var saved = await Outlook.PaneFrame.EvaluateAsync<string>(
            Load
            + "load.value.set('seen', { by: 'Maria' }); "
            + "return await call((done) => load.value.saveAsync(done)).then(({ status }) => status); })()");
        var again = await Outlook.PaneFrame.EvaluateAsync<string>(Load + "return load.value.get('seen').by; })()");
        await Outlook.Page.EvaluateAsync("() => outlook.failing('item.loadCustomPropertiesAsync')");
        var failed = await Outlook.PaneFrame.EvaluateAsync<string>(Load + "return load.status; })()");

        Assert.Equal(("succeeded", "Maria", "failed"), (saved, again, failed));
    }

    private const string Load =
        """
        (async () => {
          const call = (start) => new Promise((done) => start(done));
          const load = await call((done) => Office.context.mailbox.item.loadCustomPropertiesAsync(done));

        """;
}
