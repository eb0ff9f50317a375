using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Browser;

/// <summary>
/// Where a run leaves its pictures: never among the sources. README.md's own is copied from here by hand when the product looks
/// different.
/// </summary>
internal static class Pictures
{
    public static string Path(string name)
    {
        var folder = Directory.CreateDirectory(SourceTree.Of("tests", "Browser", "TestResults"));
        return System.IO.Path.Combine(folder.FullName, $"{name}.png");
    }
}
