using OutlookCrm.Primitives;

namespace OutlookCrm.Reminders.Records;

/// <summary>The texts of records.</summary>
internal static class RecordText
{
    /// <summary>Longest text of a note, in UTF-16 units.</summary>
    public const int Longest = 4000;

    /// <summary>Longest text of a line, such as what a task is about, in UTF-16 units.</summary>
    public const int LongestLine = 500;

    /// <summary>What is told of a text that shows nothing.</summary>
    public const string Nothing = "Has no visible letter, digit or sign.";

    /// <summary>The text without space around it; null where it shows nothing.</summary>
    public static string? Seen(string? text) => text is not null && ShownText.IsVisible(text) ? text.Trim() : null;

    /// <summary>The id that the caller chose, or a new one.</summary>
    public static Guid IdOr(Guid? chosen) => chosen is { } id && id != Guid.Empty ? id : Guid.CreateVersion7();
}
