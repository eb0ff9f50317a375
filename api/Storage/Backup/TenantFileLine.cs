using System.Text.Encodings.Web;

namespace OutlookCrm.Storage.Backup;

internal sealed record FileHeader(string Format, int Version, string Tenant)
{
    public const string TheFormat = "outlookcrm-tenant";

    public const int TheVersion = 1;
}

/// <summary>One row: table, partition, key, version and content as text.</summary>
internal sealed record FileRow(string T, string P, string K, string V, string C);

/// <summary>The last line: how many rows there are, and the SHA-256 of every byte before this line.</summary>
internal sealed record FileFooter(long Rows, string Sha256);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FileHeader))]
[JsonSerializable(typeof(FileRow))]
[JsonSerializable(typeof(FileFooter))]
internal sealed partial class TenantFileJson : JsonSerializerContext
{
    /// <summary>Nothing missing, nothing unknown; Greek stays Greek instead of six characters a letter.</summary>
    public static TenantFileJson Lines { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });
}

/// <summary>A file that is not what an export of this tenant is. The message is for the operator.</summary>
public sealed class TenantFileException(string message) : Exception(message);
