using System.Runtime.CompilerServices;

namespace OutlookCrm.Tests.Architecture;

/// <summary>The repository's own files, for tests of its shape.</summary>
internal static class Source
{
    /// <summary>The folder that holds OutlookCrm.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file of the API, by path relative to api/ with forward slashes.</summary>
    public static IReadOnlyDictionary<string, string> Api { get; } = Read("api");

    /// <summary>Every C# file below a folder.</summary>
    public static Dictionary<string, string> Read(string folder)
    {
        var top = Path.Combine(Root, folder);
        return Directory.EnumerateFiles(top, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(top, file).Replace('\\', '/')))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal)
                && !file.Path.StartsWith("obj/", StringComparison.Ordinal)
                && !file.Path.Contains("/bin/", StringComparison.Ordinal) && !file.Path.Contains("/obj/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => File.ReadAllText(file.File));
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "OutlookCrm.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("OutlookCrm.sln is not above the tests.");
    }
}
