using OutlookCrm.CustomerScience.Patterns;
using OutlookCrm.Http;
using OutlookCrm.Insights.Findings;
using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Patterns;

/// <summary>Which attributes of a file's customers go with an outcome, as far as that holds on customers who were held back.</summary>
internal static class ReportPatterns
{
    private const int LongestName = 60;

    /// <summary>The answer.</summary>
    /// <param name="Attributes">Columns that took part.</param>
    /// <param name="PassedOver">Columns that name somebody rather than describe them.</param>
    /// <param name="Report">The patterns, with how well they foretell.</param>
    public sealed record Response(IReadOnlyList<string> Attributes, IReadOnlyList<string> PassedOver, PatternReport Report);

    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/patterns", HandleAsync)
            .WithName(nameof(ReportPatterns))
            .WithSummary("Report on which attributes go with an outcome")
            .TakesFile("A line per customer: a column with the outcome (yes or no), every other column an attribute, a number or a "
                + "category.");

    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report at a time.</param>
    /// <param name="outcome">The column of the outcome.</param>
    /// <param name="yes">The value of that column that counts as yes; without it, yes, true and 1 do.</param>
    /// <param name="happened">What a yes means, in the past tense, for the sentences: left, replied.</param>
    /// <param name="ct">Gives up.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, ReportGate gate, string outcome = "outcome", string? yes = null, string? happened = null,
        CancellationToken ct = default)
    {
        foreach (var (name, value) in new[] { ("outcome", outcome), ("yes", yes), ("happened", happened) })
        {
            if (value is not null && (string.IsNullOrWhiteSpace(value) || value.Length > LongestName || value.Any(char.IsControl)))
            {
                return Problems.InvalidRequest(name, $"At most {LongestName} characters, and not blank.");
            }
        }

        var past = happened?.Trim() ?? (yes is null ? $"had {outcome.Trim()}" : $"had {outcome.Trim()} {yes.Trim()}");
        return await UploadedFile.ReportAsync(request, gate, text => TraitFile.Read(text, outcome.Trim(), yes?.Trim(), ct), read =>
            ReportOn(read[0], past, ct), ct);
    }

    private static Response ReportOn(TraitTable table, string happened, CancellationToken ct)
    {
        var report = PatternSearch.Find(table.Traits, table.Outcomes, happened, ct);
        return new(
            [.. table.Traits.Select(trait => trait.Name)],
            table.PassedOver,
            table.Earlier == 0 ? report
            : report with { Findings = [.. report.Findings, ReportFindings.LastLineCounts.With(table.Earlier)] });
    }
}
