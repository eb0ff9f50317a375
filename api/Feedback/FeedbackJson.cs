using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>How this slice's rows are written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CustomerFeedback))]
[JsonSerializable(typeof(FeedbackLine))]
[JsonSerializable(typeof(FeedbackSummary))]
internal sealed partial class FeedbackJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static FeedbackJson Rows { get; } = new(RowJson.Options());
}
