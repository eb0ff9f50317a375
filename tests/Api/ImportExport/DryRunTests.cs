using System.Text;
using System.Text.Json;
using OutlookCrm.Simulator;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A dry run says for each record what the import then does with it, and stores nothing.</summary>
public sealed class DryRunTests : IAsyncLifetime
{
    private const string Known = "Name;Email;Phone;Company;City\nAnna Kis;anna@duna.example;+36 30 1;Duna Kft.;\n"
        + "Béla Nagy;bela@duna.example;;Duna Kft.;\n";

    private const string People = "Name;Email;Phone;Company;City\n"
        + "Anna Kis;anna@duna.example;+36 30 2;Duna Kft.;Budapest\n"
        + "Béla Nagy;bela@duna.example;;;\n"
        + ";;;;Athens\n"
        + "Cili Tóth;cili@duna.example;;Duna Kft.;\n"
        + "Cili Tóth;cili@duna.example;+36 30 9;;\n"
        + "Béla Nagy;other@duna.example;;Duna Kft.;\n"
        + "Cili Tóth;another@duna.example;;Duna Kft.;\n"
        + "Both;anna@duna.example, bela@duna.example;;;\n";

    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Theory]
    [InlineData("""{}""", "city:->Budapest")]
    [InlineData("""{"update":"overwrite"}""", "phones:+36 30 1>+36 30 2,city:->Budapest")]
    [InlineData("""{"update":"overwrite","updates":{"City":"never"}}""", "phones:+36 30 1>+36 30 2")]
    public async Task Customers_are_said_to_be_created_changed_left_and_rejected(string options, string changes)
    {
        await _company.ImportAsync(Known);
        var planned = await PlanAsync(People, options);

        Assert.Equal($"2 update address Anna Kis [{changes}];3 unchanged address Béla Nagy [];4 rejected - - [] no-name;"
            + "5 create - - [];6 update file - [phones:->+36 30 9];7 rejected - - [] known-by-name;8 rejected - - [] known-by-name;"
            + "9 rejected - - [] addresses-of-several", Lines(planned));
        Assert.Equal("1 2 1 4", Counts(planned));
        Assert.Equal(JsonValueKind.Null, (await _company.CardAsync("cili@duna.example")).GetProperty("people")[0].GetProperty("customer")
            .ValueKind);

        var import = await _company.ImportAsync(Encoding.UTF8.GetBytes(People), JsonElement.Parse(options));
        Assert.Equal(("1", "1", "1"),
            (Count(import, "customersAdded"), Count(import, "customersChanged"), Count(import, "customersKnown")));
        Assert.Equal("4 no-name,7 known-by-name,8 known-by-name,9 addresses-of-several", Rejected(import));
        Assert.DoesNotContain("create", Lines(await PlanAsync(People, options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A-1;2026-06-16;Aegean Tools SA;EL094000000;1240,00\n", "2 unchanged taxNumber")]
    [InlineData("A-1;2026-06-16;Aegean Tools SA;EL094000000;1250,00\n", "2 rejected taxNumber number-with-other-content")]
    [InlineData("A-2;2026-06-16;Aegean Tools SA;EL094000000;10,00\n", "2 create taxNumber")]
    [InlineData("A-3;2026-06-16;Karoo Wine;EL094000001;10,00\n", "2 create -")]
    [InlineData("A-4;2026-06-16;;;10,00\n", "2 rejected - no-buyer")]
    [InlineData("A-5;2026-06-16;Nel;EL094000002;10,00\nA-6;2026-06-17;Nel;EL094000002;20,00\n", "2 create -;3 create file")]
    public async Task Documents_are_decided_as_the_import_decides(string rows, string planned)
    {
        const string Header = "Invoice number;Date;Customer;VAT number;Total\n";
        await _company.ImportAsync($"{Header}A-1;2026-06-16;Aegean Tools SA;EL094000000;1240,00\n");
        var records = (await PlanAsync(Header + rows, "{}")).GetProperty("records").EnumerateArray().ToList();

        Assert.Equal(planned, string.Join(';', records.Select(record => string.Join(' ', new[] { record.Text("line"),
            record.Text("action"), record.Text("knownBy") ?? "-", record.Text("code") }.Where(part => part is not null)))));
        var import = await _company.ImportAsync(Header + rows);
        Assert.Equal(records.Count(record => record.Text("action") == "create").ToString(System.Globalization.CultureInfo.InvariantCulture),
            Count(import, "salesAdded"));
    }

    [Fact]
    public async Task Payments_and_products_are_decided_too()
    {
        await _company.ImportAsync(Known);
        const string Payments = "Payment id;Payment date;Amount;Email;Currency\nP-1;2026-06-16;10,00;anna@duna.example;EUR\n"
            + "P-2;2026-06-16;10,00;nobody@duna.example;EUR\n";
        Assert.Equal("1 0 0 1", Counts(await PlanAsync(Payments, "{}")));
        await _company.ImportAsync(Payments);
        Assert.Equal("0 0 1 1", Counts(await PlanAsync(Payments, "{}")));

        const string Products = "Product code;Product name;Price;Currency\nOIL;Oil;5,00;EUR\nOIL;Oil;6,00;EUR\nBAD;Bad;-1,00;EUR\n";
        Assert.Equal("1 1 0 1", Counts(await PlanAsync(Products, "{}")));
        await _company.ImportAsync(Products);
        Assert.Equal("0 1 1 1", Counts(await PlanAsync(Products, "{}")));
    }

    [Fact]
    public async Task A_long_file_is_answered_in_pages_that_say_how_many_follow()
    {
        var text = new StringBuilder("Name;Email\n");
        for (var i = 0; i < 1200; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Guest {i};guest{i}@duna.example\n");
        }

        var (from, lines) = ((int?)0, new List<int>());
        while (from is { } page)
        {
            var planned = await PlanAsync(text.ToString(), "{}", page);
            Assert.Equal(("1200", "1200"), (planned.Text("recordCount"), planned.Text("decided")));
            lines.AddRange(planned.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("line").GetInt32()));
            from = planned.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt32() : null;
        }

        Assert.Equal(Enumerable.Range(2, 1200), lines);
    }

    private static string Counts(JsonElement planned) => string.Join(' ', new[] { "create", "update", "unchanged", "rejected" }
        .Select(action => planned.Text("counts", action)));

    private static string Lines(JsonElement planned) => string.Join(';', planned.GetProperty("records").EnumerateArray().Select(record =>
        $"{record.Text("line")} {record.Text("action")} {record.Text("knownBy") ?? "-"} "
            + $"{(record.GetProperty("customer") is { ValueKind: JsonValueKind.Object } customer ? customer.Text("name") : "-")} ["
            + string.Join(',', record.GetProperty("changes").EnumerateArray().Select(change =>
                $"{change.Text("field")}:{change.Text("from") ?? "-"}>{change.Text("to")}"))
            + $"] {record.Text("code")}".TrimEnd()));

    private async Task<JsonElement> PlanAsync(string text, string options, int from = 0)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "books.csv" },
            { new StringContent(options), "options" },
        };
        using var answer = await _company.Maria.PostAsync($"/api/imports/dry-run?from={from}", form);
        return await answer.ReadAsync(200);
    }
}
