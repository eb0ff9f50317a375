using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Insights.Orders;

namespace OutlookCrm.Insights;

/// <summary>
/// What a file of orders says about its customers. Nothing of it is stored: it shows a manager what the product would say before sales data live in it.
/// </summary>
internal static class ReportPortfolio
{
    /// <summary>Bytes of a file that are read.</summary>
    private const int LargestFile = 32 * 1024 * 1024;
    private const double HorizonWeeks = 52;
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(5);

    public static void Map(RouteGroupBuilder insights) =>
        insights.MapPost("/portfolio", HandleAsync)
            .WithName(nameof(ReportPortfolio))
            .WithSummary("Report on the customers of a file of orders")
            .Accepts<string>("text/csv")
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile))
            .RequireAuthorization(Policies.Manager);

    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report at a time.</param>
    /// <param name="margin">Share of the money that counts as a customer's value, above 0 to 1; 1 is revenue.</param>
    /// <param name="discount">Discount rate per year, 0 to 10.</param>
    /// <param name="ct">Gives up.</param>
    private static async Task<Results<Ok<PortfolioReport>, ProblemHttpResult>> HandleAsync(HttpRequest request, ReportGate gate, double margin = 1, double discount = 0.1, CancellationToken ct = default)
    {
        if (!(margin is > 0 and <= 1))
        {
            return Problems.InvalidRequest("margin", "A share above 0, at most 1.");
        }

        if (!(discount is >= 0 and <= 10))
        {
            return Problems.InvalidRequest("discount", "A rate per year from 0 to 10, as 0.1 for 10 %.");
        }

        string text;
        try
        {
            using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            text = await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            return Problems.InvalidRequest("file", "The file is not Unicode. In a spreadsheet, save it as CSV UTF-8.");
        }

        // A report keeps a processor busy for seconds: one at a time, so that nobody's card waits.
        using var turn = gate.TryEnter();
        if (turn is null)
        {
            return Problems.Busy(s_again);
        }

        return await Task.Run<Results<Ok<PortfolioReport>, ProblemHttpResult>>(
            () =>
            {
                var read = OrderFile.Read(text, ct);
                return read.Faults.Count == 0
                    ? TypedResults.Ok(PortfolioReport.Of(read.Orders, new(HorizonWeeks, discount, margin), ct))
                    : Problems.InvalidRequest(read.Faults.GroupBy(fault => $"line {fault.Line}").ToDictionary(line => line.Key, line => line.Select(fault => fault.Fault).ToArray()));
            },
            ct);
    }
}
