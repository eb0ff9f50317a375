using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>
/// The board of all deals of a tenant: a projection of the deals in the customers' partitions. All rows of the board that a deal changes
/// are written in one batch under the version of the deal's line, so that totals count each deal once, whoever projects it when.
/// </summary>
internal sealed class BoardStore(IRowStore rows)
{
    private const string WrittenWithoutPause = "The board of deals is being written to without pause.";

    /// <summary>Makes the board say what is stored of a deal. Doing it again changes nothing.</summary>
    public async Task ProjectAsync(TenantId tenant, Guid customer, Guid deal, CancellationToken ct)
    {
        var (partition, board) = (RowKeys.Customer(tenant, customer), BoardKeys.Of(tenant));
        for (var contention = new Contention(rows, WrittenWithoutPause); ; await contention.LostAsync(ct))
        {
            var line = rows.FindAsync(board, BoardKeys.Line(deal), ct).AsTask();
            var now = await StoredAsync(partition, deal, ct);
            var there = await line;
            var before = there is null ? null : Read(there);
            if (before?.Version != now?.Version
                && !(await rows.CommitAsync(await BatchAsync(board, there, before?.Deal, now, ct), ct)).IsCommitted)
            {
                continue;
            }

            // An erasure takes the profile away before it clears the board: one of the two sees what the other did.
            if (now is null || await rows.FindAsync(partition, RowKeys.Profile, ct) is not null)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Deals of some columns after a place, in an order, up to a limit; each column's range ends before a place of its own.
    /// </summary>
    public async Task<IReadOnlyList<BoardLine>> ReadAsync(
        TenantId tenant, Guid? owner, DealOrder order, IReadOnlyList<(string Column, string? Before)> columns, string? after, int limit,
        CancellationToken ct)
    {
        var wanted = columns.Select(column =>
        {
            var all = BoardKeys.ListOf(owner, order, column.Column);
            var range = new KeyRange(
                after is null ? all.From : $"{all.From}{after}+", column.Before is null ? all.Before : all.From + column.Before);
            return new FirstRows(string.CompareOrdinal(range.From, range.Before) < 0 ? range : range with { Before = range.From }, limit);
        }).ToList();
        var read = await rows.ReadAsync(BoardKeys.Of(tenant), wanted, ct);
        return [.. read.SelectMany(page => page).Select(Read)
            .OrderBy(line => BoardKeys.PlaceOf(line.Deal, order), StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>The totals of all stages in which deals stand.</summary>
    public async Task<IReadOnlyDictionary<Guid, StageTotal>> TotalsAsync(TenantId tenant, Guid? owner, CancellationToken ct) =>
        (await rows.ReadAsync(BoardKeys.Of(tenant), BoardKeys.AllTotals(owner), RowLimits.RowsPerRead, ct))
            .ToDictionary(row => BoardKeys.StageOf(row.Key), row => Read(row, DealsJson.Rows.StageTotal));

    /// <summary>How the deals ended that ever reached a stage, for each stage that any reached.</summary>
    public async Task<IReadOnlyDictionary<Guid, StageHistory>> HistoriesAsync(TenantId tenant, CancellationToken ct) =>
        (await rows.ReadAsync(BoardKeys.Of(tenant), BoardKeys.AllHistories, RowLimits.RowsPerRead, ct))
            .ToDictionary(row => BoardKeys.StageOf(row.Key), row => Read(row, DealsJson.Rows.StageHistory));

    /// <summary>Every deal in which a customer takes part, for an erasure: goes through all deals of the tenant.</summary>
    public async IAsyncEnumerable<Deal> WithAsync(
        TenantId tenant, Guid person, [EnumeratorCancellation] CancellationToken ct)
    {
        var range = BoardKeys.AllLines;
        IReadOnlyList<Row> page;
        do
        {
            page = await rows.ReadAsync(BoardKeys.Of(tenant), range, RowLimits.RowsPerRead, ct);
            foreach (var line in page.Select(Read).Where(line => line.Deal.People.Contains(person)))
            {
                yield return line.Deal;
            }

            range = page.Count == 0 ? range : new(page[^1].Key + "+", range.Before);
        }
        while (page.Count == RowLimits.RowsPerRead);
    }

    private static BoardLine Read(Row row) => Read(row, DealsJson.Rows.BoardLine);

    private static T Read<T>(Row row, JsonTypeInfo<T> json) => JsonSerializer.Deserialize(row.Content.Span, json)!;

    // Null where the deal or its customer is gone.
    private async Task<BoardLine?> StoredAsync(Partition partition, Guid deal, CancellationToken ct)
    {
        var profile = rows.FindAsync(partition, RowKeys.Profile, ct).AsTask();
        var row = await rows.FindAsync(partition, DealsKeys.Deal(deal), ct);
        return await profile is null || row is null ? null : new(row.Version, DealsMember.Read(row));
    }

    private async Task<RowBatch> BatchAsync(Partition board, Row? there, Deal? before, BoardLine? now, CancellationToken ct)
    {
        var batch = new RowBatch(board);
        var content = now is null ? default : JsonSerializer.SerializeToUtf8Bytes(now, DealsJson.Rows.BoardLine);
        var gone = before is null ? [] : BoardKeys.ListedAs(before).Append(BoardKeys.Line(before.Id)).ToHashSet();
        foreach (var key in now is null ? [] : BoardKeys.ListedAs(now.Deal).Append(BoardKeys.Line(now.Deal.Id)))
        {
            // All rows of a deal have the version of its line, because they are always written together.
            batch = gone.Remove(key) ? batch.Replace(key, there!.Version, content) : batch.Insert(key, content);
        }

        batch = gone.Aggregate(batch, (all, key) => all.Delete(key, there!.Version));
        await CountAsync(batch, TotalsOf(before), TotalsOf(now?.Deal), DealsJson.Rows.StageTotal, StageTotal.Nothing,
            (total, change) => total.With(change.Deal, change.Sign), total => total.Deals == 0, ct);
        await CountAsync(batch, HistoriesOf(before), HistoriesOf(now?.Deal), DealsJson.Rows.StageHistory, StageHistory.Nothing,
            (history, change) => history.With(change.Deal, change.At, change.Sign), history => history.IsEmpty, ct);
        return batch;
    }

    private async Task CountAsync<T>(
        RowBatch batch, IEnumerable<Counted> before, IEnumerable<Counted> now,
        JsonTypeInfo<T> json, T nothing, Func<T, Counted, T> count, Func<T, bool> isEmpty,
        CancellationToken ct)
    {
        foreach (var changes in before.Select(one => one with { Sign = -1 }).Concat(now).GroupBy(one => one.Key))
        {
            var row = await rows.FindAsync(batch.Partition, changes.Key, ct);
            var after = changes.Aggregate(row is null ? nothing : Read(row, json), count);
            _ = (row, isEmpty(after)) switch
            {
                (null, true) => batch,
                ({ } there, true) => batch.Delete(there),
                (null, false) => batch.Insert(changes.Key, JsonSerializer.SerializeToUtf8Bytes(after, json)),
                ({ } there, false) => batch.Replace(there, JsonSerializer.SerializeToUtf8Bytes(after, json)),
            };
        }
    }

    private static IEnumerable<Counted> TotalsOf(Deal? deal) => deal is not { State: DealState.Open, RemovedBy: null } ? []
        : (deal.Owner is { } owner ? new Guid?[] { null, owner.UserId } : [null])
            .Select(scope => new Counted(BoardKeys.Total(scope, deal.StageId), deal, default, 1));

    private static IEnumerable<Counted> HistoriesOf(Deal? deal) => deal is not { RemovedBy: null } ? []
        : deal.Reached.Select(reached => new Counted(BoardKeys.History(reached.StageId), deal, reached.At, 1));

    /// <summary>A deal that is counted in a row.</summary>
    private sealed record Counted(string Key, Deal Deal, DateTimeOffset At, int Sign);
}
