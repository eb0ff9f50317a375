using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Texts of an add-in-only manifest: how long they may be, and in which languages they are.</summary>
internal static class XmlTexts
{
    private const int Short = 125;
    private const int Long = 250;

    // The product's name is a text like any other to Outlook.
    private static readonly Dictionary<string, int> s_limits = new(StringComparer.Ordinal)
    {
        ["DisplayName"] = Short,
        ["Description"] = Long,
        ["ShortStrings"] = Short,
        ["LongStrings"] = Long,
    };

    public static void Check(Findings findings, XElement root, out IReadOnlySet<string> locales)
    {
        var rules = new LocaleRules(findings);
        var byDefault = root.Element(root.Name.Namespace + "DefaultLocale");
        if (byDefault is not null)
        {
            rules.Default(XmlPlace.Of(byDefault), byDefault.Value);
        }

        if (root.Element(root.Name.Namespace + "ProviderName") is { Value.Length: > Short } provider)
        {
            findings.Error(XmlPlace.Of(provider), $"The name has {provider.Value.Length} characters; Outlook takes {Short}.",
                "shorten it.");
        }

        foreach (var text in root.Descendants().Where(element => element.Attribute("DefaultValue") is not null))
        {
            var kind = text.Name.LocalName == "String" ? text.Parent!.Name.LocalName : text.Name.LocalName;
            var overrides = text.Elements().Where(element => element.Name.LocalName == "Override").ToList();
            if (s_limits.TryGetValue(kind, out var limit))
            {
                foreach (var place in overrides.Prepend(text))
                {
                    Length(findings, place, limit);
                }

                rules.Text(XmlPlace.Of(text), overrides.Select(one => (string?)one.Attribute("Locale") ?? ""));
            }
        }

        rules.Complete();
        ProductRules.Languages(findings, byDefault is null ? "" : XmlPlace.Of(byDefault), byDefault?.Value ?? "", rules.All);
        locales = rules.All;
    }

    private static void Length(Findings findings, XElement place, int limit)
    {
        var text = (string?)(place.Attribute("Value") ?? place.Attribute("DefaultValue")) ?? "";
        if (text.Trim().Length == 0)
        {
            findings.Error(XmlPlace.Of(place), "The text is empty; the user would see a blank button.", "write it.");
        }
        else if (text.Length > limit)
        {
            findings.Error(XmlPlace.Of(place), $"The text has {text.Length} characters; Outlook takes {limit}.", "shorten it.");
        }
    }
}
