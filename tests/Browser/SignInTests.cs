using Microsoft.Playwright;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Browser;

/// <summary>
/// The real MSAL code against the broker of the page: silently, in the host's window, with claims, in a dialog, and not at all.
/// </summary>
public sealed class SignInTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    /// <summary>Guard: any silent failure is followed by the popup (addin/src/auth/tokens.ts).</summary>
    [Fact]
    public async Task When_the_silent_way_fails_Outlook_asks_and_the_card_shows()
    {
        Outlook.Expect("status of 400");
        var mail = await KnownAsync("Petra Nagy");
        Host.Faults.Set(new Fault("naa", Kind: FaultKinds.ClaimsChallenge));
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail);

        await Prompt("Sign in as").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" }).ClickAsync();

        await Assertions.Expect(Outlook.Card("Petra Nagy")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_cancels_is_offered_a_button_and_is_not_asked_again_by_itself()
    {
        Outlook.Expect("status of 400");
        var mail = await KnownAsync("Marius Pop");
        Host.Faults.Set(new Fault("naa", Kind: FaultKinds.ClaimsChallenge));
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail);

        await Prompt("Sign in as").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(Outlook.Words("Sign in to see your customers")).ToBeVisibleAsync();
        await Assertions.Expect(Prompt("Sign in as")).ToHaveCountAsync(0);

        await Outlook.Button("Sign in").ClickAsync();
        await Prompt("Sign in as").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(Outlook.Card("Marius Pop")).ToBeVisibleAsync();
    }

    /// <summary>Guard: the claims of a 401 go into the next token request (addin/src/api/client.ts).</summary>
    [Fact]
    public async Task A_claims_challenge_is_answered_with_these_claims()
    {
        // The shared world may still have a token for Graph in its memory, and then Entra is not asked.
        var own = await OwnWorldAsync();
        Outlook.Expect("status of 40[01]");
        own.Faults.Set(new Fault("entra", Kind: FaultKinds.ClaimsChallenge));
        var mail = await KnownAsync("Hana Szabo");
        await Outlook.OpenAsync();
        var asked = Outlook.Page.WaitForRequestAsync(request =>
            request.Url.Contains("naa-token", StringComparison.Ordinal)
                && request.PostData?.Contains("access_token", StringComparison.Ordinal) == true);

        // The first thing that needs the mailbox is refused: how long is the conversation. Stepping up takes the user.
        await Outlook.SelectAsync(mail);
        Assert.Contains("acrs", (await asked).PostData, StringComparison.Ordinal);
        await Prompt("Sign in as").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(Outlook.Card("Hana Szabo")).ToBeVisibleAsync();
        await Outlook.Button("Log email").ClickAsync();

        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Sign in to see your customers")).ToHaveCountAsync(0);
    }

    /// <summary>Guard: without the host's broker the ladder ends in a dialog of our own (addin/src/auth/tokens.ts).</summary>
    [Fact]
    public async Task Without_nested_authentication_a_window_of_our_own_signs_in()
    {
        Outlook.Expect("request to elsewhere: https://login.microsoftonline.com/");
        Outlook.Expect("status of 400");
        await AnswerForEntraAsync();
        var mail = await KnownAsync("Istvan Toth");
        await Outlook.OpenAsync("naa=no");
        await Outlook.SelectAsync(mail);

        var window = await Context.RunAndWaitForPageAsync(() => Outlook.Button("Sign in").ClickAsync());
        var closed = new TaskCompletionSource();
        window.Close += (_, _) => closed.TrySetResult();

        // Only this test answers for Microsoft: whoever tries it by hand is told why the window leads nowhere.
        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("which does not know this simulator");
        await window.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Maria" }).ClickAsync();

        await Assertions.Expect(Outlook.Card("Istvan Toth")).ToBeVisibleAsync();
        await closed.Task.WaitAsync(Stop);
    }

    [Fact]
    public async Task Another_user_sees_with_their_own_rights()
    {
        var mail = await KnownAsync("Julia Stan");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail);
        await Assertions.Expect(Outlook.Words("Signed in as maria@contoso.example")).ToBeVisibleAsync();

        await Outlook.ChooseAsync(new { user = "reza" });

        await Assertions.Expect(Outlook.Words("Signed in as reza@contoso.example")).ToBeVisibleAsync();
    }

    /// <summary>Guard: a host other than Outlook touches nothing of Office (addin/src/host/office.ts).</summary>
    [Fact]
    public async Task A_plain_browser_is_told_what_this_is_and_how_to_get_it()
    {
        await Outlook.Page.GotoAsync(Host.ApiAddress.ToString());

        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "OutlookCrm lives in Outlook" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Page.GetByText("Open a message in Outlook")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_blocked_Office_js_ends_on_the_same_page_and_not_in_an_error()
    {
        Outlook.Expect("office.js");
        await Context.RouteAsync("**/office.js", route => route.AbortAsync());
        await Outlook.Page.GotoAsync(Host.ApiAddress.ToString());

        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "OutlookCrm lives in Outlook" }))
            .ToBeVisibleAsync();
    }

    private ILocator Prompt(string title) => Outlook.Page.GetByRole(AriaRole.Dialog).Filter(new LocatorFilterOptions { HasText = title });

    private async Task<string> KnownAsync(string name)
    {
        var person = Correspondent.New(name);
        await Host.CustomerAsync(person);
        return (await Host.MailAsync(person, $"From {name}")).Id;
    }
}
