namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Keeps the steps of imports and the changes of their files apart: while an erasure takes rows out of a file, no step of an import is
/// written by this process, and a step that is being written ends first. Whoever waits is let in in order: of the tenants whose imports, or
/// undos, are under way each writes one step in turn, and together they take no more of the processors than one.
/// </summary>
internal sealed class ImportGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits until nobody else is within; the caller is until it disposes of the answer.</summary>
    public async Task<Entered> EnterAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        return new(_one);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Whoever has this is within.</summary>
    internal readonly struct Entered(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
