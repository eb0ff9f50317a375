using System.Diagnostics;
using System.Net.Http.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Architecture;
using OutlookCrm.Tests.TableStorage.Server;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>What the two things that happen all day cost in requests to storage, and how many of them wait for one another.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    // Requests that are sent together arrive well within this; one that waits for another's answer cannot.
    private static readonly TimeSpan s_answerTime = TimeSpan.FromMilliseconds(600);

    private readonly List<(long At, RequestKind Kind)> _arrivals = [];
    private TableServer _server = null!;
    private SimulatorHost _host = null!;
    private HttpClient _maria = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TableServer.StartAsync();
        var storage = TablesEngine.Options(_server.ConnectionString);
        _host = await SimulatorHost.StartAsync(
            new()
            {
                ApiSettings = new Dictionary<string, string?>
                {
                    ["Storage:Engine"] = storage.Engine,
                    ["Storage:ConnectionString"] = storage.ConnectionString,
                    ["Storage:TablePrefix"] = storage.TablePrefix,
                },
            },
            Ct);
        _maria = _host.ClientFor("maria");
    }

    public async ValueTask DisposeAsync()
    {
        _maria.Dispose();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>What people are told beforehand is what it costs.</summary>
    [Fact]
    public void The_document_tells_these_counts_and_these_tables()
    {
        var document = File.ReadAllText(Path.Combine(Source.Root, "api", "Storage", "README.md"));

        Assert.Contains("| a card (one person, without a mail) | 3 | 2 |", document, StringComparison.Ordinal);
        Assert.Contains("| a card beside an open mail (is it logged?) | 4 | 2 |", document, StringComparison.Ordinal);
        Assert.Contains("| logging a mail to one customer (two addresses on it) | 4 | 3 |", document, StringComparison.Ordinal);
        Assert.Contains("Another customer on a card adds three transactions, beside an open mail four", document, StringComparison.Ordinal);
        Assert.All(Tables.All, table => Assert.Contains($"| `{table}` |", document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task A_card_is_two_round_trips_at_any_number_of_customers(int others)
    {
        await AddAsync("anna");
        await Parallel.ForEachAsync(Enumerable.Range(0, others), Ct, async (i, _) => await AddAsync($"other{i}"));
        await CardAsync(null);

        Assert.Equal((2, "Get 1, Query 2"), await CostOfAsync(() => CardAsync(null)));
        Assert.Equal((2, "Get 1, Query 3"), await CostOfAsync(() => CardAsync("<a@mail.example>")));
    }

    [Fact]
    public async Task Another_customer_on_a_card_is_three_requests_and_beside_a_mail_four()
    {
        foreach (var name in new[] { "anna", "bela", "carol" })
        {
            await AddAsync(name);
        }

        await CardAsync(null);

        Assert.Equal((2, "Get 2, Query 4"), await CostOfAsync(() => CardAsync(null, "bela")));
        Assert.Equal((2, "Get 2, Query 6"), await CostOfAsync(() => CardAsync("<a@mail.example>", "bela")));
        Assert.Equal((2, "Get 3, Query 9"), await CostOfAsync(() => CardAsync("<a@mail.example>", "bela", "carol")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Logging_to_one_customer_is_three_round_trips(int others)
    {
        await AddAsync("anna");
        await Parallel.ForEachAsync(Enumerable.Range(0, others), Ct, async (i, _) => await AddAsync($"other{i}"));
        await LogAsync(await ReceiveAsync());
        var mail = await ReceiveAsync();

        // The owners of both addresses on the mail beside the senders never logged (one's own, the company's), the summary, the batch.
        Assert.Equal((3, "Get 3, Query 2, Batch 1"), await CostOfAsync(() => LogAsync(mail)));
    }

    private async Task<(int RoundTrips, string Requests)> CostOfAsync(Func<Task> work)
    {
        _arrivals.Clear();
        _server.Faults.Each(request =>
        {
            // The sweeper renews its lease, whom somebody worked on is written down, and jobs ask who bought and which webhooks there are,
            // whenever they are due.
            if (request.Table is { } table && (table.EndsWith(Tables.Work, StringComparison.Ordinal)
                || table.EndsWith(Tables.Webhooks, StringComparison.Ordinal)
                || table.EndsWith(Tables.Portfolio, StringComparison.Ordinal)
                || (table.EndsWith(Tables.Settings, StringComparison.Ordinal)
                    && request.Filter?.Contains("never|", StringComparison.Ordinal) != true)))
            {
                return null;
            }

            _arrivals.Add((Stopwatch.GetTimestamp(), request.Kind));
            return Fault.Slow(s_answerTime);
        });
        await work();
        _server.Faults.Clear();
        var waits = _arrivals.Zip(_arrivals.Skip(1)).Count(
            pair => Stopwatch.GetElapsedTime(pair.First.At, pair.Second.At) > s_answerTime * 0.8);
        return (
            waits + 1,
            string.Join(
                ", ", _arrivals.CountBy(arrival => arrival.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Value}")));
    }

    private async Task AddAsync(string name)
    {
        using var added = await _maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name, addresses = new[] { $"{name}@firm.example" } }, Ct);
        await added.ReadAsync(201);
    }

    private async Task CardAsync(string? mail, params string[] others)
    {
        var addresses = others.Prepend("anna").Select(name => $"{name}@firm.example");
        using var card = await _maria.PostAsJsonAsync("/api/card", new { addresses, internetMessageId = mail }, Ct);
        Assert.NotEqual(
            System.Text.Json.JsonValueKind.Null, (await card.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer").ValueKind);
    }

    private async Task<LogRequest> ReceiveAsync()
    {
        var eml = "From: anna@firm.example\r\nTo: maria@contoso.example\r\nSubject: Delivery\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\n"
            + $"Message-ID: <{Guid.NewGuid():N}@mail.example>\r\n\r\nHello.\r\n";
        var dropped = await _host.DropAsync(eml, "maria", ct: Ct);
        return new(dropped.EwsId, dropped.InternetMessageId, null);
    }

    private async Task LogAsync(LogRequest mail)
    {
        using var logged = await _maria.PostAsJsonAsync("/api/correspondence", mail, Ct);
        await logged.ReadAsync(201);
    }
}
