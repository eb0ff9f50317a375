using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>
/// Logs and undos that stayed half done, or done but not forgotten: minutes later the sweeper finishes them, and never against what people
/// did meanwhile.
/// </summary>
public sealed class LeftWorkTests : IAsyncLifetime
{
    private MailOfTwo _world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await MailOfTwo.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_log_that_stayed_half_is_finished()
    {
        await _world.AtBelaCutOffAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 503));
        await _world.SweepAsync();

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task An_undo_that_stayed_half_is_finished()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await _world.AtBelaCutOffAsync(() => MailOfTwo.UndoAsync(_world.Maria, logged, 503));
        await _world.SweepAsync();

        await _world.StandsAsync([], []);
    }

    [Fact]
    public async Task A_log_that_was_not_forgotten_does_not_come_back_after_an_undo()
    {
        var logged = await _world.UnforgottenAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201));
        await MailOfTwo.UndoAsync(_world.Maria, logged, 200);
        await _world.SweepAsync();

        await _world.StandsAsync([], []);
    }

    [Fact]
    public async Task An_undo_that_was_not_forgotten_leaves_what_was_logged_again()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await _world.UnforgottenAsync(() => MailOfTwo.UndoAsync(_world.Maria, logged, 200));
        await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await _world.SweepAsync();

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_half_log_that_was_tried_again_and_then_undone_stays_undone()
    {
        await _world.AtBelaCutOffAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 503));
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await MailOfTwo.UndoAsync(_world.Maria, logged, 200);
        await _world.SweepAsync();

        await _world.StandsAsync([], []);
    }

    [Fact]
    public async Task A_half_log_that_a_manager_undid_stays_undone()
    {
        await _world.AtBelaCutOffAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 503));
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await MailOfTwo.UndoAsync(_world.Ilona, logged, 200);
        await _world.SweepAsync();

        await _world.StandsAsync([], []);
    }

    [Fact]
    public async Task A_half_log_is_finished_although_a_colleague_took_only_the_own_name_off()
    {
        var hers = await _world.NikosMailAsync();
        var logged = await MailOfTwo.LogAsync(_world.Nikos, hers, 201);
        await _world.AtBelaCutOffAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 503));
        await MailOfTwo.UndoAsync(_world.Nikos, logged, 200);
        await _world.SweepAsync();

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_half_undo_leaves_what_was_logged_again()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await _world.AtBelaCutOffAsync(() => MailOfTwo.UndoAsync(_world.Maria, logged, 503));
        await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        await _world.SweepAsync();

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_log_after_an_undo_that_failed_stands_although_it_changed_nothing_at_once()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        _world.Rows.Before = batch => batch.Partition.Table == Tables.Customers
            ? throw new StorageUnavailableException("The cable is out.") : Task.CompletedTask;
        await MailOfTwo.UndoAsync(_world.Maria, logged, 503);
        _world.Rows.Before = _ => Task.CompletedTask;
        await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 200);
        await _world.SweepAsync();

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_half_log_undone_for_all_adds_nothing_to_what_a_colleague_logged_afterwards()
    {
        await _world.AtBelaCutOffAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 503));
        await MailOfTwo.UndoAsync(_world.Ilona, await _world.FirstEntryAsync(), 200);
        await MailOfTwo.LogAsync(_world.Nikos, await _world.NikosMailAsync(), 201);
        await _world.SweepAsync();

        await _world.StandsAsync(["Nikos Andreou"], ["Nikos Andreou"]);
    }

    [Fact]
    public async Task A_log_frozen_in_the_middle_does_not_come_back_when_it_wakes()
    {
        var (logging, wake) = await _world.FrozenAtBelaAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201));
        await _world.SweepAsync();
        await MailOfTwo.UndoAsync(_world.Maria, await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 200), 200);
        wake();
        await logging;

        await _world.StandsAsync([], []);
    }

    [Fact]
    public async Task An_undo_frozen_in_the_middle_leaves_what_was_logged_again_when_it_wakes()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        var (undoing, wake) = await _world.FrozenAtBelaAsync(() => MailOfTwo.UndoAsync(_world.Maria, logged, 200));
        await _world.SweepAsync();
        await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        wake();
        await undoing;

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }

    [Fact]
    public async Task A_row_that_nobody_can_read_keeps_nobody_waiting()
    {
        var tenant = TenantId.FromOperator(Guid.Parse("00000000-0000-4000-8000-000000000000"));
        foreach (var content in new[] { "not JSON", "null", "{}", """{"tenant":"?","id":"?","kind":"log","parts":1,"body":""}""" })
        {
            var batch = new RowBatch(RowKeys.Intent(tenant, Guid.NewGuid().ToString("N")));
            Assert.True((await _world.Rows.CommitAsync(batch.Insert(RowKeys.IntentPart(0), System.Text.Encoding.UTF8.GetBytes(content)),
                Ct)).IsCommitted);
        }

        await _world.AtBelaCutOffAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 503));
        await _world.SweepAsync(stays: 4);

        await _world.StandsAsync(["Maria Papadaki"], ["Maria Papadaki"]);
    }
}
