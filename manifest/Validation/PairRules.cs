namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What must hold between the two manifests of one installation
/// (learn.microsoft.com/office/dev/add-ins/concepts/duplicate-legacy-metaos-add-ins).
/// </summary>
internal static class PairRules
{
    public static IReadOnlyList<Finding> Check(ManifestFacts xml, ManifestFacts unified)
    {
        var findings = new Findings($"{xml.File} and {unified.File}");
        if (ThreeParts(xml.Version) != ThreeParts(unified.Version))
        {
            findings.Error("version", $"One is {xml.Version}, the other {unified.Version}: no one can tell which version a user has.",
                "build both with the same --version.");
        }

        if (xml.Id == unified.Id)
        {
            findings.Error("id", $"Both have the id {xml.Id}: Microsoft 365 takes them for one app and refuses the second.",
                "give the unified manifest an id of its own.");
        }

        if (unified.HidesId is { } hidden && hidden != xml.Id)
        {
            findings.Error("alternates",
                $"The unified manifest hides {hidden} and the other's id is {xml.Id}: people would see two buttons.",
                "name that id in $.extensions[0].alternates[0].hide.customOfficeAddin.officeAddinId.");
        }

        if (xml.Name == unified.Name)
        {
            findings.Error("name", $"Both are called '{xml.Name}': the administrator cannot tell them apart.",
                "give the unified manifest another name.");
        }

        if (xml.StartPage != unified.StartPage)
        {
            findings.Error("start page", $"One opens {xml.StartPage}, the other {unified.StartPage}.", "build both for the same --host.");
        }

        if (xml.ClientId != unified.ClientId)
        {
            findings.Error("application",
                $"One names the Entra application {xml.ClientId ?? "(none)"}, the other {unified.ClientId ?? "(none)"}.",
                "build both with the same --client-id.");
        }

        if (xml.EventScript is null != unified.EventScript is null)
        {
            findings.Error("events",
                "One looks at mails when they are sent, the other does not: people would see a check in one Outlook and none in the next.",
                "build both with --check-sending, or both without.");
        }

        if (xml.Permission != unified.Permission)
        {
            findings.Error("permission",
                $"One asks for {Or(xml.Permission)}, the other for {Or(unified.Permission)}: the pane would work in one Outlook and not "
                + "in the next.", "build both again.");
        }

        if (xml.SharesFolders != unified.SharesFolders)
        {
            findings.Error("shared mailboxes",
                $"Only {(xml.SharesFolders ? xml : unified).File} runs in mailboxes that colleagues share: people would find the button "
                + "in one Outlook and not in the next.", "build both again.");
        }

        if (xml.Places.Union(unified.Places).Where(place => xml.Places.Contains(place) != unified.Places.Contains(place))
            .Select(place => ProductRules.Places[place]).ToList() is { Count: > 0 } uneven)
        {
            findings.Error("buttons", $"Only one of the two has a button in {uneven.Count} places: {string.Join("; ", uneven)}.",
                "build both again.");
        }

        if (!xml.Locales.SetEquals(unified.Locales))
        {
            findings.Error("languages",
                $"One speaks {string.Join(", ", xml.Locales.Order(StringComparer.Ordinal))}, the other "
                + $"{string.Join(", ", unified.Locales.Order(StringComparer.Ordinal))}.", "give both the same languages.");
        }

        return findings.Found;
    }

    private static string Or(string permission) => permission.Length > 0 ? permission : "nothing";

    // 1.0.0 and 1.0.0.0 are the same to a reader.
    private static string ThreeParts(string version) => string.Join('.', version.Split('.').Concat(["0", "0", "0"]).Take(3));
}
