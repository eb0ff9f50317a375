using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.ImportExport;

/// <summary>Says what a file holds, without storing anything of it.</summary>
internal static class PreviewImport
{
    /// <summary>Bytes of a file that are read.</summary>
    private const long Largest = 100L * 1024 * 1024;

    private const long MostOfForm = 64 * 1024;
    private const int MostRecords = 1000;

    /// <param name="Format">What the file is, as <c>ubl-invoice</c> or <c>shopify-orders</c>; <c>csv-customers</c> and the like for a table
    /// of
    /// no known program.</param>
    /// <param name="Records">What it holds, at most 1,000.</param>
    /// <param name="RecordCount">How many there are.</param>
    /// <param name="Rejected">What is left out because of a value, at most 1,000.</param>
    /// <param name="RejectedCount">How many there are.</param>
    /// <param name="LeftOut">Rows of a table that are no records: sums, remarks, private people; at most 200.</param>
    /// <param name="LeftOutCount">How many there are.</param>
    /// <param name="Questions">What a table does not tell: the options of the next request answer.</param>
    /// <param name="Table">How a table was read; null for invoices of XML.</param>
    public sealed record Response(
        string Format, IReadOnlyList<ImportRecord> Records, int RecordCount, IReadOnlyList<Rejected> Rejected, int RejectedCount,
        IReadOnlyList<LeftOutRow> LeftOut, int LeftOutCount, IReadOnlyList<Question> Questions, TableBody? Table);

    /// <param name="Encoding">The name of its encoding.</param>
    /// <param name="Delimiter">Between cells.</param>
    /// <param name="Columns">In the order of the file.</param>
    public sealed record TableBody(string Encoding, string Delimiter, IReadOnlyList<ColumnBody> Columns);

    /// <param name="Header">The name in the file.</param>
    /// <param name="Field">What it holds; null where it is passed over.</param>
    public sealed record ColumnBody(string Header, Field? Field);

    /// <param name="File">The file.</param>
    /// <param name="Options">Of a table: JSON as <c>{"dayOrder":"dayFirst","mapping":{"Kunde":"name"}}</c>, with the members encoding,
    /// delimiter, dayOrder, decimalMark, calendar, timeZone, kind, mapping and includePrivate.</param>
    public sealed record Form(IFormFile File, string? Options = null);

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/preview", HandleAsync)
            .Describe(nameof(PreviewImport), "Say what a file holds, without storing it", Policies.Sales)
            .WithDescription("The part file of multipart/form-data: an invoice as UBL 2.1, CII D16B, NAV 3.0 or myDATA, or a table as "
                + "CSV of "
                + "any program. At most 100 MB.")
            .Accepts<Form>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(Largest + MostOfForm));

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(HttpRequest request,
        IOptions<JsonOptions> json, CancellationToken ct)
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

        if (OptionsOf(form["options"], json.Value.SerializerOptions) is not { } options)
        {
            return Problems.InvalidRequest("options", "The options are no JSON with the members of this route.");
        }

        await using var content = file.OpenReadStream();
        try
        {
            return TypedResults.Ok(Read(content, options, Language(request), ct));
        }
        catch (RefusedFileException e)
        {
            return ImportProblems.FileNotRead(e.Refusal);
        }
    }

    private static TableOptions? OptionsOf(string? text, JsonSerializerOptions json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? TableOptions.None : JsonSerializer.Deserialize<TableOptions>(text, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The first language of the caller, which breaks a tie between code pages.
    private static string? Language(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is [{ Value: { Length: >= 2 } language }, ..] ? language.Subsegment(0, 2).Value : null;

    private static Response Read(Stream file, TableOptions options, string? language, CancellationToken ct)
    {
        var start = new byte[FileKinds.Needed];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var bytes = start.AsSpan(0, length);
        var text = (TextEncoding.IsUtf16(bytes) ?? Encoding.Latin1).GetString(bytes).TrimStart('\u00EF', '\u00BB', '\u00BF');
        return (FileKinds.Refused(bytes) ?? FileKinds.Page(text)) is { } refusal ? throw new RefusedFileException(refusal)
            : FileKinds.IsXml(text) ? Invoices(file)
            : Table(file, options, language, ct);
    }

    private static Response Invoices(Stream file)
    {
        var invoices = InvoiceFile.Read(file);
        var records = invoices.Documents.Where(read => read.Document is not null).ToList();
        var rejected = invoices.Documents.SelectMany(read => read.Faults).ToList();
        return new(invoices.Format, [.. records.Take(MostRecords).Select(read => ImportRecord.Of(read.Document!, read.Line))],
            records.Count, [.. rejected.Take(MostRecords)], rejected.Count, [], 0, [], null);
    }

    private static Response Table(Stream file, TableOptions options, string? language, CancellationToken ct)
    {
        var table = TableFile.Open(file, options, language, ct);
        var (records, rejected, count, rejectedCount) = (new List<ImportRecord>(), new List<Rejected>(), 0, 0);
        foreach (var item in table.Items(Reject, ct))
        {
            count++;
            if (records.Count < MostRecords)
            {
                records.Add(ImportRecord.Of(item));
            }
        }

        return new(table.Format, records, count, rejected, rejectedCount, table.LeftOut, table.LeftOutCount, table.Questions,
            new(table.Encoding, table.Delimiter.ToString(), [.. table.Columns.Select(column => new ColumnBody(column.Header,
                column.Field))]));

        void Reject(Rejected fault)
        {
            rejectedCount++;
            if (rejected.Count < MostRecords)
            {
                rejected.Add(fault);
            }
        }
    }
}
