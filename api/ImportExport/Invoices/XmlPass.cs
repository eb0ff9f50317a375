using System.Xml;
using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>What <see cref="XmlPass.Read"/> came upon.</summary>
internal enum XmlStep
{
    /// <summary>An element begins that may hold others.</summary>
    Begin,

    /// <summary>An element with text and without other elements has been read.</summary>
    Leaf,

    /// <summary>An element ends that held others.</summary>
    End,
}

/// <summary>
/// One pass over an XML document, which is never in memory as a whole: elements by their path of local names, because prefixes differ from
/// program to program. Elements of a namespace that the format does not know are passed over with all that they hold, and so is text of
/// attachments, of any length.
/// </summary>
internal sealed class XmlPass : IDisposable
{
    /// <summary>Characters of a text that are kept; the rest is left out.</summary>
    public const int LongestText = 10_000;

    private const int Deepest = 100;
    private const int MostPaths = 5_000;
    private const long LongestDocument = 400L * 1024 * 1024;
    private static readonly HashSet<string> s_skipped = new(StringComparer.Ordinal)
    {
        "UBLExtensions", "Signature", "EmbeddedDocumentBinaryObject", "AttachmentBinaryObject", "BinaryObject",
    };

    private readonly XmlReader _reader;
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[4096];
    private Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private PathNode _place = new(null, "");
    private string _family = "";
    private int _paths;
    private int _depthOfRoot;
    private bool _isLeaf;
    private bool _isBehind;

    private XmlPass(XmlReader reader) => _reader = reader;

    /// <summary>The name of the element at which the document stands.</summary>
    public string Name => _reader.LocalName;

    /// <summary>The namespace of that element.</summary>
    public string Namespace => _reader.NamespaceURI;

    /// <summary>Where the element stands that was read.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The text of a leaf, without white space around it.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The line of the file, counted from 1.</summary>
    public int Line => (_reader as IXmlLineInfo)?.LineNumber ?? 0;

    /// <summary>Opens a document, which stands at its first element then.</summary>
    /// <exception cref="XmlException">It is not well-formed so far, or has a document type.</exception>
    public static XmlPass Open(Stream file)
    {
        var pass = new XmlPass(XmlReader.Create(file, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestDocument,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        }));
        pass._reader.MoveToContent();
        return pass;
    }

    /// <summary>Goes on to the next element of any name; false at the end.</summary>
    public bool ToNextElement()
    {
        while (_reader.Read())
        {
            CheckDepth();
            if (_reader.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins a document with the element at which the pass stands.</summary>
    /// <param name="family">What the namespaces of its elements hold.</param>
    public void Enter(string family)
    {
        (_family, _place, _paths, _depthOfRoot) = (family, new(null, ""), 0, _reader.Depth);
        _isBehind = _reader.IsEmptyElement;
        _isLeaf = false;
    }

    /// <summary>An attribute of the element that was read; null where it has none of the name.</summary>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>Reads on within the document that was entered; null at its end, where the pass stands behind it.</summary>
    public XmlStep? Read()
    {
        if (_isBehind)
        {
            return null;
        }

        while (_reader.Read())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (Begin() is { } step)
                    {
                        return step;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    Take();
                    break;
                case XmlNodeType.EndElement:
                    if (_reader.Depth == _depthOfRoot)
                    {
                        _isBehind = true;
                        return null;
                    }

                    return End();
                default:
                    break;
            }
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private XmlStep? Begin()
    {
        CheckDepth();
        if (!_reader.NamespaceURI.Contains(_family, StringComparison.OrdinalIgnoreCase))
        {
            Skip();
            return null;
        }

        _attributes = Attributes();
        if (s_skipped.Contains(_reader.LocalName))
        {
            (Path, Text) = (_place.Child(_reader.LocalName, ref _paths).Path, "");
            Skip();
            return XmlStep.Leaf;
        }

        _place = _place.Child(_reader.LocalName, ref _paths);
        if (_paths > MostPaths)
        {
            throw new RefusedFileException(new("too-complex", "The document has more kinds of elements than any invoice.", Line));
        }

        Path = _place.Path;
        _text.Clear();
        _isLeaf = true;
        return _reader.IsEmptyElement ? End() : XmlStep.Begin;
    }

    private XmlStep End()
    {
        (Path, Text) = (_place.Path, _isLeaf ? _text.ToString().Trim() : "");
        _place = _place.Parent!;
        (var wasLeaf, _isLeaf) = (_isLeaf, false);
        return wasLeaf ? XmlStep.Leaf : XmlStep.End;
    }

    // Stands behind the element, as after reading its end: what follows is read next.
    private void Skip()
    {
        var depth = _reader.Depth;
        if (_reader.IsEmptyElement)
        {
            return;
        }

        while (_reader.Read() && _reader.Depth > depth)
        {
            CheckDepth();
        }
    }

    private void Take()
    {
        if (!_isLeaf)
        {
            return;
        }

        for (int read; (read = _reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
        {
            _text.Append(_chunk, 0, Math.Min(read, LongestText - _text.Length));
        }
    }

    private Dictionary<string, string> Attributes()
    {
        if (_reader.AttributeCount == 0)
        {
            return s_none;
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (_reader.MoveToNextAttribute())
        {
            attributes[_reader.LocalName] = _reader.Value.Trim();
        }

        _reader.MoveToElement();
        return attributes;
    }

    private static readonly Dictionary<string, string> s_none = [];

    private void CheckDepth()
    {
        if (_reader.Depth > Deepest)
        {
            throw new RefusedFileException(new("too-deep", "The document nests more than 100 elements in each other.", Line));
        }
    }
}
