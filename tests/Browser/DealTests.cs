using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Deals beside a mail and on the board.</summary>
public sealed class DealTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Theory]
    [InlineData("320", "light", ForcedColors.None)]
    [InlineData("450", "dark", ForcedColors.None)]
    [InlineData("320", "light", ForcedColors.Active)]
    public async Task A_deal_is_opened_of_a_mail_moved_lost_and_put_back(string width, string theme, ForcedColors contrast)
    {
        var look = $"{width}-{theme}{(contrast == ForcedColors.Active ? "-forced" : "")}";
        var rosa = Correspondent.New($"Rosa Deak {look}");
        await Host.CustomerAsync(rosa);
        var mail = await Host.MailAsync(rosa, "Re: Forty lamps for the harbour hotel");
        await Outlook.Page.EmulateMediaAsync(new() { ForcedColors = contrast });
        await Outlook.OpenAsync($"width={width}&theme={theme}");
        await Outlook.SelectAsync(mail.Id);

        await Outlook.Button("New deal").First.ClickAsync();
        var deal = Outlook.Pane.Locator(".deal-item");
        await Assertions.Expect(deal.GetByText("Forty lamps for the harbour hotel")).ToBeVisibleAsync();
        await deal.GetByRole(AriaRole.Button, new() { Name = "Forty lamps for the harbour hotel" }).ClickAsync();
        await deal.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Outlook.Pane.GetByLabel("Amount").FillAsync("4800");
        await Outlook.Pane.GetByLabel("Next step", new() { Exact = true }).FillAsync("Send the drawings of the long version");
        await LookAsync($"deal-edit-{look}");
        await deal.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(deal.GetByText("€4,800.00")).ToBeVisibleAsync();
        await deal.GetByRole(AriaRole.Button, new() { Name = "Move to" }).ClickAsync();
        await Assertions.Expect(deal.GetByText("opened in")).ToBeVisibleAsync();
        await LookAsync($"deal-{look}");

        await deal.GetByRole(AriaRole.Button, new() { Name = "Lost…" }).ClickAsync();
        await Outlook.Pane.GetByLabel("Why was it lost?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await LookAsync($"deal-lost-{look}");
        await deal.GetByRole(AriaRole.Button, new() { Name = "Mark as lost" }).ClickAsync();
        await Outlook.Pane.Locator(".deal-done").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(deal.GetByRole(AriaRole.Button, new() { Name = "Won" })).ToBeVisibleAsync();

        await Outlook.SelectAsync(null);
        await Outlook.Button("Show deals").ClickAsync();
        await Assertions.Expect(Outlook.Pane.Locator(".deals-board").GetByText(rosa.Name, new() { Exact = true })).ToBeVisibleAsync();
        await LookAsync($"deal-board-{look}");
    }

    [Theory]
    [InlineData("320", "light")]
    [InlineData("450", "dark")]
    public async Task A_stage_that_an_administrator_adds_is_on_the_board_until_it_is_removed(string width, string theme)
    {
        var stage = $"Signed off {width}";
        await Outlook.OpenAsync($"width={width}&theme={theme}&user=ana");
        await Outlook.Button("Settings").ClickAsync();
        await Stages.PressAsync("Enter");
        var last = Outlook.Pane.Locator(".settings-stage").Last;
        await Outlook.Button("Add a stage").PressAsync("Enter");
        await last.GetByLabel("Name").FillAsync(stage);
        await last.GetByLabel("Chance of winning in %").FillAsync("87,5");
        await last.GetByLabel("Too long after (days)").FillAsync("7");
        await Outlook.Button($"Move {stage} up").PressAsync("Enter");
        await LookAsync($"settings-stages-{width}-{theme}");
        await Outlook.Button("Save").Last.PressAsync("Enter");
        await Assertions.Expect(Outlook.Words("Saved")).ToBeVisibleAsync();
        await Outlook.Button("Back").ClickAsync();
        await Outlook.SelectAsync(null);
        await Outlook.Button("Show deals").ClickAsync();
        await Assertions.Expect(Outlook.Pane.Locator(".deals-board").GetByText(stage)).ToBeVisibleAsync();

        await Outlook.Button("Settings").ClickAsync();
        await Stages.PressAsync("Enter");
        await Outlook.Button($"Remove {stage}").PressAsync("Enter");
        await Outlook.Button("Save").Last.PressAsync("Enter");
        await Assertions.Expect(Outlook.Words("Saved")).ToBeVisibleAsync();
    }

    private ILocator Stages => Outlook.Pane.Locator(".settings-part > summary").Filter(new() { HasText = "Deal stages" });

    private async Task LookAsync(string name)
    {
        await SettleAsync();
        await Outlook.PictureAsync(name);
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        var seen = await Outlook.Page.Locator("iframe[title=OutlookCrm]").RunAxe();
        Assert.Empty(seen.Violations.Select(rule => $"{rule.Id}: {string.Join(", ", rule.Nodes.Select(node => node.Html))}"));
    }
}
