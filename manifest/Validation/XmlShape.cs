using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// The shape of an add-in-only manifest: which elements stand where, in which order, how often. One line per element, `?` for at most one,
/// `*` for any number, `+` for at least one. Source: [MS-OWEMXML] and OfficeDev/office-js-docs-reference, for what a mail add-in of ours
/// may use.
/// </summary>
internal static class XmlShape
{
    private static readonly Dictionary<string, string> s_children = new(StringComparer.Ordinal)
    {
        ["OfficeApp"] = "Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl "
            + "SupportUrl AppDomains Hosts Requirements FormSettings Permissions Rule DisableEntityHighlighting? VersionOverrides",
        ["DisplayName"] = "Override*",
        ["OfficeApp/Description"] = "Override*",
        ["IconUrl"] = "Override*",
        ["HighResolutionIconUrl"] = "Override*",
        ["SupportUrl"] = "Override*",
        ["AppDomains"] = "AppDomain+",
        ["OfficeApp/Hosts"] = "Host",
        ["Requirements"] = "Sets",
        ["Sets"] = "Set+",
        ["FormSettings"] = "Form+",
        ["Form"] = "DesktopSettings TabletSettings? PhoneSettings?",
        ["DesktopSettings"] = "SourceLocation RequestedHeight?",
        ["TabletSettings"] = "SourceLocation RequestedHeight?",
        ["PhoneSettings"] = "SourceLocation",
        ["SourceLocation"] = "Override*",
        ["Rule"] = "Rule*",
        ["OfficeApp/VersionOverrides"] = "Description? Requirements? Hosts? Resources? VersionOverrides?",
        ["VersionOverrides/VersionOverrides"] = "Description? Requirements? Hosts Resources WebApplicationInfo? ExtendedPermissions?",
        ["VersionOverrides/Hosts"] = "Host",
        ["Hosts/Host"] = "Runtimes? DesktopFormFactor? MobileFormFactor?",
        ["Runtimes"] = "Runtime",
        ["Runtime"] = "Override?",
        ["DesktopFormFactor"] = "SupportsSharedFolders? FunctionFile? ExtensionPoint+",
        ["MobileFormFactor"] = "FunctionFile? ExtensionPoint+",
        ["ExtensionPoint:LaunchEvent"] = "LaunchEvents SourceLocation",
        ["LaunchEvents"] = "LaunchEvent+",
        ["ExtensionPoint:MobileMessageReadCommandSurface"] = "Group",
        ["ExtensionPoint:MobileLogEventAppointmentAttendee"] = "Control",
        ["ExtensionPoint:MobileOnlineMeetingCommandSurface"] = "Control",
        ["ExtensionPoint"] = "OfficeTab+",
        ["OfficeTab"] = "Group+",
        ["Group"] = "Label Control+",
        ["Control:Button"] = "Label Supertip Icon Action",
        ["Control:MobileButton"] = "Label Icon Action",
        ["Supertip"] = "Title Description",
        ["Icon"] = "Image+",
        ["Action:ShowTaskpane"] = "SourceLocation SupportsPinning? SupportsNoItemContext? SupportsMultiSelect?",
        ["Action:ExecuteFunction"] = "FunctionName",
        ["Resources"] = "Images Urls ShortStrings LongStrings",
        ["Images"] = "Image+",
        ["Images/Image"] = "Override*",
        ["Urls"] = "Url+",
        ["Url"] = "Override*",
        ["ShortStrings"] = "String+",
        ["LongStrings"] = "String+",
        ["String"] = "Override*",
        ["WebApplicationInfo"] = "Id Resource Scopes?",
        ["Scopes"] = "Scope+",
        ["ExtendedPermissions"] = "ExtendedPermission*",
    };

    /// <summary>Reports every element whose children are not what belongs there.</summary>
    public static void Check(Findings findings, XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            var model = ModelOf(element);
            var children = element.Elements().Select(child => child.Name.LocalName).ToList();
            if (!Expression(model).IsMatch(string.Concat(children.Select(name => name + " "))))
            {
                findings.Error(XmlPlace.Of(element), Difference(model, children), model.Length == 0 ? "leave them out."
                    : $"write in this order: {model} (? may be missing, + may repeat, * both).");
            }
        }
    }

    private static string ModelOf(XElement element)
    {
        var name = element.Name.LocalName;
        var type = (string?)element.Attribute(XmlPlace.Type);
        return s_children.GetValueOrDefault($"{name}:{type}")
            ?? s_children.GetValueOrDefault(
                $"{element.Parent?.Name.LocalName}/{name}" is "Hosts/Host" && element.Parent?.Parent?.Name.LocalName == "OfficeApp" ? ""
                : $"{element.Parent?.Name.LocalName}/{name}")
            ?? s_children.GetValueOrDefault(name, "");
    }

    private static Regex Expression(string model) =>
        new($"^{string.Concat(model.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Part))}$", RegexOptions.CultureInvariant);

    private static string Part(string part) => char.IsLetter(part[^1]) ? $"({part} )" : $"({part[..^1]} ){part[^1]}";

    private static string Difference(string model, List<string> children)
    {
        var parts = model.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var known = parts.Select(part => part.TrimEnd('?', '*', '+')).ToHashSet(StringComparer.Ordinal);
        if (children.FirstOrDefault(child => !known.Contains(child)) is { } stranger)
        {
            return $"<{stranger}> does not belong here: Outlook refuses the whole manifest.";
        }

        if (parts.FirstOrDefault(part => part[^1] is not ('?' or '*') && !children.Contains(part.TrimEnd('+'))) is { } missing)
        {
            return $"<{missing.TrimEnd('+')}> is missing: Outlook refuses the whole manifest.";
        }

        return children.GroupBy(child => child)
            .FirstOrDefault(group => group.Count() > 1 && !parts.Contains($"{group.Key}*") && !parts.Contains($"{group.Key}+")) is { } twice
            ? $"<{twice.Key}> stands here {twice.Count()} times: Outlook refuses the whole manifest."
            : $"The elements {string.Join(", ", children)} are in the wrong order: Outlook refuses the whole manifest.";
    }
}
