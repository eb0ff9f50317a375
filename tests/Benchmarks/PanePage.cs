using Microsoft.Playwright;
using OutlookCrm.Simulator;

namespace OutlookCrm.Benchmarks;

/// <summary>A mail and the name on its card.</summary>
internal sealed record PaneMail(string Id, string Customer);

/// <summary>
/// The simulated Outlook in a new browser profile with a clock in it: it stops when the frame that shows the card has been painted.
/// </summary>
internal sealed class PanePage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // In the pane: report when another card is complete. A message sent in a frame callback is handled after that frame's paint. In
    // Outlook: run an action and wait until the pane reports that card.
    private const string Clock =
        """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          if (window === top) {
            window.timeToCard = (customer, act) => new Promise((done) => {
              const begin = now();
              addEventListener('message', function listen({ data }) {
                if (data?.card === customer) {
                  removeEventListener('message', listen);
                  done(data.at - begin);
                }
              });
              act();
            });
            return;
          }

          let shown = null;
          const look = () => {
            const label = document.querySelector('[role=tablist][aria-label^="About "]')?.getAttribute('aria-label') ?? null;
            const card = label === null || document.querySelector('.bone') !== null ? null : label.slice('About '.length);
            if (card !== shown) {
              shown = card;
              if (card !== null) {
                const painted = new MessageChannel();
                painted.port1.onmessage = () => top.postMessage({ card, at: now() }, '*');
                requestAnimationFrame(() => painted.port2.postMessage(null));
              }
            }
          };
          new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label'] });
        })();
        """;

    private readonly SimulatorHost _host;
    private readonly IBrowserContext _profile;
    private readonly IPage _page;

    private PanePage(SimulatorHost host, IBrowserContext profile, IPage page) => (_host, _profile, _page) = (host, profile, page);

    /// <summary>Outlook with this mail open and the pane never opened yet.</summary>
    public static async Task<PanePage> OpenAsync(SimulatorHost host, IBrowser browser, PaneMail mail)
    {
        var profile = await browser.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "en-GB" });
        await profile.AddInitScriptAsync(Clock);
        var page = await profile.NewPageAsync();

        // A phone's Outlook starts without the pane.
        await page.GotoAsync(new Uri(host.PageAddress, "/?width=phone").ToString());
        await page.Locator("html[data-ready=yes]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync("async (id) => { await outlook.select(id); await outlook.choose({ width: '450' }); }", mail.Id);
        return new(host, profile, page);
    }

    /// <summary>The processor of everything in the page runs this many times slower from now on.</summary>
    public async Task SlowDownAsync(int times)
    {
        var session = await _profile.NewCDPSessionAsync(_page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = times });
    }

    /// <summary>From opening the pane to the painted card.</summary>
    public Task<TimeSpan> OpenPaneAsync(PaneMail mail) =>
        TimeAsync("(mail) => timeToCard(mail.customer, () => outlook.openPane(true))", mail);

    public Task ClosePaneAsync() => _page.EvaluateAsync("() => outlook.openPane(false)");

    /// <summary>From selecting another mail to its painted card; Outlook's own time to open the mail is in it.</summary>
    public Task<TimeSpan> SelectAsync(PaneMail mail) =>
        TimeAsync("(mail) => timeToCard(mail.customer, () => outlook.select(mail.id))", mail);

    /// <summary>The scripts and styles that the pane has fetched once it is idle, without Office.js and MSAL.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync()
    {
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var pane = _page.Frames.First(
            frame => frame.Url.StartsWith(_host.ApiAddress.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        return await pane.EvaluateAsync<string[]>(
            """
            () => performance.getEntriesByType('resource')
              .map(({ name }) => name)
              .filter((name) => name.startsWith(location.origin) && /\.(js|css)$/.test(name) && !/\/broker-[^/]*$/.test(name))
            """);
    }

    public async ValueTask DisposeAsync() => await _profile.CloseAsync();

    private async Task<TimeSpan> TimeAsync(string script, PaneMail mail) =>
        TimeSpan.FromMilliseconds(
            await _page.EvaluateAsync<double>(script, new { id = mail.Id, customer = mail.Customer }).WaitAsync(Patience));
}
