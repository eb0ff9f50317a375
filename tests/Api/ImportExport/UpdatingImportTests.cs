using System.Text;
using System.Text.Json;
using OutlookCrm.Simulator;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A file changes known customers by the rule of each column, and an undo puts back what nobody has changed since.</summary>
public sealed class UpdatingImportTests : IAsyncLifetime
{
    private const string Before = "Name;Email;Phone;Company;City;Job title\nAnna Kis;anna@duna.example;+36 30 1;Duna Kft.;;Buyer\n";
    private const string After = "Name;Email;Phone;Company;City;Job title\nAnna Nagy;anna@duna.example;+36 30 2;;Budapest;Director\n";

    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Theory]
    [InlineData("""{}""", "Anna Kis|+36 30 1|Duna Kft.|Budapest|Buyer", "1 0")]
    [InlineData("""{"update":"fillEmpty"}""", "Anna Kis|+36 30 1|Duna Kft.|Budapest|Buyer", "1 0")]
    [InlineData("""{"update":"never"}""", "Anna Kis|+36 30 1|Duna Kft.||Buyer", "0 1")]
    [InlineData("""{"update":"overwrite"}""", "Anna Nagy|+36 30 2|Duna Kft.|Budapest|Director", "1 0")]
    [InlineData("""{"updates":{"Phone":"overwrite","City":"never"}}""", "Anna Kis|+36 30 2|Duna Kft.||Buyer", "1 0")]
    [InlineData("""{"update":"overwrite","updates":{"Name":"never","Job title":"fillEmpty"}}""",
        "Anna Kis|+36 30 2|Duna Kft.|Budapest|Buyer", "1 0")]
    public async Task Each_column_has_its_rule_and_an_empty_cell_changes_nothing(string options, string anna, string counts)
    {
        await _company.ImportAsync(Before);
        var version = (await AnnaAsync()).Text("version");
        var import = await ImportAsync(After, options);

        Assert.Equal(("0", counts), (Count(import, "customersAdded"),
            $"{Count(import, "customersChanged")} {Count(import, "customersKnown")}"));
        Assert.Equal(anna, Line(await AnnaAsync()));
        var again = await ImportAsync(After, options);
        Assert.Equal(("0", "1"), (Count(again, "customersChanged"), Count(again, "customersKnown")));

        var undone = await _company.UndoImportAsync(import);
        Assert.Equal((counts[..1], "0", "0"), (undone.Text("undone", "customersRestored"), undone.Text("undone", "fieldsKept"),
            undone.Text("undone", "customersRemoved")));
        Assert.Equal("Anna Kis|+36 30 1|Duna Kft.||Buyer", Line(await AnnaAsync()));
        Assert.Equal(counts == "0 1", version == (await AnnaAsync()).Text("version"));
    }

    [Fact]
    public async Task An_undo_keeps_what_somebody_has_changed_since_and_says_so()
    {
        await _company.ImportAsync(Before);
        var import = await ImportAsync(After, """{"update":"overwrite"}""");
        var anna = await AnnaAsync();
        using (var edited = await _company.Maria.PutAsync($"/api/customers/{anna.Text("id")}",
            new
            {
                kind = "person",
                name = "Anna Nagy",
                addresses = new[] { "anna@duna.example" },
                phones = new[] { "+36 30 3" },
                company = "Duna Kft.",
                city = "Budapest",
                role = "Director",
            }, anna.Text("version")))
        {
            await edited.ReadAsync(200);
        }

        var undone = await _company.UndoImportAsync(import);
        Assert.Equal(("1", "1"), (undone.Text("undone", "customersRestored"), undone.Text("undone", "fieldsKept")));
        Assert.Equal("Anna Kis|+36 30 3|Duna Kft.||Buyer", Line(await AnnaAsync()));
    }

    [Theory]
    [InlineData("Anna;anna@duna.example;+36 30 1\nAnna;anna@duna.example;+36 30 2\n", "+36 30 1,+36 30 2", "anna@duna.example")]
    [InlineData("Anna;anna@duna.example;+36 30 1\nAnna;new@duna.example, anna@duna.example;\n", "+36 30 1",
        "anna@duna.example,new@duna.example")]
    [InlineData("Anna;anna@duna.example;\nAnna;ANNA@DUNA.example;+36 30 1\n", "+36 30 1", "anna@duna.example")]
    [InlineData("Anna;anna@duna.example, a@duna.example;+36 30 1\nAnna;a@duna.example;+36 30 1\n", "+36 30 1",
        "anna@duna.example,a@duna.example")]
    [InlineData("Anna;anna@duna.example;+36 30 1\nAnna;b@duna.example;\nAnna;anna@duna.example;\n", "+36 30 1", "anna@duna.example")]
    public async Task Several_rows_of_one_person_are_one_person(string rows, string phones, string addresses)
    {
        var import = await _company.ImportAsync($"Name;Email;Phone\n{rows}");
        var anna = await AnnaAsync();
        Assert.Equal((phones, addresses), (List(anna, "phones"), List(anna, "addresses")));
        Assert.Equal(rows.Contains("b@", StringComparison.Ordinal) ? "2" : "1", Count(import, "customersAdded"));
        var undone = await _company.UndoImportAsync(import);
        Assert.Equal("0", undone.Text("undone", "customersKept"));
    }

    [Fact]
    public async Task Rows_of_one_person_that_stand_far_apart_are_one_person_too()
    {
        var text = new StringBuilder("Name;Email;Phone\nAnna;anna@duna.example;+36 30 1\n");
        for (var i = 0; i < 900; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Guest {i};guest{i}@duna.example;\n");
        }

        var import = await _company.ImportAsync(text.Append("Anna;anna@duna.example;+36 30 2\n").ToString());
        Assert.Equal(("901", "0"), (Count(import, "customersAdded"), Count(import, "customersChanged")));
        Assert.Equal("+36 30 1,+36 30 2", List(await AnnaAsync(), "phones"));
        Assert.Equal("901", (await _company.UndoImportAsync(import)).Text("undone", "customersRemoved"));
    }

    private static string Line(JsonElement customer) => string.Join('|', customer.Text("profile", "name"), List(customer, "phones"),
        customer.Text("profile", "company"), customer.Text("profile", "city"), customer.Text("profile", "role"));

    private static string List(JsonElement customer, string member) => string.Join(',', customer.GetProperty("profile")
        .GetProperty(member).EnumerateArray().Select(value => value.GetString()));

    private Task<JsonElement> ImportAsync(string text, string options) =>
        _company.ImportAsync(Encoding.UTF8.GetBytes(text), JsonElement.Parse(options));

    private async Task<JsonElement> AnnaAsync() =>
        (await _company.CardAsync("anna@duna.example")).GetProperty("people")[0].GetProperty("customer");
}
