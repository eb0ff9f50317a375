using System.Xml;
using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>The place of an element in an XML file, as a reader finds it.</summary>
internal static class XmlPlace
{
    /// <summary>The attribute xsi:type.</summary>
    public static XName Type { get; } = XName.Get("type", "http://www.w3.org/2001/XMLSchema-instance");

    /// <summary>Line and path: `line 12, /OfficeApp/IconUrl`.</summary>
    public static string Of(XElement element)
    {
        var path = string.Concat(element.AncestorsAndSelf().Reverse().Select(one => "/" + one.Name.LocalName + Key(one)));
        return element is IXmlLineInfo info && info.HasLineInfo() ? $"line {info.LineNumber}, {path}" : path;
    }

    private static string Key(XElement element) =>
        ((string?)element.Attribute("id")
            ?? (element.Name.LocalName == "ExtensionPoint" ? (string?)element.Attribute(Type) : null)) is { } key ? $"[{key}]" : "";
}
