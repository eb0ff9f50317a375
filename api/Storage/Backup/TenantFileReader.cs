using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>Reads a tenant's file line by line, and knows after each where it is and what the bytes up to there hash to.</summary>
internal sealed class TenantFileReader(Stream file, TenantId tenant) : IAsyncDisposable
{
    // A row's content has at most 32 Ki characters, each of six bytes at most in JSON.
    private const int LongestLine = 1024 * 1024;

    private readonly PipeReader _lines = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));

    private bool _isHalfALineLeft;

    /// <summary>Bytes of the whole lines read so far.</summary>
    public long Position { get; private set; }

    public long Rows { get; private set; }

    /// <summary>The last line was there and agrees with everything before it.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The last row read; null before the first.</summary>
    public FileRow? Last { get; private set; }

    /// <summary>
    /// Every row, checked: of this tenant, in the order of an export. Ends at the closing line, or at the end of a file without a closing
    /// line: an export that was stopped, or a damaged file, whose incomplete last line is left out. Throws <see
    /// cref="TenantFileException"/> for anything else.
    /// </summary>
    public async IAsyncEnumerable<FileRow> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (await LineAsync(ct) is not { } first)
        {
            yield break;
        }

        CheckHeader(first);
        Take(first);
        while (await LineAsync(ct) is { } line)
        {
            if (IsFooter(line))
            {
                CheckFooter(line);
                Position += line.Length + 1;
                IsComplete = await LineAsync(ct) is null && !_isHalfALineLeft
                    ? true
                    : throw new TenantFileException("The file goes on after its last line.");
                yield break;
            }

            var row = Parse(line, TenantFileJson.Lines.FileRow);
            Check(row);
            Take(line);
            Rows++;
            Last = row;
            yield return row;
        }
    }

    /// <summary>Checks every row; true if the file is whole.</summary>
    public async Task<bool> CheckAsync(CancellationToken ct)
    {
        await foreach (var _ in ReadAsync(ct))
        {
        }

        return IsComplete;
    }

    /// <summary>The hash of all lines read so far except the closing line; a continued export starts from this hash.</summary>
    public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The hash in hexadecimal, as the last line holds it.</summary>
    public string Sha256 => Convert.ToHexStringLower(Hash.GetCurrentHash());

    public async ValueTask DisposeAsync()
    {
        Hash.Dispose();
        await _lines.CompleteAsync();
    }

    private void Take(byte[] line)
    {
        Hash.AppendData(line);
        Hash.AppendData("\n"u8);
        Position += line.Length + 1;
    }

    private void CheckHeader(byte[] line)
    {
        var header = Parse(line, TenantFileJson.Lines.FileHeader);
        if (header.Format != FileHeader.TheFormat)
        {
            throw new TenantFileException("The file is no export of a tenant.");
        }

        if (header.Version != FileHeader.TheVersion)
        {
            throw new TenantFileException(
                $"The file was written by another version of the product (format {header.Version}; this version knows "
                + $"{FileHeader.TheVersion}).");
        }

        if (header.Tenant != tenant.Value)
        {
            throw new TenantFileException($"The file holds the tenant {header.Tenant}, not {tenant.Value}.");
        }
    }

    private void CheckFooter(byte[] line)
    {
        var footer = Parse(line, TenantFileJson.Lines.FileFooter);
        if (footer.Rows != Rows || footer.Sha256 != Sha256)
        {
            throw new TenantFileException("The file is damaged: its last line does not agree with what comes before it.");
        }
    }

    private void Check(FileRow row)
    {
        if (!Tables.OfTenants.Contains(row.T) || !row.P.StartsWith(RowKeys.OfTenant(tenant).From, StringComparison.Ordinal))
        {
            throw new TenantFileException($"Row {Rows + 1} of the file is not of this tenant.");
        }

        if (Last is { } last && Compare(last, row) >= 0)
        {
            throw new TenantFileException($"Row {Rows + 1} of the file is out of order.");
        }
    }

    private static int Compare(FileRow one, FileRow other) =>
        Tables.OfTenants.IndexOf(one.T).CompareTo(Tables.OfTenants.IndexOf(other.T)) is not 0 and var byTable ? byTable
        : string.CompareOrdinal(one.P, other.P) is not 0 and var byPartition ? byPartition
        : string.CompareOrdinal(one.K, other.K);

    private static bool IsFooter(byte[] line) => line.AsSpan().StartsWith("{\"rows\":"u8);

    private T Parse<T>(byte[] line, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new TenantFileException($"Line {Rows + 2} of the file cannot be read.");
        }
        catch (JsonException)
        {
            throw new TenantFileException($"Line {Rows + 2} of the file cannot be read.");
        }
    }

    // A whole line without its end; null at the end of the file, whose last line may be half.
    private async ValueTask<byte[]?> LineAsync(CancellationToken ct)
    {
        while (true)
        {
            var read = await _lines.ReadAsync(ct);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                _lines.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            if (read.Buffer.Length > LongestLine)
            {
                throw new TenantFileException($"Line {Rows + 2} of the file is longer than any row.");
            }

            if (read.IsCompleted)
            {
                _isHalfALineLeft = !read.Buffer.IsEmpty;
                _lines.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return null;
            }

            _lines.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
