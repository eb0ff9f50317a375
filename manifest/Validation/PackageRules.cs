using System.IO.Compression;
using System.Text.Json;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>Every rule for the package of a unified manifest: what is in the zip, the manifest itself, its languages and its two icons.</summary>
internal static class PackageRules
{
    private const int LargestEntry = 4 * 1024 * 1024;

    /// <summary>Checks a zip; facts only where there is a manifest in it.</summary>
    public static async Task<ManifestFacts?> CheckAsync(Findings findings, string file, byte[] content, CancellationToken ct)
    {
        if (Unpack(findings, content) is not { } files)
        {
            return null;
        }

        if (!files.TryGetValue(UnifiedPackage.ManifestFile, out var manifest))
        {
            var deeper = files.Keys.FirstOrDefault(name => name.EndsWith("/" + UnifiedPackage.ManifestFile, StringComparison.Ordinal));
            findings.Error("", deeper is null ? "There is no manifest.json in the package." : $"The manifest is {deeper}: Microsoft 365 looks for it at the top of the zip.", "zip the files themselves, not their folder.");
            return null;
        }

        return await CheckManifestAsync(findings, file, manifest, files, ct);
    }

    /// <summary>Checks a manifest.json; <paramref name="files"/> is null where it stands alone, without its package.</summary>
    public static async Task<ManifestFacts?> CheckManifestAsync(Findings findings, string file, byte[] manifest, IReadOnlyDictionary<string, byte[]>? files, CancellationToken ct)
    {
        if (Parse(findings, UnifiedPackage.ManifestFile, manifest) is not { } root)
        {
            return null;
        }

        await UnifiedSchema.CheckAsync(findings, root, ct);
        var facts = UnifiedRules.Check(findings, file, root);
        if (files is null)
        {
            findings.Warning("", "Icons and languages lie in the package and were not looked at.", "check the zip.");
            return facts;
        }

        Icon(findings, files, root, "color", 192);
        Icon(findings, files, root, "outline", 32);
        return facts with { Locales = UnifiedLanguages.Check(findings, root, files) };
    }

    /// <summary>A JSON file of the package; null, and told, where it is none.</summary>
    public static JsonElement? Parse(Findings findings, string name, byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }

            findings.Error(name, "This is JSON, but no object.", "begin with {.");
        }
        catch (JsonException problem)
        {
            findings.Error($"{name} line {problem.LineNumber + 1}", $"This is no JSON: {problem.Message.Split(" LineNumber")[0]}", "mend it there, or build the manifest again.");
        }

        return null;
    }

    private static Dictionary<string, byte[]>? Unpack(Findings findings, byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries.Where(entry => entry.Length is > 0 and <= LargestEntry))
            {
                var bytes = new byte[entry.Length];
                using var stream = entry.Open();
                stream.ReadExactly(bytes);
                files[entry.FullName] = bytes;
            }

            return files;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            findings.Error("", "This is no zip, or it is damaged.", "build the package again.");
            return null;
        }
    }

    private static void Icon(Findings findings, IReadOnlyDictionary<string, byte[]> files, JsonElement root, string which, int pixels)
    {
        var where = $"$.icons.{which}";
        if (!root.TryGetProperty("icons", out var icons) || icons.ValueKind != JsonValueKind.Object || !icons.TryGetProperty(which, out var path) || path.ValueKind != JsonValueKind.String)
        {
            return; // The schema has said so.
        }

        if (!files.TryGetValue(path.GetString()!, out var bytes))
        {
            findings.Error(where, $"The package has no file '{path}'; Microsoft 365 refuses it.", "put it there, with the path that the manifest names.");
        }
        else if (Png.Read(bytes) is not { } png)
        {
            findings.Error(where, $"{path} is no PNG; Microsoft 365 refuses it.", "draw it as PNG.");
        }
        else if ((png.Width, png.Height) != (pixels, pixels))
        {
            findings.Error(where, $"{path} has {png.Width} × {png.Height} pixels where {pixels} × {pixels} belong; Microsoft 365 refuses it.", $"draw it with {pixels} pixels.");
        }
        else if (which == "outline" && !png.HasAlpha)
        {
            findings.Error(where, $"{path} is not transparent: it would show as a white square.", "draw the outline white on nothing.");
        }
    }
}
