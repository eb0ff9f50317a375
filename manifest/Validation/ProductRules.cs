using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What another add-in's manifest may do and this product's does not: it must ask for what the product needs and no more, speak its
/// languages, and name its host and application alone. What an administrator may have left out on purpose is a warning.
/// </summary>
internal static class ProductRules
{
    /// <summary>Where the product has a button, and what people call the place.</summary>
    public static IReadOnlyDictionary<string, string> Places { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["read"] = "mails that are read",
        ["compose"] = "mails that are written",
        ["organizer"] = "meetings, as host",
        ["attendee"] = "meetings, as guest",
        ["phone"] = "mails on phones",
        ["log"] = "meetings on phones",
    };

    /// <summary>Says which of the product's buttons are not there, and how many.</summary>
    public static void Buttons(Findings findings, string where, IReadOnlySet<string> there)
    {
        var missing = Places.Where(place => !there.Contains(place.Key)).Select(place => place.Value).ToList();
        if (missing.Count == Places.Count)
        {
            findings.Error(where, "None of the product's buttons is there: no one could open the pane.", "build the manifest again.");
        }
        else if (missing.Count > 0)
        {
            findings.Warning(where,
                $"{missing.Count} of the product's {Places.Count} buttons {(missing.Count == 1 ? "is" : "are")} not there, and people "
                + $"find none there: {string.Join("; ", missing)}.", "build the manifest again, unless you want it so.");
        }
    }

    /// <summary>Shared mailboxes may be left out on purpose.</summary>
    public static void SharedFolders(Findings findings, string where, string name, bool isThere)
    {
        if (!isThere)
        {
            findings.Warning(where, $"{name} is missing: in mailboxes that colleagues share there is no button.",
                $"write {name}, unless you want it so.");
        }
    }

    /// <summary>
    /// All six languages; English is the default for all other users, so its texts are the default texts of the manifest.
    /// </summary>
    public static void Languages(Findings findings, string where, string byDefault, IEnumerable<string> others)
    {
        if (!byDefault.Equals(ManifestTexts.Default.Locale, StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(where,
                $"The default language is '{byDefault}', and the texts that stand there are written in {ManifestTexts.Default.Locale}: "
                    + "people "
                + "would read the wrong language.", $"write {ManifestTexts.Default.Locale}.");
        }

        var spoken = others.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ManifestTexts.Others.Select(words => words.Locale).Where(locale => !spoken.Contains(locale)).ToList() is { Count: > 0 } missing)
        {
            findings.Error(where,
                $"{string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing: the product speaks {ManifestTexts.All.Count} "
                + "languages, and people would find the button in English.", "build the manifest again.");
        }
    }

    /// <summary>A listed host may run its pages in the pane, with what the pane may do.</summary>
    public static void Host(Findings findings, string where, Uri listed, Uri? startPage)
    {
        if (startPage is not null && !listed.Authority.Equals(startPage.Authority, StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(where,
                $"{listed.Authority} is not the product's host, which is {startPage.Authority}: its pages could run in the pane.",
                "drop it.");
        }
    }

    /// <summary>The Entra application and what tokens are for, which follows from it.</summary>
    public static void Application(Findings findings, string where, string id, string resource)
    {
        if (!Guid.TryParse(id, out var client) || client == Guid.Empty)
        {
            findings.Error(where, $"'{id}' is no application's id: Entra finds nothing to consent to.",
                "write AzureAd:ClientId, or build the manifest again with --client-id.");
        }
        else if (resource != $"api://{client:D}")
        {
            findings.Error(where,
                $"The resource is '{resource}', and the API of application {client:D} is another: people would be asked to trust the "
                + "wrong one, and signing in would fail.", $"write api://{client:D}.");
        }
    }

    /// <summary>Says that a permission is not the one that the product needs; <paramref name="isMore"/> where it lets it do more.</summary>
    public static void Permission(Findings findings, string where, string asked, string needed, bool isMore) => findings.Error(
        where,
        isMore ? $"'{asked}' lets the add-in do more than it does: every administrator would have to consent again, to what nothing uses."
            : $"'{asked}' is too little: the pane could not set the category of what was logged.",
        $"write {needed}.");
}
