using OutlookCrm.Http;
using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Forecast;

/// <summary>What the periods after those of a file bring, in all and by region.</summary>
internal static class ReportForecast
{
    private const int MostAhead = 60;

    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/forecast", HandleAsync)
            .WithName(nameof(ReportForecast))
            .WithSummary("Forecast the figures of a file")
            .TakesFile("A line per period: period (2026, 2026-H2, 2026-Q4, 2026-11, 2026-W47, or its first or last day) and value, "
                + "blank where not known; region where there are several.");

    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report at a time.</param>
    /// <param name="clock">Tells which days are yet to come.</param>
    /// <param name="ahead">Periods to look ahead, 1 to 60.</param>
    /// <param name="ct">Gives up.</param>
    private static async Task<Results<Ok<ForecastReport>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate,
        TimeProvider clock, int ahead = 12, CancellationToken ct = default) =>
        ahead is < 1 or > MostAhead
            ? Problems.InvalidRequest("ahead", "Periods to look ahead, from 1 to 60.")
            : await UploadedFile.ReportAsync(request, gate, text => SeriesFile.Read(text, UploadedFile.Tomorrow(clock), ct), values =>
                ForecastReport.Of(values, UploadedFile.Tomorrow(clock).AddDays(-1), ahead, ct), ct);
}
