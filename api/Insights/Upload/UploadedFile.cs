using System.Buffers;
using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Sheets;

namespace OutlookCrm.Insights.Upload;

/// <summary>A file that is a request's body, read for one report and forgotten: nothing of it is stored.</summary>
internal static class UploadedFile
{
    /// <summary>Bytes of a file that are read.</summary>
    private const int Largest = 32 * 1024 * 1024;

    private const int LargeText = 4 * 1024 * 1024;

    // What a packed file begins with: a workbook of today, and one of the last century.
    private static readonly byte[][] s_packed = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]];
    private static readonly TimeSpan s_longestUpload = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(5);

    /// <summary>Gives a route a file as its body, and to managers only.</summary>
    /// <param name="route">The route.</param>
    /// <param name="columns">The columns that the file must and may have, for the person who prepares the file.</param>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route, string columns) =>
        route.WithDescription(
            $"{columns} Comma, semicolon or tab; decimal point, or in files without commas between values also a decimal comma; UTF-8; at "
                + $"most 32 MB. Nothing of the file is stored.")
            .Accepts<string>("text/csv")
            .WithMetadata(new RequestSizeLimitAttribute(Largest))
            .RequireAuthorization(Policies.Manager);

    /// <summary>The last day that may have been: tomorrow, since days begin earlier elsewhere.</summary>
    public static DateOnly Tomorrow(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);

    /// <summary>The report on the file, or what is wrong with it line by line.</summary>
    /// <param name="request">The file is its body.</param>
    /// <param name="gate">One report of each tenant at a time.</param>
    /// <param name="read">Reads lines from the file's text.</param>
    /// <param name="report">Makes the report from at least one line.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<Results<Ok<TReport>, ProblemHttpResult>> ReportAsync<TLine, TReport>(
        HttpRequest request, ReportGate gate, Func<string, FileRead<TLine>> read, Func<IReadOnlyList<TLine>, TReport> report,
        CancellationToken ct)
    {
        // Before the body is read: files that wait for their turn would fill the memory.
        var user = await CurrentUser.BindAsync(request.HttpContext);
        using var turn = gate.TryEnter(user.Tenant);
        if (turn is null)
        {
            return Problems.Busy(s_again);
        }

        string text;
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(s_longestUpload);
        try
        {
            var start = await request.BodyReader.ReadAtLeastAsync(4, soon.Token);
            var isPacked = s_packed.Any(mark => start.Buffer.Length >= mark.Length && start.Buffer.Slice(0, mark.Length).ToArray().AsSpan()
                .SequenceEqual(mark));
            request.BodyReader.AdvanceTo(start.Buffer.Start);
            if (isPacked)
            {
                return Problems.InvalidRequest("file",
                    "This is a workbook or another packed file. In the spreadsheet, save it as CSV UTF-8.");
            }

            text = TextOf(await BytesAsync(request, soon.Token));
        }
        catch (DecoderFallbackException)
        {
            return Problems.InvalidRequest("file", "The file is not Unicode. In a spreadsheet, save it as CSV UTF-8.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.TooLarge(Largest);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Problems.InvalidRequest("file", "The file did not arrive within two minutes.");
        }

        return await gate.Threads.RunAsync<Results<Ok<TReport>, ProblemHttpResult>>(
            () =>
            {
                var isLarge = text.Length > LargeText;
                var file = read(text);
                text = "";
                if (isLarge)
                {
                    // The report needs the memory that the text took.
                    GC.Collect();
                }

                var answer = Answer(file, report);
                if (isLarge)
                {
                    // What a large report took would stay with the process until somebody else needs it.
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                }

                return answer;
            },
            ct);
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            foreach (var part in read.Buffer)
            {
                bytes.Write(part.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            }
        }
    }

    // Spreadsheets that do not write UTF-8 say so by the first bytes.
    private static string TextOf(ReadOnlyMemory<byte> bytes)
    {
        Encoding encoding = bytes.Span switch
        {
            [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, true, throwOnInvalidCharacters: true),
            [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, true, throwOnInvalidCharacters: true),
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(true, throwOnInvalidBytes: true),
        };
        return encoding.GetString(bytes.Span[(bytes.Span.StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0)..]);
    }

    private static Results<Ok<TReport>, ProblemHttpResult> Answer<TLine, TReport>(FileRead<TLine> file,
        Func<IReadOnlyList<TLine>, TReport> report) => file.Faults.Count == 0
        ? TypedResults.Ok(report(file.Lines))
        : Problems.InvalidRequest(file.Faults.GroupBy(fault => $"line {fault.Line}")
            .ToDictionary(line => line.Key, line => line.Select(fault => fault.Fault).ToArray()));
}
