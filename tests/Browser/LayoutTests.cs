using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What only a laid-out page can tell, in the narrowest pane.</summary>
public sealed class LayoutTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    private const string Words =
        "element => { const range = document.createRange(); range.selectNodeContents(element); return range; }";

    private const string FirstLetters =
        """
        element => {
          const range = document.createRange();
          range.setStart(element.firstChild, 0);
          range.setEnd(element.firstChild, 4);
          return range;
        }
        """;

    // The contrast of an element's text against its own background, as WCAG counts it.
    private const string Contrast =
        """
        element => {
          const luminance = (color) => {
            const [r, g, b] = color.match(/[\d.]+/g).map(Number).map((part) => {
              const share = part / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const { color, backgroundColor } = getComputedStyle(element);
          const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
          return (light + 0.05) / (dark + 0.05);
        }
        """;

    private static readonly string[] Phones = ["+30 2310 555 014", "+30 697 555 0147"];

    [Fact]
    public async Task A_Persian_name_does_not_run_under_the_search_button()
    {
        var person = new Correspondent("محمدرضا احمدی‌نژاد خراسانی اصفهانی", Correspondent.New("Reza").Address);
        await Host.CustomerAsync(person);
        await OpenAsync(person, "Saffron");

        var name = await BoxAsync("h1", Words);
        var button = await BoxAsync(".corner button");

        Assert.True(name.Right <= button.Left || name.Top >= button.Bottom,
            $"The name ends at {name.Right}, the button begins at {button.Left}.");
    }

    [Fact]
    public async Task A_Persian_name_begins_where_the_line_under_it_does()
    {
        var person = new Correspondent("مینا", Correspondent.New("Mina").Address);
        await Host.CustomerAsync(person, new { role = "Buyer", company = "Saffron House" });
        await OpenAsync(person, "Saffron");

        var (name, role) = (await BoxAsync(".who h1", Words), await BoxAsync(".who-words p", Words));

        Assert.Equal(role.Left, name.Left, 1.0);
    }

    [Fact]
    public async Task A_Persian_preview_in_the_history_shows_its_beginning()
    {
        var person = Correspondent.New("Mina Rahimi");
        await Host.CustomerAsync(person);
        await OpenAsync(person, "Saffron",
            "سلام ماریا، لطفا فهرست قیمت زعفران برای هفته چهل و نهم را بفرستید، با احترام مینا رحیمی از شرکت زعفران قائن");
        await Outlook.Button("Log email").ClickAsync();
        await Outlook.Pane.Locator(".entry-said").WaitForAsync();

        var first = await BoxAsync(".entry-said", FirstLetters);
        var line = await BoxAsync(".entry-line");

        Assert.True(first.Right <= line.Right + 1 && first.Left >= line.Left,
            $"The beginning is at {first.Left} to {first.Right}, the line at {line.Left} to {line.Right}.");
    }

    [Fact]
    public async Task An_open_entry_keeps_its_chevron_on_the_row_of_its_heading()
    {
        var person = Correspondent.New("Olga Farkas");
        await Host.CustomerAsync(person);
        await OpenAsync(person, "Prices");
        await Outlook.Button("Log email").ClickAsync();
        await Outlook.Pane.Locator(".entry > button").ClickAsync();

        var chevron = await BoxAsync(".entry > button > .icon");
        var heading = await BoxAsync(".entry-title");

        Assert.InRange(chevron.Top + (chevron.Bottom - chevron.Top) / 2, heading.Top, heading.Bottom);
    }

    [Fact]
    public async Task Two_phones_are_large_enough_to_be_hit()
    {
        var person = Correspondent.New("Pavel Antal");
        await Host.CustomerAsync(person, new { phones = Phones });
        await OpenAsync(person, "Call me");
        await Outlook.Tab("Profile").ClickAsync();
        var links = Outlook.Pane.Locator("a[href^='tel:']");
        // Both in the profile, and the first one on the card.
        await Assertions.Expect(links).ToHaveCountAsync(3);

        foreach (var link in await links.AllAsync())
        {
            var box = await link.BoundingBoxAsync();
            Assert.True(box is { Width: >= 24, Height: >= 24 }, $"{box?.Width} x {box?.Height}");
        }
    }

    [Fact]
    public async Task A_refused_save_is_seen_wherever_the_form_is_scrolled_to()
    {
        Outlook.Expect("status of 409");
        var (person, other) = (Correspondent.New("Renata Toth"), Correspondent.New("Stefan Illes"));
        await Host.CustomerAsync(person);
        await Host.CustomerAsync(other);
        await OpenAsync(person, "New address");
        await Outlook.Tab("Profile").ClickAsync();
        await Outlook.Button("Edit").ClickAsync();
        await Outlook.Button("Add another").First.ClickAsync();
        await Outlook.Field("Email address 2").FillAsync(other.Address);
        await Outlook.Field("Notes").ScrollIntoViewIfNeededAsync();
        await Outlook.Button("Save").ClickAsync();

        await Assertions.Expect(Outlook.Words("This address already belongs to Stefan Illes.")).ToBeInViewportAsync();
        await Assertions.Expect(Outlook.Field("Email address 2")).ToBeFocusedAsync();
        await Assertions.Expect(Outlook.Field("Email address 2")).ToBeInViewportAsync();
        var (field, bar) = (await BoxAsync("[aria-invalid=true]"), await BoxAsync(".profile-actions"));
        Assert.True(field.Bottom <= bar.Top, "The field is under the bar.");
    }

    [Fact]
    public async Task The_key_figures_and_their_captions_stay_on_one_line()
    {
        var person = Correspondent.New("Tekla Biro");
        await Host.CustomerAsync(person);
        await OpenAsync(person, "Thanks");
        await Outlook.Button("Log email").ClickAsync();
        await Outlook.Tab("Feedback").ClickAsync();
        await Outlook.Pane.GetByRole(AriaRole.Radio, new FrameLocatorGetByRoleOptions { Name = "4", Exact = true }).CheckAsync();
        await Outlook.Button("Save feedback").ClickAsync();
        await Assertions.Expect(Outlook.Words("4.0 of 5").First).ToBeVisibleAsync();

        var heights = await Outlook.PaneFrame.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.sums dt, .sums small')].map((one) => one.getBoundingClientRect().height)");

        Assert.True(heights.Length >= 5);
        Assert.All(heights, height => Assert.Equal(14, height, 0.5));
    }

    [Fact]
    public async Task A_busy_button_stays_readable_under_the_pointer()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Context.RouteAsync("**/api/correspondence", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await Outlook.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var person = Correspondent.New("Ulrik Lorincz");
        await Host.CustomerAsync(person);
        await OpenAsync(person, "Busy");
        await Outlook.Button("Log email").ClickAsync();
        var busy = Outlook.Pane.Locator(".button[aria-busy=true]");
        await busy.HoverAsync();

        var contrast = await busy.EvaluateAsync<double>(Contrast);
        answer.SetResult();

        Assert.InRange(contrast, 4.5, 21);
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
    }

    private async Task OpenAsync(Correspondent person, string subject, string text = "Hello Maria")
    {
        var mail = await Host.MailAsync(person, subject, text);
        await Outlook.OpenAsync("width=320");
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Card(person.Name)).ToBeVisibleAsync();
    }

    private async Task<Box> BoxAsync(string selector, string of = "element => element")
    {
        var sides = await Outlook.PaneFrame.EvaluateAsync<double[]>(
            $$"""
            selector => {
              const box = ({{of}})(document.querySelector(selector)).getBoundingClientRect();
              return [box.left, box.top, box.right, box.bottom];
            }
            """,
            selector);
        return new Box(sides[0], sides[1], sides[2], sides[3]);
    }

    private sealed record Box(double Left, double Top, double Right, double Bottom);
}
