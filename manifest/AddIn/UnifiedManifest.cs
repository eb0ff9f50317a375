using System.Text.Json.Nodes;

namespace OutlookCrm.AddIn;

/// <summary>
/// The unified manifest for Microsoft 365, version 1.22 (learn.microsoft.com/microsoft-365/extensibility/schema). Outlook on phones and the
/// Mac does not read it, so it hides itself wherever the add-in-only one is installed; what it says of them is for the day they do.
/// </summary>
internal static class UnifiedManifest
{
    private const string Schema = "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json";
    private const string LocalizationSchema =
        "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json";

    /// <summary>The same as <see cref="XmlManifest.Permission"/>.</summary>
    internal const string Permission = "MailboxItem.ReadWrite.User";

    /// <summary>Opens mailboxes that colleagues share.</summary>
    internal const string SharedFolders = "Mailbox.SharedFolder";

    /// <summary>The file of one language, beside the manifest.</summary>
    public static string FileOf(ManifestTexts words) => $"{words.Locale.ToLowerInvariant()}.json";

    public static JsonObject Make(AddInDescription description)
    {
        var address = description.Address;
        var manifest = new JsonObject
        {
            ["$schema"] = Schema,
            ["manifestVersion"] = "1.22",
            ["version"] = description.Version,
            ["id"] = description.UnifiedId.ToString("D"),
            ["localizationInfo"] = new JsonObject
            {
                ["defaultLanguageTag"] = ManifestTexts.Default.Locale.ToLowerInvariant(),
                ["additionalLanguages"] =
                    Array(ManifestTexts.Others.Select(
                    words => new JsonObject { ["languageTag"] = words.Locale.ToLowerInvariant(), ["file"] = FileOf(words) })),
            },
            ["developer"] = new JsonObject
            {
                ["name"] = AddInDescription.Provider,
                ["websiteUrl"] = address.Of(""),
                ["privacyUrl"] = address.Of(""),
                ["termsOfUseUrl"] = address.Of(""),
            },
            ["name"] = new JsonObject { ["short"] = ManifestTexts.Default.UnifiedName, ["full"] = ManifestTexts.Default.UnifiedName },
            ["description"] = new JsonObject { ["short"] = ManifestTexts.Default.Summary, ["full"] = ManifestTexts.Default.Full },
            ["icons"] = new JsonObject { ["color"] = Icons.Color, ["outline"] = Icons.Outline },
            ["accentColor"] = AddInDescription.AccentColor,
            ["validDomains"] = new JsonArray(address.Authority),
            ["authorization"] = new JsonObject
            {
                ["permissions"] = new JsonObject
                {
                    ["resourceSpecific"] = Array(new[] { Permission, SharedFolders }.Select(
                        name => new JsonObject { ["name"] = name, ["type"] = "Delegated" })),
                },
            },
            ["extensions"] = new JsonArray(Extension(description)),
        };
        if (description.ClientId is { } client)
        {
            manifest["webApplicationInfo"] = new JsonObject { ["id"] = client.ToString("D"), ["resource"] = description.Resource };
        }

        return manifest;
    }

    /// <summary>What one language says instead of the default one.</summary>
    public static JsonObject Localize(ManifestTexts words)
    {
        var texts = new JsonObject
        {
            ["$schema"] = LocalizationSchema,
            ["name.short"] = words.UnifiedName,
            ["name.full"] = words.UnifiedName,
            ["description.short"] = words.Summary,
            ["description.full"] = words.Full,
        };
        foreach (var (index, surface) in Surface.Desktop.Index())
        {
            var group = $"extensions[0].ribbons[{index}].tabs[0].groups[0]";
            texts[$"{group}.label"] = ManifestTexts.Name;
            texts[$"{group}.controls[0].label"] = words.Label;
            texts[$"{group}.controls[0].supertip.title"] = words.Label;
            texts[$"{group}.controls[0].supertip.description"] = surface.Tip(words);
        }

        foreach (var (index, surface) in PhoneSurface.All.Index())
        {
            var group = $"extensions[0].ribbons[{Surface.Desktop.Count + index}].tabs[0].customMobileRibbonGroups[0]";
            texts[$"{group}.label"] = ManifestTexts.Name;
            texts[$"{group}.controls[0].label"] = surface.Label(words);
        }

        return texts;
    }

    private static JsonObject Extension(AddInDescription description)
    {
        var extension = WithoutEvents(description);
        if (description.ChecksSending)
        {
            extension["runtimes"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["requirements"] = SendingRequirements(),
                ["id"] = "events",
                ["type"] = "general",
                ["code"] = new JsonObject
                {
                    ["page"] = description.Address.Of(SendingCheck.Page),
                    ["script"] = description.Address.Of(SendingCheck.Script)
                },
                ["lifetime"] = "short",
                ["actions"] = new JsonArray(new JsonObject { ["id"] = SendingCheck.Function, ["type"] = "executeFunction" }),
            });
            extension["autoRunEvents"] = new JsonArray(new JsonObject
            {
                ["requirements"] = SendingRequirements(),
                ["events"] = new JsonArray(new JsonObject
                {
                    ["type"] = "messageSending",
                    ["actionId"] = SendingCheck.Function,
                    ["options"] = new JsonObject { ["sendMode"] = "promptUser" },
                }),
            });
        }

