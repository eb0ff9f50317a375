using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Browser;

/// <summary>Every screen in every theme: no axe violation, nothing that scrolls sideways at 320 px.</summary>
public sealed class AccessibilityTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    private static readonly string[] Phones = ["+30 2310 555 014", "+30 697 555 0147"];

    private static readonly (string Look, string Theme, ForcedColors Contrast)[] s_looks =
    [
        ("light", "light", ForcedColors.None),
        ("dark", "dark", ForcedColors.None),
        ("high contrast", "contrast", ForcedColors.None),
        ("forced colours", "light", ForcedColors.Active),
    ];

    // What changes with the look; all other rules hold in every look or in none.
    private static readonly string[] s_ofColours = ["color-contrast", "link-in-text-block"];

    /// <summary>Each screen is opened once, then changes its look as Outlook would: a theme event, a theme of the system.</summary>
    [Theory]
    [InlineData("nothing selected")]
    [InlineData("card")]
    [InlineData("logged")]
    [InlineData("stranger")]
    [InlineData("several people")]
    [InlineData("profile")]
    [InlineData("profile edit")]
    [InlineData("feedback")]
    [InlineData("feedback recorded")]
    [InlineData("sales")]
    [InlineData("sales add")]
    [InlineData("reminders")]
    [InlineData("my day")]
    [InlineData("search")]
    [InlineData("new customer")]
    [InlineData("certificate")]
    [InlineData("import")]
    [InlineData("compose")]
    [InlineData("look-alike")]
    [InlineData("newsletter")]
    [InlineData("sign in")]
    [InlineData("waiting for sign-in")]
    [InlineData("error")]
    [InlineData("company")]
    [InlineData("settings")]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(string screen)
    {
        if (screen is "sign in" or "waiting for sign-in")
        {
            Outlook.Expect("status of 400");
            Host.Faults.Set(new Fault("naa", Kind: FaultKinds.ClaimsChallenge));
        }

        await Outlook.OpenAsync(
            $"width=320{(screen is "settings" or "certificate" ? "&user=ana" : screen is "my day" ? "&user=nikos" : "")}");
        await ShowAsync(screen);
        foreach (var (look, theme, contrast) in s_looks)
        {
            await Outlook.Page.EmulateMediaAsync(
                new PageEmulateMediaOptions { ForcedColors = contrast, ReducedMotion = ReducedMotion.Reduce });
            await Outlook.ChooseAsync(new { theme });
            await Outlook.Pane.Locator($"html[data-theme={theme}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await SettleAsync();

            var isFirst = look == s_looks[0].Look;
            var result = await Outlook.Page.Locator("iframe[title=OutlookCrm]")
                .RunAxe(isFirst ? new() : new() { RunOnly = new() { Type = "rule", Values = [.. s_ofColours] } });
            Assert.True(result.Passes.Length > (isFirst ? 20 : 0), "The pane's own document was not looked at.");
            Assert.Empty(result.Violations.Select(
                rule => $"{look}, {rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => $"{node.Target} {node.Html}"))}"));
            Assert.Empty(await WiderThanThePaneAsync());
        }
    }

    /// <summary>
    /// Guard: with reduced motion no element has a transition (addin/src/theme/base.css). A transition of every property, however short,
    /// passes a new theme's inherited colour down the page one level a frame: meanwhile old text stands on the new background.
    /// </summary>
    [Fact]
    public async Task A_new_theme_shows_at_once_with_reduced_motion()
    {
        await Outlook.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await Outlook.OpenAsync("width=320");
        await ShowAsync("card");
        await SettleAsync();

        var transitions = await Outlook.PaneFrame.EvaluateAsync<string[]>(
            """
            () => {
              document.documentElement.dataset.theme = 'dark';
              const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
              return moving.map((one) => `${one.effect.target.tagName}.${one.effect.target.className} ${one.transitionProperty}`);
            }
            """);

        Assert.Empty(transitions);
    }

    /// <summary>Elements that can be scrolled sideways, or that stick out of the pane without being cut on purpose.</summary>
    private Task<string[]> WiderThanThePaneAsync() => Outlook.PaneFrame.EvaluateAsync<string[]>(
        """
        () => {
          const scrolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || one === document.documentElement;
          const all = [...document.querySelectorAll('*')];
          const wide = all.filter((one) => scrolls(one) && one.scrollWidth > one.clientWidth + 1);
          return [...new Set(wide)].map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`);
        }
        """);

    private async Task ShowAsync(string screen)
    {
        var person = Correspondent.New("Annamaria Papadopoulou-Konstantinidi");
        if (screen is "look-alike" or "newsletter")
        {
            await DoubtfulAsync(screen, person);
            return;
        }

        if (screen is "settings")
        {
            await Outlook.FillSettingsAsync();
            return;
        }

        var other = Correspondent.New("Wilhelmina van der Westhuizen");
        if (screen is not "stranger")
        {
            var customer = await Host.CustomerAsync(person, new
            {
                role = "Head of purchasing and logistics",
                company = "Aegean Foods Anonymous Company of Thessaloniki",
                city = "Thessaloniki",
                country = "GR",
                stage = "loyal",
                phones = Phones,
                notes = "Prefers the phone.",
            });
            if (screen is "company")
            {
                await Host.CustomerAsync(other, new { kind = "organisation" });
            }

            if (screen is "sales" or "sales add")
            {
                await Host.BooksAsync(customer);
            }

            // Only tests of tasks open the pane as Nikos without a mail.
            await (screen is "reminders" or "my day" ? Host.RemindersAsync(customer, "nikos") : Task.CompletedTask);
        }

        var to = screen is "several people"
            ? $"maria@contoso.example, {other.Name} <{other.Address}>, c@{person.Address.Split('@')[1]}, d@{person.Address.Split('@')[1]}"
            : null;
        var mail = await Host.MailAsync(person, "Averyveryverylongwordwithoutanyplacetobreakitthatmightpushthepanewider", to: to);
        switch (screen)
        {
            case "nothing selected":
                await Assertions.Expect(Outlook.Words("Select a message")).ToBeVisibleAsync();
                return;
            case "my day":
                await Outlook.Page.ReloadAsync();
                await Assertions.Expect(Outlook.Words("My day")).ToBeVisibleAsync();
                return;
            case "certificate":
                await FindAsync(person.Address);
                await Outlook.Pane.GetByRole(AriaRole.Option).First.ClickAsync();
                await Outlook.Tab("Profile").ClickAsync();
                await Outlook.Button("Erase customer…").ClickAsync();
                await Outlook.Button("Erase for good").ClickAsync();
                await Assertions.Expect(Outlook.Button("Save the certificate")).ToBeVisibleAsync();
                return;
            case "new customer":
                await FindAsync($"Not {person.Address}");
                await Outlook.Button("as a new customer", exact: false).ClickAsync();
                await Outlook.Button("More").ClickAsync();
                return;
            case "compose":
                await Outlook.ComposeAsync(new { to = new[] { new { name = person.Name, address = person.Address } } });
                await Assertions.Expect(Outlook.Card(person.Name)).ToBeVisibleAsync();
                return;
            case "sign in":
                await Outlook.SelectAsync(mail.Id);
                await Outlook.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Cancel" })
                    .ClickAsync();
                await Assertions.Expect(Outlook.Words("Sign in to see your customers")).ToBeVisibleAsync();
                return;
            case "waiting for sign-in":
                await Outlook.SelectAsync(mail.Id);
                await Assertions.Expect(Outlook.Words("Waiting for you to sign in")).ToBeVisibleAsync();
                return;
            case "error":
                Outlook.Expect("status of 500");
                Host.Faults.Set(new Fault("api", "/api/card", Status: 500));
                await Outlook.SelectAsync(mail.Id);
                await Assertions.Expect(Outlook.Button("Try again")).ToBeVisibleAsync();
                return;
        }

        await Outlook.SelectAsync(mail.Id);
        if (screen is "stranger")
        {
            await Assertions.Expect(Outlook.Button("Add and log this email")).ToBeVisibleAsync();
            return;
        }

        await Assertions.Expect(Outlook.Card(person.Name)).ToBeVisibleAsync();
        switch (screen)
        {
            case "logged":
                await Outlook.Button("Log email").ClickAsync();
                await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
                break;
            case "profile" or "profile edit":
                await Outlook.Tab("Profile").ClickAsync();
                await (screen is "profile"
                    ? Assertions.Expect(Outlook.Button("Edit")).ToBeVisibleAsync()
                    : Outlook.Button("Edit").ClickAsync());
                break;
            case "feedback" or "feedback recorded":
                await Outlook.Tab("Feedback").ClickAsync();
                await Assertions.Expect(Outlook.Button("Save feedback")).ToBeVisibleAsync();
                if (screen is "feedback recorded")
                {
                    await Outlook.Pane.GetByRole(AriaRole.Radio, new FrameLocatorGetByRoleOptions { Name = "4", Exact = true })
                        .CheckAsync();
                    await Outlook.Button("Save feedback").ClickAsync();
                    await Outlook.Button("Edit").ClickAsync();
                }

                break;
            case "reminders":
                await Outlook.Words("Never on a Friday").First.ClickAsync();
                await Outlook.Button("Remind me").ClickAsync();
                await Assertions.Expect(Outlook.Button("Next week")).ToBeVisibleAsync();
                break;
            case "sales" or "sales add":
                await Outlook.Tab("Sales").ClickAsync();
                await Assertions.Expect(Outlook.Words("12 days late").Last).ToBeVisibleAsync();
                await (screen is "sales"
                    ? Outlook.Button("Show products bought").ClickAsync()
                    : Outlook.Button("Add order or invoice").ClickAsync());
                if (screen is "sales")
                {
                    // Only payments show this button before a document is opened.
                    await Outlook.Button("Edit").ClickAsync();
                    await Assertions.Expect(Outlook.Pane.GetByLabel("Paid by")).ToBeVisibleAsync();
                }

                break;
            case "company":
                await FindAsync(other.Address);
                await Outlook.Pane.Locator(".picker-name", new() { HasText = other.Name }).ClickAsync();
                await Assertions.Expect(Outlook.Card(other.Name)).ToBeVisibleAsync();
                break;
            case "search":
                await Outlook.Button("Search customers").First.ClickAsync();
                await Outlook.Pane.GetByRole(AriaRole.Combobox).Or(Outlook.Pane.GetByRole(AriaRole.Searchbox)).First.FillAsync("Annamaria");
                await Assertions.Expect(Outlook.Words("found").First).ToBeVisibleAsync();
                break;
            case "import":
                await Outlook.Button("Search customers").First.ClickAsync();
                await Outlook.Button("Import a file").ClickAsync();
                await Outlook.Pane.GetByLabel("File to import").SetInputFilesAsync(ImportTests.Contacts(person.Address));
                await Outlook.Button("Show what would change").ClickAsync();
                await Assertions.Expect(Outlook.Words("What the import would do")).ToBeVisibleAsync();
                await Outlook.Pane.Locator(".imports-columns summary").ClickAsync();
                break;
        }
    }

    private async Task FindAsync(string text)
    {
        await Outlook.Button("Search customers", exact: false).First.ClickAsync();
        await Outlook.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>A mail whose sender should probably not be added.</summary>
    private async Task DoubtfulAsync(string screen, Correspondent person)
    {
        await Host.CustomerAsync(person, new { phones = Phones });
        var domain = person.Address.Split('@')[1];
        var from = screen is "look-alike" ? $"\u0430{person.Address[1..]}" : $"news@offers.{domain}";
        var mail = await Host.DropAsync(
            $"From: {person.Name} <{from}>\r\nTo: maria@contoso.example\r\nSubject: New bank account\r\n"
            + $"Date: {DateTimeOffset.UtcNow:r}\r\nMessage-ID: <{Guid.NewGuid():N}@mail.example>\r\n"
            + "List-Unsubscribe: <mailto:out@news.example>\r\n\r\nHello Maria.\r\n",
            "maria", ct: Stop);
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Words(screen is "look-alike" ? "Call the number you know" : "This looks like a newsletter."))
            .ToBeVisibleAsync();
        await (screen is "look-alike"
            ? Assertions.Expect(Outlook.Pane.Locator(".lookalike-call")).ToContainTextAsync(Phones[0])
            : Assertions.Expect(Outlook.Button("Add anyway")).ToBeVisibleAsync());
    }
}
