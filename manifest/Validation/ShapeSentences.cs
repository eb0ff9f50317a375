using System.Globalization;
using System.Xml.Linq;
using System.Xml.Schema;

namespace OutlookCrm.Manifest.Validation;

/// <summary>What a fault of <see cref="XmlShape"/> is called: where, what is wrong, how to fix it.</summary>
internal static class ShapeSentences
{
    private const string Refused = "Outlook refuses the whole manifest.";

    /// <summary>
    /// An element where another belongs, or none. <paramref name="expected"/> is what may stand there, <paramref name="known"/> what may
    /// stand anywhere in the parent.
    /// </summary>
    public static (string Where, string What, string Fix) Child(
        XElement child, IReadOnlyList<XmlSchemaElement> expected, IReadOnlyList<XmlSchemaElement> known)
    {
        var name = child.Name.LocalName;
        var (where, siblings) = (XmlPlace.Of(child), child.Parent!.Elements(child.Name).ToList());
        if (known.Select(Name).Distinct().ToList() is var names && !names.Contains(child.Name))
        {
            return names.FirstOrDefault(one => one.LocalName == name) is { } same
                ? (where, $"<{name}> is in the namespace '{child.Name.NamespaceName}': {Refused}",
                    $"write it in the namespace '{same.NamespaceName}'.")
                : (where, $"<{name}> does not belong here: {Refused}",
                    names.Count == 0 ? "leave it out." : $"leave it out; here may stand {Names(names)}.");
        }

        if (siblings[0] != child)
        {
            return (where, $"<{name}> stands here {siblings.Count} times: {Refused}", "leave one of them, or keep them together.");
        }

        var required = expected.Where(one => one.MinOccurs > 0).Select(Name).ToList();
        return required.FirstOrDefault(one => child.Parent.Element(one) is null) is { } missing
            ? (XmlPlace.Of(child.Parent), $"<{missing.LocalName}> is missing before <{name}>: {Refused}",
                $"add <{missing.LocalName}> there.")
            : (where, $"<{name}> is in the wrong order: {Refused}", $"write {Names(names)} in this order.");
    }

    /// <summary>An element whose type, xsi:type, is missing or unknown.</summary>
    public static (string Where, string What, string Fix) Type(XElement element, XmlSchemaElement declared, XmlSchemaSet schemas)
    {
        var known = schemas.GlobalTypes.Values.OfType<XmlSchemaComplexType>()
            .Where(one => !one.IsAbstract && Extends(one, declared.ElementSchemaType))
            .Select(one => one.Name!).Order(StringComparer.Ordinal).ToList();
        var type = (string?)element.Attribute(XmlPlace.Type);
        return (XmlPlace.Of(element),
            type is null ? $"<{element.Name.LocalName}> has no xsi:type: {Refused}"
                : $"'{type}' is no xsi:type that <{element.Name.LocalName}> can have: {Refused}",
            known.Count == 0 ? "leave xsi:type out." : $"write {string.Join(", ", known)}.");
    }

    /// <summary>An element that ends too early.</summary>
    public static (string Where, string What, string Fix) Missing(XElement element, IEnumerable<XmlSchemaElement> expected)
    {
        var required = expected.OrderByDescending(one => one.MinOccurs).Select(Name).ToList();
        return required.Count == 0
            ? (XmlPlace.Of(element), $"<{element.Name.LocalName}> is not complete: {Refused}", "build the manifest again.")
            : (XmlPlace.Of(element), $"<{required[0].LocalName}> is missing: {Refused}",
                $"add <{required[0].LocalName}> at the end of <{element.Name.LocalName}>.");
    }

    /// <summary>An attribute that must be there.</summary>
    public static (string Where, string What, string Fix) Missing(XElement element, XmlSchemaAttribute missing) =>
        (XmlPlace.Of(element), $"<{element.Name.LocalName}> has no {missing.QualifiedName.Name}: {Refused}",
            $"add {missing.QualifiedName.Name}: {Words(missing.AttributeSchemaType!)}.");

    /// <summary>An attribute that the element cannot have.</summary>
    public static (string Where, string What, string Fix) Attribute(XElement element, XAttribute attribute, XmlSchemaAttribute[] expected)
    {
        var free = expected.Select(one => one.QualifiedName.Name).ToList();
        return (XmlPlace.Of(element),
            $"<{element.Name.LocalName}> has no attribute {attribute.Name.LocalName}"
            + $"{(attribute.Name.Namespace == XNamespace.None ? "" : $" of the namespace '{attribute.Name.NamespaceName}'")}: {Refused}",
            free.Count == 0 ? "leave it out." : $"leave it out, or write {string.Join(", ", free)}.");
    }

    /// <summary>Text between elements.</summary>
    public static (string Where, string What, string Fix) Text(XElement element) =>
        (XmlPlace.Of(element), $"There is text in <{element.Name.LocalName}>, which has none: {Refused}", "leave the text out.");

    /// <summary>A value that its type does not have: an attribute's, or the element's own.</summary>
    public static (string Where, string What, string Fix) Value(XElement element, XAttribute? attribute, XmlSchemaSimpleType type)
    {
        var value = attribute?.Value ?? element.Value;
        var name = attribute is null ? $"<{element.Name.LocalName}>" : $"{attribute.Name.LocalName} of <{element.Name.LocalName}>";
        var shown = value.Length > 80 ? value[..80] + "…" : value;
        return (XmlPlace.Of(element), value.Length == 0 ? $"{name} is empty: {Refused}"
            : value.Length > Longest(type) ? $"{name} has {value.Length} characters: {Refused}" : $"{name} cannot be '{shown}': {Refused}",
            $"write {Words(type)}.");
    }

    /// <summary>The name under which a schema knows an element.</summary>
    public static XName Name(XmlSchemaElement element) => XName.Get(element.QualifiedName.Name, element.QualifiedName.Namespace);

    private static string Names(IEnumerable<XName> names) => string.Join(", ", names.Select(one => $"<{one.LocalName}>"));

    private static bool Extends(XmlSchemaType type, XmlSchemaType? other) =>
        other is not null && (type == other || type.BaseXmlSchemaType is { } parent && Extends(parent, other));

    private static int Longest(XmlSchemaSimpleType type) =>
        Facets<XmlSchemaMaxLengthFacet>(type).Select(one => int.Parse(one.Value!, CultureInfo.InvariantCulture))
            .FirstOrDefault(int.MaxValue);

    private static IEnumerable<T> Facets<T>(XmlSchemaSimpleType type)
        where T : XmlSchemaFacet => (type.Content as XmlSchemaSimpleTypeRestriction)?.Facets.OfType<T>() ?? [];

    private static string Words(XmlSchemaSimpleType type)
    {
        var values = Facets<XmlSchemaEnumerationFacet>(type).Select(one => one.Value!).ToList();
        return values.Count > 0 ? string.Join(", ", values)
            : type.Annotation?.Items.OfType<XmlSchemaDocumentation>().FirstOrDefault()?.Markup is [{ Value: { } words }, ..] ? words
            : type.TypeCode switch
            {
                XmlTypeCode.Boolean => "true or false",
                XmlTypeCode.Integer => "a whole number",
                _ => "text",
            };
    }
}
