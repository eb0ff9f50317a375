namespace OutlookCrm.AddIn;

/// <summary>
/// Where Outlook shows a button of ours. <paramref name="IsPinnable"/>: the pane stays and follows the selection, which Outlook does for messages only.
/// </summary>
internal sealed record Surface(string Id, string ExtensionPoint, string Context, bool IsPinnable, Func<Words, string> Tip)
{
    /// <summary>On a computer and in the browser.</summary>
    public static IReadOnlyList<Surface> Desktop { get; } =
    [
        new("read", "MessageReadCommandSurface", "mailRead", true, words => words.ReadTip),
        new("compose", "MessageComposeCommandSurface", "mailCompose", true, words => words.ComposeTip),
        new("organizer", "AppointmentOrganizerCommandSurface", "meetingDetailsOrganizer", false, words => words.MeetingTip),
        new("attendee", "AppointmentAttendeeCommandSurface", "meetingDetailsAttendee", false, words => words.MeetingTip),
    ];

    /// <summary>Sizes of a button's icons on a computer, in pixels.</summary>
    public static IReadOnlyList<int> IconSizes { get; } = [16, 20, 24, 32, 40, 48, 64, 80];

    /// <summary>Of these a unified manifest names three.</summary>
    public static IReadOnlyList<int> UnifiedIconSizes { get; } = [16, 32, 80];

    /// <summary>A phone's icons: size in points, and pixels per point.</summary>
    public static IReadOnlyList<(int Size, int Scale)> MobileIcons { get; } =
        [.. from size in new[] { 25, 32, 48 } from scale in new[] { 1, 2, 3 } select (size, scale)];
}
