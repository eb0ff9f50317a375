using System.Globalization;
using System.Text.Json;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Two published builds beside each other, each as a process of its own on the embedded store: adding, searching, the card and logging. The
/// builds take turns, so that whatever else the machine does meets both. Processor time is the API process's alone.
/// </summary>
internal static class BuildsBenchmark
{
    private const int Rounds = 4;
    private const int MeasuredCustomers = 1_000;
    private static readonly string[] s_typed =
        ["pap", "papad", "elen", "ageri", "firm1", "aegean", "1234", "elen pap", "papadaki 77", "el"];

    /// <summary>
    /// Arguments: the folders of two published builds, the earlier one first; customers (default 10 000); seconds per figure (default 5).
    /// </summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        if (args.Count < 2)
        {
            report.Note("Name the folders of two published builds, the earlier one first: dotnet publish api -c Release -o FOLDER makes "
                + "one.");
            return;
        }

        var customers = args.Count > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10_000;
        var duration = TimeSpan.FromSeconds(args.Count > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 5);
        using var certificate = LoopbackCertificate.Create();
        var authors = Enumerable.Range(0, MeasuredCustomers).Select(i => Address(i * (customers / MeasuredCustomers)));
        await using var graph = new GraphStandIn(authors, certificate.Certificate);
        await using var entra = await EntraStandIn.StartAsync(certificate.Certificate);
        var settings = new Dictionary<string, string>
        {
            ["SSL_CERT_FILE"] = certificate.File,
            ["Graph__BaseUrl"] = new Uri(graph.Address, "/v1.0").AbsoluteUri,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"builds-{Environment.ProcessId}"));
        var builds = new List<PublishedBuild>();
        try
        {
            foreach (var api in PublishedApi.In([args[0], args[1]]))
            {
                builds.Add(await PublishedBuild.StartAsync(api, Path.Combine(folder.FullName, $"{builds.Count}"), entra, settings));
            }

            var beside = new Beside(report, builds, Rounds, duration);
            await AddAsync(beside, customers);
            await LogAsync(beside);
            await CardAsync(beside, customers);
            await SearchAsync(beside);
            report.Bytes("Files", [.. builds.Select(build => build.FileBytes())]);
            var memory = await Task.WhenAll(builds.Select(build => build.Process.MemoryAsync()));
            report.Bytes("Resident memory after the load", [.. memory.Select(one => one.Resident)]);
            report.Bytes("Proportional memory after the load", [.. memory.Select(one => one.Proportional)]);
        }
        finally
        {
            foreach (var build in builds)
            {
                await build.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    /// <summary>The customers of both builds: the last figure of adding, and what the other figures are about.</summary>
    private static async Task AddAsync(Beside beside, int customers)
    {
        var body = JsonSerializer.Serialize(new
        {
            kind = "person",
            name = $"Eleni Papadaki {NumberedText.Place}",
            addresses = new[] { $"eleni.papadaki{NumberedText.Place}@firm{NumberedText.Place}.example" },
            phones = new[] { "+30 2310 555 123" },
            country = "GR",
            city = "Thessaloniki",
            role = "Head of purchasing",
            company = "Aegean Foods SA",
        });
        await beside.CountedAsync("add a customer, 1 connection", 1, 500, "/api/customers", body);
        await beside.CountedAsync("add a customer, 16 connections", 16, customers - 500, "/api/customers", body);
    }

    private static async Task LogAsync(Beside beside)
    {
        var body = JsonSerializer.Serialize(new { itemId = GraphStandIn.ItemId, internetMessageId = GraphStandIn.InternetMessageId });
        await beside.CountedAsync("log a mail, first 15 a customer", 16, 15 * MeasuredCustomers, "/api/correspondence", body);
        await beside.TimedAsync("log a mail, 16 connections", 16, "/api/correspondence", body);
        await beside.TimedAsync("log a mail, 1 connection", 1, "/api/correspondence", body);
    }

    private static async Task CardAsync(Beside beside, int customers)
    {
        var bodies = Enumerable.Range(0, MeasuredCustomers).Select(i => Address(i * (customers / MeasuredCustomers)))
            .Select(address => JsonSerializer.Serialize(
                new { addresses = new[] { address }, internetMessageId = "<20261110.1@mail.example>", from = address }))
            .ToArray();
        await beside.TimedAsync("card, 16 connections", 16, "/api/card", bodies);
        await beside.TimedAsync("card, 1 connection", 1, "/api/card", bodies);
    }

    private static async Task SearchAsync(Beside beside)
    {
        var bodies = s_typed.Select(text => JsonSerializer.Serialize(new { text })).ToArray();
        await beside.TimedAsync("search as you type, 1 connection", 1, "/api/customers/search", bodies);
        await beside.TimedAsync("search as you type, 16 connections", 16, "/api/customers/search", bodies);
    }

    // As the numbers are written into the request that adds customers.
    private static string Address(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"eleni.papadaki{number:D12}@firm{number:D12}.example");
}
