namespace OutlookCrm.AddIn;

/// <summary>
/// Who shows the pane in a frame: Outlook on the web and the new Outlook. The API lets these, and the online check asks for these.
/// </summary>
public static class OutlookHosts
{
    /// <summary>Their origins.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "https://outlook.office.com",
        "https://outlook.office365.com",
        "https://outlook.live.com",
        "https://outlook.cloud.microsoft",
    ];
}
