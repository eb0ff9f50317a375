using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Erasing;

/// <summary>How the intent of this room is written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ErasureIntent))]
internal sealed partial class ErasingJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static ErasingJson Rows { get; } = new(RowJson.Options());
}
