using System.Globalization;
using Microsoft.Playwright;
using OutlookCrm.Browser;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// The pane in Chromium beside the simulated Outlook, against Microsoft's limit for loading and the closest open-source peer's size:
/// sign-in and the card's request are part of every time.
/// </summary>
internal static class PaneBenchmark
{
    private const double LimitKilobytes = 48;
    private const double PeerKilobytes = 245;
    private const int Customers = 1_000;
    private const int Mails = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    /// <summary>Arguments: runs per figure (default 15).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var runs = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
        using var playwright = await Playwright.CreateAsync();
        var program = await Chromium.FindOrGetAsync(playwright);
        await using var browser =
            await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Chromium.Flags });
        await using var host = await SimulatorHost.StartAsync();
        await new Portfolio(host.ApiServices.GetRequiredService<IRowStore>()).GrowAsync(Customers);
        var mails = new List<PaneMail>();
        for (var i = 0; i < Mails; i++)
        {
            mails.Add(new((await host.DropAsync(Mail.Eml(Portfolio.Address(i, Customers), i), "maria")).Id, Portfolio.Name(i, Customers)));
        }

        // The first profile also warms the servers.
        report.Note(string.Create(CultureInfo.InvariantCulture, $"Chromium {browser.Version}"));
        await BytesAsync(report, host, browser, mails[0]);
        foreach (var slowdown in (int[])[1, 4])
        {
            var (cold, warm, first, again) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
            for (var run = 0; run < runs; run++)
            {
                var (mail, next) = (mails[run % Mails], mails[(run + 1) % Mails]);
                await using var page = await PanePage.OpenAsync(host, browser, mail);
                await page.SlowDownAsync(slowdown);
                cold.Add(await page.OpenPaneAsync(mail));
                await page.ClosePaneAsync();
                warm.Add(await page.OpenPaneAsync(mail));
                first.Add(await page.SelectAsync(next));
                again.Add(await page.SelectAsync(mail));
            }

            report.SectionOfTimes(
                $"Pane to a complete card, {(slowdown == 1 ? "full speed" : $"processor slowed {slowdown} times")}",
                "to Microsoft's limit for loading, 500 ms");
            report.Line("opened, new browser profile", cold, Limit);
            report.Line("opened again, same profile", warm, Limit);
            report.Line("another mail, first visit", first, Limit);
            report.Line("another mail, seen before", again, Limit);
        }
    }

    private static async Task BytesAsync(Report report, SimulatorHost host, IBrowser browser, PaneMail mail)
    {
        await using var page = await PanePage.OpenAsync(host, browser, mail);
        await page.OpenPaneAsync(mail);
        var files = await page.FilesAsync();
        using var client = new HttpClient();
        var sizes = await Task.WhenAll(files.Select(file => GzippedAsync(client, file)));
        var kilobytes = sizes.Sum() / 1024.0;
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{files.Count} scripts and styles without Office.js and MSAL: {kilobytes:0.0} KB gzip, {kilobytes / LimitKilobytes:0.00} of "
                + $"the limit of {LimitKilobytes:0} KB, {kilobytes / PeerKilobytes:0.00} of the peer's {PeerKilobytes:0} KB"));
    }

    // Chromium may have taken Brotli; the limit is in gzip.
    private static async Task<long> GzippedAsync(HttpClient client, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await client.SendAsync(request);
        return response.EnsureSuccessStatusCode().Content.Headers.ContentEncoding.Contains("gzip")
            ? (await response.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"{url} did not come gzipped.");
    }
}
