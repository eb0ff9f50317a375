using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Browser;

/// <summary>The administrator's set-up page: in Outlook's frame and in a browser of its own.</summary>
public sealed class SetupTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Theory]
    [InlineData("450", "light")]
    [InlineData("450", "dark")]
    [InlineData("320", "light")]
    [InlineData("320", "dark")]
    public async Task Every_line_stands_with_its_remedy(string width, string theme)
    {
        await OwnWorldAsync();
        Host.Faults.Set(new Fault("graph", Status: 429, RetryAfter: "30"));
        await OpenAsync($"user=ana&width={width}&theme={theme}");

        await HasAsync("Microsoft Graph is throttling requests and asks for a pause of 30 seconds.");
        await Outlook.Pane.Locator("summary").ClickAsync();
        await HasAsync("Writing and reading back works.");
        await HasAsync("No one has opened the pane from a deployed manifest yet.");
        await HasAsync("Works, with ");
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        var result = await Outlook.Page.Locator("iframe[title=OutlookCrm]").RunAxe();
        Assert.Empty(result.Violations.Select(
            rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => $"{node.Target} {node.Html}"))}"));
        await Outlook.PaneFrame.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        await Outlook.PictureAsync($"setup-end-{width}-{theme}");
        await Outlook.PaneFrame.EvaluateAsync("() => scrollTo(0, 0)");
        await Outlook.PictureAsync($"setup-{width}-{theme}");
    }

    [Fact]
    public async Task What_was_mended_is_seen_by_checking_again()
    {
        await OwnWorldAsync();
        Host.Faults.Set(new Fault("entra", Kind: FaultKinds.ConsentMissing));
        await OpenAsync("user=ana");
        await HasAsync(
            "Consent is missing for Mail.Read, Mail.Read.Shared, Calendars.Read, Calendars.Read.Shared, Mail.ReadWrite, "
            + "Mail.ReadWrite.Shared, User.Read.");
        await HasAsync("1 problem to fix.");
        var link = new FrameLocatorGetByRoleOptions { Name = "Open the page where you can fix this" };
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Link, link))
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("adminconsent"));

        Host.Faults.Clear();
        await Outlook.Button("Check again").ClickAsync();

        await Outlook.Pane.Locator("summary").ClickAsync();
        await HasAsync("Consent was given for everything that the CRM asks for.");
        await HasAsync("It can read your mailbox.");
    }

    [Fact]
    public async Task Whoever_has_not_the_role_is_told_which()
    {
        Outlook.Expect("status of 403");
        await OpenAsync("user=maria");

        await HasAsync("You need the role Crm.Admin; you have Crm.Sales.");
    }

    [Fact]
    public async Task A_token_for_something_else_is_told_by_its_audience()
    {
        Outlook.Expect("status of 401");
        await Context.RouteAsync(new System.Text.RegularExpressions.Regex("/simulator/naa-token"), async route =>
        {
            var answer = await (await route.FetchAsync()).JsonAsync();
            var body = answer!.Value.Deserialize<Dictionary<string, object>>()!;
            body["access_token"] = Host.TokenFor("ana", draft => draft.Claims["aud"] = "api://another-application");
            await route.FulfillAsync(new RouteFulfillOptions { Json = body });
        });
        await OpenAsync("user=ana");

        await HasAsync("Your token is for “api://another-application”, not for this application.");
    }

    [Fact]
    public async Task A_header_that_keeps_Outlook_from_showing_the_pane_is_told()
    {
        await Context.RouteAsync($"{Host.ApiAddress}", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = new Dictionary<string, string>(answer.Headers) { ["x-frame-options"] = "SAMEORIGIN" };
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = headers });
        });
        await OpenAsync("user=ana");

        await HasAsync("The header X-Frame-Options: SAMEORIGIN keeps Outlook from showing the pane.");
    }

    [Fact]
    public async Task In_a_browser_of_its_own_it_goes_to_Entra_and_comes_back()
    {
        Outlook.Expect("request to elsewhere: https://login.microsoftonline.com/");
        await AnswerForEntraAsync();
        var page = Outlook.Page;
        await page.GotoAsync(new Uri(Host.ApiAddress, "/setup.html").ToString());
        await Assertions.Expect(page.GetByText("Sign in as an administrator to check the rest.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Ana" }).ClickAsync();

        await page.Locator("summary").ClickAsync();
        await Assertions.Expect(page.GetByText("You are an administrator.")).ToBeVisibleAsync();
        var xml = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add-in manifest (XML)" }).ClickAsync());
        Assert.Equal("outlookcrm.xml", xml.SuggestedFilename);
    }

    /// <summary>The first day: nobody has registered the application yet, and Microsoft's code says so.</summary>
    [Fact]
    public async Task Before_the_registration_it_says_what_Microsoft_says()
    {
        await OwnWorldAsync(new() { Registered = false });
        Outlook.Expect("status of 400");
        await OpenAsync("user=ana");
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Accept" }).ClickAsync();

        await HasAsync("Microsoft doesn’t know this application (AADSTS700016).");
        await HasAsync("1 problem to fix.");

        // Asking once more ends with the same words instead of a window that never closes.
        await Outlook.Button("Sign in").ClickAsync();
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Accept" }).ClickAsync();
        await HasAsync("1 problem to fix.");
    }

    [Fact]
    public async Task Back_from_the_page_for_consent_it_says_what_comes_next()
    {
        await Outlook.Page.GotoAsync(new Uri(Host.ApiAddress, "/setup.html?admin_consent=True&tenant=x").ToString());

        await Assertions.Expect(Outlook.Page.GetByText("Consent was given. Next: assign roles")).ToBeVisibleAsync();
    }

    /// <summary>What a deployed manifest opens is what the administrator reads.</summary>
    [Fact]
    public async Task The_pane_tells_which_manifest_opened_it()
    {
        await OwnWorldAsync();
        await Outlook.OpenAsync("user=maria");
        await Outlook.Page.EvaluateAsync(
            "() => { const frame = document.querySelector('iframe[title=OutlookCrm]'); frame.src = `${frame.src}?manifest=0.9.0`; }");
        await Outlook.Page.WaitForResponseAsync(
            response => response.Url.EndsWith("/api/me/manifest", StringComparison.Ordinal) && response.Status == 204);
        await OpenAsync("user=ana");

        await HasAsync("Outlook still opens the pane with version 0.9.0.");
    }

    private Task OpenAsync(string query) => Outlook.OpenAsync($"{query}&page=setup");

    private Task HasAsync(string sentence) => Assertions.Expect(Outlook.Words(sentence)).ToBeVisibleAsync();
}
