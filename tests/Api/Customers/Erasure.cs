using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>A world of one test about erasing: whatever is hers says "qanary", so that one search finds what was left of her.</summary>
internal sealed class Erasure : IAsyncDisposable
{
    public const string Canary = "qanary";
    public const string Zsofia = "zsofia.qanary@qanarytrade.example";
    public const string ZsofiaHome = "zqanary@gmail.com";
    public const string Bela = "bela@other.example";

    private readonly ConcurrentQueue<string> _log;

    private Erasure(SimulatorHost host, WatchedRows rows, ConcurrentQueue<string> log)
    {
        (Host, Rows, _log) = (host, rows, log);
        (Maria, Nikos, Ilona) = (host.ClientFor("maria"), host.ClientFor("nikos"), host.ClientFor("ilona"));
    }

    public SimulatorHost Host { get; }

    public WatchedRows Rows { get; }

    /// <summary>Every line of the log so far, and of its scopes.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public HttpClient Maria { get; }

    public HttpClient Nikos { get; }

    public HttpClient Ilona { get; }

    public static async Task<Erasure> StartAsync(
        string frameworkLevel = "Information", Action<WebApplicationBuilder>? change = null)
    {
        var (rows, log) = (new WatchedRows(), new ConcurrentQueue<string>());
        var host = await SimulatorHost.StartAsync(new SimulatorOptions
        {
            ApiSettings = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Debug",
                ["Logging:LogLevel:Microsoft"] = frameworkLevel,
                ["Logging:LogLevel:System.Net.Http"] = frameworkLevel
            },
            ConfigureApi = builder =>
            {
                builder.Logging.ClearProviders().AddProvider(new Kept(log));
                rows.Watch(builder);
                change?.Invoke(builder);
            },
        });
        return new(host, rows, log);
    }

    public async Task<(Guid Id, string Version)> AddAsync(string name, string[] addresses, Guid? organisationId = null,
        string? notes = null, string kind = "person")
    {
        using var added = await Maria.PostAsJsonAsync(
            "/api/customers", new { kind, name, addresses, organisationId, notes, newConsent = true });
        var body = await added.ReadAsync(201);
        return (body.GetProperty("id").GetGuid(), body.GetProperty("version").GetString()!);
    }

    public Task<(Guid Id, string Version)> AddZsofiaAsync(Guid? organisationId = null) =>
        AddAsync("Zsófia Qanary", [Zsofia, ZsofiaHome], organisationId, "Qanary notes: likes tea.");

    /// <summary>A mail in both Maria's and Nikos's mailbox, as each would log it.</summary>
    public async Task<(LogRequest Maria, LogRequest Nikos)> ReceiveAsync(string from, string to, string subject, string text,
        string? cc = null)
    {
        var eml = $"From: {from}\r\nTo: {to}\r\n{(cc is null ? "" : $"Cc: {cc}\r\n")}Subject: {subject}\r\nDate: Tue, 10 Nov 2026 "
            + $"10:32:00 +0200\r\nMessage-ID: <{Guid.NewGuid():N}@mail.example>\r\nContent-Type: text/plain; "
            + $"charset=utf-8\r\n\r\n{text}\r\n";
        var (maria, nikos) = (await Host.DropAsync(eml, "maria"), await Host.DropAsync(eml, "nikos"));
        return (new(maria.EwsId, maria.InternetMessageId, null), new(nikos.EwsId, nikos.InternetMessageId, null));
    }

    public static async Task<JsonElement> LogAsync(HttpClient client, LogRequest mail, int status = 201)
    {
        using var response = await client.PostAsJsonAsync("/api/correspondence", mail);
        return await response.ReadAsync(status);
    }

    public async Task EraseAsync(Guid id, string version)
    {
        using var erased = await Ilona.DeleteAsync($"/api/customers/{id}", version);
        await erased.ReadAsync(204);
    }

    public async Task<JsonElement> CardAsync(string address, string? internetMessageId = null, string? from = null)
    {
        using var response = await Maria.PostAsJsonAsync("/api/card", new { addresses = new[] { address }, internetMessageId, from });
        return await response.ReadAsync(200);
    }

    public Task SweepAsync() =>
        Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

    /// <summary>Every row that says something of hers: table, keys, content.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(string canary = Canary)
    {
        var left = new List<string>();
        foreach (var table in Tables.OfTenants)
        {
            await foreach (var (partition, row) in Rows.ScanAsync(table, KeyRange.Everything, default))
            {
                var text = $"{table} {partition.Key} {row.Key} {Encoding.UTF8.GetString(row.Content.Span)}";
                if (text.Contains(canary, StringComparison.OrdinalIgnoreCase))
                {
                    left.Add(text);
                }
            }
        }

        return left;
    }

    /// <summary>
    /// Nothing of hers in any row; with the embedded store, in any byte of its files once nobody has written for a while; in any line of
    /// the log.
    /// </summary>
    public async Task NothingIsLeftAsync(string canary = Canary)
    {
        Assert.Empty(await LeftAsync(canary));
        Assert.DoesNotContain(_log, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
        var file = Path.Combine(Host.DataFolder, "outlookcrm.db");
        if (File.Exists(file))
        {
            Assert.True(SpinWait.SpinUntil(
                () => !File.Exists($"{file}-erasing") && new FileInfo($"{file}-wal").Length == 0, TimeSpan.FromSeconds(30)));
            string[] files = [file, $"{file}-wal", $"{file}-redo0", $"{file}-redo1"];
            Assert.All(files, one => Assert.DoesNotContain(canary, Latin(one), StringComparison.OrdinalIgnoreCase));
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Latin(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private sealed class Kept(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
