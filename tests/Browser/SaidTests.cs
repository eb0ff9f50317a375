using System.Globalization;
using Microsoft.Playwright;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Simulator.Scripts;

namespace OutlookCrm.Browser;

/// <summary>What the pane says of what has just been done, of what it waits for, and of what cannot be done.</summary>
public sealed class SaidTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    /// <summary>Guard: each of these words stands in a live region, in sight, and after every answer (pane.tell, Log.tsx).</summary>
    [Theory]
    [InlineData("log", "Logged by Maria")]
    [InlineData("undo", "Removed from the CRM")]
    [InlineData("save", "Saved")]
    [InlineData("add", "Added to the CRM")]
    [InlineData("feedback", "Feedback saved")]
    [InlineData("erase", "Zita Balla was erased")]
    public async Task What_was_done_is_seen_and_announced(string deed, string words)
    {
        var zita = Correspondent.New("Zita Balla");
        var user = deed == "erase" ? "ilona" : "maria";
        if (deed != "add")
        {
            await Host.CustomerAsync(zita);
        }

        var mail = await Host.DropAsync(Mail(zita, user), user, ct: Stop);
        await Outlook.OpenAsync($"width=320&user={user}");
        await Outlook.SelectAsync(mail.Id);

        await DoAsync(deed);

        var said = Outlook.Pane.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = words });
        await Assertions.Expect(said).ToBeVisibleAsync();
        await Assertions.Expect(said).ToBeInViewportAsync();
        var box = await said.GetByText(words.Split(' ')[0]).First.BoundingBoxAsync();
        Assert.True(box is { Width: > 20, Height: > 10 }, $"{box?.Width} x {box?.Height}");
    }

    [Fact]
    public async Task A_cancelled_meeting_says_so_and_promises_nothing()
    {
        var vera = Correspondent.New("Vera Lukacs");
        await Host.CustomerAsync(vera);
        var planned = Host.Meet("maria", new MeetingRequest
        {
            Organizer = new(vera.Name, vera.Address),
            Required = [new("Maria", "maria@contoso.example")],
            Start = DateTimeOffset.UtcNow.AddHours(3),
            Subject = "Visit of the new roastery",
        });
        await Outlook.OpenAsync("folder=calendar");
        await Outlook.Page.EvaluateAsync(
            "([id]) => fetch(`/simulator/meeting/cancel?user=maria&id=${encodeURIComponent(id)}`, { method: 'POST' })",
            new[] { planned.Of("maria").Id });

        await Outlook.SelectAsync(planned.Of("maria").Id);

        await Assertions.Expect(Outlook.Card("Vera Lukacs")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("This meeting was cancelled, so there is nothing to log.")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("once it begins")).ToHaveCountAsync(0);
        await Assertions.Expect(Outlook.Button("Log meeting")).ToHaveCountAsync(0);
    }

    /// <summary>Guard: dates follow the user's own language where the words do not (addin/src/text/language.ts).</summary>
    [Theory]
    [InlineData("en-GB", "12 Nov 2024")]
    [InlineData("el-GR", "12 Νοε 2024")]
    [InlineData("hu-HU", "2024. nov. 12.")]
    [InlineData("fa-IR", "۲۲ آبان ۱۴۰۳")]
    [InlineData("af-ZA", "12 Nov. 2024")]
    [InlineData("ro-RO", "12 nov. 2024")]
    public async Task A_date_is_written_as_the_users_own_language_writes_dates(string language, string day)
    {
        var zita = Correspondent.New("Zita Balla");
        await Host.CustomerAsync(zita);
        var mail = await Host.DropAsync(Mail(zita, "maria", "Tue, 12 Nov 2024 12:00:00 +0000"), "maria", ct: Stop);
        await Outlook.OpenAsync($"language={language}");
        await Outlook.SelectAsync(mail.Id);

        await Outlook.Button("Log email").ClickAsync();

        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Tabpanel).GetByText(day).First).ToBeVisibleAsync();
    }

    /// <summary>Guard: the button that stops the wait is the one that then signs in (Banner.tsx).</summary>
    [Fact]
    public async Task Whoever_stops_waiting_for_the_sign_in_has_the_keyboard_on_the_button_that_signs_in()
    {
        Outlook.Expect("request to elsewhere: https://login.microsoftonline.com/");
        Outlook.Expect("status of 400");
        await AnswerForEntraAsync();
        var zita = Correspondent.New("Zita Balla");
        await Host.CustomerAsync(zita);
        var mail = await Host.DropAsync(Mail(zita, "maria"), "maria", ct: Stop);
        await Outlook.OpenAsync("naa=no");
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Sign in").FocusAsync();
        await Context.RunAndWaitForPageAsync(() => Outlook.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(Outlook.Words("Waiting for you to sign in")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Still waiting for the server")).ToHaveCountAsync(0);
        await Assertions.Expect(Outlook.Button("Cancel")).ToBeFocusedAsync();

        await Outlook.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Outlook.Button("Sign in")).ToBeFocusedAsync();
    }

    /// <summary>Guard: an address of a program is known before the API has read the mail (addin/src/features/add/automatic.ts).</summary>
    [Theory]
    [InlineData("08-reused-id-1.eml", "This email was sent automatically.")]
    [InlineData("robot", "This email was sent automatically.")]
    [InlineData("stock.alerts", "This email was sent automatically.")]
    [InlineData("news", "This looks like a newsletter.")]
    [InlineData("no-reply", "This is an automatic sender (no-reply).")]
    public async Task A_mail_that_no_person_wrote_is_called_so_at_once(string sender, string words)
    {
        var reading = new TaskCompletionSource();
        await Context.RouteAsync("**/api/customers/suggestion", async route =>
        {
            await reading.Task;
            await route.ContinueAsync();
        });
        var mail = Mail(new("Daily Stock", $"{sender}@{Guid.NewGuid().ToString("N")[..8]}.example"), "maria");
        if (sender.EndsWith(".eml", StringComparison.Ordinal))
        {
            var file = Path.Combine(SourceTree.Root, "..", "shared", "bug-reports", sender);
            Assert.SkipUnless(File.Exists(file), "The folder of bug reports is not beside the repository.");
            mail = await File.ReadAllTextAsync(file, Stop);
        }

        var dropped = await Host.DropAsync(mail, "maria", ct: Stop);
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(dropped.Id);

        await Assertions.Expect(Outlook.Words(words)).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Add and log this email")).ToHaveCountAsync(0);
        reading.SetResult();
        await SettleAsync();
        await Assertions.Expect(Outlook.Words(words)).ToBeVisibleAsync();
    }

    /// <summary>
    /// Guard: the address that is shown is the one that a person would read, before the API has answered
    /// (addin/src/features/who/Stranger.tsx) and after it (Marked.tsx).
    /// </summary>
    [Theory]
    [InlineData("meltemi", "m\u0435ltemi", "\u0435")]
    [InlineData("apollon", "\u0430pollon", "\u0430")]
    [InlineData("kosmos", "kosm\u043es", "\u043e")]
    [InlineData("poros", "\u0440oros", "\u0440")]
    [InlineData("iris", "\u0456ris", "\u0456")]
    [InlineData("olymp", "\u03bflymp", "\u03bf")]
    public async Task A_look_alike_is_shown_as_it_reads_with_the_foreign_letter_marked(string known, string seen, string foreign)
    {
        var zita = Correspondent.New("Zita Balla");
        var rest = $"{Guid.NewGuid().ToString("N")[..6]}.example";
        await Host.CustomerAsync(new(zita.Name, $"zita@{known}{rest}"));
        var mail = await Host.DropAsync(
            Mail(new(zita.Name, $"zita@{new IdnMapping().GetAscii(seen + rest)}"), "maria"), "maria", ct: Stop);
        var answered = new TaskCompletionSource();
        await Context.RouteAsync("**/api/card", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        await Outlook.OpenAsync("width=320");
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Pane.Locator(".who.stranger p")).ToHaveTextAsync($"zita@{seen}{rest}");

        answered.SetResult();

        await Assertions.Expect(Outlook.Words("Be careful: this is not Zita Balla.")).ToBeVisibleAsync();
        var under = Outlook.Pane.Locator(".add > header p");
        await Assertions.Expect(under).ToHaveTextAsync($"zita@{seen}{rest} · looks like Zita Balla");
        await Assertions.Expect(under.Locator("mark")).ToHaveTextAsync(foreign);
        await Assertions.Expect(Outlook.Words("xn--")).ToHaveCountAsync(0);
    }

    private async Task DoAsync(string deed)
    {
        switch (deed)
        {
            case "log" or "undo":
                await Outlook.Button("Log email").ClickAsync();
                if (deed == "undo")
                {
                    await Outlook.Button("Undo").ClickAsync();
                }

                break;
            case "add":
                await Outlook.Button("Add without logging").ClickAsync();
                break;
            case "save":
                await Outlook.Tab("Profile").ClickAsync();
                await Outlook.Button("Edit").ClickAsync();
                await Outlook.Field("Role").FillAsync("Buyer");
                await Outlook.Button("Save").ClickAsync();
                break;
            case "feedback":
                await Outlook.Tab("Feedback").ClickAsync();
                await Outlook.Pane.GetByRole(AriaRole.Radio, new FrameLocatorGetByRoleOptions { Name = "4", Exact = true }).CheckAsync();
                await Outlook.Button("Save feedback").ClickAsync();
                break;
            case "erase":
                await Outlook.Tab("Profile").ClickAsync();
                await Outlook.Button("Erase customer…").ClickAsync();
                await Outlook.Button("Erase for good").ClickAsync();
                break;
        }
    }

    private static string Mail(Correspondent from, string user, string? date = null) =>
        $"From: {from.Name} <{from.Address}>\r\nTo: {user}@contoso.example\r\nSubject: Hello\r\n"
        + $"Date: {date ?? $"{DateTimeOffset.UtcNow:r}"}\r\nMessage-ID: <{Guid.NewGuid():N}@mail.example>\r\n\r\nHello.\r\n";
}
