using OutlookCrm.Http;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Money;

namespace OutlookCrm.ImportExport;

/// <summary>The form that a file comes in: read by the preview and by the import alike.</summary>
/// <param name="File">The part file; null where the form is refused.</param>
/// <param name="Options">The part options; null where the form is refused.</param>
/// <param name="Language">The caller's first language, which breaks a tie between code pages; null where it is not known.</param>
/// <param name="Problem">Why the form is refused.</param>
internal sealed record ImportForm(IFormFile? File, TableAnswers? Options, string? Language, ProblemHttpResult? Problem)
{
    /// <summary>Bytes of a form: a file of 100 MB and what is around it.</summary>
    public const long MostBytes = Largest + (64 * 1024);

    private const long Largest = 100L * 1024 * 1024;
    private const string Unset = "Etc/UTC";

    /// <summary>What the form holds, for the API's document.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Options">Of a table: JSON as <c>{"dayOrder":"dayFirst","mapping":{"Kunde":"name"}}</c>, with the members encoding,
    /// delimiter, dayOrder, decimalMark, calendar, timeZone, kind, mapping, includePrivate, currency, addAnyway and corrections.</param>
    public sealed record Body(IFormFile File, string? Options = null);

    public static async Task<ImportForm> ReadAsync(HttpRequest request, JsonSerializerOptions json, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return No(Problems.InvalidRequest("file", "Send the file as the part file of multipart/form-data."));
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(ct);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return No(Problems.TooLarge(Largest));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            return No(Problems.InvalidRequest("file", "The form cannot be read to its end."));
        }

        return form.Files.GetFile("file") is not { } file
            ? No(Problems.InvalidRequest("file", "The form has no part of the name file."))
            : file.Length > Largest ? No(Problems.TooLarge(Largest))
            : OptionsOf(form["options"], json) is not { } options
            ? No(Problems.InvalidRequest("options", "The options are no JSON with the members of this route."))
            : new(file, options, LanguageOf(request), null);
    }

    /// <summary>The options with the zone of the company, where the caller names none and the company has set one.</summary>
    public static TableAnswers InZone(TableAnswers options, MoneySettings settings) =>
        options.TimeZone is null && settings.TimeZone != Unset ? options with { TimeZone = settings.TimeZone } : options;

    private static ImportForm No(ProblemHttpResult problem) => new(null, null, null, problem);

    private static TableAnswers? OptionsOf(string? text, JsonSerializerOptions json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? TableAnswers.None : JsonSerializer.Deserialize<TableAnswers>(text, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is [{ Value: { Length: >= 2 } language }, ..] ? language.Subsegment(0, 2).Value : null;
}
