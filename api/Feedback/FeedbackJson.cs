using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CustomerFeedback))]
[JsonSerializable(typeof(FeedbackPlace))]
[JsonSerializable(typeof(FeedbackLine))]
[JsonSerializable(typeof(FeedbackSummary))]
internal sealed partial class FeedbackJson : JsonSerializerContext
{
    internal static FeedbackJson Rows { get; } = new(RowJson.Options());
}
