using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Primitives;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Turns of tenants: one of each at a time, a few side by side, and nothing that was asked for is forgotten.</summary>
public sealed class TenantTurnsTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _rung = new(0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rung.Dispose();

    [Fact]
    public async Task A_tenant_has_one_turn_and_it_rings_at_its_end_for_what_was_asked_meanwhile()
    {
        var (tenant, goOn, begun) = (Tenant(), new TaskCompletionSource(), 0);
        await using var turns = new TenantTurns(() => _rung.Release());
        for (var i = 0; i < 3; i++)
        {
            await turns.TryBeginAsync(tenant, () => Work(() => Counted(ref begun, goOn.Task)));
        }

        goOn.SetResult();
        Assert.True(await _rung.WaitAsync(s_patience, Ct));
        Assert.Equal(1, begun);
        await turns.TryBeginAsync(tenant, () => Work(() => Counted(ref begun, Task.CompletedTask)));
        await turns.DisposeAsync();
        Assert.Equal((2, 0), (begun, _rung.CurrentCount));
    }

    [Fact]
    public async Task A_few_tenants_have_their_turns_at_once_and_the_next_when_one_ends()
    {
        var goOn = Enumerable.Range(0, TenantTurns.MostTenants + 1).Select(_ => new TaskCompletionSource()).ToList();
        using var inside = new SemaphoreSlim(0);
        await using var turns = new TenantTurns(() => _rung.Release());
        foreach (var one in goOn)
        {
            await turns.TryBeginAsync(Tenant(), () => Work(() =>
            {
                inside.Release();
                return one.Task;
            }));
        }

        for (var i = 0; i < TenantTurns.MostTenants; i++)
        {
            Assert.True(await inside.WaitAsync(s_patience, Ct));
        }

        Assert.False(await inside.WaitAsync(TimeSpan.FromMilliseconds(200), Ct));
        goOn.ForEach(one => one.TrySetResult());
        Assert.True(await inside.WaitAsync(s_patience, Ct));
    }

    [Fact]
    public async Task Work_that_fails_gives_its_turn_and_its_place_back()
    {
        var tenant = Tenant();
        await using var turns = new TenantTurns(() => _rung.Release());
        for (var i = 0; i <= TenantTurns.MostTenants; i++)
        {
            var (failing, failed) = (new TaskCompletionSource(), new TaskCompletionSource());
            await turns.TryBeginAsync(tenant, () => Work(() =>
            {
                failed.SetResult();
                return failing.Task;
            }));
            await failed.Task.WaitAsync(s_patience, Ct);
            await turns.TryBeginAsync(tenant, () => throw new InvalidOperationException("It has a turn."));
            failing.SetException(new InvalidOperationException("It fails."));
            Assert.True(await _rung.WaitAsync(s_patience, Ct));
        }
    }

    [Fact]
    public async Task A_tenant_without_work_takes_no_turn_and_is_asked_again()
    {
        var (tenant, asked) = (Tenant(), 0);
        await using var turns = new TenantTurns(() => _rung.Release());
        for (var i = 0; i < 3; i++)
        {
            await turns.TryBeginAsync(tenant, () =>
            {
                asked++;
                return Task.FromResult<Func<Task>?>(null);
            });
        }

        Assert.Equal((3, 0), (asked, _rung.CurrentCount));
    }

    [Fact]
    public async Task The_end_waits_for_every_turn()
    {
        var (goOn, ended) = (new TaskCompletionSource(), 0);
        var turns = new TenantTurns(() => _rung.Release());
        for (var i = 0; i < TenantTurns.MostTenants + 2; i++)
        {
            await turns.TryBeginAsync(Tenant(), () => Work(async () =>
            {
                await goOn.Task;
                Interlocked.Increment(ref ended);
            }));
        }

        var end = turns.DisposeAsync();
        Assert.False(end.IsCompleted);
        goOn.SetResult();
        await end;
        Assert.Equal(TenantTurns.MostTenants + 2, ended);
    }

    private static TenantId Tenant() => TenantId.FromValidatedToken(Guid.NewGuid());

    private static Task<Func<Task>?> Work(Func<Task> work) => Task.FromResult<Func<Task>?>(work);

    private static Task Counted(ref int begun, Task end)
    {
        begun++;
        return end;
    }
}
