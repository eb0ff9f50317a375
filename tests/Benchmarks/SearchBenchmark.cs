using System.Globalization;
using System.Text.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Search as one types, signed in and over HTTP, by the kind of text that is typed. Against a bare minimal-API endpoint that takes the
/// same requests and answers the same bytes.
/// </summary>
internal static class SearchBenchmark
{
    private const int Texts = 500;
    private static readonly int[] Connections = [1, 16];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Arguments: customers (default 100 000), seconds per figure (default 4).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var customers = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var duration = TimeSpan.FromSeconds(args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4);
        await using var host = await SimulatorHost.StartAsync();
        await new Portfolio(host.ApiServices.GetRequiredService<IRowStore>()).GrowAsync(customers);
        var token = host.TokenFor("maria");
        foreach (var (kind, text) in Kinds(customers))
        {
            var requests = Enumerable.Range(0, Texts)
                .Select(i => Request(host.ApiAddress, "/api/customers/search", token, text(i))).ToArray();
            using var client = new RawClient(host.ApiAddress);
            var answer = RawClient.BodyOf((await client.SendAsync(requests[0])).Span);
            await using var bare = await BareEndpoint.StartAsync(
                app => app.MapPost("/search", (Typed typed) => Results.Bytes(answer, BareEndpoint.Json)));
            var bareRequests = Enumerable.Range(0, Texts).Select(i => Request(bare.Address, "/search", null, text(i))).ToArray();
            report.SectionOfCosts(
                string.Create(CultureInfo.InvariantCulture, $"Search among {customers:N0} customers for {kind}, {answer.Length:N0} bytes"),
                "to the bare endpoint at as many connections; the loader's share is in both");
            foreach (var connections in Connections)
            {
                await LoadAsync(bare.Address, connections, WarmUp, bareRequests);
                await LoadAsync(host.ApiAddress, connections, WarmUp, requests);
                var limit = await LoadAsync(bare.Address, connections, duration / 2, bareRequests);
                report.Cost($"bare endpoint, {connections} connections", limit);
                report.Cost($"search, {connections} connections", await LoadAsync(host.ApiAddress, connections, duration, requests), limit);
            }
        }
    }

    // Everybody is called Eleni Papadaki and works for one company, so that every text but the last two fits many customers.
    private static IEnumerable<(string Kind, Func<int, string> Text)> Kinds(int customers) =>
    [
        ("the beginning of a name", i => "Ελένη Παπαδάκη"[..(1 + (i % 14))]),
        ("a name", i => Portfolio.Name(i * 2 % Portfolio.Measured, customers)),
        ("a word and another apart from it", i => $"{Portfolio.Name(i * 2 % Portfolio.Measured, customers).Split(' ')[2]} aegean"),
        ("two words that fit everybody", _ => "foods papad"),
        ("the beginning of an address", i => Portfolio.Address(i * 2 % Portfolio.Measured, customers)[..^8]),
        ("the end of a telephone number", _ => "555 123"),
    ];

    private static byte[] Request(Uri address, string path, string? token, string text) =>
        RawClient.Post(address, path, token, JsonSerializer.Serialize(new { text }));

    private static async Task<LoadResult> LoadAsync(Uri address, int connections, TimeSpan duration, byte[][] requests)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => new RawClient(address)).ToArray();
        var next = 0;
        var result = await Load.RunAsync(connections, duration, async caller =>
            await clients[caller].SendAsync(requests[Interlocked.Increment(ref next) % requests.Length]));
        Array.ForEach(clients, client => client.Dispose());
        return result;
    }

    private sealed record Typed(string Text);
}
