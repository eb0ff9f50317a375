namespace OutlookCrm.Benchmarks;

/// <summary>A build of the API to measure: what the report calls it, and the path of its assembly.</summary>
internal sealed record PublishedApi(string Name, string Path)
{
    private const string Assembly = "OutlookCrm.Api.dll";

    /// <summary>The builds in these folders; without any, the build beside this program.</summary>
    public static IReadOnlyList<PublishedApi> In(IReadOnlyList<string> folders) => folders.Count == 0
        ? [new("API", System.IO.Path.Combine(AppContext.BaseDirectory, Assembly))]
        : [.. folders.Select(
            folder => new PublishedApi(
            System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(folder)), System.IO.Path.Combine(folder, Assembly)))];
}