        return extension;
    }

    private static JsonObject SendingRequirements() => new()
    {
        ["capabilities"] = new JsonArray(new JsonObject { ["name"] = "Mailbox", ["minVersion"] = SendingCheck.MailboxRequirement }),
        ["scopes"] = new JsonArray("mail"),
    };

    private static JsonObject WithoutEvents(AddInDescription description) => new()
    {
        ["requirements"] = new JsonObject
        {
            ["capabilities"] = new JsonArray(new JsonObject { ["name"] = "Mailbox", ["minVersion"] = AddInDescription.MailboxRequirement }),
            ["scopes"] = new JsonArray("mail"),
            ["formFactors"] = new JsonArray("desktop", "mobile"),
        },
        ["runtimes"] = new JsonArray(new JsonObject
        {
            ["id"] = "pane",
            ["type"] = "general",
            ["code"] = new JsonObject { ["page"] = description.Page },
            ["lifetime"] = "short",
            ["actions"] = Array(Surface.Desktop.Select(surface => Open(surface.Id, surface.IsPinnable))
                .Concat(PhoneSurface.All.Select(surface => Open(surface.Id, isPinnable: false)))),
        }),
        ["ribbons"] = Array(Surface.Desktop.Select(surface => Ribbon(surface, description.Address))
            .Concat(PhoneSurface.All.Select(surface => Ribbon(surface, description.Address)))),
        ["alternates"] = new JsonArray(new JsonObject
        {
            ["hide"] = new JsonObject { ["customOfficeAddin"] = new JsonObject { ["officeAddinId"] = description.XmlId.ToString("D") } },
            ["alternateIcons"] = new JsonObject
            {
                ["icon"] = Icon(description.Address, 64),
                ["highResolutionIcon"] = Icon(description.Address, 64, pixels: 128)
            },
        }),
    };

    private static JsonObject Open(string id, bool isPinnable) =>
        new() { ["id"] = $"{id}.open", ["type"] = "openPage", ["view"] = "pane", ["pinnable"] = isPinnable };

    private static JsonObject On(string formFactor) => new() { ["formFactors"] = new JsonArray(formFactor) };

    private static JsonObject Ribbon(Surface surface, AddInAddress address) => new()
    {
        ["requirements"] = On("desktop"),
        ["contexts"] = new JsonArray(surface.Context),
        ["tabs"] = new JsonArray(new JsonObject
        {
            ["builtInTabId"] = "TabDefault",
            ["groups"] = new JsonArray(new JsonObject
            {
                ["id"] = $"{surface.Id}.group",
                ["label"] = ManifestTexts.Name,
                ["controls"] = new JsonArray(new JsonObject
                {
                    ["id"] = $"{surface.Id}.button",
                    ["type"] = "button",
                    ["label"] = ManifestTexts.Default.Label,
                    ["icons"] = Array(Surface.UnifiedIconSizes.Select(size => Icon(address, size))),
                    ["supertip"] = new JsonObject
                    {
                        ["title"] = ManifestTexts.Default.Label,
                        ["description"] = surface.Tip(ManifestTexts.Default)
                    },
                    ["actionId"] = $"{surface.Id}.open",
                }),
            }),
        }),
    };

    private static JsonObject Ribbon(PhoneSurface surface, AddInAddress address) => new()
    {
        ["requirements"] = On("mobile"),
        ["contexts"] = new JsonArray(surface.Context),
        ["tabs"] = new JsonArray(new JsonObject
        {
            ["builtInTabId"] = "TabDefault",
            ["customMobileRibbonGroups"] = new JsonArray(new JsonObject
            {
                ["id"] = $"{surface.Id}.group",
                ["label"] = ManifestTexts.Name,
                ["controls"] = new JsonArray(new JsonObject
                {
                    ["id"] = $"{surface.Id}.button",
                    ["type"] = "mobileButton",
                    ["label"] = surface.Label(ManifestTexts.Default),
                    ["icons"] = Array(PhoneSurface.IconSizes.Select(icon => new JsonObject
                    {
                        ["size"] = icon.Size,
                        ["scale"] = icon.Scale,
                        ["url"] = address.Of(surface.Icon(icon.Size * icon.Scale)),
                    })),
                    ["actionId"] = $"{surface.Id}.open",
                }),
            }),
        }),
    };

    private static JsonObject Icon(AddInAddress address, int size, int? pixels = null) =>
        new() { ["size"] = size, ["url"] = address.Of(Icons.Path(pixels ?? size)) };

    private static JsonArray Array(IEnumerable<JsonObject> items) => [.. items];
}
