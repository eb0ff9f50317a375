using System.Reflection;

namespace OutlookCrm.AddIn;

/// <summary>The icons, drawn from one SVG by the build and kept in this assembly.</summary>
public static class Icons
{
    /// <summary>The folder below the address where the API serves them.</summary>
    public const string Folder = "icons";

    /// <summary>For the unified manifest's package: 192 pixels, in colour.</summary>
    public const string Color = "color.png";

    /// <summary>For the unified manifest's package: 32 pixels, white on nothing.</summary>
    public const string Outline = "outline.png";

    private const string Prefix = "icon/";
    private static readonly Assembly s_assembly = typeof(Icons).Assembly;

    /// <summary>Every icon that manifests name by its address, without folder.</summary>
    public static IReadOnlyList<string> Served { get; } =
    [
        .. s_assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix + "outlookcrm-", StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The path of the icon of so many pixels.</summary>
    public static string Path(int pixels) => $"{Folder}/outlookcrm-{pixels}.png";

    /// <summary>The path of the same drawn for the phone's *Log*, in the grey that Outlook asks for there.</summary>
    public static string LogPath(int pixels) => $"{Folder}/outlookcrm-log-{pixels}.png";

    /// <summary>The bytes of an icon, a PNG.</summary>
    /// <exception cref="ArgumentException">There is no such icon.</exception>
    public static byte[] Read(string name)
    {
        using var stream = s_assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new ArgumentException($"There is no icon {name}.", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
