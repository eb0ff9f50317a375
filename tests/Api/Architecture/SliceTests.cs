using System.Text.RegularExpressions;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

public sealed partial class SliceTests
{
    /// <summary>Which folder of the API may use which: the whole table. What is not here is not allowed.</summary>
    private static readonly Dictionary<string, string[]> s_edges = new()
    {
        // No web, no storage, no clock: the compiler's work, since CustomerScience is a project of its own without references to them.
        ["CustomerScience"] = [],
        ["Sheets"] = [],
        ["Primitives"] = [],
        ["Telemetry"] = [],
        ["Storage"] = ["Primitives", "Telemetry"],
        ["Audit"] = ["Primitives", "Storage"],
        ["Slices"] = ["Audit", "Primitives", "Storage"],
        ["Http"] = ["Primitives", "Storage"],
        ["Identity"] = ["Http", "Primitives", "Slices", "Storage"],
        ["Pane"] = ["Http", "Identity"],
        ["Customers"] = ["Audit", "Http", "Identity", "Primitives", "Slices", "Storage", "Telemetry"],
        ["Correspondence"] = ["Audit", "Customers", "Http", "Identity", "Primitives", "Slices", "Storage", "Telemetry"],
        ["Feedback"] = ["Audit", "Customers", "Http", "Identity", "Primitives", "Slices", "Storage"],
        ["ImportExport"] =
            ["Audit", "Customers", "Http", "Identity", "Money", "Payments", "Primitives", "Sales", "Sheets", "Slices", "Storage"],
        ["Money"] = ["Audit", "Http", "Identity", "Primitives", "Slices", "Storage"],
        ["Sales"] = ["Audit", "Customers", "CustomerScience", "Http", "Identity", "Money", "Primitives", "Slices", "Storage"],
        ["Payments"] = ["Customers", "Http", "Identity", "Money", "Primitives", "Sales", "Slices", "Storage"],
        ["Reminders"] = ["Customers", "Http", "Identity", "Money", "Primitives", "Slices", "Storage"],
        ["Deals"] = ["Audit", "Customers", "CustomerScience", "Http", "Identity", "Money", "Primitives", "Slices", "Storage"],
        ["Insights"] =
            ["Customers", "CustomerScience", "Http", "Identity", "Primitives", "Sales", "Sheets", "Slices", "Storage"],
        ["Integrations"] =
            ["Audit", "Customers", "Http", "Identity", "ImportExport", "Money", "Payments", "Primitives", "Sales", "Slices", "Storage"],
        ["Admin"] = ["Correspondence", "Http", "Identity", "Primitives", "Slices", "Storage"],
    };

    [Fact]
    public void A_slice_uses_only_what_the_table_allows()
    {
        var files = Source.Api.Where(file => file.Key.Contains('/', StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 40, $"Only {files.Count} files were looked at.");
        Assert.Superset(s_edges.Keys.ToHashSet(), files.Select(file => SliceOf(file.Key)).Where(slice => slice != "decisions").ToHashSet());

        var violations =
            from file in files
            let slice = SliceOf(file.Key)
            from Match use in Use().Matches(file.Value)
            let used = use.Groups[1].Value
            where used != slice && s_edges.ContainsKey(used) && !s_edges[slice].Contains(used)
            select $"{file.Key} uses {used}";
        Assert.Empty(violations.Distinct());
    }

    [Fact]
    public void The_table_has_no_cycle()
    {
        // Takes away whatever uses nothing that is left: what remains in the end goes round in a circle.
        var left = s_edges.ToDictionary(edge => edge.Key, edge => edge.Value.ToHashSet());
        while (left.FirstOrDefault(edge => !edge.Value.Any(left.ContainsKey)).Key is { } lowest)
        {
            left.Remove(lowest);
        }

        Assert.Empty(left.Keys);
    }

    [Fact]
    public void A_slice_keeps_its_stores_to_itself()
    {
        var stores = Source.Api.SelectMany(file => Store().Matches(file.Value)
            .Select(match => (Name: match.Groups[1].Value, Slice: SliceOf(file.Key)))).ToList();
        Assert.True(stores.Count >= 4, "No stores were found.");

        var violations =
            from store in stores.Where(store => store.Slice != "Storage")
            from file in Source.Api.Where(file => file.Key.Contains('/', StringComparison.Ordinal) && SliceOf(file.Key) != store.Slice)
            where Regex.IsMatch(file.Value, $@"\b{store.Name}\b")
            select $"{file.Key} uses {store.Name} of {store.Slice}";
        Assert.Empty(violations);
    }

    [Fact]
    public void Only_authentication_the_intent_log_and_the_operator_make_tenants()
    {
        var makers = Source.Api.Where(file => TenantFactory().IsMatch(file.Value)).Select(file => file.Key).Order(StringComparer.Ordinal)
            .ToList();

        Assert.Contains("Storage/Intents/IntentLog.cs", makers);
        Assert.All(makers, maker => Assert.True(
            maker.StartsWith("Identity/", StringComparison.Ordinal) || maker is "Storage/Intents/IntentLog.cs"
            or "Storage/StoredTenants.cs" or "Storage/Backup/BackupCommand.cs", maker));
    }

    [Fact]
    public void Files_stay_small_enough_to_read()
    {
        var long_ = Source.Api.Concat(Source.Read("tests")).Concat(Source.Read("manifest"))
            .Where(file => file.Value.AsSpan().Count('\n') > 300).Select(file => file.Key);

        Assert.Empty(long_);
    }

    [Fact]
    public void Nobody_is_a_manager_or_a_helper() =>
        Assert.DoesNotContain(Source.Api.Keys, file =>
            Regex.IsMatch(Path.GetFileNameWithoutExtension(file), "(Manager|Helper|Service|Utils?|Dto|Common)$"));

    private static string SliceOf(string path) => path.Split('/')[0];

    [GeneratedRegex(@"\bOutlookCrm\.(\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"\bclass (\w+Store)\b")]
    private static partial Regex Store();

    [GeneratedRegex(@"TenantId\.From\w+\(")]
    private static partial Regex TenantFactory();
}
