using System.Globalization;
using System.Text.Json;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Storage.Sqlite;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Starting the API as an operator does, to its first answers, with no data and with a company's: the first card also fetches Entra's keys. Against a
/// bare minimal-API app started in the same way.
/// </summary>
internal static class StartBenchmark
{
    /// <summary>The argument that makes this program the bare app.</summary>
    public const string BareApp = "bare-app";

    private const int Customers = 20_000;

    /// <summary>Arguments: runs per figure (default 10).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var runs = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        var keys = new SigningKeys(null);
        await using var entra = await BareEndpoint.StartAsync(app => MapEntra(app, keys));
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"start-{Environment.ProcessId}"));
        try
        {
            var kept = Path.Combine(folder.FullName, "kept.db");
            await using (var rows = new SqliteRowStore(kept))
            {
                await new Portfolio(rows).GrowAsync(Customers);
            }

            var token = Token(keys, entra.Address);
            var ask = JsonSerializer.Serialize(new { addresses = new[] { Portfolio.Address(0, Customers) }, internetMessageId = "<20261110.1@mail.example>" });
            var (bare, fresh, existing) = (new Starts(), new Starts(), new Starts());
            for (var run = 0; run <= runs; run++)
            {
                if (run == 1)
                {
                    // The first round brought the programs into memory: the disk is not what is measured.
                    (bare, fresh, existing) = (new Starts(), new Starts(), new Starts());
                }

                bare.Add(await StartedProcess.MeasureAsync("OutlookCrm.Benchmarks.dll", url => [BareApp, url], [], null, ask));
                fresh.Add(await ApiAsync(Path.Combine(folder.FullName, $"fresh-{run}", "outlookcrm.db")));
                existing.Add(await ApiAsync(kept));
            }

            report.SectionOfTimes("From starting the process to its first answer", "to the bare app's");
            report.Line("bare app", bare.Live);
            report.Line("API, no data yet", fresh.Live, Times.At(bare.Live, 0.5));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"API, {Customers:N0} customers"), existing.Live, Times.At(bare.Live, 0.5));
            report.SectionOfTimes("From starting the process to its first card, asked for right after", "to the bare app's");
            report.Line("bare app", bare.Card);
            report.Line("API, no data yet", fresh.Card, Times.At(bare.Card, 0.5));
            report.Line(string.Create(CultureInfo.InvariantCulture, $"API, {Customers:N0} customers"), existing.Card, Times.At(bare.Card, 0.5));

            Task<(TimeSpan Live, TimeSpan Card)> ApiAsync(string database) =>
                StartedProcess.MeasureAsync("OutlookCrm.Api.dll", url => ["--urls", url], Settings(entra.Address, database), token, ask);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void MapEntra(WebApplication app, SigningKeys keys)
    {
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = $"http://{request.Host}/{{tenantid}}/v2.0",
            ["jwks_uri"] = $"http://{request.Host}/keys",
        }));
        app.MapGet("/keys", (HttpRequest request) => Results.Json(keys.ToJwks($"http://{request.Host}/{{tenantid}}/v2.0")));
    }

    private static string Token(SigningKeys keys, Uri entra)
    {
        var maria = EntraDirectory.Find("maria")!;
        var draft = new TokenMint(keys, TimeProvider.System).ForApi(maria);
        draft.Claims["iss"] = new Uri(entra, $"/{maria.Tenant.Id:D}/v2.0").AbsoluteUri;
        return draft.ToToken();
    }

    private static Dictionary<string, string> Settings(Uri entra, string database) => new()
    {
        ["AzureAd__Instance"] = entra.AbsoluteUri,
        ["AzureAd__ClientId"] = EntraDirectory.ClientId.ToString("D"),
        ["AzureAd__ClientSecret"] = EntraDirectory.ClientSecret,
        ["Tenants__0"] = EntraDirectory.Contoso.Id.ToString("D"),
        ["Storage__Path"] = database,
        ["Pane__Folder"] = SourceTree.Of("addin", "dist"),
    };

    private sealed class Starts
    {
        public List<TimeSpan> Live { get; } = [];

        public List<TimeSpan> Card { get; } = [];

        public void Add((TimeSpan Live, TimeSpan Card) start)
        {
            Live.Add(start.Live);
            Card.Add(start.Card);
        }
    }
}
