using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Integrations;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What leaves as a file is whole, computes nothing in a spreadsheet, and comes back through the import as it was.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\u00a0@x", "'\u00a0@x")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'123", "''123")]
    [InlineData("+1-555", "+1-555")]
    [InlineData("+36 (1) 555-12", "+36 (1) 555-12")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("- a dash", "'- a dash")]
    [InlineData("-", "'-")]
    [InlineData("+", "'+")]
    [InlineData("O'Neil", "O'Neil")]
    [InlineData("'t Hart", "'t Hart")]
    [InlineData("", "")]
    [InlineData("a=1", "a=1")]
    [InlineData("10-11", "10-11")]
    public void A_text_is_marked_where_a_spreadsheet_would_compute_it_and_the_import_takes_the_mark_off(string text, string written)
    {
        Assert.Equal(written, Apostrophe.On(text));
        Assert.Equal(text, Apostrophe.Off(written));
    }

    [Fact]
    public async Task Customers_come_back_through_the_import_as_they_were()
    {
        await using var own = await Company.StartAsync(new SimulatorOptions());
        string[] names = ["=1+1", "'=cmd", "@Home", "-Minus", "+Plus", "O'Neil; \"Bob\", jr",
            "'t Hart", "علی\u200cرضا", "''=x", "- dash"];
        foreach (var (i, name) in names.Index())
        {
            using var added = await own.Maria.PostAsJsonAsync("/api/customers", new
            {
                kind = i % 3 == 0 ? "organisation" : "person",
                name,
                addresses = new[] { $"a{i}@firm{i}.example", $"b{i}@firm{i}.example" },
                phones = new[] { "+1-555", $"0{i} 123" },
                notes = $"=note {i}\nsecond; line",
                city = "-Town",
                country = "GR",
            });
            await added.ReadAsync(201);
        }

        var csv = await own.Ilona.GetByteArrayAsync("/api/exports/customers?format=csv");
        var records = await PreviewAsync(own, csv);

        Assert.Equal(names.Order(StringComparer.Ordinal),
            records.Select(record => record.Text("customer", "name")!).Order(StringComparer.Ordinal));
        foreach (var record in records)
        {
            var i = Array.IndexOf(names, record.Text("customer", "name"));
            var customer = record.GetProperty("customer");
            Assert.Equal(i % 3 == 0 ? "organisation" : "person", record.Text("kind"));
            Assert.Equal([$"a{i}@firm{i}.example", $"b{i}@firm{i}.example"], Texts(customer, "emails"));
            Assert.Equal(["+1-555", $"0{i} 123"], Texts(customer, "phones"));
            Assert.Equal($"=note {i}\nsecond; line", customer.Text("notes"));
            Assert.Equal("-Town", customer.Text("city"));
        }

        var again = await own.ImportAsync(csv);
        Assert.Equal(("0", ""), (Imports.Count(again, "customersAdded"), Imports.Rejected(again)));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Sales_payments_and_timelines_are_whole_also_of_who_was_erased(string format)
    {
        await using var own = await Company.StartAsync(new SimulatorOptions());
        var (kept, gone) = (await own.AddPersonAsync("kept@a.example", "=Kept"), await own.AddPersonAsync("gone@b.example", "Gone Girl"));
        foreach (var (id, number, lines) in new[] { (kept, "=7", 120), (gone, "2026-2", 2) })
        {
            using var sold = await own.Maria.PostAsJsonAsync($"/api/customers/{id}/sales", new
            {
                kind = "invoice",
                number,
                day = "2026-10-01",
                currency = "EUR",
                lines = Enumerable.Range(0, lines).Select(i => new { description = $"Part {i}", quantity = 2, unitPrice = 1.25m }),
            });
            await sold.ReadAsync(201);
        }

        using (var paid = await own.Maria.PostAsJsonAsync($"/api/customers/{kept}/payments",
            new { day = "2026-10-09", amount = -20.5m, currency = "EUR", reference = "@ref" }))
        {
            await paid.ReadAsync(201);
        }

        using (var read = await own.Maria.GetAsync($"/api/customers/{gone}"))
        using (var erased = await own.Ilona.DeleteAsync($"/api/customers/{gone}", (await read.ReadAsync(200)).Text("version")))
        {
            await erased.ReadAsync(204);
        }

        var (sales, payments, timeline) = (await FileAsync(own, "sales", format), await FileAsync(own, "payments", format),
            await FileAsync(own, "timeline", format));

        Assert.DoesNotContain("Gone Girl", sales + payments + timeline, StringComparison.Ordinal);
        Assert.DoesNotContain($"{gone}", sales + payments + timeline, StringComparison.Ordinal);
        Assert.Contains("2026-2", sales, StringComparison.Ordinal);
        if (format == "json")
        {
            var all = JsonDocument.Parse(sales).RootElement.EnumerateArray().ToList();
            Assert.Equal([120, 0], all.Select(one => one.GetProperty("sale").TryGetProperty("lines", out var lines)
                ? lines.GetArrayLength() : 0));
            Assert.Equal("@ref", JsonDocument.Parse(payments).RootElement[0].Text("payment", "reference"));
            Assert.Equal(2, JsonDocument.Parse(timeline).RootElement.GetArrayLength());
            return;
        }

        Assert.Equal(1 + 120 + 1, sales.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",'=Kept,", sales, StringComparison.Ordinal);
        Assert.Contains(",'=7,", sales, StringComparison.Ordinal);
        Assert.Contains(",-20.5,EUR,,'@ref", payments, StringComparison.Ordinal);
        var record = (await PreviewAsync(own, Encoding.UTF8.GetBytes(sales)))[0];
        Assert.Equal(("=7", "300", "=Kept"), (record.Text("number"), record.Text("payable"), record.Text("buyer", "name")));
    }

    [Fact]
    public async Task Only_managers_and_read_keys_export_and_the_deed_is_on_record()
    {
        await using var own = await Company.StartAsync(new SimulatorOptions());
        using (var refused = await own.Maria.GetAsync("/api/exports/customers"))
        {
            await refused.IsProblemAsync(403, "not-allowed");
        }

        using (var unknown = await own.Ilona.GetAsync("/api/exports/secrets"))
        {
            await unknown.IsProblemAsync(400, "invalid-request");
        }

        var (_, secret) = await own.MakeKeyAsync("read", "Reports");
        using var client = own.ClientWith(secret);
        using var file = await client.GetAsync("/api/exports/payments?format=json");
        Assert.Equal("[]", await file.Content.ReadAsStringAsync());
        Assert.Equal("payments.json", file.Content.Headers.ContentDisposition?.FileName);
        var month = RowKeys.AuditMonth(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), DateTimeOffset.UtcNow);
        var rows = await own.Host.ApiServices.GetRequiredService<IRowStore>().ReadAsync(month, KeyRange.Everything, 1000, default);
        var deeds = rows.Select(row => JsonSerializer.Deserialize<JsonElement>(row.Content.Span))
            .Select(deed => $"{deed.Text("userName")} {deed.Text("verb")}");
        Assert.Contains("key Reports exported payments as json", deeds);
    }

    private static async Task<string> FileAsync(Company own, string table, string format)
    {
        using var file = await own.Ilona.GetAsync($"/api/exports/{table}?format={format}");
        Assert.Equal(200, (int)file.StatusCode);
        return await file.Content.ReadAsStringAsync();
    }

    private static async Task<List<JsonElement>> PreviewAsync(Company own, byte[] csv)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(csv), "file", "export.csv" } };
        using var read = await own.Maria.PostAsync("/api/imports/preview", form);
        return [.. (await read.ReadAsync(200)).GetProperty("records").EnumerateArray()];
    }

    private static IEnumerable<string?> Texts(JsonElement element, string member) =>
        element.GetProperty(member).EnumerateArray().Select(one => one.GetString());
}
