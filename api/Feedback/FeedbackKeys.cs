using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>The keys of this slice's rows in a customer's partition.</summary>
internal static class FeedbackKeys
{
    /// <summary>How the keys of feedback begin.</summary>
    public const string Prefix = "f";

    /// <summary>All feedback, in no order.</summary>
    public static KeyRange All { get; } = KeyRange.StartingWith(Prefix);

    /// <summary>One feedback.</summary>
    public static string Of(Guid id) => $"{Prefix}{id:N}";
}
