using OutlookCrm.Storage;

namespace OutlookCrm.Feedback;

/// <summary>The keys of this slice's rows in a customer's partition.</summary>
internal static class FeedbackKeys
{
    public const string Prefix = "f";
    public static KeyRange All { get; } = KeyRange.StartingWith(Prefix);

    public static string Of(Guid id) => $"{Prefix}{id:N}";
}
