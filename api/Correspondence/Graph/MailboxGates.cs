namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Lets at most four requests at once into a mailbox (Graph's limit per app and mailbox) and none before the time that Graph last named.
/// Keeps only mailboxes that are in use or must wait; counts within this process, so replicas may still meet a 429, which is then obeyed.
/// </summary>
internal sealed class MailboxGates(TimeProvider clock)
{
    private const int InFlight = 4;
    private static readonly TimeSpan s_queueAgain = TimeSpan.FromSeconds(1);

    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Time since this was made: unlike the wall clock it never jumps.</summary>
    public TimeSpan Now => clock.GetElapsedTime(_start);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _gates.Count;
            }
        }
    }

    /// <summary>Waits for a place, at most until <paramref name="deadline"/>; then the mailbox is busy.</summary>
    public async ValueTask<Place> EnterAsync(string mailbox, TimeSpan deadline, CancellationToken ct)
    {
        var gate = Arrive(mailbox);
        try
        {
            while (true)
            {
                if (gate.ClosedUntil is var until && until > Now)
                {
                    await WaitAsync(until - Now, deadline, ct);
                    continue;
                }

                if (!gate.Places.Wait(0, CancellationToken.None))
                {
                    await TakePlaceAsync(gate, deadline, ct);
                }

                if (Now > deadline)
                {
                    // A place can come free at the very deadline.
                    gate.Places.Release();
                    throw new MailboxFailureException(new MailboxFailure.Busy(s_queueAgain));
                }

                if (gate.ClosedUntil <= Now)
                {
                    return new Place(this, mailbox, gate);
                }

                // Told to stay away while we queued.
                gate.Places.Release();
            }
        }
        catch
        {
            Leave(mailbox, gate);
            throw;
        }
    }

    /// <summary>No request goes to the mailbox for this long.</summary>
    public void Close(string mailbox, TimeSpan time)
    {
        lock (_lock)
        {
            var now = Now;
            if (_gates.TryGetValue(mailbox, out var gate) && gate.ClosedUntil < now + time)
            {
                gate.ClosedUntil = now + time;
            }

            // Closing is rare, so this is where gates are forgotten that stood closed when their last visitor left.
            foreach (var (idle, _) in _gates.Where(g => g.Value.Visitors == 0 && g.Value.ClosedUntil <= now).ToList())
            {
                _gates.Remove(idle);
            }
        }
    }

    /// <summary>Waits, if that ends before <paramref name="deadline"/>.</summary>
    public async Task WaitAsync(TimeSpan time, TimeSpan deadline, CancellationToken ct)
    {
        if (Now + time > deadline)
        {
            throw new MailboxFailureException(new MailboxFailure.Busy(time));
        }

        await Task.Delay(time, clock, ct);
    }

    private async Task TakePlaceAsync(Gate gate, TimeSpan deadline, CancellationToken ct)
    {
        var left = deadline - Now;
        using var ending = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var leaving = ct.UnsafeRegister(static ending => ((CancellationTokenSource)ending!).Cancel(), ending);
        try
        {
            await gate.Places.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            throw new MailboxFailureException(new MailboxFailure.Busy(s_queueAgain));
        }
    }

    private Gate Arrive(string mailbox)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(mailbox, out var gate))
            {
                _gates.Add(mailbox, gate = new Gate());
            }

            gate.Visitors++;
            return gate;
        }
    }

    private void Leave(string mailbox, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Visitors == 0 && gate.ClosedUntil <= Now)
            {
                _gates.Remove(mailbox);
            }
        }
    }

    /// <summary>One of the four places in a mailbox; given back once.</summary>
    internal readonly struct Place(MailboxGates gates, string mailbox, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Places.Release();
            gates.Leave(mailbox, gate);
        }
    }

    internal sealed class Gate
    {
        // Never disposed: SemaphoreSlim holds nothing to free until its wait handle is asked for.
        public SemaphoreSlim Places { get; } = new(InFlight, InFlight);

        public int Visitors { get; set; }

        public TimeSpan ClosedUntil
        {
            get => new(Interlocked.Read(ref _closedUntil));
            set => Interlocked.Exchange(ref _closedUntil, value.Ticks);
        }

        private long _closedUntil;
    }
}
