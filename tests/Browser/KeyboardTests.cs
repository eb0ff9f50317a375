using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Every task by keyboard alone: nothing here clicks.</summary>
public sealed class KeyboardTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    private const int MostStops = 80;

    [Fact]
    public async Task Mail_after_mail_is_opened_with_the_arrow_keys()
    {
        var (first, second) = (Correspondent.New("Agnes Kiraly"), Correspondent.New("Botond Lakatos"));
        await Host.CustomerAsync(first);
        await Host.CustomerAsync(second);
        await Host.MailAsync(first, "Older");
        await Host.MailAsync(second, "Newer");
        await Outlook.OpenAsync();
        await GoToAsync(
            Outlook.Page.GetByRole(AriaRole.Listbox, new PageGetByRoleOptions { Name = "Messages" }).GetByRole(AriaRole.Option).First);
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Card("Botond Lakatos")).ToBeVisibleAsync();

        await PressAsync("ArrowDown");

        await Assertions.Expect(Outlook.Card("Agnes Kiraly")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mail_is_logged_and_taken_back()
    {
        await OpenKnownAsync("Csaba Fodor");
        await GoToAsync(Outlook.Button("Log email"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await GoToAsync(Outlook.Button("Undo"));
        await PressAsync("Space");

        await Assertions.Expect(Outlook.Words("Removed from the CRM")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_stranger_is_added()
    {
        var dora = Correspondent.New("Dora Sipos");
        var mail = await Host.MailAsync(dora, "Hello");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await GoToAsync(Outlook.Field("Company"));
        await Outlook.Page.Keyboard.TypeAsync("Sipos Bt.");
        await PressAsync("Enter");

        await Assertions.Expect(Outlook.Card("Dora Sipos")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Sipos Bt.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_profile_is_edited()
    {
        await OpenKnownAsync("Endre Gulyas");
        await GoToTabAsync("Profile");
        await GoToAsync(Outlook.Button("Edit"));
        await PressAsync("Enter");
        await GoToAsync(Outlook.Field("Role"));
        await Outlook.Page.Keyboard.TypeAsync("Miller");
        await GoToAsync(Outlook.Button("Save"));
        await PressAsync("Enter");

        await Assertions.Expect(Outlook.Button("Edit")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Miller").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Feedback_is_recorded()
    {
        await OpenKnownAsync("Flora Jonas");
        await GoToTabAsync("Feedback");
        await GoToAsync(Outlook.Pane.GetByRole(AriaRole.Group, new FrameLocatorGetByRoleOptions { Name = "How satisfied?" })
            .GetByRole(AriaRole.Radio).First);
        await PressAsync("Space");
        await PressAsync("ArrowRight");
        await PressAsync("ArrowRight");
        await GoToAsync(Outlook.Button("Save feedback"));
        await PressAsync("Enter");

        await Assertions.Expect(Outlook.Words("CSAT 3 of 5").First).ToBeVisibleAsync();
        await GoToAsync(Outlook.Button("Edit"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.Locator(".feedback-item")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_customer_is_found_and_the_mail_come_back_to()
    {
        var name = $"Gizella {Guid.NewGuid().ToString("N")[..6]}";
        await Host.CustomerAsync(Correspondent.New(name));
        await OpenKnownAsync("Henrik Barta");
        await GoToAsync(Outlook.Button("Search customers").First);
        await PressAsync("Enter");
        await Outlook.Page.Keyboard.TypeAsync($"not {name}");
        await GoToAsync(Outlook.Button($"Add “not {name}” as a new customer"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.Locator(".search")).ToBeFocusedAsync();
        await GoToAsync(Outlook.Button("Back"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await PressAsync("Control+A");
        await Outlook.Page.Keyboard.TypeAsync(name);
        await Assertions.Expect(Outlook.Words("1 found")).ToBeVisibleAsync();
        await PressAsync("ArrowDown");
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Card(name)).ToBeVisibleAsync();
        await GoToAsync(Outlook.Button("Back to the email"));
        await PressAsync("Enter");

        await Assertions.Expect(Outlook.Card("Henrik Barta")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Pane.Locator("main")).ToBeFocusedAsync();
    }

    /// <summary>Guard: the search is loaded on demand, and what is typed meanwhile must not go astray (features/shell/Shell.tsx).</summary>
    [Fact]
    public async Task What_is_typed_before_the_search_is_there_stands_in_its_box()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var typed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Context.RouteAsync("**/assets/Search-*.js", async route =>
        {
            asked.TrySetResult();
            await typed.Task;
            await route.ContinueAsync();
        });
        await OpenKnownAsync("Ibolya Kun");
        await Outlook.Pane.GetByRole(AriaRole.Tab).First.FocusAsync();
        await PressAsync("/");
        await asked.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience), Stop);
        await Outlook.Page.Keyboard.TypeAsync("ibolya k");
        typed.SetResult();

        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("ibolya k");
        await Outlook.Page.Keyboard.TypeAsync("un");
        await Assertions.Expect(Outlook.Words("1 found")).ToBeVisibleAsync();
    }

    /// <summary>Guard: the focus stays where the button was (addin/src/ui/focus.ts), so the next Tab goes on from there.</summary>
    [Theory]
    [InlineData("Enter")]
    [InlineData("Space")]
    public async Task After_logging_the_focus_is_where_the_button_was(string key)
    {
        await OpenKnownAsync("Jolan Szabo");
        await GoToAsync(Outlook.Button("Log email"));
        await PressAsync(key);
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await PressAsync("Tab");
        await Assertions.Expect(Outlook.Button("Undo")).ToBeFocusedAsync();

        await PressAsync(key);
        await Assertions.Expect(Outlook.Words("Removed from the CRM")).ToBeVisibleAsync();
        await PressAsync("Tab");
        await Assertions.Expect(Outlook.Button("Log email")).ToBeFocusedAsync();
    }

    /// <summary>Guard: the search gives the focus back (features/shell/Shell.tsx), however it was opened and closed.</summary>
    [Theory]
    [InlineData("/", "Escape")]
    [InlineData("Enter", "Escape")]
    [InlineData("/", "Enter")]
    public async Task After_the_search_the_focus_is_on_its_button(string opening, string closing)
    {
        await OpenKnownAsync("Karola Biro");
        await GoToAsync(Outlook.Button("Search customers").First);
        await PressAsync(opening);
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        if (closing == "Enter")
        {
            await GoToAsync(Outlook.Button("Close search"));
        }

        await PressAsync(closing);

        await Assertions.Expect(Outlook.Button("Search customers").First).ToBeFocusedAsync();
    }

    /// <summary>Guard: what is pressed here takes itself away (features/add/Add.tsx, features/correspondence/Never.tsx).</summary>
    [Fact]
    public async Task Beside_a_stranger_the_focus_stays_beside_the_button_that_has_gone()
    {
        var domain = Correspondent.New("Mate Orban").Address.Split('@')[1];
        var mail = await Host.MailAsync(new("Mate Orban", $"news@{domain}"), "Offers");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await GoToAsync(Outlook.Button("Add anyway"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.Locator(".add")).ToBeFocusedAsync();

        await GoToAsync(Outlook.Button("Existing customer…"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await PressAsync("Escape");
        await Assertions.Expect(Outlook.Button("Existing customer…")).ToBeFocusedAsync();

        await GoToAsync(Outlook.Button("Never log…"));
        await PressAsync("Enter");
        await GoToAsync(Outlook.Button("Never log emails from ", exact: false).First);
        await PressAsync("Enter");
        await GoToAsync(Outlook.Button($"Log emails from news@{domain} again"));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Pane.Locator(".never")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task After_saving_a_profile_the_focus_is_still_in_it()
    {
        await OpenKnownAsync("Lujza Papp");
        await GoToTabAsync("Profile");
        await GoToAsync(Outlook.Button("Edit"));
        await PressAsync("Enter");
        await GoToAsync(Outlook.Field("Role"));
        await Outlook.Page.Keyboard.TypeAsync("Baker");
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Words("Saved", exact: true)).ToBeVisibleAsync();
        await PressAsync("Tab");

        await Assertions.Expect(Outlook.Button("Edit")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_page_itself_is_used_without_a_mouse()
    {
        await Outlook.OpenAsync();
        await GoToAsync(Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New mail" }));
        await PressAsync("Enter");
        await Assertions.Expect(Outlook.Page.Locator("#draft-to")).ToBeFocusedAsync();
        await Outlook.Page.Keyboard.TypeAsync("Nikos <nikos@contoso.example>;");
        await Assertions.Expect(Outlook.Page.Locator(".chips li")).ToContainTextAsync("Nikos");
        await GoToAsync(Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Discard" }));
        await PressAsync("Enter");

        await Assertions.Expect(Outlook.Page.Locator("#compose")).ToBeHiddenAsync();
    }

    private async Task OpenKnownAsync(string name)
    {
        var person = Correspondent.New(name);
        await Host.CustomerAsync(person);
        var mail = await Host.MailAsync(person, "Hello");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Card(name)).ToBeVisibleAsync();
    }

    private Task PressAsync(string key) => Outlook.Page.Keyboard.PressAsync(key);

    /// <summary>Tab until the element has the focus, as a person would: fails when it can never be reached.</summary>
    private async Task GoToAsync(ILocator element)
    {
        await element.WaitForAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await element.EvaluateAsync<bool>("one => one === document.activeElement && document.hasFocus()"))
            {
                return;
            }

            await PressAsync("Tab");
        }

        Assert.Fail($"{element} cannot be reached with Tab.");
    }

    private async Task GoToTabAsync(string name)
    {
        await GoToAsync(Outlook.Tab("History"));
        for (var step = 0; step < 5 && await Outlook.Tab(name).GetAttributeAsync("aria-selected") != "true"; step++)
        {
            await PressAsync("ArrowRight");
        }
    }
}
