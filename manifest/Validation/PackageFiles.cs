using System.IO.Compression;
using System.Text.Json;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>What lies in the zip of a unified manifest: only what the manifest names, each once, at the places that it names.</summary>
internal static class PackageFiles
{
    private const int LargestEntry = 4 * 1024 * 1024;

    /// <summary>The files by their paths; null, and told, where this is no zip.</summary>
    public static Dictionary<string, byte[]>? Unpack(Findings findings, byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries)
            {
                Add(findings, files, entry);
            }

            return files;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            findings.Error("", "This is no zip, or it is damaged.", "build the package again.");
            return null;
        }
    }

    /// <summary>Reports files that the manifest does not name.</summary>
    public static void Strangers(Findings findings, JsonElement manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        var root = new JsonPlace("$", manifest);
        var languages = root.Member("localizationInfo");
        var icons = root.Member("icons") is { Value.ValueKind: JsonValueKind.Object } named
            ? named.Value.EnumerateObject().Where(icon => icon.Value.ValueKind == JsonValueKind.String)
            .Select(icon => icon.Value.GetString()) : [];
        var known = icons.Concat((languages?.Items("additionalLanguages") ?? []).Select(one => one.Member("file")?.Text))
            .Append(languages?.Member("defaultLanguageFile")?.Text).Append(UnifiedPackage.ManifestFile).ToHashSet();

        // Of a language that is not listed, the languages' own rule tells more.
        foreach (var name in files.Keys.Where(name => !known.Contains(name) && !UnifiedLanguages.IsFile(name)))
        {
            findings.Error(name, "The manifest does not name this file: nothing reads it, and everyone who gets the add-in gets it too.",
                "leave it out, or build the package again.");
        }
    }

    private static void Add(Findings findings, Dictionary<string, byte[]> files, ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/') is ["", ..]
            || name.Split('/').Any(part => part is "." or ".."))
        {
            findings.Error(name, "This path leads out of the package: whoever unpacks it would write over files elsewhere, and Microsoft "
                + "365 refuses it.", "leave the file out, or build the package again.");
        }
        else if (entry.Length > LargestEntry)
        {
            findings.Error(name, $"The file has {entry.Length} bytes; nothing in such a package has more than {LargestEntry}.",
                "leave it out, or make it smaller.");
        }
        else if (!name.EndsWith('/'))
        {
            var bytes = new byte[entry.Length];
            using var stream = entry.Open();
            stream.ReadExactly(bytes);
            if (!files.TryAdd(name, bytes))
            {
                findings.Error(name, "The file is there twice; Microsoft 365 takes either by chance.", "drop one.");
            }
        }
    }
}
