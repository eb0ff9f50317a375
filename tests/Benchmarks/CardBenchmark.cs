using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>The card request, signed in and over HTTP, against a bare minimal-API endpoint that answers the same bytes.</summary>
internal static class CardBenchmark
{
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];
    private static readonly int[] Connections = [1, 16];
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    /// <summary>Arguments: largest number of customers (default 1 000 000).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var largest = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Sizes[^1];
        await using var host = await SimulatorHost.StartAsync();
        var portfolio = new Portfolio(host.ApiServices.GetRequiredService<IRowStore>());
        var token = host.TokenFor("maria");
        foreach (var customers in Sizes.Where(size => size <= largest))
        {
            var begin = Stopwatch.GetTimestamp();
            await portfolio.GrowAsync(customers);
            report.Note(string.Create(
                CultureInfo.InvariantCulture, $"{customers:N0} customers after {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s"));
            var requests = Enumerable.Range(0, Portfolio.Measured)
                .Select(i => RawClient.Post(host.ApiAddress, "/api/card", token, Ask(Portfolio.Address(i, customers)))).ToArray();
            byte[] answer;
            using (var client = new RawClient(host.ApiAddress))
            {
                answer = RawClient.BodyOf((await client.SendAsync(requests[0])).Span);
            }

            await using var bare = await BareEndpoint.StartAsync(answer);
            var bareRequest = RawClient.Post(bare.Address, "/card", null, Ask(Portfolio.Address(0, customers)));
            report.Section(string.Create(CultureInfo.InvariantCulture, $"Card at {customers:N0} customers, {answer.Length:N0} bytes"),
                "to the bare endpoint at as many connections");
            foreach (var connections in Connections)
            {
                await LoadAsync(host.ApiAddress, connections, TimeSpan.FromSeconds(2), requests);
                await LoadAsync(bare.Address, connections, TimeSpan.FromSeconds(1), [bareRequest]);
                var limit = await LoadAsync(bare.Address, connections, Duration, [bareRequest]);
                report.Line($"bare endpoint, {connections} connections", limit);
                report.Line($"card, {connections} connections", await LoadAsync(host.ApiAddress, connections, Duration, requests), limit);
            }
        }
    }

    private static async Task<LoadResult> LoadAsync(Uri address, int connections, TimeSpan duration, byte[][] requests)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => new RawClient(address)).ToArray();
        var next = 0;
        var result = await Load.RunAsync(
            connections, duration, async caller =>
            await clients[caller].SendAsync(requests[Interlocked.Increment(ref next) % requests.Length]));
        Array.ForEach(clients, client => client.Dispose());
        return result;
    }

    private static string Ask(string address) =>
        JsonSerializer.Serialize(new { addresses = new[] { address }, internetMessageId = "<20261110.1@mail.example>", from = address });
}
