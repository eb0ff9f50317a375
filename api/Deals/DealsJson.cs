using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Deal))]
[JsonSerializable(typeof(DealMove))]
[JsonSerializable(typeof(DealOnTimeline))]
[JsonSerializable(typeof(DealsSummary))]
[JsonSerializable(typeof(DealsFigures))]
[JsonSerializable(typeof(DealsSettings))]
[JsonSerializable(typeof(OpenItem))]
[JsonSerializable(typeof(BoardLine))]
[JsonSerializable(typeof(StageTotal))]
[JsonSerializable(typeof(StageHistory))]
[JsonSerializable(typeof(DealIntent))]
internal sealed partial class DealsJson : JsonSerializerContext
{
    internal static DealsJson Rows { get; } = new(RowJson.Options());
}
