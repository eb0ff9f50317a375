using OutlookCrm.CustomerScience.Satisfaction;
using OutlookCrm.Http;
using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Satisfaction;

/// <summary>How satisfied the customers of a file of answers were, and whether that changed.</summary>
internal static class ReportSatisfaction
{
    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/satisfaction", HandleAsync)
            .WithName(nameof(ReportSatisfaction))
            .WithSummary("Report on a file of satisfaction scores")
            .TakesFile("A line per answer: score, date, kind (NPS 0 to 10, CSAT 1 to 5 or to boxes, CES 1 to 7).");

    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report at a time.</param>
    /// <param name="clock">Tells which days are yet to come.</param>
    /// <param name="period">month, quarter or year.</param>
    /// <param name="boxes">The best answer of the CSAT scale, 3 to 10.</param>
    /// <param name="ct">Gives up.</param>
    private static async Task<Results<Ok<SatisfactionReport>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate,
        TimeProvider clock, string period = "quarter", int boxes = 5, CancellationToken ct = default)
    {
        var months = period switch { "month" => 1, "quarter" => 3, "year" => 12, _ => 0 };
        if (months == 0)
        {
            return Problems.InvalidRequest("period", "month, quarter or year.");
        }

        return boxes is < 3 or > 10
            ? Problems.InvalidRequest("boxes", "The best answer of the CSAT scale, from 3 to 10.")
            : await UploadedFile.ReportAsync(request, gate, text => AnswerFile.Read(text, boxes, UploadedFile.Tomorrow(clock), ct),
                answers => SatisfactionReport.Of(answers, months, boxes), ct);
    }
}
