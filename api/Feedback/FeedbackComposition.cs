namespace OutlookCrm.Feedback;

/// <summary>What this slice is made of.</summary>
internal static class FeedbackComposition
{
    public static void AddFeedback(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FeedbackStore>();
}
