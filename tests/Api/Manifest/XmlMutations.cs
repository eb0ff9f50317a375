using System.Text;
using System.Xml.Linq;
using OutlookCrm.Manifest.Validation;

namespace OutlookCrm.Tests.Manifest;

/// <summary>
/// Every way in which one element or one attribute of a manifest can be wrong: gone, renamed, in another namespace, twice, moved, with
/// another value, with something more in it.
/// </summary>
internal static class XmlMutations
{
    private const int Alike = 2;

    private static readonly XNamespace s_other = "urn:x";

    private static readonly string[] s_values =
        ["", " ", "Banana", "0", "-1", "1.5", "true", "1", "https://crm.example.com/%", new('x', 33), new('x', 126), new('x', 251),
            "https://crm.example.com/" + new string('x', 2048)];

    private static readonly (string Name, Action<XElement> Do)[] s_ofElements =
    [
        ("removed", one => one.Remove()),
        ("renamed", one => one.Name = one.Name.Namespace + (one.Name.LocalName + "s")),
        ("in another namespace", one => one.Name = s_other + one.Name.LocalName),
        ("in no namespace", one => one.Name = one.Name.LocalName),
        ("with its children in another namespace", one => Move(one, s_other)),
        ("with its children in the parent's namespace", one => Move(one, one.Parent?.Name.Namespace ?? s_other)),
        ("twice", one => one.AddAfterSelf(new XElement(one))),
        ("first", one => { var parent = one.Parent; one.Remove(); parent!.AddFirst(one); }),
        ("last", one => { var parent = one.Parent; one.Remove(); parent!.Add(one); }),
        ("after the next", one => { if (one.NextNode is { } next) { one.Remove(); next.AddAfterSelf(one); } }),
        ("in its uncle", one => { if (one.Parent?.Parent is { } uncle) { one.Remove(); uncle.Add(one); } }),
        ("emptied", one => one.RemoveNodes()),
        ("with text", one => one.AddFirst("text")),
        ("with a child", one => one.Add(new XElement(one.Name.Namespace + "Stranger"))),
        ("with a comment", one => one.AddFirst(new XComment("why"))),
        ("with an attribute", one => one.SetAttributeValue("stranger", "1")),
        ("with an attribute of another namespace", one => one.SetAttributeValue(s_other + "id", "1")),
        ("with xsi:type", one => one.SetAttributeValue(
            XmlPlace.Type, one.Attribute("resid") is null ? "Button" : "Banana")),
    ];

    /// <summary>What was done, and the manifest after it.</summary>
    public static IEnumerable<(string What, byte[] Xml)> Of(byte[] xml)
    {
        var original = XDocument.Parse(Encoding.UTF8.GetString(xml));

        // Without the root, whose faults are told before a shape is looked at.
        foreach (var at in original.Descendants().Index().Skip(1).GroupBy(one => Place(one.Item), one => one.Index)
            .SelectMany(alike => alike.Take(Alike)))
        {
            foreach (var (name, change) in s_ofElements)
            {
                yield return ($"{at} {Named(original, at)} {name}", Changed(original, at, change));
            }

            foreach (var value in s_values.Where(_ => !original.Descendants().ElementAt(at).HasElements))
            {
                yield return ($"{at} {Named(original, at)} is {Cut(value)}", Changed(original, at, one => one.Value = value));
            }

            foreach (var attribute in original.Descendants().ElementAt(at).Attributes().Where(one => !one.IsNamespaceDeclaration))
            {
                var (place, old) = ($"{at} {Named(original, at)}/@{attribute.Name.LocalName}", attribute.Name);
                yield return ($"{place} removed", Changed(original, at, one => one.SetAttributeValue(old, null)));
                foreach (var name in new[] { old.Namespace + (old.LocalName + "s"), old.Namespace + old.LocalName.ToUpperInvariant(),
                    s_other + old.LocalName })
                {
                    yield return ($"{place} renamed {name}", Changed(original, at, one => Rename(one, attribute, name)));
                }

                foreach (var value in s_values.Append(attribute.Value.ToUpperInvariant()).Append(attribute.Value + " "))
                {
                    yield return ($"{place} is {Cut(value)}", Changed(original, at, one => one.SetAttributeValue(old, value)));
                }
            }
        }
    }

    // Elements of the same place are alike but for their values.
    private static string Place(XElement element) =>
        string.Join('/', element.AncestorsAndSelf().Select(one => $"{one.Name}{(string?)one.Attribute(XmlPlace.Type)}"));

    private static byte[] Changed(XDocument original, int at, Action<XElement> change)
    {
        var copy = new XDocument(original);
        var element = copy.Descendants().ElementAt(at);
        change(element);

        // The writer declares default namespaces anew, as the names now need them.
        copy.Descendants().Attributes().Where(one => one.IsNamespaceDeclaration && one.Name.LocalName == "xmlns").Remove();
        return Encoding.UTF8.GetBytes(copy.ToString(SaveOptions.DisableFormatting));
    }

    private static void Rename(XElement element, XAttribute attribute, XName name)
    {
        element.SetAttributeValue(attribute.Name, null);
        element.SetAttributeValue(name, attribute.Value);
    }

    private static void Move(XElement element, XNamespace space)
    {
        foreach (var one in element.DescendantsAndSelf())
        {
            one.Name = space + one.Name.LocalName;
        }
    }

    private static string Named(XDocument document, int at) => document.Descendants().ElementAt(at).Name.LocalName;

    private static string Cut(string value) => value.Length > 40 ? $"{value[..30]}… ({value.Length})" : $"'{value}'";
}
