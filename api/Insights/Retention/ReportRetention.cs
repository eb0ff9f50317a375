using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Retention;

/// <summary>How long the customers of a file of contracts stay.</summary>
internal static class ReportRetention
{
    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/retention", HandleAsync)
            .WithName(nameof(ReportRetention))
            .WithSummary("Report on how long customers under contract stay")
            .TakesFile("A line per customer: tenure (periods) and left (yes or no); or start and end (days, no end, or one that is yet to "
                + "come, for customers who are still there), counted in months.");

    private static Task<Results<Ok<RetentionReport>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate,
        TimeProvider clock, CancellationToken ct) =>
        UploadedFile.ReportAsync(request, gate, text => ContractFile.Read(text, UploadedFile.Tomorrow(clock), ct), RetentionReport.Of, ct);
}
