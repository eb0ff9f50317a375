using Microsoft.AspNetCore.Mvc;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Money;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.ImportExport;

/// <summary>Says what a file holds, without storing anything of it.</summary>
internal static class PreviewImport
{
    private const int MostRecords = 1000;
    private const string Unknown = "csv-unknown";

    /// <param name="Format">What the file is, as <c>ubl-invoice</c> or <c>shopify-orders</c>; <c>csv-customers</c> and the like for a table
    /// of no known program, <c>csv-unknown</c> for a table whose columns the mapping has to name first.</param>
    /// <param name="Records">What it holds, at most 1,000.</param>
    /// <param name="RecordCount">How many there are.</param>
    /// <param name="Rejected">What is left out because of a value, at most 1,000.</param>
    /// <param name="RejectedCount">How many there are.</param>
    /// <param name="LeftOut">Rows of a table that are no records: sums, remarks, private people; at most 200.</param>
    /// <param name="LeftOutCount">How many there are.</param>
    /// <param name="Questions">What a table does not tell: the options of the next request answer.</param>
    /// <param name="Table">How a table was read; null for invoices of XML.</param>
    /// <param name="Remembered">What the last import of a table with the same header was told, to send in the options; null for
    /// none.</param>
    public sealed record Response(
        string Format, IReadOnlyList<ImportRecord> Records, int RecordCount, IReadOnlyList<Rejected> Rejected, int RejectedCount,
        IReadOnlyList<LeftOutRow> LeftOut, int LeftOutCount, IReadOnlyList<Question> Questions, TableBody? Table,
        RememberedAnswers? Remembered = null);

    /// <param name="Encoding">The name of its encoding.</param>
    /// <param name="Delimiter">Between cells.</param>
    /// <param name="Columns">In the order of the file.</param>
    /// <param name="Missing">What the columns do not hold and the table needs before it is read, said in the mapping: of each group one
    /// field. Empty for a table that is read, and for a table (<c>csv-unknown</c>) whose columns do not tell what the rows are.</param>
    public sealed record TableBody(
        string Encoding, string Delimiter, IReadOnlyList<ColumnBody> Columns, IReadOnlyList<IReadOnlyList<Field>> Missing);

    /// <param name="Header">The name in the file.</param>
    /// <param name="Field">What it holds; null where it is passed over.</param>
    /// <param name="Examples">The first of its values, at most three, each cut behind 60 characters.</param>
    public sealed record ColumnBody(string Header, Field? Field, IReadOnlyList<string> Examples);

    public static void Map(RouteGroupBuilder imports) =>
        imports.MapPost("/preview", HandleAsync)
            .Describe(nameof(PreviewImport), "Say what a file holds, without storing it", Policies.Sales).OpenToKeys(KeyScope.Import)
            .WithDescription("The part file of multipart/form-data: an invoice as UBL 2.1, CII D16B, NAV 3.0 or myDATA, or a table as "
                + "CSV of "
                + "any program. At most 100 MB.")
            .Accepts<ImportForm.Body>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(ImportForm.MostBytes));

    private static Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(HttpRequest request, IOptions<JsonOptions> json,
        CurrentUser user, ImportStore imports, TenantMoney money, CancellationToken ct)
    {
        return OpenedImport.UseAsync(request, json.Value.SerializerOptions, user, money, mayBeOpen: true, PreviewAsync, ct, MapAsync);

        Task<Ok<Response>> PreviewAsync(OpenedImport opened) => AnswerAsync(Read(opened, ct), opened.File.Table?.Header);

        Task<Ok<Response>> MapAsync(UnmappedTable table) => AnswerAsync(new(Unknown, [], 0, [], 0, [], 0, [],
            Body(table.Encoding, table.Delimiter, table.Header.Zip(table.Fields), table.Examples, table.Missing)), table.Header);

        async Task<Ok<Response>> AnswerAsync(Response response, IReadOnlyList<string>? header) => TypedResults.Ok(response with
        {
            Remembered = header is null ? null : await imports.AnswersAsync(user.Tenant, RememberedAnswers.SignatureOf(header), ct),
        });
    }

    private static TableBody Body(string encoding, char delimiter, IEnumerable<(string Header, Field? Field)> columns,
        IReadOnlyList<IReadOnlyList<string>> examples, IReadOnlyList<IReadOnlyList<Field>> missing) => new(encoding, delimiter.ToString(),
            [.. columns.Zip(examples, (column, values) => new ColumnBody(column.Header, column.Field, values))], missing);

    private static Response Read(OpenedImport opened, CancellationToken ct)
    {
        var (file, currency) = (opened.File, opened.Options.Currency ?? opened.Money.HomeCurrency);
        var (records, rejected, count, rejectedCount) = (new List<ImportRecord>(), new List<Rejected>(), 0, 0);
        foreach (var item in file.Items(null, Reject, ct))
        {
            if (ValueInTheWay.CodeOf(item, file.Format, currency) is { } code)
            {
                Reject(ValueInTheWay.Of(item, code, file.HeaderOf));
                continue;
            }

            count++;
            if (records.Count < MostRecords)
            {
                records.Add(ImportRecord.Of(item));
            }
        }

        return new(file.Format, records, count, rejected, rejectedCount, file.Table?.LeftOut ?? [], file.Table?.LeftOutCount ?? 0,
            file.Table?.Questions ?? [], file.Table is { } table
                ? Body(table.Encoding, table.Delimiter, table.Columns, table.Examples, []) : null);

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
