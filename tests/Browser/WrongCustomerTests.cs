using System.Text.Json;
using Microsoft.Playwright;
using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Browser;

/// <summary>Never one customer beside another's mail, and never an empty pane because a server stumbled.</summary>
public sealed class WrongCustomerTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    /// <summary>
    /// Guard: an answer is kept for the people it was asked for and shown only while they are on the open item (addin/src/state/cards.ts).
    /// The request for the first mail cannot be aborted here, as when its answer is on the way already: it really arrives late.
    /// </summary>
    [Fact]
    public async Task A_slow_answer_for_the_first_mail_never_shows_beside_the_second()
    {
        var (slow, fast) = (Correspondent.New("Slow Sandor"), Correspondent.New("Fast Fanni"));
        await Host.CustomerAsync(slow);
        await Host.CustomerAsync(fast);
        var (first, second) = (await Host.MailAsync(slow, "First"), await Host.MailAsync(fast, "Second"));
        await Outlook.Page.AddInitScriptAsync("AbortController.prototype.abort = function () {};");
        await Outlook.OpenAsync();
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await Context.RouteAsync("**/api/card", async route =>
        {
            if (JsonDocument.Parse(route.Request.PostData!).RootElement.ToString()
                .Contains(slow.Address, StringComparison.OrdinalIgnoreCase))
            {
                asked.TrySetResult();
                await release.Task;
            }

            await route.ContinueAsync();
        });

        await Outlook.SelectAsync(first.Id);
        await asked.Task.WaitAsync(Stop);
        await Outlook.SelectAsync(second.Id);
        await Assertions.Expect(Outlook.Card("Fast Fanni")).ToBeVisibleAsync();
        var late = Outlook.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/api/card", StringComparison.Ordinal));
        release.SetResult();
        await (await late).FinishedAsync();
        await SettleAsync();

        await Assertions.Expect(Outlook.Card("Fast Fanni")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Slow Sandor")).ToHaveCountAsync(0);
    }

    /// <summary>Guard: item null clears what is shown (addin/src/state/opened.ts).</summary>
    [Fact]
    public async Task Selecting_nothing_clears_the_pane()
    {
        var eva = Correspondent.New("Eva Horvath");
        await Host.CustomerAsync(eva);
        var mail = await Host.MailAsync(eva, "Hello");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Card("Eva Horvath")).ToBeVisibleAsync();

        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Select nothing" }).ClickAsync();

        await Assertions.Expect(Outlook.Words("Select a message")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Eva Horvath")).ToHaveCountAsync(0);
        await Assertions.Expect(Outlook.Button("Log email")).ToHaveCountAsync(0);
    }

    /// <summary>
    /// Guard: a failing server never signs the user out, and the last card of the same people stays with its time
    /// (addin/src/state/cards.ts, pane.ts).
    /// </summary>
    [Fact]
    public async Task One_500_keeps_the_last_card_with_its_time_and_offers_to_try_again()
    {
        Outlook.Expect("status of 500");
        var (lena, otto) = (Correspondent.New("Lena Fourie"), Correspondent.New("Otto Bekker"));
        await Host.CustomerAsync(lena);
        await Host.CustomerAsync(otto);
        var (first, other) = (await Host.MailAsync(lena, "Offer"), await Host.MailAsync(otto, "Other"));
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(first.Id);
        await Assertions.Expect(Outlook.Card("Lena Fourie")).ToBeVisibleAsync();
        await Outlook.SelectAsync(other.Id);
        await Assertions.Expect(Outlook.Card("Otto Bekker")).ToBeVisibleAsync();

        // Back to the first one while the server fails every try that a client may make by itself.
        Host.Faults.Set(new Fault("api", "/api/card", Status: 500));
        await Outlook.SelectAsync(first.Id);

        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Card("Lena Fourie")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("This is the card as of")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Sign in to see your customers")).ToHaveCountAsync(0);
        await Assertions.Expect(Outlook.Words("Signed in as maria@contoso.example")).ToBeVisibleAsync();

        Host.Faults.Clear();
        await Outlook.Button("Try again").ClickAsync();
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Assertions.Expect(Outlook.Card("Lena Fourie")).ToBeVisibleAsync();
    }

    /// <summary>Guard: a card that could not be had is not the last mail's card.</summary>
    [Fact]
    public async Task A_500_on_a_new_mail_shows_no_customer_at_all()
    {
        Outlook.Expect("status of 500");
        var (ivan, zoe) = (Correspondent.New("Ivan Petrov"), Correspondent.New("Zoe Marais"));
        await Host.CustomerAsync(ivan);
        await Host.CustomerAsync(zoe);
        var (first, second) = (await Host.MailAsync(ivan, "One"), await Host.MailAsync(zoe, "Two"));
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(first.Id);
        await Assertions.Expect(Outlook.Card("Ivan Petrov")).ToBeVisibleAsync();

        Host.Faults.Set(new Fault("api", "/api/card", Status: 500));
        await Outlook.SelectAsync(second.Id);

        await Assertions.Expect(Outlook.Button("Try again")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Ivan Petrov")).ToHaveCountAsync(0);
    }

    /// <summary>Guard: what one message's logging answers is told of that message only (addin/src/state/log.ts).</summary>
    [Fact]
    public async Task A_slow_log_of_the_first_mail_is_not_told_of_the_second()
    {
        var nora = Correspondent.New("Nora Kovacs");
        await Host.CustomerAsync(nora);
        var (first, second) = (await Host.MailAsync(nora, "To be logged"), await Host.MailAsync(nora, "Not to be logged"));
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(first.Id);
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await Context.RouteAsync("**/api/correspondence", async route =>
        {
            asked.TrySetResult();
            await release.Task;
            await route.ContinueAsync();
        });
        await Outlook.Button("Log email").ClickAsync();
        await asked.Task.WaitAsync(Stop);

        await Outlook.SelectAsync(second.Id);
        await Assertions.Expect(Outlook.Button("Log email")).ToBeEnabledAsync();
        var logged = Outlook.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/api/correspondence", StringComparison.Ordinal));
        release.SetResult();
        await (await logged).FinishedAsync();
        await SettleAsync();

        await Assertions.Expect(Outlook.Button("Log email")).ToBeEnabledAsync();
        await Outlook.SelectAsync(first.Id);
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
    }
}
