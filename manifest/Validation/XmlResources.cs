using System.Globalization;
using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What an add-in-only manifest refers to: texts, addresses and icons by their ids, and addresses that stand where they are used.
/// </summary>
internal static class XmlResources
{
    public static void Check(Findings findings, XElement root, AddressRules addresses)
    {
        var resources = Declared(findings, root);
        var used = new HashSet<(string Kind, string Id)>();
        foreach (var user in root.Descendants().Where(element => element.Attribute("resid") is not null))
        {
            var (kind, id) = (KindOf(user), user.Attribute("resid")!.Value);
            used.Add((kind, id));
            if (!resources.TryGetValue((kind, id), out var resource))
            {
                var elsewhere = resources.Keys.FirstOrDefault(key => key.Id == id).Kind;
                findings.Error(
                    XmlPlace.Of(user),
                    elsewhere is null ? $"resid '{id}' names nothing: there is none in {kind}."
                        : $"resid '{id}' is in {elsewhere}, and here only {kind} count.",
                    $"add it to {kind}, or use one that is there.");
            }
            else if (kind == "Images")
            {
                Icon(addresses, user, resource);
            }
        }

        foreach (var ((kind, id), resource) in resources.Where(one => !used.Contains(one.Key)))
        {
            findings.Warning(XmlPlace.Of(resource), $"Nothing uses '{id}' of {kind}.", "drop it.");
        }

        Direct(root, addresses);
    }

    /// <summary>Every icon that the manifest uses, for the check that fetches them.</summary>
    public static IReadOnlyList<WantedIcon> Icons(XElement root)
    {
        var addresses = root.Descendants().Where(element => element.Name.LocalName == "Image" && element.Parent!.Name.LocalName == "Images")
            .ToLookup(image => (string?)image.Attribute("id"), image => (string?)image.Attribute("DefaultValue"));
        return
        [
            .. root.Descendants().SelectMany(element => element.Name.LocalName switch
            {
                "IconUrl" => [((string?)element.Attribute("DefaultValue"), 64)],
                "HighResolutionIconUrl" => [((string?)element.Attribute("DefaultValue"), 128)],
                "Image" when Number(element, "size") is { } size =>
                    addresses[(string?)element.Attribute("resid")].Select(address => (address, size * (Number(element, "scale") ?? 1))),
                _ => Enumerable.Empty<(string?, int)>(),
            }).Select(icon => Uri.TryCreate(icon.Item1, UriKind.Absolute, out var url) ? new WantedIcon(url, icon.Item2) : null)
                .OfType<WantedIcon>().Distinct(),
        ];
    }

    private static Dictionary<(string Kind, string Id), XElement> Declared(Findings findings, XElement root)
    {
        var resources = new Dictionary<(string, string), XElement>();
        foreach (var resource in root.Descendants().Where(element => element.Parent?.Parent?.Name.LocalName == "Resources"))
        {
            var (kind, id) = (resource.Parent!.Name.LocalName, (string?)resource.Attribute("id") ?? "");
            if (!resources.TryAdd((kind, id), resource))
            {
                findings.Error(XmlPlace.Of(resource), $"'{id}' is twice in {kind}; Outlook takes either by chance.", "drop one.");
            }
        }

        return resources;
    }

    // Which list a reference looks in follows from the element that refers.
    private static string KindOf(XElement user) => user.Name.LocalName switch
    {
        "Image" => "Images",
        "SourceLocation" or "FunctionFile" or "Runtime" or "Override" => "Urls",
        "Description" => "LongStrings",
        _ => "ShortStrings",
    };

    private static void Icon(AddressRules addresses, XElement user, XElement resource)
    {
        if (Number(user, "size") is { } size)
        {
            var address = (string?)resource.Attribute("DefaultValue") ?? "";
            addresses.CheckIcon($"{XmlPlace.Of(user)} → {(string?)resource.Attribute("id")}", address, size * (Number(user, "scale") ?? 1));
        }
    }

    private static void Direct(XElement root, AddressRules addresses)
    {
        foreach (var element in root.Descendants())
        {
            var address = (string?)element.Attribute("DefaultValue");
            switch (element.Name.LocalName)
            {
                case "IconUrl":
                    addresses.CheckIcon(XmlPlace.Of(element), address ?? "", 64);
                    break;
                case "HighResolutionIconUrl":
                    addresses.CheckIcon(XmlPlace.Of(element), address ?? "", 128);
                    break;
                case "SupportUrl":
                    addresses.Check(XmlPlace.Of(element), address ?? "");
                    break;
                case "Url":
                case "SourceLocation" when address is not null:
                    addresses.CheckPage(XmlPlace.Of(element), address ?? "");
                    break;
            }
        }
    }

    private static int? Number(XElement element, string attribute) =>
        int.TryParse((string?)element.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
