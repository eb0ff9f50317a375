using Azure;
using Azure.Data.Tables;

namespace OutlookCrm.Storage.AzureTables;

/// <summary>
/// Sends one batch to the table service. If the reply is lost or late, or is a conflict with an earlier try of this batch, the batch's rows
/// are read: they carry the operation that wrote them. While that tells nothing, the batch is sent again; it can only happen once.
/// </summary>
internal sealed class TablesCommit(TablesRowStore rows, TableClient table, RowBatch batch, TimeProvider clock)
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(20);

    // How many rows are read after an unknown end: the guard, the entry and the summary of a logged mail are among the first.
    private const int Looks = 8;

    private readonly RowMark?[] _marks = [.. batch.Writes.Select(write => write.Mark as RowMark)];

    // Whether an earlier try of this batch may have been applied.
    private bool _isUnknown;

    public async Task<CommitResult> RunAsync(CancellationToken ct)
    {
        var retries = new RetryWindow(s_window, clock);
        while (true)
        {
            try
            {
                if (await ReadMarksAsync(ct) is { } stale)
                {
                    return await EndAsync(stale, ct);
                }

                await SendAsync(ct);
                return CommitResult.Committed(batch.OperationId);
            }
            catch (RequestFailedException e) when (TableFailure.IsConflict(e))
            {
                var named = NamedBy(e);
                if (e.Status == StatusCodes.Status404NotFound && named is { Verb: not (RowVerb.Replace or RowVerb.Delete) })
                {
                    // There is nothing that an insert could miss.
                    throw TableFailure.Explain(e, ct)!;
                }

                if (named is not null && await StandingAsync(named, ct) is var standing and not Standing.AsSent)
                {
                    if (standing is Standing.Fails)
                    {
                        return await EndAsync(named, ct);
                    }

                    continue;
                }

                // The named row is as the write expects it, or no row is named: all rows are read again, with a pause before the next try.
                Array.Clear(_marks);
                if (await LookAsync(ct) is { } result)
                {
                    return result;
                }

                if (!await retries.WaitAsync(TableFailure.PauseOf(e), ct))
                {
                    throw TableFailure.Explain(e, ct)!;
                }
            }
            catch (Exception e) when (TableFailure.IsUnknown(e, ct))
            {
                _isUnknown = true;
                if (await LookAsync(ct) is { } result)
                {
                    return result;
                }

                if (!await retries.WaitAsync(TableFailure.PauseOf(e), ct))
                {
                    throw TableFailure.Explain(e, ct)!;
                }
            }
        }
    }

    // The service compares its own ETags. If the caller knows only our version, the row is read first. Returns the first write whose row
    // has another version.
    private async Task<RowWrite?> ReadMarksAsync(CancellationToken ct)
    {
        for (var i = 0; i < batch.Writes.Count; i++)
        {
            var write = batch.Writes[i];
            if (_marks[i] is null && write.Verb is RowVerb.Replace or RowVerb.Delete)
            {
                if (await rows.FindAsync(batch.Partition, write.Key, ct) is not { } row || row.Version != write.Version)
                {
                    return write;
                }

                _marks[i] = RowEntity.MarkOf(row);
            }
        }

        return null;
    }

    private async Task SendAsync(CancellationToken ct)
    {
        var actions = batch.Writes.Select((write, i) => ActionOf(write, _marks[i])).ToList();
        if (actions is not [var only])
        {
            await SubmitAsync(actions, ct);
            return;
        }

        var answer = await (only.ActionType switch
        {
            TableTransactionActionType.Add => table.AddEntityAsync(only.Entity, ct),
            TableTransactionActionType.UpdateReplace => table.UpdateEntityAsync(only.Entity, only.ETag, TableUpdateMode.Replace, ct),
            TableTransactionActionType.Delete => table.DeleteEntityAsync(only.Entity.PartitionKey, only.Entity.RowKey, only.ETag, ct),
            _ => table.UpsertEntityAsync(only.Entity, TableUpdateMode.Replace, ct),
        });
        if (answer.Status is not (StatusCodes.Status201Created or StatusCodes.Status204NoContent))
        {
            // The package throws nothing for a single delete of a missing row (404), nor for a proxy that answers 200.
            throw new RequestFailedException(answer);
        }
    }

    private async Task SubmitAsync(List<TableTransactionAction> actions, CancellationToken ct)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, ct);
        }
        catch (InvalidOperationException e)
        {
            // The package cannot read a transaction's answer that was cut or is a proxy's. Whether the rows were written is unknown.
            throw new RequestFailedException(0, "The answer to a transaction cannot be read.", e);
        }
    }

    private TableTransactionAction ActionOf(RowWrite write, RowMark? mark)
    {
        var entity = RowEntity.Of(batch.Partition, write, batch.OperationId, mark);
        return write.Verb switch
        {
            RowVerb.Insert => new(TableTransactionActionType.Add, entity),
            RowVerb.Replace => new(TableTransactionActionType.UpdateReplace, entity, mark!.ETag),
            RowVerb.Delete => new(TableTransactionActionType.Delete, entity, mark!.ETag),
            _ => new(TableTransactionActionType.UpsertReplace, entity),
        };
    }

    private RowWrite? NamedBy(RequestFailedException e) =>
        batch.Writes is [var only] ? only
        : TableFailure.IndexOf(e) is { } index && index >= 0 && index < batch.Writes.Count ? batch.Writes[index]
        : null;

    // The state of the row that the service names. A row that has the version under another ETag, as after a restore, is no conflict.
    private async Task<Standing> StandingAsync(RowWrite write, CancellationToken ct)
    {
        if (write.Verb is not (RowVerb.Replace or RowVerb.Delete)
            || await rows.FindAsync(batch.Partition, write.Key, ct) is not { } row
            || row.Version != write.Version)
        {
            return Standing.Fails;
        }

        var mark = RowEntity.MarkOf(row);
        for (var i = 0; i < batch.Writes.Count; i++)
        {
            if (batch.Writes[i] == write && _marks[i]?.ETag != mark.ETag)
            {
                _marks[i] = mark;
                return Standing.Moved;
            }
        }

        return Standing.AsSent;
    }

    private async Task<CommitResult> EndAsync(RowWrite refused, CancellationToken ct) =>
        await WasAppliedAsync(refused, ct)
            ? CommitResult.Committed(batch.OperationId)
            : CommitResult.Refused(refused.Key, refused.Verb is RowVerb.Insert ? RowConflict.Exists : RowConflict.Stale);

    // The refusing row tells whether this batch wrote it. A row that the batch deletes cannot tell, so another row of the batch is read
    // instead.
    private async Task<bool> WasAppliedAsync(RowWrite refused, CancellationToken ct)
    {
        var proof = refused.Verb is RowVerb.Delete
            ? batch.Writes.FirstOrDefault(write => write.Verb is not (RowVerb.Delete or RowVerb.Restore))
            : refused;
        if (proof is not null)
        {
            return await rows.FindAsync(batch.Partition, proof.Key, ct) is { } row && RowEntity.WasWrittenBy(row, batch.OperationId);
        }

        // The batch has only deletes: a row that an earlier try may have deleted, and that is gone now, counts as deleted by this batch.
        return _isUnknown && await rows.FindAsync(batch.Partition, refused.Key, ct) is null;
    }

    // The result that the rows show after a lost reply: the batch was written, or a condition now fails. Null if the rows show neither or
    // cannot be read.
    private async Task<CommitResult?> LookAsync(CancellationToken ct)
    {
        try
        {
            RowWrite? refused = null;
            foreach (var write in batch.Writes.Where(write => write.Verb is not RowVerb.Restore).Take(Looks))
            {
                var row = await rows.FindAsync(batch.Partition, write.Key, ct);
                if (row is not null && write.Verb is not RowVerb.Delete && RowEntity.WasWrittenBy(row, batch.OperationId))
                {
                    return CommitResult.Committed(batch.OperationId);
                }

                refused ??= Holds(write, row) ? null : write;
            }

            return refused is null ? null : await EndAsync(refused, ct);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private static bool Holds(RowWrite write, Row? row) => write.Verb switch
    {
        RowVerb.Insert => row is null,
        RowVerb.Replace or RowVerb.Delete => row?.Version == write.Version,
        _ => true,
    };

    private enum Standing
    {
        AsSent,
        Moved,
        Fails,
    }
}
