using Microsoft.Playwright;
using OutlookCrm.Simulator;

namespace OutlookCrm.Browser;

/// <summary>
/// A test at the simulated Outlook. Whatever it tests, it also fails on any console error, script error or request to another
/// host.
/// </summary>
public abstract class BrowserTest(BrowserFixture browser, World world) : IAsyncLifetime
{
    private IBrowserContext? _context;
    private OutlookPage? _outlook;
    private SimulatorHost? _own;

    internal SimulatorHost Host { get; private set; } = world.Host;

    internal OutlookPage Outlook => _outlook ?? throw new InvalidOperationException("The page has not been opened.");

    protected IBrowserContext Context => _context ?? throw new InvalidOperationException("The profile has not been made.");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Expectations wait for what a slow machine needs, not for what a person would.</summary>
    protected static float Patience => 20_000;

    public virtual async ValueTask InitializeAsync()
    {
        Host.Faults.Clear();
        Assertions.SetDefaultExpectTimeout(Patience);
        _context = await browser.Browser.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "en-GB" });
        _context.SetDefaultTimeout(Patience);
        _outlook = new OutlookPage(Host, await _context.NewPageAsync());
        _outlook.Watch();
    }

    public virtual async ValueTask DisposeAsync()
    {
        Host.Faults.Clear();
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed)
        {
            var test = TestContext.Current.Test?.TestDisplayName.Split('.')[^1].Split('(')[0];
            await Outlook.PictureAsync($"failed {GetType().Name} {test}");
        }

        var troubles = Outlook.Troubles;
        await Context.CloseAsync();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        Assert.True(failed || troubles.Count == 0, string.Join(Environment.NewLine, troubles));
    }

    /// <summary>Moves this test to a world of its own, for what would disturb the others.</summary>
    internal async Task<SimulatorHost> OwnWorldAsync(SimulatorOptions? options = null)
    {
        Host = _own = await SimulatorHost.StartAsync(options, Stop);
        await Outlook.Page.CloseAsync();
        _outlook = new OutlookPage(Host, await Context.NewPageAsync());
        _outlook.Watch();
        return Host;
    }

    /// <summary>Lets the pane do everything that its last answers have set off, and paint it.</summary>
    internal Task SettleAsync() => Outlook.PaneFrame.EvaluateAsync(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => queueMicrotask(done))))");

    /// <summary>The browser cannot be told that the simulator is Entra; this carries its requests there under their real address.</summary>
    protected async Task AnswerForEntraAsync()
    {
        var cloud = Host.CloudClient();
        await Context.RouteAsync("https://login.microsoftonline.com/**", async route =>
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Request.Method), route.Request.Url);
            if (route.Request.PostData is { } body)
            {
                request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
            }

            if (route.Request.Headers.TryGetValue("origin", out var origin))
            {
                request.Headers.TryAddWithoutValidation("Origin", origin);
            }

            using var answer = await cloud.SendAsync(request);
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Status = (int)answer.StatusCode,
                BodyBytes = await answer.Content.ReadAsByteArrayAsync(),
                Headers = answer.Headers.Concat(answer.Content.Headers)
                    .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            });
        });
    }
}
