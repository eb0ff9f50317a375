using System.IO.Compression;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Imports as rows. The file lies beside its import, packed, until the import has ended.</summary>
internal sealed class ImportStore(IRowStore rows)
{
    /// <summary>Left out records that are kept.</summary>
    public const int MostRejects = 10_000;

    // Base64 of so many bytes and the member around it fit into a row.
    private const int PartBytes = 24_000;
    private const int PartsPerBatch = 90;

    /// <summary>Makes a file and its import durable; the head comes last, so that an import without its whole file is none.</summary>
    public async Task AddAsync(TenantId tenant, ImportHead head, Stream file, CancellationToken ct)
    {
        var packed = await PackAsync(file, ct);
        var parts = (int)((packed.Length + PartBytes - 1) / PartBytes);
        for (var first = 0; first < parts; first += PartsPerBatch)
        {
            var batch = new RowBatch(RowKeys.Import(tenant, head.Id));
            for (var part = first; part < Math.Min(parts, first + PartsPerBatch); part++)
            {
                var data = Convert.ToBase64String(packed.GetBuffer(), part * PartBytes, (int)Math.Min(PartBytes,
                    packed.Length - (part * PartBytes)));
                batch.Upsert(ImportKeys.Part(part), JsonSerializer.SerializeToUtf8Bytes(new(data), ImportRows.Rows.FilePart));
            }

            await rows.CommitAsync(batch, ct);
        }

        await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Insert(ImportKeys.Head(head.Id),
            Content(head with { Parts = parts })), ct);
    }

    /// <summary>An import; null where there is none of the id.</summary>
    public async Task<(ImportHead Head, string Version)?> FindAsync(TenantId tenant, Guid id, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Head(id), ct) is { } row ? (Read(row), row.Version) : null;

    /// <summary>The imports of a tenant that have not ended, or whose file is still there, oldest first.</summary>
    public async Task<IReadOnlyList<ImportHead>> UnfinishedAsync(TenantId tenant, CancellationToken ct)
    {
        var (found, range) = (new List<ImportHead>(), ImportKeys.Heads);
        while (await rows.ReadAsync(RowKeys.Imports(tenant), range, RowLimits.RowsPerRead, ct) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(Read)
                .Where(head => head.Parts > 0
                || head.State is ImportState.Waiting or ImportState.Running or ImportState.Undoing));
            range = range with { From = page[^1].Key + "\0" };
        }

        return found;
    }

    /// <summary>Puts an import's new state down; false where somebody else has changed it meanwhile.</summary>
    public async Task<bool> ReplaceAsync(TenantId tenant, ImportHead head, string version, CancellationToken ct) =>
        (await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Replace(ImportKeys.Head(head.Id), version, Content(head)), ct))
            .IsCommitted;

    /// <summary>The file of an import, unpacked into a temporary file that goes when it is closed.</summary>
    public async Task<FileStream> OpenFileAsync(TenantId tenant, ImportHead head, CancellationToken ct)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"import-{head.Id:N}-{Guid.NewGuid():N}"), FileMode.CreateNew,
            FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using var packed = new MemoryStream();
            await foreach (var row in AllAsync(RowKeys.Import(tenant, head.Id), ImportKeys.Parts, ct))
            {
                packed.Write(Convert.FromBase64String(JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.FilePart)!.Data));
            }

            packed.Position = 0;
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

    /// <summary>Forgets the file of an import that has ended.</summary>
    public async Task ForgetFileAsync(TenantId tenant, ImportHead head, string version, CancellationToken ct)
    {
        var partition = RowKeys.Import(tenant, head.Id);
        while (await rows.ReadAsync(partition, ImportKeys.Parts, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            await rows.CommitAsync(page.Aggregate(new RowBatch(partition) { LeavesNoTrace = true }, (batch, row) => batch.Delete(row)), ct);
        }

        await ReplaceAsync(tenant, head with { Parts = 0 }, version, ct);
    }

    /// <summary>Keeps what was left out, from the given number on; a repeat writes the same rows.</summary>
    public async Task RejectAsync(TenantId tenant, Guid import, int from, IReadOnlyList<LeftOutRecord> rejects, CancellationToken ct)
    {
        var kept = rejects.Take(Math.Max(0, MostRejects - from)).Index();
        foreach (var chunk in kept.Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(chunk.Aggregate(new RowBatch(RowKeys.Import(tenant, import)), (batch, one) => batch.Upsert(
                ImportKeys.Reject(from + one.Index), JsonSerializer.SerializeToUtf8Bytes(one.Item, ImportRows.Rows.LeftOutRecord))), ct);
        }
    }

    /// <summary>What an import left out, in the order of the file.</summary>
    public async Task<IReadOnlyList<LeftOutRecord>> RejectsAsync(TenantId tenant, Guid import, int most, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Import(tenant, import), ImportKeys.Rejects, most, ct))
            .Select(row => JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.LeftOutRecord)!)];

    /// <summary>The customers of a list whom the import has touched already.</summary>
    public async Task<Dictionary<Guid, TouchedCustomer>> TouchedAsync(TenantId tenant, Guid import, IEnumerable<Guid> customers,
        CancellationToken ct)
    {
        var found = await Task.WhenAll(customers.Distinct().Select(customer =>
            rows.FindAsync(RowKeys.Import(tenant, import), ImportKeys.Touched(customer), ct).AsTask()));
        return found.Where(row => row is not null).Select(row => ReadTouched(row!)).ToDictionary(touched => touched.Id);
    }

    /// <summary>Notes whom an import touches.</summary>
    public async Task TouchAsync(TenantId tenant, Guid import, IReadOnlyList<TouchedCustomer> customers, CancellationToken ct)
    {
        foreach (var chunk in customers.Chunk(RowLimits.RowsPerBatch))
        {
            await rows.CommitAsync(chunk.Aggregate(new RowBatch(RowKeys.Import(tenant, import)), (batch, touched) => batch.Upsert(
                ImportKeys.Touched(touched.Id), JsonSerializer.SerializeToUtf8Bytes(touched, ImportRows.Rows.TouchedCustomer))), ct);
        }
    }

    /// <summary>Up to a hundred customers whom an import touched and whom no undo has dealt with.</summary>
    public async Task<IReadOnlyList<TouchedCustomer>> FirstTouchedAsync(TenantId tenant, Guid import, CancellationToken ct) =>
        [.. (await rows.ReadAsync(RowKeys.Import(tenant, import), ImportKeys.TouchedAll, RowLimits.RowsPerBatch, ct)).Select(ReadTouched)];

    /// <summary>Forgets that an import touched customers, when its undo has dealt with them.</summary>
    public async Task UntouchAsync(TenantId tenant, Guid import, CancellationToken ct)
    {
        var partition = RowKeys.Import(tenant, import);
        var page = await rows.ReadAsync(partition, ImportKeys.TouchedAll, RowLimits.RowsPerBatch, ct);
        await rows.CommitAsync(page.Aggregate(new RowBatch(partition), (batch, row) => batch.Delete(row)), ct);
    }

    /// <summary>The customer that imports know a buyer as, by the tax number; null where they have met none.</summary>
    public async Task<Guid?> BuyerAsync(TenantId tenant, string taxKey, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Imports(tenant), ImportKeys.Buyer(taxKey), ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.KnownBuyer)!.Customer : null;

    /// <summary>Remembers as whom a buyer is known.</summary>
    public async Task RememberBuyerAsync(TenantId tenant, string taxKey, Guid customer, CancellationToken ct) =>
        await rows.CommitAsync(new RowBatch(RowKeys.Imports(tenant)).Upsert(ImportKeys.Buyer(taxKey),
            JsonSerializer.SerializeToUtf8Bytes(new(customer), ImportRows.Rows.KnownBuyer)), ct);

    private async IAsyncEnumerable<Row> AllAsync(Partition partition, KeyRange range,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        while (await rows.ReadAsync(partition, range, RowLimits.RowsPerBatch, ct) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                yield return row;
            }

            range = range with { From = page[^1].Key + "\0" };
        }
    }

    private static async Task<MemoryStream> PackAsync(Stream file, CancellationToken ct)
    {
        var packed = new MemoryStream();
        await using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await file.CopyToAsync(packing, ct);
        }

        return packed;
    }

    private static byte[] Content(ImportHead head) => JsonSerializer.SerializeToUtf8Bytes(head, ImportRows.Rows.ImportHead);

    private static ImportHead Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.ImportHead)!;

    private static TouchedCustomer ReadTouched(Row row) =>
        JsonSerializer.Deserialize(row.Content.Span, ImportRows.Rows.TouchedCustomer)!;
}
