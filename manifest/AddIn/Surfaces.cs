namespace OutlookCrm.AddIn;

/// <summary>
/// Where Outlook shows a button of ours. <paramref name="IsPinnable"/>: the pane stays and follows the selection, which Outlook does for
/// messages only.
/// </summary>
internal sealed record Surface(string Id, string ExtensionPoint, string Context, bool IsPinnable, Func<ManifestTexts, string> Tip)
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

}

/// <summary>
/// Where a phone shows a button of ours. <paramref name="LabelId"/> and <paramref name="IconId"/> are the names of its texts and icons in
/// the add-in-only manifest, <paramref name="Icon"/> the path of the icon of so many pixels.
/// </summary>
internal sealed record PhoneSurface(
    string Id, string ExtensionPoint, string Context, string LabelId, Func<ManifestTexts, string> Label, string IconId,
    Func<int, string> Icon)
{
    /// <summary>
    /// Beside a mail that is read, and beside a meeting of which the user is a guest. Outlook calls the second one *Log* whatever its label
    /// says.
    /// </summary>
    public static IReadOnlyList<PhoneSurface> All { get; } =
    [
        new("phone", "MobileMessageReadCommandSurface", "mailRead", "label", words => words.Label, "icon", Icons.Path),
        new("log", "MobileLogEventAppointmentAttendee", "logEventMeetingDetailsAttendee", "log.label", words => words.LogLabel, "log.icon",
            Icons.LogPath),
    ];

    /// <summary>A phone's icons: size in points, and pixels per point.</summary>
    public static IReadOnlyList<(int Size, int Scale)> IconSizes { get; } =
        [.. from size in new[] { 25, 32, 48 } from scale in new[] { 1, 2, 3 } select (size, scale)];

    /// <summary>The pixels of these icons, each once.</summary>
    public static IReadOnlyList<int> IconPixels { get; } = [.. IconSizes.Select(icon => icon.Size * icon.Scale).Distinct().Order()];
}
