using System.Globalization;
using System.Text.RegularExpressions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// The Outlook that a manifest asks for. There are Mailbox 1.1 to 1.16
/// (learn.microsoft.com/javascript/api/requirement-sets/outlook/outlook-api-requirement-sets, 2026); phones and Exchange on premises end at
/// 1.5: above it the add-in is not there for them.
/// </summary>
internal static partial class RequirementRules
{
    /// <summary>
    /// Checks a requirement of the whole add-in or, with <paramref name="isOfEvents"/>, of events and their code alone, which leaves
    /// nothing else out.
    /// </summary>
    public static void Check(Findings findings, string where, string name, string level, bool isOfEvents = false)
    {
        var needed = isOfEvents ? SendingCheck.MailboxRequirement : AddInDescription.MailboxRequirement;
        if (name != "Mailbox" || !Level().IsMatch(level))
        {
            findings.Error(where, $"'{name} {level}' is not a requirement that Outlook knows: it would show the add-in to no one.",
                $"ask for Mailbox {needed}; there are 1.1 to 1.16.");
        }
        else if (Minor(level) < Minor(needed))
        {
            findings.Error(where,
                $"Mailbox {level} is too little: the product needs {needed}, and an older Outlook would show a button that does nothing.",
                $"ask for {needed}.");
        }
        else if (!isOfEvents && Minor(level) > Minor(needed))
        {
            findings.Warning(where, $"Mailbox {level} leaves out Outlook on phones and Exchange on premises, which end at 1.5.",
                "ask for 1.5 and look at run time for what is newer.");
        }
    }

    private static int Minor(string level) => int.Parse(level.AsSpan(2), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^1\.([1-9]|1[0-6])$")]
    private static partial Regex Level();
}
