namespace OutlookCrm.AddIn;

/// <summary>
/// What both manifests are made from. <paramref name="ClientId"/> is the Entra application; without it neither manifest names one.
/// </summary>
public sealed record AddInDescription(AddInAddress Address, Guid? ClientId = null)
{
    /// <summary>Who made it.</summary>
    public const string Provider = "OutlookCrm";

    /// <summary>
    /// The lowest Outlook it runs in: the ceiling of phones and of Exchange on premises. The pane asks for what is newer before it uses it.
    /// </summary>
    public const string MailboxRequirement = "1.5";

    /// <summary>The colour behind the outline icon in Microsoft 365.</summary>
    public const string AccentColor = "#0F6CBD";

    /// <summary>
    /// Raised whenever a manifest changes (three parts, which both formats take): Microsoft 365 leaves users on the old one until it is.
    /// </summary>
    public const string CurrentVersion = "1.1.0";

    /// <summary>The manifests' version.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>Whether Outlook has mails looked at when they are sent (<see cref="SendingCheck"/>).</summary>
    public bool ChecksSending { get; init; }

    /// <summary>The pane, told the version it is opened with: only so can anybody see which manifest is deployed.</summary>
    public string Page => Address.Of($"?manifest={Version}");

    /// <summary>
    /// The add-in-only manifest's id: one per host, so that a trial and the real thing live side by side and an update is an update.
    /// </summary>
    public Guid XmlId { get; init; } = NameBasedId.Of(Address.Of("manifest/outlookcrm.xml"));

    /// <summary>The unified manifest's id, which must be another.</summary>
    public Guid UnifiedId { get; init; } = NameBasedId.Of(Address.Of("manifest/outlookcrm.zip"));

    /// <summary>What the API's tokens are for.</summary>
    public string? Resource => ClientId is { } id ? $"api://{id:D}" : null;
}
