namespace OutlookCrm.Manifest.Validation;

/// <summary>What holds for phones' buttons in either manifest.</summary>
internal static class PhoneRules
{
    /// <summary>A phone's icons, size and scale: exactly these.</summary>
    private static readonly string[] s_icons =
        [.. from size in new[] { 25, 32, 48 } from scale in new[] { 1, 2, 3 } select $"{size}×{scale}"];

    /// <summary>The icons of one button, as size × scale.</summary>
    public static void Icons(Findings findings, string where, IReadOnlyList<string> there)
    {
        if (s_icons.Except(there).ToList() is { Count: > 0 } missing)
        {
            findings.Error(where,
                $"A phone's button has nine icons; {string.Join(", ", missing)} (size × scale) is not there, and Outlook refuses the "
                + "manifest.", "add it.");
        }

        foreach (var odd in there.Except(s_icons))
        {
            findings.Error(where, $"Phones know no icon {odd} (size × scale).", "use 25, 32 and 48 at scales 1, 2 and 3.");
        }

        foreach (var twice in there.GroupBy(icon => icon).Where(group => group.Count() > 1))
        {
            findings.Error(where, $"The icon {twice.Key} (size × scale) is there twice; phones take either by chance.", "drop one.");
        }
    }

    /// <summary>
    /// The phone's *Log* opens what a computer shows beside a meeting: without the button on the computer, the phone would open a page that
    /// no user knows.
    /// </summary>
    public static void Log(Findings findings, string where, string surface, bool isThere)
    {
        if (!isThere)
        {
            findings.Error(where, $"Phones would log meetings, and no computer shows them: there is no {surface}.",
                $"add {surface}, or drop the phones' button.");
        }
    }
}
