namespace OutlookCrm.Simulator.Hosting;

/// <summary>The repository this program was built from: the simulator serves its page and the built pane from there.</summary>
public static class SourceTree
{
    /// <summary>The folder that holds OutlookCrm.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string Of(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OutlookCrm.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The simulator runs from its source tree: no folder above the program holds OutlookCrm.sln.");
    }
}
