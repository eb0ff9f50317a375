using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Upload;

namespace OutlookCrm.Insights.Baskets;

/// <summary>What is bought together in a file of orders, without customers, days or prices.</summary>
internal static class ReportBaskets
{
    /// <summary>The answer.</summary>
    /// <param name="Lines">Lines of the file.</param>
    /// <param name="BoughtTogether">Rules with their evidence.</param>
    /// <param name="Backtest">How often recommendations would have named a product that was hidden from an order; null with too few orders
    /// of two products or more.</param>
    public sealed record Response(int Lines, PairReport BoughtTogether, RecommenderBacktest? Backtest);

    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/baskets", HandleAsync)
            .WithName(nameof(ReportBaskets))
            .WithSummary("Report on what a file of orders holds together")
            .TakesFile("A line per product of an order: order, product.");

    private static Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate, CancellationToken ct) =>
        UploadedFile.ReportAsync(request, gate, text => BasketFile.Read(text, ct), ReportOn, ct);

    /// <summary>The answer on lines with an order and a product.</summary>
    public static Response ReportOn(IReadOnlyList<PurchaseLine> lines)
    {
        var baskets = lines.GroupBy(line => line.Order, StringComparer.Ordinal)
            .Select(order => order.Select(line => line.Product!).ToArray()).ToArray();
        return new(lines.Count, PairReport.Of(baskets), RecommenderBacktest.Run(BasketSet.Of(baskets)));
    }
}
