namespace OutlookCrm.AddIn;

/// <summary>
/// The check of a mail that is being sent, which an installation may have or not: what Outlook runs, and when. The check signs nobody in
/// and asks no server, so the API does not serve <c>/.well-known/microsoft-officeaddins-allowed.json</c>, which classic Outlook for Windows
/// wants for either.
/// </summary>
public static class SendingCheck
{
    /// <summary>The function that the script brings. It names companies that may not know of each other (addin/src/events).</summary>
    public const string Function = "checkSending";

    /// <summary>Below the address: the page that Outlook on the web, the new Outlook and Outlook for Mac load.</summary>
    public const string Page = "events.html";

    /// <summary>Below the address: the one file that classic Outlook for Windows runs, without a page.</summary>
    public const string Script = "events.js";

    /// <summary>The oldest Outlook that asks add-ins when a mail is sent; older ones leave it out.</summary>
    internal const string MailboxRequirement = "1.12";
}
