using System.Text.Json;
using System.Text.RegularExpressions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// Every rule for the package of a unified manifest: what is in the zip, the manifest itself, its languages and its two icons.
/// </summary>
internal static partial class PackageRules
{
    // Programs that draw round a little where a pixel is nearly transparent.
    private const int White = 250;

    /// <summary>Checks a zip; facts only where there is a manifest in it.</summary>
    public static async Task<ManifestFacts?> CheckAsync(Findings findings, string file, byte[] content, CancellationToken ct)
    {
        if (PackageFiles.Unpack(findings, content) is not { } files)
        {
            return null;
        }

        if (!files.TryGetValue(UnifiedPackage.ManifestFile, out var manifest))
        {
            var deeper = files.Keys.FirstOrDefault(name => name.EndsWith("/" + UnifiedPackage.ManifestFile, StringComparison.Ordinal));
            findings.Error("", deeper is null ? "There is no manifest.json in the package."
                : $"The manifest is {deeper}: Microsoft 365 looks for it at the top of the zip.",
                "zip the files themselves, not their folder.");
            return null;
        }

        return await CheckManifestAsync(findings, file, manifest, files, ct);
    }

    /// <summary>Checks a manifest.json; <paramref name="files"/> is null where it stands alone, without its package.</summary>
    public static async Task<ManifestFacts?> CheckManifestAsync(
        Findings findings, string file, byte[] manifest, IReadOnlyDictionary<string, byte[]>? files, CancellationToken ct)
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

        PackageFiles.Strangers(findings, root, files);
        Icon(findings, files, root, "color", 192);
        Icon(findings, files, root, "outline", 32);
        return facts with { Locales = UnifiedLanguages.Check(findings, root, files) };
    }

    /// <summary>A JSON file of the package; null, and told, where it is none.</summary>
    public static JsonElement? Parse(Findings findings, string name, byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(content), new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }

            findings.Error(name, "This is JSON, but no object.", "begin with {.");
        }
        catch (JsonException problem)
        {
            // Without a line it is whole, and only says something twice.
            if (problem.LineNumber is { } line)
            {
                findings.Error($"{name} line {line + 1}", $"This is no JSON: {problem.Message.Split(" LineNumber")[0]}",
                    "correct it there, or build the manifest again.");
            }
            else
            {
                findings.Error(name,
                    $"A member is there twice{(Quoted().Match(problem.Message) is { Success: true } twice ? $" ({twice.Value})" : "")}"
                        + $"; programs take either by chance.", "drop one.");
            }
        }

        return null;
    }

    // Editors on Windows begin a file with a byte order mark, which .NET's reader of JSON does not take.
    private static ReadOnlyMemory<byte> WithoutMark(byte[] content) =>
        content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsMemory(3) : content;

    private static void Icon(Findings findings, IReadOnlyDictionary<string, byte[]> files, JsonElement root, string which, int pixels)
    {
        var where = $"$.icons.{which}";
        if (!root.TryGetProperty("icons", out var icons) || icons.ValueKind != JsonValueKind.Object
            || !icons.TryGetProperty(which, out var path) || path.ValueKind != JsonValueKind.String)
        {
            return; // The schema has said so.
        }

        if (!files.TryGetValue(path.GetString()!, out var bytes))
        {
            findings.Error(where, $"The package has no file '{path}'; Microsoft 365 refuses it.",
                "put it there, with the path that the manifest names.");
        }
        else if (Png.Read(bytes) is not { } png)
        {
            findings.Error(where, $"{path} is no PNG; Microsoft 365 refuses it.", "draw it as PNG.");
        }
        else if ((png.Width, png.Height) != (pixels, pixels))
        {
            findings.Error(where,
                $"{path} has {png.Width} × {png.Height} pixels where {pixels} × {pixels} belong; Microsoft 365 refuses it.",
                $"draw it with {pixels} pixels.");
        }
        else if (which == "outline")
        {
            Outline(findings, where, path.GetString()!, png, bytes);
        }
    }

    // White on nothing: Microsoft 365 lays it over the accent colour.
    private static void Outline(Findings findings, string where, string path, Png png, byte[] bytes)
    {
        const string Fix = "draw the outline white on nothing, as PNG with eight bits a channel and alpha.";
        if (!png.HasAlpha)
        {
            findings.Error(where, $"{path} is not transparent: it would show as a white square.", Fix);
        }
        else if (PngPixels.Read(bytes) is not { } pixels)
        {
            findings.Error(where,
                $"{path} is damaged, or a kind of PNG that is not checked here: it may not be white on a transparent ground.", Fix);
        }
        else if (pixels.Count(pixel => pixel.Alpha > 0 && pixel.Darkest < White) is > 0 and var coloured)
        {
            findings.Error(where, $"{path} has {coloured} pixels that are not white; Microsoft 365 refuses an outline with colours.", Fix);
        }
        else if (pixels.All(pixel => pixel.Alpha > 0) || pixels.All(pixel => pixel.Alpha == 0))
        {
            findings.Error(where,
                $"{path} is "
                    + $"{(pixels[0].Alpha > 0 ? "nowhere transparent: it would show as a white square" : "empty: nothing would show")}"
                    + $".", Fix);
        }
    }

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Quoted();
}
