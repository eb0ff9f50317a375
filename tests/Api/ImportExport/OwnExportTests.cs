using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Importing what was exported adds nothing to the books.</summary>
public sealed partial class OwnExportTests(Company company)
{
    [Theory]
    [InlineData("fillEmpty")]
    [InlineData("overwrite")]
    public async Task What_is_known_of_a_customer_is_met_again(string update)
    {
        var (own, address) = (Guid.NewGuid().ToString("N")[..8], company.NewAddress("export"));
        object person = new
        {
            kind = "person",
            name = $"=Rich {own}",
            addresses = new[] { address, $"second-{address}" },
            phones = new[] { "+36 30 123 4567", "030 99 88" },
            birthday = new { month = 5, day = 1, year = 1980 },
            street = "Fő utca 1.",
            city = "Szeged",
            region = "Csongrád",
            postalCode = "06720",
            country = "HU",
            language = "hu",
            stage = "loyal",
            owner = new { userId = Guid.NewGuid(), name = "Somebody Else" },
            role = "Buyer",
            company = $"Duna; Kft {own}",
            notes = $"First line\nSecond, \"quoted\"\n\n{new string('x', 5000)}",
        };
        using var added = await company.Maria.PostAsJsonAsync("/api/customers", person);
        var path = $"/api/customers/{(await added.ReadAsync(201)).Text("id")}";
        await SellAsync(path, own);
        foreach (var (amount, method) in new[] { (6m, "bank"), (6m, "Transfer by bank"), (-2m, "fee back"), (1m, "") })
        {
            using var paid = await company.Maria.PostAsJsonAsync(
                $"{path}/payments", new { day = "2026-10-20", amount, currency = "EUR", method, reference = $"-ref {own}" });
            await paid.ReadAsync(201);
        }

        var before = await StandsAsync(path);

        var customers = await company.ImportAsync(Encoding.UTF8.GetBytes(await ExportAsync("customers", address)), new { update });
        var sales = await company.ImportAsync(await ExportAsync("sales", address));
        var payments = await company.ImportAsync(await ExportAsync("payments", address));

        Assert.Equal(("1", "0", ""), (Count(customers, "customersKnown"), Count(customers, "customersChanged"), Rejected(customers)));
        Assert.Equal(("11", "0", ""), (Count(sales, "salesUnchanged"), Count(sales, "salesAdded"), Rejected(sales)));
        Assert.Equal(("4", "0", ""), (Count(payments, "paymentsUnchanged"), Count(payments, "paymentsAdded"), Rejected(payments)));
        Assert.Equal(before, await StandsAsync(path));
    }

    [Theory]
    [InlineData("no,Anna,Csongrád,HU,hu,", "Csongrád hu  ")]
    [InlineData("yes,Duna,Csongrád,HU,pt-BR,duna.example;mail.duna.example", "Csongrád pt-BR duna.example,mail.duna.example ")]
    [InlineData("yes,Duna,,HU,,\"duna.example, tisza.example\"", "  duna.example,tisza.example ")]
    [InlineData("yes,Duna,,HU,Hungarian,gmail.com;duna.example", "  duna.example Language: Hungarian\nEmail domains: gmail.com")]
    [InlineData("no,Anna,,HU,,duna.example", "   Email domains: duna.example")]
    [InlineData("no,Anna,,HU,zh-Hant-TW,", " zh-Hant-TW  ")]
    public void Region_language_and_domains_come_back(string row, string expected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(
            $"Is company,Name,Region,Country,Language,Domains,Customer ID,Lifecycle stage\n{row},{Guid.NewGuid()},Customer\n"));
        var file = ImportFile.Read(stream, TableAnswers.None, null, default);
        var profile = CustomerMapping.Of((ImportedCustomer)file.Items(null, _ => { }, default).Single().Record,
            new(Guid.Empty, "Maria"));

        Assert.Equal(("outlookcrm-customers", expected), (file.Format,
            $"{profile.Region} {profile.Language} {string.Join(',', profile.Domains)} {profile.Notes}"));
    }

    private async Task SellAsync(string path, string own)
    {
        object[] lines =
        [
            new { description = "Gift card", quantity = 2, unitPrice = 10.125, discount = 0.25, code = $"G-{own}", unit = "pcs" },
            new { description = "-Taken back", quantity = -1.5, unitPrice = 3 },
        ];
        object[] documents =
        [
            new { kind = "order", number = $"O-{own}", total = 20m, payable = 15m, dueOn = "2026-11-01", place = "Web",
                note = "a\n\nb", lines },
            new { kind = "invoice", number = $"CN-{own}", total = 24.38m, tax = 4.38m, payable = 4m, dueOn = "2026-11-01",
                seller = $"HU {own}", place = "Szeged", order = $"O-{own}", note = "a\nb", lines },
            new { kind = "invoice", number = $"I-{own}", total = -3m, corrects = $"CN-{own}" },
            new { kind = "creditNote", number = $"C-{own}", total = 5m, tax = 1m, corrects = $"CN-{own}" },
            new { kind = "correction", number = $"K-{own}", total = -1m, corrects = $"I-{own}" },
            new { kind = "correction", number = $"R-{own}", total = 7m, corrects = $"I-{own}", replaces = true },
            new { kind = "prepayment", number = $"P-{own}", total = 3m },
            new { kind = "proForma", number = $"F-{own}", total = 9m, seller = "Duna Kft" },
            new { kind = "return", number = $"B-{own}", total = 2m, corrects = $"O-{own}" },
            new { kind = "return", total = 2m, lines },
            new { kind = "invoice", total = 1m },
        ];
        foreach (var document in documents)
        {
            var body = JsonSerializer.SerializeToNode(document)!.AsObject();
            (body["day"], body["currency"]) = ("2026-10-03", "EUR");
            using var sold = await company.Maria.PostAsJsonAsync($"{path}/sales", body);
            await sold.ReadAsync(201);
        }
    }

    private async Task<string> StandsAsync(string path)
    {
        using var customer = await company.Maria.GetAsync(path);
        using var account = await company.Maria.GetAsync($"{path}/payments");
        return $"{(await customer.ReadAsync(200)).GetProperty("profile")} {(await customer.ReadAsync(200)).GetProperty("summary")
            .GetProperty("sales").GetProperty("sums")} {(await account.ReadAsync(200)).GetProperty("balances")}";
    }

    private async Task<string> ExportAsync(string table, string address)
    {
        var csv = await company.Ilona.GetStringAsync($"/api/exports/{table}?format=csv");
        var records = RecordEnd().Split(csv);
        return string.Join("\r\n", records.Where((record, i) => i == 0 || record.Contains(address, StringComparison.Ordinal))) + "\r\n";
    }

    // The end of a row outside of quotation marks.
    [GeneratedRegex("\\r?\\n(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")]
    private static partial Regex RecordEnd();
}
