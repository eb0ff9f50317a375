using System.Globalization;
using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// Buttons of an add-in-only manifest: names that Outlook knows, icons in the sizes it needs, switches only where they work.
/// </summary>
internal static class XmlCommands
{
    public static void Check(Findings findings, XElement root)
    {
        foreach (var point in Named(root, "ExtensionPoint"))
        {
            Point(findings, point);
        }

        foreach (var icon in Named(root, "Icon"))
        {
            Icons(findings, icon);
        }

        EventRules.Check(findings, root);

        foreach (var twice in Named(root, "Control").Concat(Named(root, "Group")).GroupBy(element => (string?)element.Attribute("id"))
            .Where(group => group.Count() > 1))
        {
            findings.Error(XmlPlace.Of(twice.Last()), $"The id '{twice.Key}' is there twice; Outlook shows one button of the two.",
                "give each an id of its own.");
        }

        if (Named(root, "FunctionName").FirstOrDefault() is { } function && !Named(root, "FunctionFile").Any()
            && !Named(root, "Runtime").Any())
        {
            findings.Error(XmlPlace.Of(function), $"The function {function.Value} has no file to be in.",
                "add FunctionFile, or show the pane instead.");
        }
    }

    private static void Point(Findings findings, XElement point)
    {
        var type = (string?)point.Attribute(XmlPlace.Type) ?? "";
        var isMobile = point.Parent!.Name.LocalName == "MobileFormFactor";
        if (isMobile != type.StartsWith("Mobile", StringComparison.Ordinal) && type is not ("" or "LaunchEvent"))
        {
            findings.Error(XmlPlace.Of(point),
                $"{type} does not belong into {point.Parent.Name.LocalName}: Outlook would not show it there.",
                isMobile ? "use a place that begins with Mobile." : "move it into MobileFormFactor.");
        }

        if (type == "MobileLogEventAppointmentAttendee")
        {
            const string OnComputers = "AppointmentAttendeeCommandSurface";
            PhoneRules.Log(findings, XmlPlace.Of(point), OnComputers,
                Named(point.Document!.Root!, "ExtensionPoint").Any(other => (string?)other.Attribute(XmlPlace.Type) == OnComputers));
        }

        if (Named(point, "SupportsPinning").FirstOrDefault() is { } pinning
            && (isMobile || type is "AppointmentOrganizerCommandSurface" or "AppointmentAttendeeCommandSurface"))
        {
            findings.Error(XmlPlace.Of(pinning), $"{type} cannot be pinned: Outlook pins panes beside messages only.",
                "drop SupportsPinning there.");
        }
    }

    private static void Icons(Findings findings, XElement icon)
    {
        var images = Named(icon, "Image").ToList();
        if (icon.Ancestors().Any(element => element.Name.LocalName == "MobileFormFactor"))
        {
            PhoneRules.Icons(findings, XmlPlace.Of(icon),
                [.. images.Select(image => $"{((string?)image.Attribute("size"))?.Trim()}×{((string?)image.Attribute("scale"))?.Trim()}")]);
            return;
        }

        var sizes = images.Select(
            image => int.TryParse((string?)image.Attribute("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size
            : (int?)null).OfType<int>().ToList();
        if (OfficeNames.RequiredIcons.Except(sizes).ToList() is { Count: > 0 } lacking)
        {
            findings.Error(XmlPlace.Of(icon),
                $"The icon of {string.Join(" and ", lacking)} pixels is missing, which every button must have.", "add it.");
        }

        foreach (var odd in sizes.Where(size => !OfficeNames.AllIcons.Contains(size)))
        {
            findings.Error(XmlPlace.Of(icon), $"Buttons have no icon of {odd} pixels.",
                $"use {string.Join(", ", OfficeNames.AllIcons.Order())}.");
        }
    }

    private static IEnumerable<XElement> Named(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name);
}
