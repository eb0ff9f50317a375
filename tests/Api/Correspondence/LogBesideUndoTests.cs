using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>
/// A mail of two customers is logged and undone at the same time: it ends the same with both, and what was said last counts.
/// </summary>
public sealed class LogBesideUndoTests : IAsyncLifetime
{
    private const int MostTurns = 40;
    private MailOfTwo _world = null!;

    public async ValueTask InitializeAsync() => _world = await MailOfTwo.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_colleagues_log_during_a_managers_undo_stands_with_both()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        var (undoing, wake) = await _world.FrozenAtBelaAsync(() => MailOfTwo.UndoAsync(_world.Ilona, logged, 200));
        await MailOfTwo.LogAsync(_world.Nikos, await _world.NikosMailAsync(), null);
        wake();
        await undoing;

        Assert.Equal(("Nikos", "Nikos"), await _world.NamesAsync());
    }

    [Fact]
    public async Task Ones_own_log_during_ones_own_undo_stands_with_both()
    {
        var logged = await MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201);
        var (undoing, wake) = await _world.FrozenAtBelaAsync(() => MailOfTwo.UndoAsync(_world.Maria, logged, 200));
        await MailOfTwo.LogAsync(_world.Maria, _world.Mail, null);
        wake();
        await undoing;

        Assert.Equal(("Maria", "Maria"), await _world.NamesAsync());
    }

    [Fact]
    public async Task An_undo_during_a_log_takes_it_off_both()
    {
        var (logging, wake) = await _world.FrozenAtBelaAsync(() => MailOfTwo.LogAsync(_world.Maria, _world.Mail, 201));
        await MailOfTwo.UndoAsync(_world.Maria, await _world.FirstEntryAsync(), 200);
        wake();
        await logging;

        Assert.Equal(("", ""), await _world.NamesAsync());
    }

    /// <summary>Whatever the order in which the writes reach the two.</summary>
    [Fact]
    public async Task At_the_same_time_it_ends_the_same_with_both()
    {
        var nikos = await _world.NikosMailAsync();
        var dice = new Random(20261122);
        var ends = new HashSet<string>();
        for (var round = 0; round < 40; round++)
        {
            await MailOfTwo.LogAsync(_world.Maria, _world.Mail, null);
            var entry = await _world.FirstEntryAsync();

            // Each write lets others go first, so many times by chance that every order occurs.
            _world.Rows.Before = async _ =>
            {
                for (var turns = Random.Shared.Next(MostTurns); turns > 0; turns--)
                {
                    await Task.Yield();
                }
            };
            var manager = dice.Next(2) == 0;
            await Task.WhenAll(
                MailOfTwo.UndoAsync(manager ? _world.Ilona : _world.Maria, entry, null),
                MailOfTwo.LogAsync(manager ? _world.Nikos : _world.Maria, manager ? nikos : _world.Mail, null));
            _world.Rows.Before = _ => Task.CompletedTask;

            var (atAnna, atBela) = await _world.NamesAsync();
            Assert.Equal(atAnna, atBela);
            ends.Add(atAnna);
        }

        Assert.True(ends.Count > 1, "Every round ended the same: the test raced with nobody.");
    }
}
