namespace OutlookCrm.Benchmarks;

/// <summary>
/// A published API in a process of its own on an embedded store of its own, and the numbers of the requests that it was sent.
/// </summary>
internal sealed class PublishedBuild : IAsyncDisposable
{
    private readonly string _data;
    private int _number = -1;

    private PublishedBuild(string name, string data, StartedProcess process, string token) =>
        (Name, _data, Process, Token) = (name, data, process, token);

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>The process.</summary>
    public StartedProcess Process { get; }

    /// <summary>The caller's token.</summary>
    public string Token { get; }

    /// <summary>Starts the build with an empty store in this folder and returns as soon as it listens.</summary>
    public static async Task<PublishedBuild> StartAsync(PublishedApi api, string data, EntraStandIn entra,
        IReadOnlyDictionary<string, string> settings)
    {
        var database = Path.Combine(Directory.CreateDirectory(data).FullName, "outlookcrm.db");
        var process = StartedProcess.Start(
            api.Path, url => ["--urls", url], entra.Settings(database).Concat(settings).ToDictionary());
        (await process.ConnectAsync()).Dispose();
        return new(api.Name, data, process, entra.Token());
    }

    /// <summary>The next of the numbers 0, 1, 2… that this build's requests carry.</summary>
    public int NextNumber() => Interlocked.Increment(ref _number);

    /// <summary>The store's files together, in bytes.</summary>
    public long FileBytes() => Directory.EnumerateFiles(_data).Sum(file => new FileInfo(file).Length);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
