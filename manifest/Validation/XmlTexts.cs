using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Texts of an add-in-only manifest: none blank, and each in every language.</summary>
internal static class XmlTexts
{
    // The product's name is a text like any other to Outlook.
    private static readonly string[] s_texts = ["DisplayName", "Description", "ShortStrings", "LongStrings"];

    public static void Check(Findings findings, XElement root, out IReadOnlySet<string> locales)
    {
        var rules = new LocaleRules(findings);
        var byDefault = root.Element(root.Name.Namespace + "DefaultLocale");
        if (byDefault is not null)
        {
            rules.Default(XmlPlace.Of(byDefault), byDefault.Value);
        }

        if (root.Element(root.Name.Namespace + "ProviderName") is { } provider && provider.Value.AsSpan().IsWhiteSpace())
        {
            findings.Error(XmlPlace.Of(provider), "The name is empty: no one would know whose add-in this is.", "write it.");
        }

        foreach (var text in root.Descendants().Where(element => element.Attribute("DefaultValue") is not null))
        {
            var kind = text.Name.LocalName == "String" ? text.Parent!.Name.LocalName : text.Name.LocalName;
            var overrides = text.Elements().Where(element => element.Name.LocalName == "Override").ToList();
            if (s_texts.Contains(kind))
            {
                foreach (var place in overrides.Prepend(text))
                {
                    Blank(findings, place);
                }

                rules.Text(XmlPlace.Of(text), overrides.Select(one => (string?)one.Attribute("Locale") ?? ""));
            }
        }

        rules.Complete();
        ProductRules.Languages(findings, byDefault is null ? "" : XmlPlace.Of(byDefault), byDefault?.Value ?? "", rules.All);
        locales = rules.All;
    }

    private static void Blank(Findings findings, XElement place)
    {
        if ((string?)(place.Attribute("Value") ?? place.Attribute("DefaultValue")) is { Length: > 0 } text && text.AsSpan().IsWhiteSpace())
        {
            findings.Error(XmlPlace.Of(place), "The text is empty; the user would see a blank button.", "write it.");
        }
    }
}
