using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Identity;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Logs and undos that stayed half done, or done but not forgotten: minutes later the sweeper finishes them, and never against what people did meanwhile.</summary>
public sealed class LeftWorkTests : IAsyncLifetime
{
    private readonly WatchedRows _rows = new();
    private Company _company = null!;
    private string _anna = "";
    private string _bela = "";
    private LogRequest _mail = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _company = await Company.StartAsync(new SimulatorOptions { ConfigureApi = _rows.Watch });
        (_anna, _bela) = (_company.NewAddress(), _company.NewAddress("bela"));
        await _company.AddPersonAsync(_anna);
        await _company.AddPersonAsync(_bela, "Béla Nagy");
        _mail = await _company.ReceiveAsync(_anna, $"maria@contoso.example, {_bela}");
    }

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_log_that_stayed_half_is_finished()
    {
        await AtBelaCutOffAsync(() => LogAsync(_company.Maria, _mail, 503));
        await SweepAsync();

        await StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task An_undo_that_stayed_half_is_finished()
    {
        var logged = await LogAsync(_company.Maria, _mail, 201);
        await AtBelaCutOffAsync(() => UndoAsync(_company.Maria, logged, 503));
        await SweepAsync();

        await StandsAsync([], []);
    }

    [Fact]
    public async Task A_log_that_was_not_forgotten_does_not_come_back_after_an_undo()
    {
        var logged = await UnforgottenAsync(() => LogAsync(_company.Maria, _mail, 201));
        await UndoAsync(_company.Maria, logged, 200);
        await SweepAsync();

        await StandsAsync([], []);
    }

    [Fact]
    public async Task An_undo_that_was_not_forgotten_leaves_what_was_logged_again()
    {
        var logged = await LogAsync(_company.Maria, _mail, 201);
        await UnforgottenAsync(() => UndoAsync(_company.Maria, logged, 200));
        await LogAsync(_company.Maria, _mail, 201);
        await SweepAsync();

        await StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_half_log_that_was_tried_again_and_then_undone_stays_undone()
    {
        await AtBelaCutOffAsync(() => LogAsync(_company.Maria, _mail, 503));
        var logged = await LogAsync(_company.Maria, _mail, 201);
        await UndoAsync(_company.Maria, logged, 200);
        await SweepAsync();

        await StandsAsync([], []);
    }

    [Fact]
    public async Task A_half_log_that_a_manager_undid_stays_undone()
    {
        await AtBelaCutOffAsync(() => LogAsync(_company.Maria, _mail, 503));
        var logged = await LogAsync(_company.Maria, _mail, 201);
        await UndoAsync(_company.Ilona, logged, 200);
        await SweepAsync();

        await StandsAsync([], []);
    }

    [Fact]
    public async Task A_half_log_is_finished_although_a_colleague_took_only_the_own_name_off()
    {
        var hers = await NikosMailAsync();
        var logged = await LogAsync(_company.Nikos, hers, 201);
        await AtBelaCutOffAsync(() => LogAsync(_company.Maria, _mail, 503));
        await UndoAsync(_company.Nikos, logged, 200);
        await SweepAsync();

        await StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_half_undo_leaves_what_was_logged_again()
    {
        var logged = await LogAsync(_company.Maria, _mail, 201);
        await AtBelaCutOffAsync(() => UndoAsync(_company.Maria, logged, 503));
        await LogAsync(_company.Maria, _mail, 201);
        await SweepAsync();

        await StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_log_frozen_in_the_middle_does_not_come_back_when_it_wakes()
    {
        var (logging, wake) = await FrozenAtBelaAsync(() => LogAsync(_company.Maria, _mail, 201));
        await SweepAsync();
        await UndoAsync(_company.Maria, await LogAsync(_company.Maria, _mail, 200), 200);
        wake();
        await logging;

        await StandsAsync([], []);
    }

    [Fact]
    public async Task An_undo_frozen_in_the_middle_leaves_what_was_logged_again_when_it_wakes()
    {
        var logged = await LogAsync(_company.Maria, _mail, 201);
        var (undoing, wake) = await FrozenAtBelaAsync(() => UndoAsync(_company.Maria, logged, 200));
        await SweepAsync();
        await LogAsync(_company.Maria, _mail, 201);
        wake();
        await undoing;

        await StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_row_that_nobody_can_read_keeps_nobody_waiting()
    {
        var tenant = TenantId.FromOperator(Guid.Parse("00000000-0000-4000-8000-000000000000"));
        foreach (var content in new[] { "not JSON", "null", "{}", """{"tenant":"?","id":"?","kind":"log","parts":1,"body":""}""" })
        {
            var batch = new RowBatch(RowKeys.Intent(tenant, Guid.NewGuid().ToString("N")));
            Assert.True((await _rows.CommitAsync(batch.Insert(RowKeys.IntentPart(0), System.Text.Encoding.UTF8.GetBytes(content)), Ct)).IsCommitted);
        }

        await AtBelaCutOffAsync(() => LogAsync(_company.Maria, _mail, 503));
        await SweepAsync(stays: 4);

        await StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    private async Task SweepAsync(int stays = 0)
    {
        var open = await _rows.ScanAsync(Tables.Work, RowKeys.OfAnyTenant, Ct).CountAsync(Ct);
        Assert.True(open > stays, "Nothing was left open: the test tests nothing.");
        await _company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);
        Assert.Equal(stays, await _rows.ScanAsync(Tables.Work, RowKeys.OfAnyTenant, Ct).CountAsync(Ct));
    }

    // Béla's partition cannot be written.
    private async Task AtBelaCutOffAsync(Func<Task> action) => await WithoutAsync(await IsBelaAsync(), action);

    // The process stands still before its first write to Béla's partition, for as long as the sweeper takes to think it dead.
    private async Task<(Task Work, Action Wake)> FrozenAtBelaAsync(Func<Task> action)
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
    private async Task<JsonElement> UnforgottenAsync(Func<Task<JsonElement>> action)
    {
        JsonElement answer = default;
        await WithoutAsync(batch => batch.Partition.Table == Tables.Work && batch.Writes[0].Verb == RowVerb.Delete, async () => answer = await action());
        return answer;
    }

    private async Task WithoutAsync(Func<RowBatch, bool> refused, Func<Task> action)
    {
        _rows.Before = batch => refused(batch) ? throw new StorageUnavailableException("The cable is out.") : Task.CompletedTask;
        await action();
        _rows.Before = _ => Task.CompletedTask;
    }

    private async Task StandsAsync(string[] atAnna, string[] atBela)
    {
        foreach (var (address, names) in new[] { (_anna, atAnna), (_bela, atBela) })
        {
            var customer = await CustomerAsync(address);
            Assert.Equal(names.Length > 0 ? 1 : 0, customer.GetProperty("summary").GetProperty("mails").GetInt32());
            var entries = customer.GetProperty("timeline").GetProperty("entries").EnumerateArray();
            Assert.Equal(names, entries.SelectMany(entry => entry.GetProperty("mail").GetProperty("loggedBy").EnumerateArray()).Select(logger => logger.GetProperty("name").GetString()));
        }
    }

    private async Task<JsonElement> CustomerAsync(string address) => (await _company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");

    private async Task<LogRequest> NikosMailAsync()
    {
        var eml = $"From: {_anna}\r\nTo: maria@contoso.example, {_bela}\r\nSubject: Delivery\r\nDate: Tue, 10 Nov 2026 10:32:00 +0200\r\nMessage-ID: {_mail.InternetMessageId}\r\n\r\nHello.\r\n";
        var dropped = await _company.Host.DropAsync(eml, "nikos");
        return new(dropped.EwsId, dropped.InternetMessageId, null);
    }

    private static async Task<JsonElement> LogAsync(HttpClient client, LogRequest mail, int status)
    {
        using var response = await client.PostAsJsonAsync("/api/correspondence", mail, Ct);
        return await response.ReadAsync(status);
    }

    private static async Task<JsonElement> UndoAsync(HttpClient client, JsonElement logged, int status)
    {
        var entry = logged.GetProperty("entries")[0];
        var body = new { customerId = entry.GetProperty("customerId").GetGuid(), entryId = entry.GetProperty("entryId").GetString() };
        using var response = await client.PostAsJsonAsync("/api/correspondence/undo", body, Ct);
        return await response.ReadAsync(status);
    }
}
