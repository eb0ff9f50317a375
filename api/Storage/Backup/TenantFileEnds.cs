using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>
/// What a file says of itself in its first and its last line, without reading what lies between. <paramref name="IsTenants"/>: it is an
/// export of the tenant, or the beginning of one.
/// <paramref name="IsWhole"/>: it was written to its last line.
/// </summary>
internal readonly record struct TenantFileEnds(bool IsTenants, bool IsWhole)
{
    // More than either line can have.
    private const int Longest = 512;

    /// <summary>Reads both ends; any file may be asked.</summary>
    public static TenantFileEnds Read(string path, TenantId tenant)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var head = new byte[Math.Min(Longest, file.Length)];
        file.ReadExactly(head);
        var end = Array.IndexOf(head, (byte)'\n');
        if (end < 0
            || Parse(head.AsSpan(0, end), TenantFileJson.Lines.FileHeader) is not { Format: FileHeader.TheFormat } header
            || header.Tenant != tenant.Value)
        {
            return default;
        }

        var tail = new byte[head.Length];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var last = tail.AsSpan(0, tail.Length - 1);
        return new(
            true, tail[^1] == '\n' && Parse(last[(last.LastIndexOf((byte)'\n') + 1)..], TenantFileJson.Lines.FileFooter) is not null);
    }

    private static T? Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
