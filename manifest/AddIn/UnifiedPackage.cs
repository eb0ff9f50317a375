using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace OutlookCrm.AddIn;

/// <summary>
/// The package that Microsoft 365 takes: the unified manifest, a file per language and two icons, all at the top of a zip.
/// </summary>
public static class UnifiedPackage
{
    /// <summary>The manifest's name in the package.</summary>
    public const string ManifestFile = "manifest.json";

    // The letters of every language as they are: people read these files.
    private static readonly JsonSerializerOptions s_json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // The same description gives the same bytes.
    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The zip.</summary>
    public static byte[] Write(AddInDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ManifestFile, Bytes(UnifiedManifest.Make(description)));
            foreach (var words in ManifestTexts.Others)
            {
                Add(zip, UnifiedManifest.FileOf(words), Bytes(UnifiedManifest.Localize(words)));
            }

            Add(zip, Icons.Color, Icons.Read(Icons.Color));
            Add(zip, Icons.Outline, Icons.Read(Icons.Outline));
        }

        return result.ToArray();
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, s_json);

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = s_epoch;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
