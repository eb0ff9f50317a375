using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;
using OutlookCrm.Tests.Architecture;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>Manifests for tests: made, broken and checked.</summary>
internal static class Manifests
{
    public const string XmlName = "outlookcrm.xml";
    public const string ZipName = "outlookcrm.zip";

    private static readonly Lazy<XmlSchemaSet?> s_published = new(() =>
    {
        var folder = Path.Combine(Source.Root, "..", "shared", "manifest-schemas", "addin-only-xsd");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var schemas = new XmlSchemaSet { XmlResolver = new System.Xml.XmlUrlResolver() };
        foreach (var file in Directory.GetFiles(folder, "*.xsd"))
        {
            schemas.Add(null, file);
        }

        schemas.Compile();
        return schemas;
    });

    public static AddInDescription Description(string host = "https://crm.example.com")
    {
        var (address, problem) = AddInAddress.Parse(host);
        Assert.Null(problem);
        return new(address!, new Guid("5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001"));
    }

    /// <summary>What is to be said of these files, as a person would read it.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(params (string Name, byte[] Content)[] files) =>
        await ValidateCommand.CheckAsync(files, online: false, TestContext.Current.CancellationToken);

    /// <summary>
    /// What the published schemas refuse in an add-in-only manifest; the test is skipped where they are not beside this repository.
    /// </summary>
    public static IReadOnlyList<string> SchemaFaults(byte[] xml)
    {
        Assert.SkipWhen(s_published.Value is null, "The published schemas are not beside this repository.");
        var wrong = new List<string>();
        XDocument.Parse(Encoding.UTF8.GetString(xml)).Validate(s_published.Value, (_, problem) => wrong.Add(problem.Message));
        return wrong;
    }

    /// <summary>The XML with the first <paramref name="old"/> replaced; a star before it replaces every one.</summary>
    public static byte[] BrokenXml(string old, string changed, AddInDescription? description = null) =>
        Encoding.UTF8.GetBytes(Replace(Encoding.UTF8.GetString(XmlManifest.Write(description ?? Description())), old, changed));

    /// <summary>The XML without one element of a name, the first or, as in <c>Name[1]</c>, a later one.</summary>
    public static byte[] XmlWithout(string element, byte[]? xml = null)
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(xml ?? XmlManifest.Write(Description()))).Root!;
        var (name, index) = element.Split(
            '[', ']') switch
        { [var alone] => (alone, 0), var parts => (parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)) };
        root.Descendants().Where(one => one.Name.LocalName == name).ElementAt(index).Remove();
        return Encoding.UTF8.GetBytes(root.ToString());
    }

    /// <summary>
    /// The zip with a piece of one file replaced. Without <paramref name="old"/> the file becomes <paramref name="changed"/>, without both
    /// it goes.
    /// </summary>
    public static byte[] BrokenZip(string entry, string? old, string? changed, AddInDescription? description = null)
    {
        var files = Unpack(UnifiedPackage.Write(description ?? Description()));
        if (old is not null)
        {
            files[entry] = Encoding.UTF8.GetBytes(Replace(Encoding.UTF8.GetString(files[entry]), old, changed!));
        }
        else if (changed is null)
        {
            Assert.True(files.Remove(entry));
        }
        else
        {
            files[entry] = changed.StartsWith("icon:", StringComparison.Ordinal) ? Icons.Read(changed[5..])
                : Encoding.UTF8.GetBytes(changed);
        }

        return Pack(files);
    }

    public static Dictionary<string, byte[]> Unpack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    public static byte[] Pack(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return result.ToArray();
    }

    private static string Replace(string text, string old, string changed)
    {
        var all = old.StartsWith('*');
        var what = all ? old[1..] : old;
        var at = text.IndexOf(what, StringComparison.Ordinal);
        Assert.True(at >= 0, $"There is no {what} to break.");
        return all ? text.Replace(what, changed, StringComparison.Ordinal)
            : string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + what.Length));
    }
}
