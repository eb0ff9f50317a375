using OutlookCrm.Slices;

namespace OutlookCrm.Feedback;

/// <summary>What customers think of us: scores with or without words.</summary>
internal sealed class FeedbackSlice : ISlice
{
    public string Name => "Feedback";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FeedbackKind>();
        builder.Services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<FeedbackKind>());
        builder.Services.AddSingleton<ICustomerRows>(new PlainRows("feedback", FeedbackKeys.Prefix));
        builder.Services.AddSingleton<ICustomerRows>(new PlainRows("feedbackPlaces", FeedbackKeys.Places));
        builder.Services.AddSingleton<OlderFeedback>();
        builder.Services.AddSingleton<FeedbackStore>();
    }

    public void Map(RouteGroupBuilder api)
    {
        var feedback = api.MapGroup("/customers/{customerId:guid}/feedback").WithTags(Name);

        RecordFeedback.Map(feedback);  // POST   /api/customers/{customerId}/feedback
        ListFeedback.Map(feedback);    // GET    /api/customers/{customerId}/feedback
        CorrectFeedback.Map(feedback); // PUT    /api/customers/{customerId}/feedback/{id}
        RemoveFeedback.Map(feedback);  // DELETE /api/customers/{customerId}/feedback/{id}
    }
}
