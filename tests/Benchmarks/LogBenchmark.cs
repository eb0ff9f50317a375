using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Http;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Logging mails: every request names another mail, which the API reads from Graph with the user's own token and files under one customer,
/// durably, before it answers. Against the closest open-source peer, and a bare minimal-API endpoint that takes the same request and
/// answers the same bytes.
/// </summary>
internal static class LogBenchmark
{
    private const double PeerPerSecond = 156;
    private const double Wanted = 4_000;
    private static readonly TimeSpan WantedP99 = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly int[] Connections = [1, 16, 64];
    private static int _mails;

    /// <summary>Arguments: seconds per figure (default 10), customers in the file (default 20 000).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var duration = TimeSpan.FromSeconds(args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10);
        var customers = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
        await using var graph = new GraphStandIn(Enumerable.Range(0, Portfolio.Measured).Select(i => Portfolio.Address(i, customers)));

        // Beside the build's folder: a temporary one may be in memory, where a sync costs nothing, and below the build's own, the watch on
        // its configuration files would see every write.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"log-{Environment.ProcessId}"));
        try
        {
            await using var host = await SimulatorHost.StartAsync(new SimulatorOptions
            {
                DataFolder = folder.FullName,
                ConfigureApi = api => api.Services.PostConfigure<HttpClientFactoryOptions>(
                    "graph", client => client.HttpMessageHandlerBuilderActions.Add(handlers =>
                        handlers.PrimaryHandler = new ToStandIn(graph.Address))),
                // As the product comes; with the badge, every mail is one more request to Graph.
                ApiSettings = new Dictionary<string, string?> { ["Correspondence:Badge"] = "false" },
            });
            var rows = host.ApiServices.GetRequiredService<IRowStore>();
            await new Portfolio(rows).GrowAsync(customers);
            var acknowledged = await MeasureAsync(report, host, graph, duration);
            await CountAsync(report, rows, customers, acknowledged);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Returns how many mails were acknowledged.</summary>
    private static async Task<int> MeasureAsync(Report report, SimulatorHost host, GraphStandIn graph, TimeSpan duration)
    {
        var body = JsonSerializer.Serialize(new LogMail(GraphStandIn.ItemId, GraphStandIn.InternetMessageId), JsonSerializerOptions.Web);
        var requests = EntraDirectory.Sellers.Select(user =>
            new NumberedText(RawClient.Post(host.ApiAddress, "/api/correspondence", host.TokenFor(user.Name), body))).ToArray();
        byte[] answer;
        using (var client = new RawClient(host.ApiAddress))
        {
            answer = RawClient.BodyOf((await client.SendAsync(requests[0].WriteTo(new byte[16 * 1024], _mails++))).Span);
        }

        await using var bare =
            await BareEndpoint.StartAsync(app =>
                app.MapPost("/correspondence", (LogMail mail) => Results.Bytes(answer, BareEndpoint.Json)));
        var bareRequest = new NumberedText(RawClient.Post(bare.Address, "/correspondence", null, body));
        var graphRequest = new NumberedText(RawClient.Get(graph.Address, $"/v1.0/me/messages/{GraphStandIn.ItemId}"));

        // Long enough for the runtime to have compiled everything a second time; meanwhile each user's token is judged and exchanged once.
        var acknowledged = 1 + (await LoadAsync(host.ApiAddress, 16, WarmUp, requests)).Operations;
        await LoadAsync(bare.Address, 16, WarmUp / 4, [bareRequest]);
        await LoadAsync(graph.Address, 16, WarmUp / 4, [graphRequest]);
        report.Section($"Logging a mail, {requests.Length} users, {answer.Length:N0} bytes",
            "to the bare endpoint that takes the same request and answers the same bytes, at as many connections");
        var best = default(LoadResult);
        foreach (var connections in Connections)
        {
            var limit = await LoadAsync(bare.Address, connections, duration / 2, [bareRequest]);
            report.Line($"bare endpoint, {connections} connections", limit);
            var standIn = await LoadAsync(graph.Address, connections, duration / 2, [graphRequest]);
            report.Line($"Graph stand-in alone, {connections} connections", standIn);
            var written = BytesWritten();
            var logged = await LoadAsync(host.ApiAddress, connections, duration, requests);
            written = BytesWritten() - written;
            report.Line($"logged mails, {connections} connections", logged, limit);
            acknowledged += logged.Operations;
            best = best is null || logged.PerSecond > best.PerSecond ? logged : best;
            report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"processor time a request, its loader's included: log {Micros(logged)} us, Graph stand-in {Micros(standIn)} us, bare "
                    + $"{Micros(limit)} us"));
            if (written > 0)
            {
                report.Note(string.Create(CultureInfo.InvariantCulture,
                    $"written to the disk: {written / 1024.0 / logged.Operations:0.0} KB a mail"));
            }
        }

        report.Note(string.Create(CultureInfo.InvariantCulture,
            $"best level: {best!.PerSecond:N0}/s, {best.PerSecond / PeerPerSecond:0.0} times the closest open-source peer's "
                + $"{PeerPerSecond:N0}/s"));
        report.Note(string.Create(CultureInfo.InvariantCulture,
            $"wanted: {Wanted:N0}/s ({best.PerSecond / Wanted:0.00} of it), p99 within {WantedP99.TotalMilliseconds:N0} ms "
                + $"({best.P99 / WantedP99:0.00} of it)"));
        return acknowledged;
    }

    // What was acknowledged is what the file holds: each mail once.
    private static async Task CountAsync(Report report, IRowStore rows, int customers, int acknowledged)
    {
        var found = -Portfolio.Measured * Portfolio.Mails;
        for (var i = 0; i < Portfolio.Measured; i++)
        {
            var summary = await rows.FindAsync(RowKeys.Customer(Portfolio.Tenant, Portfolio.Id(i, customers)), RowKeys.Summary, default);
            found += JsonDocument.Parse(summary!.Content).RootElement.GetProperty("correspondence").GetProperty("mails").GetInt32();
        }

        report.Note(string.Create(CultureInfo.InvariantCulture, $"{acknowledged:N0} mails acknowledged, {found:N0} in the file"));
        if (found != acknowledged)
        {
            throw new InvalidOperationException("The file does not hold what was acknowledged.");
        }
    }

    private static async Task<LoadResult> LoadAsync(Uri address, int connections, TimeSpan duration, NumberedText[] requests)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => (Client: new RawClient(address), Buffer: new byte[16 * 1024])).ToArray();
        var result = await Load.RunAsync(connections, duration, async caller =>
        {
            var number = Interlocked.Increment(ref _mails);
            await clients[caller].Client.SendAsync(requests[number % requests.Length].WriteTo(clients[caller].Buffer, number));
        });
        Array.ForEach(clients, client => client.Client.Dispose());
        return result;
    }

    // By the process, and not answered from memory; 0 where the system does not count.
    private static long BytesWritten() => OperatingSystem.IsLinux()
        ? long.Parse(File.ReadLines("/proc/self/io").Single(line => line.StartsWith("write_bytes:", StringComparison.Ordinal))[13..],
            CultureInfo.InvariantCulture)
        : 0;

    private static string Micros(LoadResult result) => result.Cpu.TotalMicroseconds.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Carries the API's requests for Graph to the stand-in.</summary>
    private sealed class ToStandIn(Uri standIn)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(standIn, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed record LogMail(string ItemId, string InternetMessageId);
}
