using OutlookCrm.Storage;

namespace OutlookCrm.Money;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MoneySettings))]
[JsonSerializable(typeof(DatedRate))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class MoneyJson : JsonSerializerContext
{
    internal static MoneyJson Rows { get; } = new(RowJson.Options());
}
