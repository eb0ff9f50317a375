using System.ComponentModel.DataAnnotations;

namespace OutlookCrm.Http;

/// <summary>The section <c>Pane</c>: where the built pane lies and who may show it.</summary>
public sealed class PaneOptions
{
    public const string Section = "Pane";

    /// <summary>The built pane; beside the assembly by default.</summary>
    [Required]
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "pane");

    /// <summary>The address under which Outlook reaches the API, for the manifests that it serves; the request's own by default.</summary>
    public Uri? Address { get; set; }

    /// <summary>Whether the manifests that it serves have mails looked at when they are sent.</summary>
    public bool CheckSending { get; set; }

    /// <summary>Office.js. Microsoft requires its own address in production; sovereign clouds have others.</summary>
    [Required]
    public Uri OfficeJs { get; set; } = new("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");

    /// <summary>
    /// Who may put the pane into a frame. Microsoft publishes no official list, so it can be changed here; empty means the default.
    /// </summary>
    public IReadOnlyList<string> FrameAncestors { get; set; } = [];
}
