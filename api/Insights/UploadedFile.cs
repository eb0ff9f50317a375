using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Insights.Files;

namespace OutlookCrm.Insights;

/// <summary>A file that is a request's body, read for one report and forgotten: nothing of it is stored.</summary>
internal static class UploadedFile
{
    /// <summary>Bytes of a file that are read.</summary>
    private const int Largest = 32 * 1024 * 1024;
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(5);

    /// <summary>Gives a route a file as its body, and to managers only.</summary>
    /// <param name="route">The route.</param>
    /// <param name="columns">What the file must and may say, for whoever makes one.</param>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route, string columns) =>
        route.WithDescription($"{columns} Comma, semicolon or tab; decimal point or comma; UTF-8; at most 32 MB. Nothing of the file is stored.")
            .Accepts<string>("text/csv")
            .WithMetadata(new RequestSizeLimitAttribute(Largest))
            .RequireAuthorization(Policies.Manager);

    /// <summary>The report on the file, or what is wrong with it line by line.</summary>
    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report at a time.</param>
    /// <param name="read">Reads lines from the file's text.</param>
    /// <param name="report">Makes the report from at least one line.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<Results<Ok<TReport>, ProblemHttpResult>> ReportAsync<TLine, TReport>(
        HttpRequest request, ReportGate gate, Func<string, FileRead<TLine>> read, Func<IReadOnlyList<TLine>, TReport> report, CancellationToken ct)
    {
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

        return await Task.Run<Results<Ok<TReport>, ProblemHttpResult>>(
            () =>
            {
                var file = read(text);
                return file.Faults.Count == 0
                    ? TypedResults.Ok(report(file.Lines))
                    : Problems.InvalidRequest(file.Faults.GroupBy(fault => $"line {fault.Line}").ToDictionary(line => line.Key, line => line.Select(fault => fault.Fault).ToArray()));
            },
            ct);
    }
}
