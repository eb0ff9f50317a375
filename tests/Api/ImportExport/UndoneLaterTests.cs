using System.Text;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>An import is taken back after a later import or a person has touched its rows: what went and what stayed is said.</summary>
public sealed class UndoneLaterTests(Company company)
{
    private readonly string _u = Guid.NewGuid().ToString("N")[..8];

    // The steps are files, corrections by hand, and undos of the file of the number; each undo says what is not zero.
    [Theory]
    [InlineData("people ;undo 0", "customersRemoved 1")]
    [InlineData("people ;invoice 100,;undo 0;undo 1", "customersKept 1|salesRemoved 1")]
    [InlineData("people Athens;people Patras;undo 0;undo 1", "customersKept 1|customersRestored 1")]
    [InlineData("people ;people Athens;people Patras;undo 1;undo 2", "fieldsKept 1|customersRestored 1")]
    [InlineData("people ;people Athens;undo 1;undo 0", "customersRestored 1|customersRemoved 1")]
    [InlineData("invoice 100,;invoice 100,100;undo 0;undo 1", "customersKept 1 salesKept 1|salesRemoved 1")]
    [InlineData("invoice 100,;invoice 100,100;undo 1;undo 0", "salesRestored 1|customersRemoved 1 salesRemoved 1")]
    [InlineData("invoice 100,;invoice 100,;undo 1;undo 0", "|customersRemoved 1 salesRemoved 1")]
    [InlineData("invoice 100,;payment ;undo 0;undo 1", "customersKept 1 salesRemoved 1|paymentsRemoved 1")]
    [InlineData("invoice 100,;correct;undo 0", "customersKept 1 salesKept 1")]
    [InlineData("people ;rename;undo 0", "customersKept 1")]
    [InlineData("people ;people Athens;rename;undo 1;undo 0", "customersRestored 1|customersKept 1")]
    [InlineData("invoice 100,;invoice 100,60;invoice 100,100;undo 1;undo 2;undo 0",
        "|salesRestored 1|customersRemoved 1 salesRemoved 1")]
    [InlineData("product 5;product 6;undo 0", "productsKept 1")]
    [InlineData("product 5;undo 0", "productsRemoved 1")]
    public async Task What_stays_is_said(string steps, string said)
    {
        var (imports, undone) = (new List<JsonElement>(), new List<string>());
        foreach (var step in steps.Split(';'))
        {
            var (what, how) = (step.Split(' ')[0], step.Split(' ').ElementAtOrDefault(1) ?? "");
            switch (what)
            {
                case "undo":
                    var counts = (await company.UndoImportAsync(imports[how[0] - '0'])).GetProperty("undone");
                    undone.Add(string.Join(' ', counts.EnumerateObject().Where(one => one.Value.GetInt32() != 0)
                        .OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name} {one.Value}")));
                    break;
                case "rename":
                    await RenameAsync();
                    break;
                case "correct":
                    await CorrectAsync();
                    break;
                default:
                    imports.Add(await company.ImportAsync(Encoding.UTF8.GetBytes(FileOf(what, how)), new { update = "overwrite" }));
                    break;
            }
        }

        Assert.Equal(said, string.Join('|', undone));
    }

    private string FileOf(string what, string how) => what switch
    {
        "people" => $"Name;Email;City\nTe {_u};te{_u}@x.example;{how}\n",
        "invoice" => "Invoice Number,Invoice Date,Due Date,Customer,Email,Currency,Total,Amount Paid\n"
            + $"X{_u},2026-10-01,2026-10-31,Te {_u},te{_u}@x.example,EUR,{how}\n",
        "payment" => $"Payment Date,Customer Email,Amount,Currency,Invoice Number\n2026-10-10,te{_u}@x.example,60,EUR,X{_u}\n",
        _ => $"Product code;Product name;Price;Currency\nP{_u};Tea {_u};{how};EUR\n",
    };

    private async Task RenameAsync()
    {
        var id = (await company.CardAsync($"te{_u}@x.example")).GetProperty("people")[0].GetProperty("customer").Text("id");
        using var read = await company.Maria.GetAsync($"/api/customers/{id}");
        var city = (await read.ReadAsync(200)).Text("profile", "city");
        using var renamed = await company.Maria.PutAsync($"/api/customers/{id}",
            new { kind = "person", name = $"Tea {_u}", addresses = new[] { $"te{_u}@x.example" }, city },
            (await read.ReadAsync(200)).Text("version"));
        await renamed.ReadAsync(200);
    }

    private async Task CorrectAsync()
    {
        var customer = (await company.CardAsync($"te{_u}@x.example")).GetProperty("people")[0].GetProperty("customer").Text("id");
        using var read = await company.Maria.GetAsync($"/api/customers/{customer}/sales?limit=200");
        var sale = (await read.ReadAsync(200)).GetProperty("sales")[0];
        using var corrected = await company.Maria.PutAsync($"/api/customers/{customer}/sales/{sale.Text("id")}",
            new { kind = "invoice", day = "2026-10-01", currency = "EUR", number = $"X{_u}", total = 90 }, sale.Text("version"));
        await corrected.ReadAsync(200);
    }
}
