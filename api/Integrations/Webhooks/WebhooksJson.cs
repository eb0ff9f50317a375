using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Webhooks;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredWebhook))]
[JsonSerializable(typeof(StoredDelivery))]
[JsonSerializable(typeof(PreparedEvent))]
[JsonSerializable(typeof(DateOnly))]
internal sealed partial class WebhooksJson : JsonSerializerContext
{
    internal static WebhooksJson Rows { get; } = new(RowJson.Options());
}
