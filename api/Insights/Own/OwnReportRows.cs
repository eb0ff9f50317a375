using System.Buffers.Text;
using System.IO.Compression;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Insights.Own;

/// <summary>
/// The reports on a tenant's own sales among the tenant's settings: compressed, in parts of 32 KB; of hundreds of thousands of lines a
/// report has 5 to 20 parts. A report is replaced whole: readers see the old one or the new one.
/// </summary>
internal sealed class OwnReportRows(IRowStore rows)
{
    private const int UnitsOfPart = RowLimits.ContentUnits - 2;
    private const int PartsOfBatch = 50;
    private const int Tries = 3;

    /// <summary>What a report rests on; null where there is none.</summary>
    public async Task<StoredReportHead?> HeadAsync(TenantId tenant, string name, CancellationToken ct) =>
        await rows.FindAsync(RowKeys.Settings(tenant), Head(name), ct) is { } row
            ? JsonSerializer.Deserialize(row.Content.Span, OwnJson.Rows.StoredReportHead) : null;

    /// <summary>A report's JSON with its head; null where there is none.</summary>
    public async Task<(StoredReportHead Head, byte[] Json)?> FindAsync(TenantId tenant, string name, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            if (await HeadAsync(tenant, name, ct) is not { } head)
            {
                return null;
            }

            var parts = await rows.ReadAsync(RowKeys.Settings(tenant), PartsOf(name, head.Generation), RowLimits.RowsPerRead, ct);
            if (parts.Count == head.Parts)
            {
                return (head, Unpacked(parts));
            }

            // The report was made anew between the two reads.
            if (tries == Tries)
            {
                throw new InvalidOperationException($"The report {name} has {parts.Count} of {head.Parts} parts.");
            }
        }
    }

    /// <summary>Puts a report in place of the one before it.</summary>
    public async Task SaveAsync(
        TenantId tenant, string name, OwnReportHead head, IReadOnlyList<Guid> customers, byte[] json, CancellationToken ct)
    {
        var (partition, generation, parts) = (RowKeys.Settings(tenant), Guid.CreateVersion7().ToString("N"), Packed(json));
        await WriteAsync();
        var stored = new StoredReportHead(generation, parts.Count, customers, head);
        await rows.CommitAsync(
            new RowBatch(partition).Upsert(Head(name), JsonSerializer.SerializeToUtf8Bytes(stored, OwnJson.Rows.StoredReportHead)), ct);

        // What a run left behind that was ended in between goes, too; never the parts of a report that somebody else put in place since.
        var all = await rows.ReadAsync(partition, KeyRange.StartingWith($"{Head(name)}|"), RowLimits.RowsPerRead, ct);
        if (all.Count(row => row.Key.StartsWith(Part(name, generation), StringComparison.Ordinal)) < parts.Count)
        {
            // They were taken for such a rest before the head named them.
            await WriteAsync();
        }

        foreach (var old in all.Where(row => !row.Key.StartsWith(Part(name, generation), StringComparison.Ordinal)).Chunk(PartsOfBatch))
        {
            if (await rows.FindAsync(partition, Head(name), ct) is not { } current
                || JsonSerializer.Deserialize(current.Content.Span, OwnJson.Rows.StoredReportHead)!.Generation != generation
                || !(await rows.CommitAsync(old.Aggregate(
                    new RowBatch(partition).Replace(current, current.Content), (batch, row) => batch.Delete(row)), ct)).IsCommitted)
            {
                return;
            }
        }

        async Task WriteAsync()
        {
            foreach (var some in parts.Index().Chunk(PartsOfBatch))
            {
                await rows.CommitAsync(some.Aggregate(new RowBatch(partition), (batch, part) => batch.Upsert(
                    Part(name, generation, part.Index), JsonSerializer.SerializeToUtf8Bytes(part.Item, OwnJson.Rows.String))), ct);
            }
        }
    }

    private static string Head(string name) => $"own|{name}";

    private static string Part(string name, string generation) => $"{Head(name)}|{generation}|";

    private static string Part(string name, string generation, int part) =>
        $"{Part(name, generation)}{part.ToString("000", CultureInfo.InvariantCulture)}";

    private static KeyRange PartsOf(string name, string generation) => KeyRange.StartingWith(Part(name, generation));

    // Letters, digits and two signs that no engine and no JSON writes otherwise.
    private static IReadOnlyList<string> Packed(byte[] json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(json);
        }

        var text = Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        return [.. text.Chunk(UnitsOfPart).Select(part => new string(part))];
    }

    private static byte[] Unpacked(IReadOnlyList<Row> parts)
    {
        var text = string.Concat(parts.Select(row => JsonSerializer.Deserialize(row.Content.Span, OwnJson.Rows.String)));
        using var brotli = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(text)), CompressionMode.Decompress);
        using var json = new MemoryStream();
        brotli.CopyTo(json);
        return json.ToArray();
    }
}
