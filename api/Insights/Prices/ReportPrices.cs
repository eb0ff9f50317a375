using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Prices;

/// <summary>What each product of a file of sales sold at which price, and whether dearer meant less.</summary>
internal static class ReportPrices
{
    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/prices", HandleAsync)
            .WithName(nameof(ReportPrices))
            .WithSummary("Report on the prices of a file of sales")
            .TakesFile("A line per sale: date, quantity, and the price of one unit or the amount of the line; product and cost (of a unit "
                + "beside a price, of the line beside an amount) where known.");

    private static Task<Results<Ok<PriceReport>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate, TimeProvider clock,
        CancellationToken ct) =>
        UploadedFile.ReportAsync(request, gate, text => SaleFile.Read(text, UploadedFile.Tomorrow(clock), ct), sales =>
            PriceReport.Of(sales, ct), ct);
}
