using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OutlookCrm.Simulator;

namespace OutlookCrm.Browser;

/// <summary>
/// The simulated Outlook with its pane, as a person and as a script would use it. It notes every error and every request to
/// somewhere else.
/// </summary>
internal sealed class OutlookPage(SimulatorHost host, IPage page)
{
    private readonly List<string> _troubles = [];
    private readonly List<Regex> _expected = [];

    public IPage Page => page;

    /// <summary>The pane's frame.</summary>
    public IFrameLocator Pane => page.FrameLocator("iframe[title=OutlookCrm]");

    /// <summary>The pane's document, for scripts.</summary>
    public IFrame PaneFrame =>
        page.Frames.First(frame => frame.Url.StartsWith(host.ApiAddress.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));

    /// <summary>What went wrong so far, without what the test expects.</summary>
    public IReadOnlyList<string> Troubles => [.. _troubles.Where(trouble => !_expected.Exists(expected => expected.IsMatch(trouble)))];

    /// <summary>Starts to note troubles.</summary>
    public void Watch()
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _troubles.Add($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _troubles.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).IsLoopback && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _troubles.Add($"request to elsewhere: {request.Url}");
            }
        };
    }

    /// <summary>A trouble that belongs to the test, such as the answer of a fault.</summary>
    public void Expect(string pattern) => _expected.Add(new Regex(pattern, RegexOptions.CultureInvariant));

    /// <summary>Opens Outlook; the query holds its switches, as `theme=dark&amp;width=320`.</summary>
    public async Task OpenAsync(string query = "")
    {
        await page.GotoAsync(new Uri(host.PageAddress, $"/?{query}").ToString());
        await page.Locator("html[data-ready=yes]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Selects a message by id; null selects nothing.</summary>
    public Task SelectAsync(string? id) => page.EvaluateAsync("id => outlook.select(id)", id);

    public Task ChooseAsync(object change) => page.EvaluateAsync("change => outlook.choose(change)", change);

    public Task ComposeAsync(object draft) => page.EvaluateAsync("draft => outlook.compose(draft)", draft);

    public Task RecipientsAsync(object recipients) => page.EvaluateAsync("recipients => outlook.recipients(recipients)", recipients);

    /// <summary>Drops a file on the page as a person would.</summary>
    public Task DropAsync(string name, byte[] content) => page.EvaluateAsync(
        """
        async ([name, base64]) => {
          const files = new DataTransfer();
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          files.items.add(new File([bytes], name, { type: 'message/rfc822' }));
          document.getElementById('reader').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
        }
        """,
        new[] { name, Convert.ToBase64String(content) });

    /// <summary>Leaves a picture of the whole window.</summary>
    public Task PictureAsync(string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Pictures.Path(name), Animations = ScreenshotAnimations.Disabled });

    public ILocator Button(string name, bool exact = true) =>
        Pane.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = name, Exact = exact });

    /// <summary>A box to type into, with a list of suggestions or without.</summary>
    public ILocator Field(string label)
    {
        var named = new FrameLocatorGetByRoleOptions { NameRegex = new Regex($@"^{Regex.Escape(label)}( \(required\))?$") };
        return Pane.GetByRole(AriaRole.Textbox, named).Or(Pane.GetByRole(AriaRole.Combobox, named));
    }

    public ILocator Tab(string name) => Pane.GetByRole(AriaRole.Tab, new FrameLocatorGetByRoleOptions { Name = name });

    /// <summary>The customer's card itself: a name alone may come from the mail before the CRM has answered.</summary>
    public ILocator Card(string name) =>
        Pane.GetByRole(AriaRole.Tablist, new FrameLocatorGetByRoleOptions { Name = $"About {name}", Exact = true });

    /// <summary>The truth about the open mail, as the pane tells it beside the log button.</summary>
    public ILocator LoggedBy(string name) =>
        Pane.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = "Log email" }).GetByText($"Logged by {name}");

    public ILocator Words(string text, bool exact = false) => Pane.GetByText(text, new FrameLocatorGetByTextOptions { Exact = exact });
}
