using OutlookCrm.Http;

namespace OutlookCrm.Feedback;

/// <summary>What is wrong with a request about feedback.</summary>
public static class FeedbackProblems
{
    private static readonly ProblemType s_noSuchFeedback = new(404, "no-such-feedback", "This feedback was not found.");

    /// <summary>404: the customer has no such feedback.</summary>
    public static ProblemHttpResult NoSuchFeedback(Guid id) => s_noSuchFeedback.Make($"No feedback has the id {id}.");
}
