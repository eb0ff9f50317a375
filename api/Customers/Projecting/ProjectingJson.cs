using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Projecting;

/// <summary>How the intent of this room is written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProjectionIntent))]
internal sealed partial class ProjectingJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static ProjectingJson Rows { get; } = new(RowJson.Options());
}
