using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// The shape of an add-in-only manifest: namespaces, elements and their order, attributes, values. The folder Schema says what is right;
/// this class asks .NET's validator step by step, so that every fault has its place and a sentence of its own.
/// </summary>
internal sealed class XmlShape
{
    private static readonly XmlSchemaSet s_schemas = Load();

    private readonly XmlNamespaceManager _namespaces = new(new NameTable());
    private readonly Findings _findings;
    private readonly XmlSchemaValidator _validator;
    private bool _isRefused;

    private XmlShape(Findings findings)
    {
        _findings = findings;
        _validator = new(_namespaces.NameTable!, s_schemas, _namespaces, XmlSchemaValidationFlags.AllowXmlAttributes);
        _validator.ValidationEventHandler += (_, problem) => _isRefused |= problem.Severity == XmlSeverityType.Error;
    }

    /// <summary>Reports everything in which the manifest departs from its schema.</summary>
    public static void Check(Findings findings, XElement root)
    {
        var shape = new XmlShape(findings);
        shape._validator.Initialize();
        shape.Walk(root, []);
    }

    private void Walk(XElement element, IReadOnlyList<XmlSchemaElement> siblings)
    {
        _namespaces.PushScope();
        foreach (var declared in element.Attributes().Where(one => one.IsNamespaceDeclaration))
        {
            _namespaces.AddNamespace(declared.Name.Namespace == XNamespace.None ? "" : declared.Name.LocalName, declared.Value);
        }

        var info = new XmlSchemaInfo();
        var expected = Expected();
        if (Refuses(() => _validator.ValidateElement(
            element.Name.LocalName, element.Name.NamespaceName, info, (string?)element.Attribute(XmlPlace.Type), null, null, null)))
        {
            var (where, what, fix) = expected.FirstOrDefault(one => ShapeSentences.Name(one) == element.Name) is { } untyped
                ? ShapeSentences.Type(element, untyped, s_schemas) : ShapeSentences.Child(element, expected, siblings);
            _findings.Error(where, what, fix);
        }

        Attributes(element);
        var children = info.SchemaType is XmlSchemaComplexType { ContentTypeParticle: { } content } ? In(content).ToList() : [];
        foreach (var node in element.Nodes())
        {
            if (node is XText text)
            {
                if (Refuses(() => _validator.ValidateText(text.Value)))
                {
                    var (where, what, fix) = ShapeSentences.Text(element);
                    _findings.Error(where, what, fix);
                }
            }
            else if (node is XElement child)
            {
                Walk(child, children);
            }
        }

        expected = Expected();
        if (Refuses(() => _validator.ValidateEndElement(info)))
        {
            var (where, what, fix) = info.SchemaType is XmlSchemaSimpleType simple ? ShapeSentences.Value(element, null, simple)
                : ShapeSentences.Missing(element, expected);
            _findings.Error(where, what, fix);
        }

        _namespaces.PopScope();
    }

    private void Attributes(XElement element)
    {
        foreach (var attribute in element.Attributes().Where(one => !one.IsNamespaceDeclaration))
        {
            var info = new XmlSchemaInfo();
            if (Refuses(() => _validator.ValidateAttribute(attribute.Name.LocalName, attribute.Name.NamespaceName, attribute.Value, info)))
            {
                var (where, what, fix) = info.SchemaAttribute?.AttributeSchemaType is { } type
                    ? ShapeSentences.Value(element, attribute, type)
                    : ShapeSentences.Attribute(element, attribute, _validator.GetExpectedAttributes());
                _findings.Error(where, what, fix);
            }
        }

        var missing = _validator.GetExpectedAttributes().Where(one => one.Use == XmlSchemaUse.Required).ToList();
        if (Refuses(() => _validator.ValidateEndOfAttributes(null)))
        {
            foreach (var (where, what, fix) in missing.Select(one => ShapeSentences.Missing(element, one)))
            {
                _findings.Error(where, what, fix);
            }
        }
    }

    private bool Refuses(Action step)
    {
        _isRefused = false;
        step();
        return _isRefused;
    }

    private List<XmlSchemaElement> Expected() => [.. _validator.GetExpectedParticles().OfType<XmlSchemaElement>()];

    private static IEnumerable<XmlSchemaElement> In(XmlSchemaParticle particle) => particle switch
    {
        XmlSchemaElement one => [one],
        XmlSchemaGroupBase group => group.Items.OfType<XmlSchemaParticle>().SelectMany(In),
        _ => [],
    };

    private static XmlSchemaSet Load()
    {
        var schemas = new XmlSchemaSet();
        foreach (var name in new[] { "types", "app", "mail-1.0", "mail-1.1" })
        {
            using var file = typeof(XmlShape).Assembly.GetManifestResourceStream($"{name}.xsd")!;
            using var reader = XmlReader.Create(file);
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    }
}
