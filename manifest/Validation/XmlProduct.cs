using System.Xml.Linq;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// The product's own rules for an add-in-only manifest (<see cref="ProductRules"/>).
/// </summary>
internal static class XmlProduct
{
    public static void Check(Findings findings, XElement root, Uri? startPage)
    {
        foreach (var host in Named(root, "Host").Where(one => one.Parent?.Parent == root && (string?)one.Attribute("Name") != "Mailbox"))
        {
            findings.Error(XmlPlace.Of(host), $"The host is '{(string?)host.Attribute("Name")}', and Outlook is Mailbox.",
                "write Mailbox.");
        }

        foreach (var set in Named(root, "Set"))
        {
            RequirementRules.Check(
                findings, XmlPlace.Of(set), (string?)set.Attribute("Name") ?? "", (string?)set.Attribute("MinVersion")
                ?? (string?)set.Parent!.Attribute("DefaultMinVersion") ?? "");
        }

        foreach (var domain in Named(root, "AppDomain"))
        {
            if (Uri.TryCreate(domain.Value.Trim(), UriKind.Absolute, out var listed))
            {
                ProductRules.Host(findings, XmlPlace.Of(domain), listed, startPage);
            }
        }

        Permissions(findings, root);
        ProductRules.Buttons(findings, XmlPlace.Of(root), Places(root));
        if (Named(root, "DesktopFormFactor").FirstOrDefault() is { } desktop)
        {
            ProductRules.SharedFolders(
                findings, XmlPlace.Of(desktop), "<SupportsSharedFolders>true</SupportsSharedFolders>", SharesFolders(root));
        }

        foreach (var application in Named(root, "WebApplicationInfo"))
        {
            Application(findings, application);
        }
    }

    /// <summary>Which of the product's places have a button.</summary>
    public static IReadOnlySet<string> Places(XElement root)
    {
        var points = Named(root, "ExtensionPoint").Select(point => (string?)point.Attribute(XmlPlace.Type)).ToHashSet();
        return Surface.Desktop.Where(surface => points.Contains(surface.ExtensionPoint)).Select(surface => surface.Id)
            .Concat(PhoneSurface.All.Where(surface => points.Contains(surface.ExtensionPoint)).Select(surface => surface.Id))
                .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether it runs in mailboxes that colleagues share.</summary>
    public static bool SharesFolders(XElement root) =>
        Named(root, "SupportsSharedFolders").Any(element => element.Value.Trim() is "true" or "1");

    /// <summary>What it asks for, as unified manifests spell it.</summary>
    public static string Permission(XElement root)
    {
        var level = OfficeNames.XmlPermissions.IndexOf(root.Element(root.Name.Namespace + "Permissions")?.Value ?? "");
        return level < 0 ? "" : OfficeNames.UnifiedLevels[level];
    }

    private static void Permissions(Findings findings, XElement root)
    {
        // Without the element Outlook takes the least.
        var permission = root.Element(root.Name.Namespace + "Permissions");
        var asked = permission?.Value ?? OfficeNames.XmlPermissions[0];
        var level = OfficeNames.XmlPermissions.IndexOf(asked);
        if (level >= 0 && asked != XmlManifest.Permission)
        {
            ProductRules.Permission(findings, XmlPlace.Of(permission ?? root), asked, XmlManifest.Permission,
                level > OfficeNames.XmlPermissions.IndexOf(XmlManifest.Permission));
        }

        foreach (var extended in Named(root, "ExtendedPermission"))
        {
            findings.Error(XmlPlace.Of(extended),
                $"'{extended.Value}' lets the add-in do more than it does: every administrator would have to consent to what nothing uses.",
                "leave it out.");
        }
    }

    private static void Application(Findings findings, XElement application)
    {
        string Said(string name) => application.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";
        ProductRules.Application(findings, XmlPlace.Of(application), Said("Id"), Said("Resource"));
        var scopes = Named(application, "Scope").Select(scope => scope.Value.Trim()).ToList();
        if (scopes.Except(XmlManifest.Scopes).ToList() is { Count: > 0 } more)
        {
            findings.Error(XmlPlace.Of(application),
                $"{string.Join(", ", more)} is asked for and not needed: what the API may do is consented to in Entra, and more here "
                + "makes every administrator consent again.", $"ask for {string.Join(" and ", XmlManifest.Scopes)} alone.");
        }

        if (XmlManifest.Scopes.Except(scopes).ToList() is { Count: > 0 } missing)
        {
            findings.Error(XmlPlace.Of(application),
                $"{string.Join(", ", missing)} is not asked for: the administrator would not see by what people are known.",
                $"ask for {string.Join(" and ", XmlManifest.Scopes)}.");
        }
    }

    private static IEnumerable<XElement> Named(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name);
}
