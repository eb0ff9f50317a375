using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Names that Outlook knows and no schema checks (OfficeDev/office-js-docs-reference, manifest folder, 2026).</summary>
internal static class OfficeNames
{
    /// <summary>Permissions of an add-in-only manifest, from little to much.</summary>
    public static ImmutableArray<string> XmlPermissions { get; } = ["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"];

    /// <summary>The same of a unified manifest, in the same order.</summary>
    public static ImmutableArray<string> UnifiedLevels { get; } =
        ["MailboxItem.Restricted.User", "MailboxItem.Read.User", "MailboxItem.ReadWrite.User", "Mailbox.ReadWrite.User"];

    /// <summary>Permissions of a unified manifest; the last opens shared mailboxes.</summary>
    public static FrozenSet<string> UnifiedPermissions { get; } = [.. UnifiedLevels, "Mailbox.SharedFolder"];

    /// <summary>Events of a unified manifest.</summary>
    public static FrozenSet<string> UnifiedEvents { get; } =
    [
        "newMessageComposeCreated", "newAppointmentOrganizerCreated", "messageAttachmentsChanged", "appointmentAttachmentsChanged",
        "messageRecipientsChanged",
        "appointmentAttendeesChanged", "appointmentTimeChanged", "appointmentRecurrenceChanged", "infoBarDismissClicked", "messageSending",
        "appointmentSending",
        "messageFromChanged", "appointmentFromChanged", "sensitivityLabelChanged",
    ];

    /// <summary>Sizes of a button's icons; the first three must be there.</summary>
    public static IReadOnlyList<int> RequiredIcons { get; } = [16, 32, 80];

    /// <summary>Sizes that may be there.</summary>
    public static FrozenSet<int> AllIcons { get; } = [16, 20, 24, 32, 40, 48, 64, 80];
}
