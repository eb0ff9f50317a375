using OutlookCrm.Http;
using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Portfolio;

/// <summary>
/// What a file of orders says about its customers. Nothing of it is stored: it shows a manager what the product would say before sales data
/// live in it.
/// </summary>
internal static class ReportPortfolio
{
    private const double HorizonWeeks = 52;

    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/portfolio", HandleAsync)
            .WithName(nameof(ReportPortfolio))
            .WithSummary("Report on the customers of a file of orders")
            .TakesFile("A line per line of an order: customer, date, amount; order, product, group, quantity and cost where known.");

    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report at a time.</param>
    /// <param name="clock">Tells which days are yet to come.</param>
    /// <param name="margin">Share of the money that counts as a customer's value, above 0 to 1; 1 is revenue.</param>
    /// <param name="discount">Discount rate per year, 0 to 10.</param>
    /// <param name="ct">Gives up.</param>
    private static async Task<Results<Ok<PortfolioReport>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate,
        TimeProvider clock, double margin = 1, double discount = 0.1, CancellationToken ct = default)
    {
        if (!(margin is > 0 and <= 1))
        {
            return Problems.InvalidRequest("margin", "A share above 0, at most 1.");
        }

        if (!(discount is >= 0 and <= 10))
        {
            return Problems.InvalidRequest("discount", "A rate per year from 0 to 10, as 0.1 for 10 %.");
        }

        return await UploadedFile.ReportAsync(request, gate, text => OrderFile.Read(text, UploadedFile.Tomorrow(clock), ct), orders =>
            PortfolioReport.Of(orders, new(HorizonWeeks, discount, margin), ct), ct);
    }
}
