using System.IO.Compression;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Files of an import as rows, packed. On their way they lie in temporary files, never whole in memory.</summary>
internal sealed class PackedFiles(IRowStore rows)
{
    // Base64 of so many bytes and the member around it fit into a row.
    private const int PartBytes = 24_000;
    private const int PartsPerBatch = 90;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Makes a file durable; answers how many rows hold it.</summary>
    public async Task<int> AddAsync(TenantId tenant, Guid import, KeyRange place, Stream file, CancellationToken ct)
    {
        await using var packed = Temporary();
        await using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await file.CopyToAsync(packing, ct);
        }

        packed.Position = 0;
        var (part, bytes, batch) = (0, new byte[PartBytes], new RowBatch(RowKeys.Import(tenant, import)));
        while (await packed.ReadAtLeastAsync(bytes, PartBytes, throwOnEndOfStream: false, ct) is var length and > 0)
        {
            batch.Upsert(ImportKeys.Part(place, part++), JsonSerializer.SerializeToUtf8Bytes(
                new(Convert.ToBase64String(bytes, 0, length)), ImportRows.Rows.FilePart));
            if (batch.Writes.Count == PartsPerBatch)
            {
                await rows.CommitAsync(batch, ct);
                batch = new(RowKeys.Import(tenant, import));
            }
        }

        if (batch.Writes.Count > 0)
        {
            await rows.CommitAsync(batch, ct);
        }

        return part;
    }

    /// <summary>A file, unpacked into a temporary file that goes when it is closed.</summary>
    public async Task<FileStream> OpenAsync(TenantId tenant, Guid import, KeyRange place, CancellationToken ct)
    {
        await using var packed = Temporary();
        var range = place;
        while (await rows.ReadAsync(RowKeys.Import(tenant, import), range, PartsPerBatch, ct) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                packed.Write(Convert.FromBase64String(JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.FilePart)!.Data));
            }

            range = range with { From = page[^1].Key + "\0" };
        }

        packed.Position = 0;
        var file = Temporary();
        try
        {
            await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            await unpacked.CopyToAsync(file, ct);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deletes a file.</summary>
    public async Task ForgetAsync(TenantId tenant, Guid import, KeyRange place, CancellationToken ct)
    {
        var partition = RowKeys.Import(tenant, import);
        while (await rows.ReadAsync(partition, place, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            await rows.CommitAsync(page.Aggregate(new RowBatch(partition) { LeavesNoTrace = true }, (batch, row) => batch.Delete(row)), ct);
        }
    }

    /// <summary>An empty file that goes when it is closed, and when the process is killed.</summary>
    public static FileStream Temporary()
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"import-{Guid.NewGuid():N}"), FileMode.CreateNew,
            FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
        {
            // Only Windows deletes at the end of a process; elsewhere a file without a name lives as long as it is open.
            File.Delete(file.Name);
        }

        return file;
    }
}
