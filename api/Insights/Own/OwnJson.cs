using OutlookCrm.Storage;

namespace OutlookCrm.Insights.Own;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredReportHead))]
[JsonSerializable(typeof(OwnReportHead))]
[JsonSerializable(typeof(string))]
internal sealed partial class OwnJson : JsonSerializerContext
{
    internal static OwnJson Rows { get; } = new(RowJson.Options());
}
