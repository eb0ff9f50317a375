using OutlookCrm.Customers.Addresses;
using OutlookCrm.Identity;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Money;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport;

/// <summary>A form that has been read, with its file open: with this the preview, the dry run and the import begin.</summary>
/// <param name="Form">The form.</param>
/// <param name="Content">The file, at its beginning or behind what was read.</param>
/// <param name="File">What the file holds.</param>
/// <param name="Options">The caller's answers, with the zone of the company where the caller names none.</param>
/// <param name="Money">The company's settings.</param>
internal sealed record OpenedImport(ImportForm Form, Stream Content, ImportFile File, TableAnswers Options, MoneySettings Money)
{
    private const int LongestName = 200;

    /// <summary>Reads the form of a request and does something with its file. What cannot be read is a problem, also where that turns out
    /// later.</summary>
    /// <param name="request">With the form.</param>
    /// <param name="json">How options are written.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="money">The company's settings.</param>
    /// <param name="mayBeOpen">Whether questions may be open: only the preview asks them.</param>
    /// <param name="use">What is done.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="map">What is done with a table whose columns a person has to map; null refuses the table.</param>
    public static async Task<Results<TOk, ProblemHttpResult>> UseAsync<TOk>(HttpRequest request, JsonSerializerOptions json,
        CurrentUser user, TenantMoney money, bool mayBeOpen, Func<OpenedImport, Task<TOk>> use, CancellationToken ct,
        Func<UnmappedTable, Task<TOk>>? map = null)
        where TOk : IResult
    {
        var form = await ImportForm.ReadAsync(request, json, ct);
        if (form.Problem is { } problem)
        {
            return problem;
        }

        await using var content = form.File!.OpenReadStream();
        try
        {
            var settings = await money.SettingsAsync(user.Tenant, ct);
            var options = ImportForm.InZone(form.Options!, settings);
            var file = ImportFile.Read(content, options, form.Language, ct);
            return file.Table is { } table && ImportForm.NoColumn(options, table.Header) is { } noColumn ? noColumn
                : !mayBeOpen && file.Open is { Count: > 0 } questions ? ImportProblems.AnswersNeeded(questions)
                : await use(new(form, content, file, options, settings));
        }
        catch (UnmappedTableException e) when (map is not null)
        {
            return ImportForm.NoColumn(form.Options!, e.Table.Header) is { } noColumn ? noColumn : await map(e.Table);
        }
        catch (RefusedFileException e)
        {
            return ImportProblems.FileNotRead(e.Refusal);
        }
    }

    /// <summary>The import as it begins, with the company's own people, whom it adds to no customer.</summary>
    public async Task<ImportHead> HeadAsync(CurrentUser user, IOwnPeople own, TimeProvider clock, CancellationToken ct)
    {
        var people = await own.OfAsync(user, ct);
        var name = Path.GetFileName(Form.File!.FileName.Replace('\\', '/'));
        return new(Guid.CreateVersion7(), name.Length > LongestName ? name[..LongestName] : name, File.Format, Options, Form.Language,
            ImportState.Waiting, new DoneBy(user.ObjectId, user.Name, clock.GetUtcNow()), null, 0, 0, ImportCounts.None, null,
            Found: File.Table?.Found, OwnDomains: [.. people.Domains], OwnAddresses: [.. people.Addresses]);
    }
}
