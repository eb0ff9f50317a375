using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>
/// A product with a mail that concerns two customers, Anna and Béla, and a hand on Béla's rows: they can be cut off, or keep a writer
/// waiting.
/// </summary>
internal sealed class MailOfTwo : IAsyncDisposable
{
    private readonly WatchedRows _rows;
    private readonly Company _company;
    private readonly string _anna;
    private readonly string _bela;

    private MailOfTwo(WatchedRows rows, Company company) =>
        (_rows, _company, _anna, _bela) = (rows, company, company.NewAddress(), company.NewAddress("bela"));

    public WatchedRows Rows => _rows;

    public HttpClient Maria => _company.Maria;

    public HttpClient Nikos => _company.Nikos;

    public HttpClient Ilona => _company.Ilona;

    /// <summary>As Maria logs it.</summary>
    public LogRequest Mail { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MailOfTwo> StartAsync()
    {
        var rows = new WatchedRows();
        var world = new MailOfTwo(rows, await Company.StartAsync(new SimulatorOptions { ConfigureApi = rows.Watch }));
        await world._company.AddPersonAsync(world._anna);
        await world._company.AddPersonAsync(world._bela, "Béla Nagy");
        world.Mail = await world._company.ReceiveAsync(world._anna, $"maria@contoso.example, {world._bela}");
        return world;
    }

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    public async Task SweepAsync(int stays = 0)
    {
        var open = await _rows.ScanAsync(Tables.Work, RowKeys.OfAnyTenant, Ct).CountAsync(Ct);
        Assert.True(open > stays, "Nothing was left open: the test tests nothing.");
        await _company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);
        Assert.Equal(stays, await _rows.ScanAsync(Tables.Work, RowKeys.OfAnyTenant, Ct).CountAsync(Ct));
    }

    // Béla's partition cannot be written.
    public async Task AtBelaCutOffAsync(Func<Task> action) => await WithoutAsync(await IsBelaAsync(), action);

    // The process stands still before its first write to Béla's partition, for as long as the sweeper takes to think it dead.
    public async Task<(Task Work, Action Wake)> FrozenAtBelaAsync(Func<Task> action)
    {
        var isBela = await IsBelaAsync();
        var (frozen, wake) = (new TaskCompletionSource(), new TaskCompletionSource());
        _rows.Before = batch => isBela(batch) && frozen.TrySetResult() ? wake.Task : Task.CompletedTask;
        var work = action();
        await frozen.Task.WaitAsync(Ct);
        return (work, wake.SetResult);
    }

    private async Task<Func<RowBatch, bool>> IsBelaAsync()
    {
        var bela = (await CustomerAsync(_bela)).GetProperty("id").GetGuid().ToString("N");
        return batch => batch.Partition.Table == Tables.Customers && batch.Partition.Key.EndsWith(bela, StringComparison.Ordinal);
    }

    // The intent cannot be removed.
    public async Task<JsonElement> UnforgottenAsync(Func<Task<JsonElement>> action)
    {
        JsonElement answer = default;
        await WithoutAsync(batch => batch.Partition.Table == Tables.Work && batch.Writes[0].Verb == RowVerb.Delete, async () =>
            answer = await action());
        return answer;
    }

    private async Task WithoutAsync(Func<RowBatch, bool> refused, Func<Task> action)
    {
        _rows.Before = batch => refused(batch) ? throw new StorageUnavailableException("The cable is out.") : Task.CompletedTask;
        await action();
        _rows.Before = _ => Task.CompletedTask;
    }

    /// <summary>Who has it logged with each of them, by first name.</summary>
    public async Task<(string AtAnna, string AtBela)> NamesAsync() => (await NamesAsync(_anna), await NamesAsync(_bela));

    /// <summary>With both the same, and the summary agrees.</summary>
    public async Task StandsAsync(string[] atAnna, string[] atBela)
    {
        foreach (var (address, names) in new[] { (_anna, atAnna), (_bela, atBela) })
        {
            var customer = await CustomerAsync(address);
            Assert.Equal(names.Length > 0 ? 1 : 0, customer.Logged("mails"));
            var entries = customer.GetProperty("timeline").GetProperty("entries").EnumerateArray();
            Assert.Equal(names, entries.SelectMany(entry => entry.GetProperty("mail").GetProperty("loggedBy").EnumerateArray())
                .Select(logger => logger.GetProperty("name").GetString()));
        }
    }

    public async Task<JsonElement> CustomerAsync(string address) =>
        (await _company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");

    /// <summary>Anna's copy, as a log answers it; waits for one that is on its way.</summary>
    public async Task<JsonElement> FirstEntryAsync()
    {
        var customer = await CustomerAsync(_anna);
        while (customer.GetProperty("timeline").GetProperty("entries").GetArrayLength() == 0)
        {
            Ct.ThrowIfCancellationRequested();
            customer = await CustomerAsync(_anna);
        }

        var entryId = customer.GetProperty("timeline").GetProperty("entries")[0].GetProperty("id").GetString();
        return JsonSerializer.SerializeToElement(
            new { entries = new[] { new { customerId = customer.GetProperty("id").GetGuid(), entryId } } });
    }

    public async Task<LogRequest> NikosMailAsync()
    {
        var eml = $"From: {_anna}\r\nTo: maria@contoso.example, {_bela}\r\nSubject: Delivery\r\nDate: Tue, 10 Nov 2026 10:32:00 "
            + $"+0200\r\nMessage-ID: {Mail.InternetMessageId}\r\n\r\nHello.\r\n";
        var dropped = await _company.Host.DropAsync(eml, "nikos");
        return new(dropped.EwsId, dropped.InternetMessageId, null);
    }

    public static async Task<JsonElement> LogAsync(HttpClient client, LogRequest mail, int? status)
    {
        using var response = await client.PostAsJsonAsync("/api/correspondence", mail, Ct);
        return await response.ReadAsync(status ?? (int)response.StatusCode);
    }

    public static async Task<JsonElement> UndoAsync(HttpClient client, JsonElement logged, int? status)
    {
        var entry = logged.GetProperty("entries").EnumerateArray().First();
        var body = new { customerId = entry.GetProperty("customerId").GetGuid(), entryId = entry.GetProperty("entryId").GetString() };
        using var response = await client.PostAsJsonAsync("/api/correspondence/undo", body, Ct);
        return await response.ReadAsync(status ?? (int)response.StatusCode);
    }

    private async Task<string> NamesAsync(string address)
    {
        var customer = await CustomerAsync(address);
        var entries = customer.GetProperty("timeline").GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(entries.Count, customer.Logged("mails"));
        return string.Join(", ", entries.SelectMany(entry => entry.GetProperty("mail").GetProperty("loggedBy").EnumerateArray())
            .Select(logger => logger.GetProperty("name").GetString()!.Split(' ')[0]).Order(StringComparer.Ordinal));
    }
}
