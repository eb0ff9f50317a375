using OutlookCrm.Http;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Money;
using OutlookCrm.Storage;

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
    private const int ShownName = 200;
    private const string Unset = "Etc/UTC";

    /// <summary>What the form holds, for the API's document.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Options">Of a table: JSON as <c>{"dayOrder":"dayFirst","mapping":{"Kunde":"name"}}</c>, with the members encoding,
    /// delimiter, dayOrder, dayOrders, decimalMark, calendar, timeZone, kind, mapping, includePrivate, currency, addAnyway, corrections and
    /// unknownTypes.</param>
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
            : OptionsOf(form["options"], json) is var (options, wrong) && options is null
            ? No(Problems.InvalidRequest(wrong.Member, wrong.Reason))
            : WhyNot(options) is var (member, reason) ? No(Problems.InvalidRequest($"options.{member}", reason))
            : new(file, options, LanguageOf(request), null);
    }

    /// <summary>The options with the zone of the company, where the caller names none and the company has set one.</summary>
    public static TableAnswers InZone(TableAnswers options, MoneySettings settings) =>
        options.TimeZone is null && settings.TimeZone != Unset ? options with { TimeZone = settings.TimeZone } : options;

    /// <summary>400 for a name in the mapping, or in the rules for single columns, that no column has; null where all are there.</summary>
    public static ProblemHttpResult? NoColumn(TableAnswers options, IReadOnlyList<string> header) =>
        NoColumn("mapping", options.Mapping?.Keys, header) ?? NoColumn("updates", options.Updates?.Keys, header)
            ?? NoColumn("dayOrders", options.DayOrders?.Keys, header);

    private static ProblemHttpResult? NoColumn(string member, IEnumerable<string>? names, IReadOnlyList<string> header) =>
        names?.FirstOrDefault(name => HeaderName.Meant(header, name) is null) is { } unknown
            ? Problems.InvalidRequest($"options.{member}", $"No column has the name {LongText.Cut(unknown, ShownName)}.") : null;

    // An answer that means nothing would be taken for none.
    private static (string Member, string Reason)? WhyNot(TableAnswers options) =>
        !IsOrder(options.DayOrder) ? ("dayOrder", "Either dayFirst, monthFirst or yearFirst.")
        : options.DayOrders?.Values.All(IsOrder) == false ? ("dayOrders", "Each either dayFirst, monthFirst or yearFirst.")
        : options.DecimalMark is not (null or "comma" or "point") ? ("decimalMark", "Either comma or point.")
        : options.Calendar is not (null or "persian" or "gregorian") ? ("calendar", "Either persian or gregorian.")
        : options.Corrections is not (null or "replace" or "add") ? ("corrections", "Either replace or add.")
        : options.UnknownTypes is not (null or UnknownTypes.Sale or UnknownTypes.LeaveOut) ? ("unknownTypes", "Either sale or leaveOut.")
        : options.Delimiter is not (null or [_]) ? ("delimiter", "One character.")
        : options.Encoding is { } encoding && TextEncoding.Find(encoding) is null ? ("encoding", "A name as windows-1253.")
        : options.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? ("timeZone", "A zone as Europe/Bucharest.")
        : options.Currency is { } currency && !Currency.IsCode(currency) ? ("currency", "A currency of ISO 4217, in capitals.")
        : null;

    private static bool IsOrder(string? answer) => answer is null or "dayFirst" or "monthFirst" or "yearFirst";

    private static ImportForm No(ProblemHttpResult problem) => new(null, null, null, problem);

    private static (TableAnswers? Options, (string Member, string Reason) Wrong) OptionsOf(string? text, JsonSerializerOptions json)
    {
        try
        {
            return (string.IsNullOrWhiteSpace(text) ? TableAnswers.None
                : JsonSerializer.Deserialize<TableAnswers>(text, json) ?? TableAnswers.None, default);
        }
        catch (JsonException e)
        {
            // "$.mapping.Foo" is the member of the options that means nothing.
            var path = e.Path is ['$', '.' or '[', ..] known ? $"options{LongText.Cut(known[1..], ShownName)}" : "options";
            return (null, Names(path) is { } names ? (path, $"Either null or one of: {string.Join(", ", names)}.")
                : ("options", "The options are no JSON with the members of this route."));
        }
    }

    private static IEnumerable<string>? Names(string path) => path.Split('.', '[')[1..] switch
    {
        ["mapping", _, ..] => Enum.GetNames<Field>().Select(JsonNamingPolicy.CamelCase.ConvertName),
        ["kind"] => Enum.GetNames<TableKind>().Select(JsonNamingPolicy.CamelCase.ConvertName),
        ["update"] or ["updates", _, ..] => Enum.GetNames<UpdateRule>().Select(JsonNamingPolicy.CamelCase.ConvertName),
        _ => null,
    };

    private static string? LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is [{ Value: { Length: >= 2 } language }, ..] ? language.Subsegment(0, 2).Value : null;
}
