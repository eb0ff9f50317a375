using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OutlookCrm.Browser.BrowserFixture))]
[assembly: AssemblyFixture(typeof(OutlookCrm.Browser.World))]

namespace OutlookCrm.Browser;

/// <summary>The one browser of a test run; every test gets a profile of its own in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        var program = await Chromium.FindOrGetAsync(_playwright);
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Chromium.Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
