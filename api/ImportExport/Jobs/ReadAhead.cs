using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Reads the records of a file step by step, each while the records of the step before are written. Begins behind the records that an
/// earlier run has dealt with: where that run noted a place, what stands before it is not read again.
/// </summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private readonly ImportFile _file;
    private readonly int _recordsOfStep;
    private readonly IEnumerator<TableItem> _items;
    private int _passedOver;
    private readonly List<LeftOutRecord> _met = [];
    private Task<FileStep> _next;

    public ReadAhead(ImportFile file, ImportHead head, int recordsOfStep, CancellationToken ct)
    {
        (_file, _recordsOfStep, _passedOver) = (file, recordsOfStep, head.Mark is null ? head.Read : 0);
        _items = file.Items(head.Mark, fault => _met.Add(new(fault.Line, fault.Column, fault.Code)), ct).GetEnumerator();
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
        _items.Dispose();
    }

    private FileStep Read()
    {
        for (; _passedOver > 0 && _items.MoveNext(); _passedOver--)
        {
            // The faults on the way to it were noted with it.
            _met.Clear();
        }

        // What is met behind the last record belongs to the step without records: a run that begins behind this record meets it again.
        var (items, met, mark) = (new List<TableItem>(_recordsOfStep), new List<LeftOutRecord>(), (TableMark?)null);
        while ((items.Count < _recordsOfStep || !_file.MayPause) && _items.MoveNext())
        {
            items.Add(_items.Current);
            met.AddRange(_met);
            _met.Clear();
            mark = _file.Table?.Mark;
        }

        return new([.. items], items.Count == 0 ? _met : met, mark);
    }
}

/// <summary>Records that are written together, and the values because of which others were left out on the way to them.</summary>
/// <param name="Items">At least as many as a step has, but for the last.</param>
/// <param name="Met">What was left out.</param>
/// <param name="Mark">Behind the records; null for a file that is no table.</param>
internal sealed record FileStep(TableItem[] Items, List<LeftOutRecord> Met, TableMark? Mark);
