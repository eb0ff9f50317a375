namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>How many requests arrived, by kind; a retry is a request, a refused one too.</summary>
public sealed class RequestCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<RequestKind>().Length];

    /// <summary>All of them.</summary>
    public long Total => _counts.Sum();

    /// <summary>Those of one kind.</summary>
    public long this[RequestKind kind] => Volatile.Read(ref _counts[(int)kind]);

    /// <summary>
    /// What arrives while something runs, kinds that did not arrive left out:
    /// <c>Assert.Equal("Get 1, Batch 1", await server.Requests.DuringAsync(() => store.CommitAsync(batch, ct)))</c>.
    /// </summary>
    public async Task<string> DuringAsync(Func<Task> work)
    {
        var before = (long[])_counts.Clone();
        await work();
        return string.Join(", ",
            from kind in Enum.GetValues<RequestKind>()
            let count = this[kind] - before[(int)kind]
            where count > 0
            select $"{kind} {count}");
    }

    internal void Add(RequestKind kind) => Interlocked.Increment(ref _counts[(int)kind]);
}
