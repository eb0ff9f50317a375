using System.Text.Json;
using System.Text.Json.Serialization;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>How this slice's rows are written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LogIntent))]
[JsonSerializable(typeof(UndoIntent))]
public sealed partial class CorrespondenceJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static CorrespondenceJson Rows { get; } = new(RowJson.Options());
}
