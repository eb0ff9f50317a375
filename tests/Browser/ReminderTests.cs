using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Notes and tasks beside a mail, without a mouse, and the day of who has them.</summary>
public sealed class ReminderTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task A_note_and_a_task_are_written_and_done_with_the_keyboard_alone()
    {
        var rosa = Correspondent.New("Rosa Deak");
        await Host.CustomerAsync(rosa);
        var mail = await Host.MailAsync(rosa, "Re: Two boxes");
        await Outlook.OpenAsync("width=320");
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Note").FocusAsync();
        await Outlook.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.Locator("textarea")).ToBeFocusedAsync();
        await Outlook.Page.Keyboard.TypeAsync("Opens at seven");
        await Outlook.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Outlook.Words("Note saved")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Opens at seven")).ToBeVisibleAsync();

        await Outlook.Button("Remind me").FocusAsync();
        await Outlook.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.GetByLabel("Remind me to")).ToHaveValueAsync("Two boxes");
        await Outlook.Page.Keyboard.TypeAsync("Count the boxes");
        await Outlook.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Outlook.Words("Task saved")).ToBeVisibleAsync();
        await Outlook.Button("Mark as done: Count the boxes").FocusAsync();
        await Outlook.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Outlook.Button("Mark as done: Count the boxes")).ToHaveCountAsync(0);
        await Outlook.Button("Undo").FocusAsync();
        await Outlook.Page.Keyboard.PressAsync("Enter");
        await Outlook.Button("Mark as done: Count the boxes").ClickAsync();
        await Assertions.Expect(Outlook.Words("Done", exact: true)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("320", "light")]
    [InlineData("450", "dark")]
    public async Task My_day_leads_to_the_customer_and_goes_on_without_what_is_done(string width, string theme)
    {
        var rosa = Correspondent.New($"Rosa Deak {width}");
        await Host.RemindersAsync(await Host.CustomerAsync(rosa), "nikos");
        await Outlook.OpenAsync($"width={width}&theme={theme}&user=nikos");
        await Assertions.Expect(Outlook.Words("My day")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"my-day-{width}-{theme}");

        var tasks = Outlook.Pane.GetByRole(AriaRole.Listitem).Filter(new() { HasText = rosa.Name });
        await Assertions.Expect(tasks).ToHaveCountAsync(2);
        await tasks.First.GetByRole(AriaRole.Button, new() { Name = "Mark as done" }).ClickAsync();
        await Assertions.Expect(tasks).ToHaveCountAsync(1);
        await Outlook.Button(rosa.Name).ClickAsync();
        await Assertions.Expect(Outlook.Card(rosa.Name)).ToBeVisibleAsync();
        await Outlook.Button("Call or meeting").ClickAsync();
        await SettleAsync();

        await Outlook.PictureAsync($"reminders-{width}-{theme}");
    }
}
