using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport;

/// <summary>Says what a file holds, without storing anything of it.</summary>
internal static class PreviewImport
{
    /// <summary>Bytes of a file that are read.</summary>
    private const long Largest = 100L * 1024 * 1024;

    private const long MostOfForm = 64 * 1024;
    private const int MostRecords = 1000;

    /// <param name="Format">What the file is, as <c>ubl-invoice</c>.</param>
    /// <param name="Records">What it holds, at most 1,000.</param>
    /// <param name="RecordCount">How many there are.</param>
    /// <param name="Rejected">What is left out because of a value, at most 1,000.</param>
    /// <param name="RejectedCount">How many there are.</param>
    public sealed record Response(
        string Format, IReadOnlyList<ImportRecord> Records, int RecordCount, IReadOnlyList<Rejected> Rejected, int RejectedCount);

    /// <param name="File">The file.</param>
    public sealed record Form(IFormFile File);

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/preview", HandleAsync)
            .Describe(nameof(PreviewImport), "Say what a file holds, without storing it", Policies.Sales)
            .WithDescription("The part file of multipart/form-data: an invoice as UBL 2.1, CII D16B, NAV 3.0 or myDATA. At most 100 MB.")
            .Accepts<Form>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(Largest + MostOfForm));

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return Problems.InvalidRequest("file", "Send the file as the part file of multipart/form-data.");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(ct);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.TooLarge(Largest);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            return Problems.InvalidRequest("file", "The form cannot be read to its end.");
        }

        if (form.Files.GetFile("file") is not { } file)
        {
            return Problems.InvalidRequest("file", "The form has no part of the name file.");
        }

        if (file.Length > Largest)
        {
            return Problems.TooLarge(Largest);
        }

        await using var content = file.OpenReadStream();
        try
        {
            return TypedResults.Ok(Read(content));
        }
        catch (RefusedFileException e)
        {
            return ImportProblems.FileNotRead(e.Refusal);
        }
    }

    private static Response Read(Stream file)
    {
        var start = new byte[FileKinds.Needed];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (FileKinds.Refused(start.AsSpan(0, length)) is { } refusal)
        {
            throw new RefusedFileException(refusal);
        }

        var text = (TextEncoding.IsUtf16(start.AsSpan(0, length)) ?? Encoding.Latin1).GetString(start, 0, length)
            .TrimStart('\u00EF', '\u00BB', '\u00BF');
        if (FileKinds.Page(text) is { } page)
        {
            throw new RefusedFileException(page);
        }

        if (!FileKinds.IsXml(text))
        {
            throw new RefusedFileException(new("unknown", "This is no invoice that is known here. Invoices are read as UBL, CII, NAV "
                + "3.0 and "
                + "myDATA."));
        }

        var invoices = InvoiceFile.Read(file);
        var records = invoices.Documents.Where(read => read.Document is not null).ToList();
        var rejected = invoices.Documents.SelectMany(read => read.Faults).ToList();
        return new(invoices.Format, [.. records.Take(MostRecords).Select(read => ImportRecord.Of(read.Document!, read.Line))],
            records.Count,
            [.. rejected.Take(MostRecords)], rejected.Count);
    }
}
