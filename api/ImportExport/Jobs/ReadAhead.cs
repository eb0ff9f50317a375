using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Reads the records of a file step by step, each while the records of the step before are written.</summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private readonly IEnumerator<TableItem[]> _steps;
    private List<LeftOutRecord> _met = [];
    private Task<FileStep> _next;

    public ReadAhead(ImportFile file, int recordsOfStep, CancellationToken ct)
    {
        _steps = file.Items(fault => _met.Add(new(fault.Line, fault.Column, fault.Code)), ct).Chunk(recordsOfStep).GetEnumerator();
        _next = Task.Run(Read, ct);
    }

    /// <summary>The next step; behind the last one a step without records.</summary>
    public async Task<FileStep> NextAsync(CancellationToken ct)
    {
        var step = await _next;
        _next = step.Items.Length == 0 ? _next : Task.Run(Read, ct);
        return step;
    }

    /// <summary>Waits for the step that is being read: until then the file is in use.</summary>
    public async ValueTask DisposeAsync()
    {
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _steps.Dispose();
    }

    private FileStep Read()
    {
        var items = _steps.MoveNext() ? _steps.Current : [];
        (var met, _met) = (_met, []);
        return new(items, met);
    }
}

/// <summary>Records that are written together, and the values because of which others were left out on the way to them.</summary>
internal sealed record FileStep(TableItem[] Items, List<LeftOutRecord> Met);
