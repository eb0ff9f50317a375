using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using OutlookCrm.CustomerScience.Figures;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

/// <summary>
/// Customer science knows only what its callers pass in. That it reaches neither the web nor a store is the compiler's work: its project
/// has no reference to them. What the framework itself offers to every program is looked for in the compiled library.
/// </summary>
public sealed class SciencePurityTests
{
    private static readonly string[] s_impure =
    [
        "TimeProvider", "File", "Directory", "FileStream", "HttpClient", "Environment", "DateTime.get_Now", "DateTime.get_UtcNow",
            "DateTime.get_Today",
        "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "Stopwatch", "Random.get_Shared",
    ];

    [Fact]
    public void Customer_science_reads_no_clock_no_file_and_no_network()
    {
        using var file = File.OpenRead(typeof(Interval).Assembly.Location);
        using var library = new PEReader(file);
        var metadata = library.GetMetadataReader();
        var used = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (
                Type: metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name),
                Member: metadata.GetString(member.Name)))
            .ToList();

        Assert.True(used.Count > 100, $"Only {used.Count} members were looked at.");
        // Every iterator asks for its own thread.
        used.RemoveAll(member => member is { Type: "Environment", Member: "get_CurrentManagedThreadId" });
        Assert.DoesNotContain(used, member => s_impure.Contains(member.Type) || s_impure.Contains($"{member.Type}.{member.Member}"));
    }
}
