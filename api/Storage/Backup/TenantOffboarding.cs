using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// Deletes a tenant. First every stored row is compared with the tenant's file; only then is every row deleted. A deletion that was stopped
/// can continue, because the file holds the rows that are already deleted.
/// </summary>
internal sealed class TenantOffboarding(IRowStore rows)
{
    private const int Progress = 1_000;

    // The next round deletes rows that were written during this round. If the tenant still writes after the last round, the deletion ends
    // with an error.
    private const int Rounds = 5;

    /// <summary>
    /// Deletes what <paramref name="file"/> (which can seek) proves to hold. Throws <see cref="TenantFileException"/> and deletes nothing
    /// for a file that is not whole or lacks a row.
    /// </summary>
    public async Task RunAsync(TenantId tenant, Stream file, Action<long> tell, CancellationToken ct)
    {
        await CheckAsync(tenant, file, ct);
        await EraseAsync(tenant, tell, ct);
    }

    private async Task CheckAsync(TenantId tenant, Stream file, CancellationToken ct)
    {
        file.Position = 0;
        await using var reader = new TenantFileReader(file, tenant);
        await using var saved = reader.ReadAsync(ct).GetAsyncEnumerator(ct);
        await foreach (var row in TenantExport.RowsAfterAsync(rows, tenant, null, ct))
        {
            // Both are in the same order, so whatever lies between two stored rows in the file is a row that is gone.
            FileRow? same;
            do
            {
                same = await saved.MoveNextAsync() ? saved.Current : null;
            }
            while (same is not null && (same.T, same.P, same.K) != (row.T, row.P, row.K));
            if (same != row)
            {
                throw new TenantFileException(
                    "The file does not hold every row as it is stored now. Nothing was deleted: export to a new file while no one is "
                    + "working.");
            }
        }

        while (await saved.MoveNextAsync())
        {
            // To the last line, which says whether the file is whole.
        }

        if (!reader.IsComplete)
        {
            throw new TenantFileException("The file ends before its last line. Nothing was deleted.");
        }
    }

    private async Task EraseAsync(TenantId tenant, Action<long> tell, CancellationToken ct)
    {
        var count = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var left = false;
            foreach (var table in Tables.OfTenants)
            {
                RowBatch? batch = null;
                await foreach (var (partition, row) in rows.ScanAsync(table, RowKeys.OfTenant(tenant), ct))
                {
                    left = true;
                    if (batch is not null && (batch.Partition != partition || batch.Writes.Count == RowLimits.RowsPerBatch))
                    {
                        count += await DeleteAsync(batch, ct);
                        batch = null;
                    }

                    batch ??= new RowBatch(partition) { LeavesNoTrace = true };
                    batch.Delete(row);
                    if ((count + batch.Writes.Count) % Progress == 0)
                    {
                        tell(count + batch.Writes.Count);
                    }
                }

                count += batch is null ? 0 : await DeleteAsync(batch, ct);
            }

            if (!left)
            {
                return;
            }
        }

        throw new TenantFileException(
            $"Rows of the tenant {tenant.Value} are being written while they are deleted. Make sure that no one is working, then run "
            + "the command again.");
    }

    private async Task<int> DeleteAsync(RowBatch batch, CancellationToken ct) =>
        (await rows.CommitAsync(batch, ct)).IsCommitted ? batch.Writes.Count : 0;
}
