using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// Restores a tenant's file with the versions of its rows, so that a new export has the same bytes. The file is checked to its last line
/// before the first row is written. A restore that was stopped continues; its progress is in <paramref name="progressFile"/>.
/// </summary>
internal sealed class TenantRestore(IRowStore rows, string progressFile)
{
    private const int InFlight = 16;
    private const int Progress = 1_000;

    /// <summary>
    /// Restores from <paramref name="file"/>, which can seek. Returns how many rows it holds. Throws <see cref="TenantFileException"/> for
    /// a file that is not whole, or a tenant that already has rows.
    /// </summary>
    public async Task<long> RunAsync(TenantId tenant, Stream file, Action<long> tell, CancellationToken ct)
    {
        var (count, hash) = await CheckAsync(tenant, file, ct);
        var done = DoneBefore(hash);
        if (done is null)
        {
            await CheckEmptyAsync(tenant, ct);
            await NoteAsync(hash, 0, ct);
        }
        else
        {
            await CheckGoesOnAsync(tenant, file, done.Value, ct);
        }

        await WriteAsync(tenant, file, done ?? 0, hash, tell, ct);
        File.Delete(progressFile);
        return count;
    }

    private static async Task<(long Rows, string Hash)> CheckAsync(TenantId tenant, Stream file, CancellationToken ct)
    {
        file.Position = 0;
        await using var reader = new TenantFileReader(file, tenant);
        return await reader.CheckAsync(ct)
            ? (reader.Rows, reader.Sha256)
            : throw new TenantFileException("The file ends before its last line. Run the export again: it goes on where it was stopped.");
    }

    private async Task CheckEmptyAsync(TenantId tenant, CancellationToken ct)
    {
        foreach (var table in Tables.OfTenants)
        {
            await foreach (var _ in rows.ScanAsync(table, RowKeys.OfTenant(tenant), ct))
            {
                throw HasRows(tenant);
            }
        }
    }

    // The progress file says how many rows were restored, but not into which store, and users may have written since. So the store and the
    // file are read side by side, in the order of an export, and must agree.
    private async Task CheckGoesOnAsync(TenantId tenant, Stream file, long done, CancellationToken ct)
    {
        file.Position = 0;
        await using var reader = new TenantFileReader(file, tenant);
        await using var stored = TenantExport.RowsAfterAsync(rows, tenant, null, ct).GetAsyncEnumerator(ct);
        var isMore = await stored.MoveNextAsync();
        await foreach (var row in reader.ReadAsync(ct))
        {
            if (isMore && stored.Current == row)
            {
                isMore = await stored.MoveNextAsync();
            }
            else if (isMore && stored.Current is var other && (other.T, other.P, other.K) == (row.T, row.P, row.K))
            {
                throw HasRows(tenant);
            }
            else if (reader.Rows <= done)
            {
                throw new TenantFileException(
                    $"{progressFile} says that {done:N0} rows were restored before, but they are not in this store. Delete that file to "
                + "begin anew, in an empty store.");
            }
        }

        if (isMore)
        {
            throw HasRows(tenant);
        }
    }

    private static TenantFileException HasRows(TenantId tenant) =>
        new($"The tenant {tenant.Value} has rows already that are not the file's. A file is restored only where there are none.");

    private async Task WriteAsync(TenantId tenant, Stream file, long done, string hash, Action<long> tell, CancellationToken ct)
    {
        file.Position = 0;
        await using var reader = new TenantFileReader(file, tenant);
        var wave = new List<RowBatch>(InFlight);
        await foreach (var row in reader.ReadAsync(ct))
        {
            var partition = new Partition(row.T, row.P);
            if (reader.Rows <= done)
            {
                continue;
            }

            var write = new Row(row.K, row.V, Encoding.UTF8.GetBytes(row.C));
            if (wave.Count == 0 || wave[^1].Partition != partition || !wave[^1].HasRoomFor(write))
            {
                if (wave.Count == InFlight)
                {
                    await CommitAsync(wave, reader.Rows - 1, hash, ct);
                }

                wave.Add(new RowBatch(partition));
            }

            wave[^1].Restore(write);
            if (reader.Rows % Progress == 0)
            {
                tell(reader.Rows);
            }
        }

        await CommitAsync(wave, reader.Rows, hash, ct);
    }

    private async Task CommitAsync(List<RowBatch> wave, long upTo, string hash, CancellationToken ct)
    {
        await Task.WhenAll(wave.Select(batch => rows.CommitAsync(batch, ct).AsTask()));
        wave.Clear();

        // After the rows: what is lost of the note is only work done twice.
        await NoteAsync(hash, upTo, ct);
    }

    // The progress is written atomically: an incomplete progress file would make the store look like another tenant's.
    private async Task NoteAsync(string hash, long upTo, CancellationToken ct)
    {
        await File.WriteAllTextAsync($"{progressFile}.new", $"{hash} {upTo.ToString(CultureInfo.InvariantCulture)}", ct);
        File.Move($"{progressFile}.new", progressFile, overwrite: true);
    }

    // Null if there was no earlier attempt with this file. A damaged progress file counts as no progress.
    private long? DoneBefore(string hash) =>
        File.Exists(progressFile) && File.ReadAllText(progressFile).Split(' ') is [var of, .. var rest] && of == hash
            ? long.TryParse(rest.FirstOrDefault(), CultureInfo.InvariantCulture, out var done) ? done : 0
            : null;
}
