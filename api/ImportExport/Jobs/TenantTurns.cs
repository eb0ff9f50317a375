using OutlookCrm.Primitives;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Does the work of several tenants side by side and each tenant's one piece after the other, so that a tenant who brings much keeps nobody
/// else waiting. They are a few at once, because each holds a part of its file in memory; <see cref="ImportGate"/> gives their steps turns.
/// </summary>
internal sealed class TenantTurns(Action ring) : IAsyncDisposable
{
    /// <summary>As many tenants have their files read at the same time.</summary>
    public const int MostTenants = 4;

    private readonly SemaphoreSlim _places = new(MostTenants, MostTenants);
    private readonly Dictionary<TenantId, Turn> _turns = [];

    /// <summary>Begins what there is to do for a tenant, unless the tenant has a turn: then it rings at the end of the turn.</summary>
    /// <param name="tenant">Whose turn.</param>
    /// <param name="begin">Answers with what there is to do; null for nothing.</param>
    public async Task TryBeginAsync(TenantId tenant, Func<Task<Func<Task>?>> begin)
    {
        if (_turns.TryGetValue(tenant, out var turn) && turn.TryAskAgain())
        {
            return;
        }

        _turns.Remove(tenant);
        if (await begin() is { } work)
        {
            _turns.Add(tenant, new Turn(_places, work, ring));
        }
    }

    /// <summary>Waits until all turns have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var turn in _turns.Values)
        {
            await turn.Done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _places.Dispose();
    }

    private sealed class Turn
    {
        private readonly Lock _lock = new();
        private bool _isAskedAgain;
        private bool _isDone;

        public Turn(SemaphoreSlim places, Func<Task> work, Action ring) => Done = Task.Run(() => RunAsync(places, work, ring));

        public Task Done { get; }

        /// <summary>False when the turn has ended: it rings no more.</summary>
        public bool TryAskAgain()
        {
            lock (_lock)
            {
                _isAskedAgain = true;
                return !_isDone;
            }
        }

        private async Task RunAsync(SemaphoreSlim places, Func<Task> work, Action ring)
        {
            await places.WaitAsync();
            try
            {
                await work();
            }
            finally
            {
                places.Release();
                if (IsAskedAgainAtEnd())
                {
                    ring();
                }
            }
        }

        private bool IsAskedAgainAtEnd()
        {
            lock (_lock)
            {
                _isDone = true;
                return _isAskedAgain;
            }
        }
    }
}
