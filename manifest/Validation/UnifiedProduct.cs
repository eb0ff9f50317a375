using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>The product's own rules for a unified manifest (<see cref="ProductRules"/>).</summary>
internal static class UnifiedProduct
{
    private const string Extension = "$.extensions[0]";

    public static void Check(Findings findings, JsonPlace root, JsonPlace extension)
    {
        Permissions(findings, root);
        var languages = root.Member("localizationInfo");
        ProductRules.Languages(
            findings, "$.localizationInfo", languages?.Member("defaultLanguageTag")?.Text
                ?? "", (languages?.Items("additionalLanguages") ?? []).Select(one => one.Member("languageTag")?.Text ?? ""));
        ProductRules.Buttons(findings, $"{Extension}.ribbons", Places(extension));
        if (root.Member("webApplicationInfo") is { } application)
        {
            ProductRules.Application(
                findings, application.Path, application.Member("id")?.Text ?? "", application.Member("resource")?.Text ?? "");
        }

        if (extension.Path is not null)
        {
            Requirements(findings, extension);
        }
    }

    /// <summary>Which of the product's places have a button.</summary>
    public static IReadOnlySet<string> Places(JsonPlace extension)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ribbon in extension.Path is null ? [] : extension.Items("ribbons"))
        {
            var contexts = ribbon.Items("contexts").Select(context => context.Text).ToHashSet();
            var tabs = ribbon.Items("tabs").ToList();
            places.UnionWith(Surface.Desktop.Where(
                surface => contexts.Contains(surface.Context) && tabs.Any(tab => tab.Member("groups") is not null))
                .Select(surface => surface.Id));
            places.UnionWith(PhoneSurface.All.Where(
                surface => contexts.Contains(surface.Context) && tabs.Any(tab => tab.Member("customMobileRibbonGroups") is not null))
                .Select(surface => surface.Id));
        }

        return places;
    }

    /// <summary>Whether it runs in mailboxes that colleagues share.</summary>
    public static bool SharesFolders(JsonPlace root) =>
        Asked(root).Any(asked => asked.Member("name")?.Text == UnifiedManifest.SharedFolders);

    /// <summary>The most that it asks for.</summary>
    public static string Permission(JsonPlace root) =>
        OfficeNames.UnifiedLevels.LastOrDefault(level => Asked(root).Any(asked => asked.Member("name")?.Text == level)) ?? "";

    private static IEnumerable<JsonPlace> Asked(JsonPlace root) =>
        root.Member("authorization")?.Member("permissions")?.Items("resourceSpecific") ?? [];

    private static void Permissions(Findings findings, JsonPlace root)
    {
        const string List = "$.authorization.permissions.resourceSpecific";
        foreach (var asked in Asked(root))
        {
            var (where, name) = ($"{asked.Path}.name", asked.Member("name")?.Text ?? "");
            if (!OfficeNames.UnifiedPermissions.Contains(name))
            {
                findings.Error(where, $"Outlook knows no permission '{name}'.",
                    $"write {UnifiedManifest.Permission} and {UnifiedManifest.SharedFolders} alone.");
            }
            else if (name is not (UnifiedManifest.Permission or UnifiedManifest.SharedFolders))
            {
                ProductRules.Permission(
                    findings, where, name, UnifiedManifest.Permission,
                    OfficeNames.UnifiedLevels.IndexOf(name) > OfficeNames.UnifiedLevels.IndexOf(UnifiedManifest.Permission));
            }

            if (asked.Member("type")?.Text is var type && type != "Delegated")
            {
                findings.Error($"{asked.Path}.type",
                    $"The type is '{type}': the add-in acts as the person who is signed in, and nothing of it runs while no one is.",
                    "write Delegated.");
            }
        }

        if (Permission(root).Length == 0)
        {
            findings.Error(List, $"{UnifiedManifest.Permission} is missing: the pane could not see whose mail is open.",
                $"add {UnifiedManifest.Permission}.");
        }

        ProductRules.SharedFolders(findings, List, UnifiedManifest.SharedFolders, SharesFolders(root));
        foreach (var more in new[] { root.Member("permissions"), root.Member("devicePermissions") }.OfType<JsonPlace>())
        {
            findings.Error(more.Path,
                $"{more.Value.GetRawText()} is asked for and not needed: every administrator would have to consent to what nothing uses.",
                "leave it out.");
        }
    }

    private static void Requirements(Findings findings, JsonPlace extension)
    {
        foreach (var place in extension.All()
            .Where(place => place.Path.EndsWith(".requirements", StringComparison.Ordinal)
            && (place.Member("scopes") is not null || place.Path == $"{Extension}.requirements")))
        {
            var scopes = place.Items("scopes").Select(scope => scope.Text).ToList();
            if (scopes is not ["mail"])
            {
                findings.Error($"{place.Path}.scopes",
                    $"The add-in is for {(scopes.Count == 0 ? "every program" : string.Join(", ", scopes))}, and it runs in Outlook "
                    + "alone, whose scope is mail.", "write [\"mail\"].");
            }
        }

        if (extension.Member("requirements")?.Items("capabilities").Any() != true)
        {
            findings.Error($"{Extension}.requirements",
                $"It asks for no Mailbox: an Outlook older than {AddInDescription.MailboxRequirement} would show a button that does "
                + "nothing.", $"ask for Mailbox {AddInDescription.MailboxRequirement}, and the scope mail.");
        }
    }
}
