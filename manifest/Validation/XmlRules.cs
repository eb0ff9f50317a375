using System.Xml;
using System.Xml.Linq;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Every rule for an add-in-only manifest: well-formed, in shape, and what no schema sees.</summary>
internal static class XmlRules
{
    private const string App = "http://schemas.microsoft.com/office/appforoffice/1.1";
    private const int LargestFile = 256 * 1024;

    // learn.microsoft.com/javascript/api/manifest/officeapp
    private static readonly string[] s_ofStore = ["IconUrl", "HighResolutionIconUrl", "SupportUrl"];

    /// <summary>Checks a file; facts only where it is a manifest at all.</summary>
    public static ManifestFacts? Check(Findings findings, string file, byte[] content)
    {
        if (content.Length > LargestFile)
        {
            findings.Error("", $"The file has {content.Length} bytes and Outlook takes {LargestFile}.",
                "leave out what Outlook need not know.");
        }

        if (Read(findings, content) is not { } root)
        {
            return null;
        }

        XmlShape.Check(findings, root);
        var addresses = new AddressRules(findings, "AppDomains");
        var start = root.Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "SourceLocation")?.Attribute("DefaultValue")?.Value;
        var page = Uri.TryCreate(start, UriKind.Absolute, out var whole) ? whole : null;
        if (page is not null)
        {
            // Outlook opens the host of the start page in the pane without being told.
            addresses.Allow(page.Authority);
        }

        foreach (var domain in root.Descendants().Where(element => element.Name.LocalName == "AppDomain"))
        {
            Domain(findings, addresses, domain);
        }

        Head(findings, root);
        XmlTexts.Check(findings, root, out var locales);
        XmlResources.Check(findings, root, addresses);
        XmlCommands.Check(findings, root);
        XmlProduct.Check(findings, root, page);
        return new(
            file, Value(root, "Id").Trim('{', '}')
                .ToLowerInvariant(), Value(root, "Version"),
                root.Element(root.Name.Namespace + "DisplayName")?.Attribute("DefaultValue")?.Value ?? "",
            ClientOf(root), null, page, locales, XmlResources.Icons(root), EventRules.ScriptOf(root))
        {
            Permission = XmlProduct.Permission(root),
            SharesFolders = XmlProduct.SharesFolders(root),
            Places = XmlProduct.Places(root),
        };
    }

    private static XElement? Read(Findings findings, byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            if (root.Name == XName.Get("OfficeApp", App) && (string?)root.Attribute(XmlPlace.Type) == "MailApp")
            {
                return root;
            }

            findings.Error(XmlPlace.Of(root), $"The root is <{root.Name.LocalName}> and no mail add-in.",
                $"begin with <OfficeApp xmlns=\"{App}\" xsi:type=\"MailApp\">.");
        }
        catch (XmlException problem)
        {
            Unread(findings, content, problem);
        }

        return null;
    }

    private static void Unread(Findings findings, byte[] content, XmlException problem)
    {
        if (content.AsSpan().Trim(" \r\n\t"u8).IsEmpty)
        {
            findings.Error("", "The file is empty.", "build the manifest again.");
        }
        else if (problem.Message.Contains("DTD", StringComparison.Ordinal))
        {
            findings.Error("", "It has a document type definition (<!DOCTYPE …>): that can pull in other files, and Outlook refuses it.",
                "take <!DOCTYPE …> and the entities that it defines out.");
        }
        else
        {
            // The place stands before the sentence already.
            var said = problem.Message.Split($" Line {problem.LineNumber}, position")[0];
            findings.Error(problem.LineNumber > 0 ? $"line {problem.LineNumber}"
                : "", $"This is no well-formed XML: {said}", "correct the markup there, or build the manifest again.");
        }
    }

    private static void Domain(Findings findings, AddressRules addresses, XElement domain)
    {
        if (!Uri.TryCreate(domain.Value.Trim(), UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            findings.Error(XmlPlace.Of(domain), $"'{domain.Value}' is no address; Outlook ignores it.",
                "write scheme and host, such as https://crm.example.com.");
            return;
        }

        if (url.AbsolutePath != "/" || url.Query.Length > 0)
        {
            findings.Error(XmlPlace.Of(domain), $"{domain.Value} has a path; Outlook compares hosts only.",
                $"write {url.GetLeftPart(UriPartial.Authority)}.");
        }

        addresses.Allow(url.Authority);
        addresses.Check(XmlPlace.Of(domain), domain.Value.Trim());
    }

    private static void Head(Findings findings, XElement root)
    {
        XElement? Child(string name) => root.Element(root.Name.Namespace + name);
        if (Child("Id") is { } id && Guid.TryParse(id.Value, out var guid) && guid == Guid.Empty)
        {
            findings.Error(XmlPlace.Of(id), $"'{id.Value}' is no id: Outlook tells add-ins apart by it.",
                "write a GUID, and keep it for ever.");
        }

        if (Child("Version") is { } version && !version.Value.AsSpan().ContainsAnyInRange('1', '9'))
        {
            findings.Error(XmlPlace.Of(version), $"'{version.Value}' is no version: not all of its numbers can be 0.",
                "write such as 1.0.1.0.");
        }

        foreach (var name in s_ofStore.Where(name => Child(name) is null))
        {
            findings.Error(XmlPlace.Of(root), $"<{name}> is missing: the schema leaves the choice, and Microsoft's store does not.",
                $"add <{name}> after <Description>.");
        }
    }

    private static string? ClientOf(XElement root) =>
        root.Descendants().FirstOrDefault(element => element.Name.LocalName == "WebApplicationInfo")?.Elements()
            .FirstOrDefault(element => element.Name.LocalName == "Id")?.Value.ToLowerInvariant();

    private static string Value(XElement root, string name) => root.Element(root.Name.Namespace + name)?.Value ?? "";
}
