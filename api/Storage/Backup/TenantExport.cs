using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// Writes every row of a tenant to one file, the same bytes from either engine. An export that was stopped continues at the end of the
/// file. If users work during the export, each row is as it was when it was read; for the state of one moment, keep users out during the
/// export.
/// </summary>
internal sealed class TenantExport(IRowStore rows)
{
    private const int Progress = 1_000;

    /// <summary>Exports to <paramref name="file"/>, which can seek and be read. Returns how many rows the file holds.
    /// Throws <see cref="TenantFileException"/> for a file that is whole already, or another's, and for a tenant without rows.</summary>
    public async Task<long> RunAsync(TenantId tenant, Stream file, Action<long> tell, CancellationToken ct)
    {
        file.Position = 0;
        await using var reader = new TenantFileReader(file, tenant);
        if (await reader.CheckAsync(ct))
        {
            throw new TenantFileException(
                "The file holds a whole export already. Name another file: an old one is never taken for a new one.");
        }

        // An export that was stopped within its first line left a part of exactly this one.
        var header = Line(new FileHeader(FileHeader.TheFormat, FileHeader.TheVersion, tenant.Value), TenantFileJson.Lines.FileHeader);
        if (reader.Position == 0 && !await IsBeginningAsync(file, header, ct))
        {
            throw new TenantFileException("The file holds something else. Name another file.");
        }

        file.SetLength(reader.Position);
        file.Position = reader.Position;
        var hash = reader.Hash;
        var count = reader.Rows;
        if (reader.Position == 0)
        {
            await WriteAsync(file, hash, header, ct);
        }

        await foreach (var row in RowsAfterAsync(rows, tenant, reader.Last, ct))
        {
            await WriteAsync(file, hash, Line(row, TenantFileJson.Lines.FileRow), ct);
            if (++count % Progress == 0)
            {
                tell(count);
            }
        }

        if (count == 0)
        {
            file.SetLength(0);
            throw new TenantFileException($"The tenant {tenant.Value} has no rows here. Check the tenant and the storage settings.");
        }

        await WriteAsync(
            file, hash, Line(new FileFooter(count, reader.Sha256), TenantFileJson.Lines.FileFooter), ct);
        await file.FlushAsync(ct);
        return count;
    }

    /// <summary>The stored rows of a tenant in the order of a file: all of them, or those that come after a row.</summary>
    public static async IAsyncEnumerable<FileRow> RowsAfterAsync(
        IRowStore rows, TenantId tenant, FileRow? last, [EnumeratorCancellation] CancellationToken ct)
    {
        var all = RowKeys.OfTenant(tenant);
        foreach (var table in Tables.OfTenants.Skip(last is null ? 0 : Tables.OfTenants.IndexOf(last.T)))
        {
            var after = last?.T == table ? last : null;
            var left = after is null ? all : all with { From = after.P };
            await foreach (var (partition, row) in RowScan.ReadAheadAsync(rows, table, left, ct))
            {
                if (after is null || partition.Key != after.P || string.CompareOrdinal(row.Key, after.K) > 0)
                {
                    yield return new(table, partition.Key, row.Key, row.Version, Encoding.UTF8.GetString(row.Content.Span));
                }
            }
        }
    }

    private static async Task<bool> IsBeginningAsync(Stream file, byte[] header, CancellationToken ct)
    {
        if (file.Length > header.Length)
        {
            return false;
        }

        var there = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(there, ct);
        return header.AsSpan().StartsWith(there);
    }

    private static byte[] Line<T>(T line, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(line, type), (byte)'\n'];

    private static async Task WriteAsync(Stream file, IncrementalHash hash, byte[] line, CancellationToken ct)
    {
        hash.AppendData(line);
        await file.WriteAsync(line, ct);
    }
}
