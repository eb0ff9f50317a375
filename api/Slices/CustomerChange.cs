using OutlookCrm.Audit;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// One try to write an event of a customer: the slice fills it with rows, entries and an audit row, and <see cref="CustomerEvents"/>
/// commits it together with the summary.
/// </summary>
public sealed class CustomerChange
{
    private readonly IRowStore _rows;
    private readonly Row _summaryRow;
    private readonly CustomerSummary _summary;
    private readonly Dictionary<KeyRange, List<Row>> _stored = [];

    internal CustomerChange(IRowStore rows, Partition partition, Row summary, string? refused)
    {
        (_rows, _summaryRow, _summary, Refused) = (rows, summary, CustomerSummary.Of(summary.Content), refused);
        Batch = new(partition);
    }

    /// <summary>The batch that the slice adds its own rows to.</summary>
    public RowBatch Batch { get; }

    /// <summary>The version that the written rows will have.</summary>
    public string Version => Batch.OperationId;

    /// <summary>The key of the row that refused the try before; null for the first try.</summary>
    public string? Refused { get; }

    /// <summary>A row of the customer's; null where there is none.</summary>
    public ValueTask<Row?> FindAsync(string key, CancellationToken ct) => _rows.FindAsync(Batch.Partition, key, ct);

    /// <summary>A member of the summary as it is so far; empty for none.</summary>
    public ReadOnlyMemory<byte> SummaryOf(string member) => _summary[member];

    /// <summary>Records who makes the change. Every change needs an actor.</summary>
    public void Audit(AuditRow audit)
    {
        (UserId, IsAudited) = (audit.UserId, true);
        Batch.Audit(audit);
    }

    /// <summary>Whether the change says who makes it.</summary>
    public bool IsAudited { get; private set; }

    /// <summary>Who makes the change; empty for a job.</summary>
    internal Guid UserId { get; private set; }

    /// <summary>What happened, as far as programs may be told of it; null for nothing.</summary>
    internal (string Kind, string Item)? Happened { get; private set; }

    /// <summary>Says what happened, for programs that asked to be told.</summary>
    /// <param name="kind">One of <see cref="EventKinds"/>.</param>
    /// <param name="item">The id of the entry that it is about.</param>
    public void Tell(string kind, string item) => Happened = (kind, item);

    /// <summary>Writes a new entry of the timeline and folds it into the summary.</summary>
    public void Add<TEntry, TSummary>(TimelineKind<TEntry, TSummary> kind, string entryId, TEntry entry)
        where TEntry : class
        where TSummary : class
    {
        Batch.Insert(RowKeys.TimelineEntry(entryId), kind.Write(entry));
        _summary.Put(kind.Member, kind.Fold(_summary[kind.Member], entry));
    }

    /// <summary>Deletes an entry of the timeline and takes it out of the summary.</summary>
    public async Task RemoveAsync(ITimelineKind kind, Row entry, CancellationToken ct)
    {
        Batch.Delete(entry);
        await UnfoldAsync(kind, entry, entry.Key, ct);
    }

    /// <summary>Replaces an entry of the timeline by a corrected one, in the summary too.</summary>
    public async Task CorrectAsync<TEntry, TSummary>(TimelineKind<TEntry, TSummary> kind, Row entry, TEntry corrected, CancellationToken ct)
        where TEntry : class
        where TSummary : class
    {
        Batch.Replace(entry, kind.Write(corrected));
        await UnfoldAsync(kind, entry, entry.Key, ct);
        _summary.Put(kind.Member, kind.Fold(_summary[kind.Member], corrected));
    }

    /// <summary>
    /// All rows of a range as they will be after this change, in key order. Consistent: whoever writes such a row replaces the summary.
    /// </summary>
    public async Task<IReadOnlyList<Row>> ReadAfterAsync(KeyRange range, CancellationToken ct)
    {
        var all = new SortedDictionary<string, Row>(StringComparer.Ordinal);
        foreach (var row in await StoredAsync(range, ct))
        {
            all[row.Key] = row;
        }

        foreach (var write in Batch.Writes.Where(write => string.CompareOrdinal(write.Key, range.From) >= 0
            && string.CompareOrdinal(write.Key, range.Before) < 0))
        {
            if (write.Verb == RowVerb.Delete)
            {
                all.Remove(write.Key);
            }
            else
            {
                all[write.Key] = new(write.Key, Version, write.Content);
            }
        }

        return [.. all.Values];
    }

    // Several members are computed of the same rows. What was read is as it was when the summary was: another one's write is a conflict.
    private async Task<List<Row>> StoredAsync(KeyRange range, CancellationToken ct)
    {
        if (_stored.TryGetValue(range, out var stored))
        {
            return stored;
        }

        var (all, left) = (new List<Row>(), range);
        IReadOnlyList<Row> page;
        do
        {
            page = await _rows.ReadAsync(Batch.Partition, left, RowLimits.RowsPerRead, ct);
            all.AddRange(page);
            left = page.Count == 0 ? left : new(page[^1].Key + "+", range.Before);
        }
        while (page.Count == RowLimits.RowsPerRead);

        return _stored[range] = all;
    }

    /// <summary>Computes anew the members of the summary that are computed of rows of this change.</summary>
    internal async Task DeriveAsync(IReadOnlyList<IDerivedMember> members, CancellationToken ct)
    {
        foreach (var member in members)
        {
            if (Batch.Writes.Any(write => member.Prefixes.Any(prefix => write.Key.StartsWith(prefix, StringComparison.Ordinal))))
            {
                _summary.Put(member.Member, await member.DeriveAsync(this, ct));
            }
        }
    }

    /// <summary>
    /// The summary's row is in every batch, changed or not. An erasure deletes this row first, so every later change conflicts and is
    /// refused.
    /// </summary>
    internal RowBatch Finish() => Batch.Replace(_summaryRow, _summary.ToRow());

    private async Task UnfoldAsync(ITimelineKind kind, Row gone, string key, CancellationToken ct)
    {
        var (range, look) = kind.FoldedAgainWithout(gone.Content);
        var (left, isAll) = (new List<Row>(), false);
        ReadOnlyMemory<byte> after;
        while (!kind.TryUnfold(_summary[kind.Member], gone.Content, left, isAll, out after))
        {
            var page = await _rows.ReadAsync(Batch.Partition, range, look, ct);
            left.AddRange(page.Where(row => row.Key != key));
            isAll = page.Count < look;
            range = page.Count == 0 ? range : new(page[^1].Key + "+", range.Before);
            look = Math.Min(look * 4, RowLimits.RowsPerRead);
        }

        _summary.Put(kind.Member, after);
    }
}
