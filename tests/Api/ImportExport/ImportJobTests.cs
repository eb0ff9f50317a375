using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A file is written once, however often it comes, and is taken back whole.</summary>
public sealed class ImportJobTests : IAsyncLifetime
{
    private const string People = "Name;Email;Phone;Company;City;VAT number\n"
        + "Anna Kis;anna@duna.example;+36 30 555 0100;Duna Kft.;Budapest;\n"
        + "Béla Nagy;bela@duna.example;;Duna Kft.;;\n"
        + ";;;;;\n"
        + "Anna Kis;ANNA@duna.example;;Duna Kft.;;\n"
        + ";no address;;;Athens;\n";

    private const string Invoices = "Invoice number;Date;Due date;Customer;Email;VAT number;Net;VAT;Total;Balance;Currency\n"
        + "A-1;2026-06-16;2026-07-16;Aegean Tools SA;office@aegean.example;EL094000000;1000,00;240,00;1240,00;1240,00;EUR\n"
        + "A-2;2026-07-01;2026-07-31;Aegean Tools SA;;EL094000000;100,00;24,00;124,00;0,00;EUR\n"
        + "A-3;2026-07-05;;Aegean Tools SA;;EL094000000;-100,00;-24,00;-124,00;;EUR\n"
        + "A-4;2026-07-06;;Karoo Wine;;;1,00;0,15;1,155;;ZAR\n";

    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task People_are_added_once_and_a_bad_row_stops_nothing()
    {
        var first = await ImportAsync(People);
        Assert.Equal("done", first.Text("state"));
        Assert.Equal(("2", "0", "1"), (Count(first, "customersAdded"), Count(first, "customersKnown"), Count(first, "rejected")));
        Assert.Equal("6 no-name", Rejected(first));
        var anna = await CustomerAsync("anna@duna.example");
        Assert.Equal(("Anna Kis", "Duna Kft.", "Budapest"), (anna.Text("profile", "name"), anna.Text("profile", "company"),
            anna.Text("profile", "city")));

        var again = await ImportAsync(People);
        Assert.Equal(("0", "2"), (Count(again, "customersAdded"), Count(again, "customersKnown")));
        Assert.Equal(anna.Text("version"), (await CustomerAsync("anna@duna.example")).Text("version"));
    }

    [Fact]
    public async Task An_import_is_taken_back_but_not_what_somebody_changed_since()
    {
        var first = await ImportAsync(People);
        var bela = await CustomerAsync("bela@duna.example");
        using (var edited = await _company.Maria.PutAsync($"/api/customers/{bela.Text("id")}",
            new { kind = "person", name = "Béla Nagy", addresses = new[] { "bela@duna.example" }, notes = "Calls on Mondays" },
            bela.Text("version")))
        {
            await edited.ReadAsync(200);
        }

        var undone = await UndoAsync(first);
        Assert.Equal(("1", "1"), (undone.Text("undone", "customersRemoved"), undone.Text("undone", "customersKept")));
        Assert.Null(await FindAsync("anna@duna.example"));
        Assert.NotNull(await FindAsync("bela@duna.example"));
        var repeated = await UndoAsync(first);
        Assert.Equal(undone.GetProperty("undone").ToString(), repeated.GetProperty("undone").ToString());
    }

    [Fact]
    public async Task Invoices_find_their_customer_by_tax_number_and_come_once()
    {
        var first = await ImportAsync(Invoices);
        Assert.Equal(("1", "3", "1"), (Count(first, "customersAdded"), Count(first, "salesAdded"), Count(first, "rejected")));
        Assert.Equal("5 total-not-possible", Rejected(first));
        await IsLearntAsync();
        var customer = await CustomerAsync("office@aegean.example");
        Assert.Equal("A-3 -124.00,A-2 124.00,A-1 1240.00", await SalesAsync(customer));

        // A-2 is paid by the list itself, A-3 takes away from what A-1 asks for.
        Assert.Equal(1116, customer.GetProperty("openItems")[0].GetProperty("amount").GetProperty("value").GetDecimal());
        var again = await ImportAsync(Invoices);
        Assert.Equal(("0", "3"), (Count(again, "salesAdded"), Count(again, "salesUnchanged")));
        var changed = await ImportAsync(Invoices.Replace("1000,00;240,00;1240,00;1240,00", "2000,00;480,00;2480,00;2480,00",
            StringComparison.Ordinal));
        Assert.Equal(("1", "2"), (Count(changed, "salesDiffering"), Count(changed, "salesUnchanged")));
        Assert.Contains("2 number-with-other-content", Rejected(changed), StringComparison.Ordinal);
        Assert.Equal("A-3 -124.00,A-2 124.00,A-1 1240.00", await SalesAsync(customer));

        var undone = await UndoAsync(first);
        Assert.Equal(("3", "1"), (undone.Text("undone", "salesRemoved"), undone.Text("undone", "customersRemoved")));
        Assert.Null(await FindAsync("office@aegean.example"));
    }

    [Fact]
    public async Task Real_invoices_of_XML_are_written_with_their_meaning()
    {
        foreach (var file in new[] { "ubl-peppol-base.xml", "ubl-peppol-proforma-325.xml", "nav-hu-eredeti.xml",
            "nav-hu-modositas-negativ.xml" })
        {
            var import = await ImportAsync(Previews.Shared("invoices", file));
            Assert.Equal(("done", "1", ""), (import.Text("state"), Count(import, "salesAdded"), Rejected(import)));
        }

        var none = await ImportAsync(Previews.Shared("invoices", "nav-hu-maganszemely.xml"));
        Assert.Equal(("0", "2 no-buyer"), (Count(none, "salesAdded"), Rejected(none).Replace("8 ", "2 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Orders_and_payments_of_other_programs_are_written()
    {
        var orders = await ImportAsync(Previews.Shared("csv-samples", "shopify-orders.csv"));
        Assert.Equal(("2", "3"), (Count(orders, "customersAdded"), Count(orders, "salesAdded")));
        Assert.Equal("#1002 330.00, 110.00", await SalesAsync(await CustomerAsync("anna.vdm@example.com")));

        var stranger = await ImportAsync(Previews.Shared("csv-samples", "stripe-payments.csv"));
        Assert.Equal(("0", "2 unknown-customer,3 refunded"), (Count(stranger, "paymentsAdded"), Rejected(stranger)));
        await ImportAsync("Name,Email\nEleni,eleni.papadopoulou@example.com\n");
        var payments = await ImportAsync(Previews.Shared("csv-samples", "stripe-payments.csv"));
        Assert.Equal(("1", "1"), (Count(payments, "paymentsAdded"), Count(payments, "leftOut")));
        Assert.Equal("3 refunded", Rejected(payments));
        Assert.Equal("1", Count(await ImportAsync(Previews.Shared("csv-samples", "stripe-payments.csv")), "paymentsUnchanged"));
    }

    [Fact]
    public async Task What_the_file_does_not_tell_has_to_be_answered_first()
    {
        const string Open = "Invoice number;Date;Customer;Total\nA-1;01/02/2026;Anna;1.50\n";
        using (var refused = await SendAsync(_company.Maria, Encoding.UTF8.GetBytes(Open), null))
        {
            var problem = await refused.IsProblemAsync(422, "answers-needed");
            Assert.Equal("dayOrder", problem.GetProperty("questions")[0].Text("code"));
        }

        var import = await ImportAsync(Encoding.UTF8.GetBytes(Open), new { dayOrder = "dayFirst", currency = "ZAR" });
        Assert.Equal("1", Count(import, "salesAdded"));
    }

    [Theory]
    [InlineData("Foo;Email\nAnna;foo@duna.example\n", "Foo", "name")]
    [InlineData("Kérdés;Email\nAnna;foo@duna.example\n", "Kérdés", "name")]
    public async Task What_the_caller_says_of_a_column_holds_in_the_background(string file, string column, string field)
    {
        var import = await ImportAsync(Encoding.UTF8.GetBytes(file),
            new { mapping = new Dictionary<string, string> { [column] = field } });
        Assert.Equal("1", Count(import, "customersAdded"));
        Assert.Equal("Anna", (await CustomerAsync("foo@duna.example")).Text("profile", "name"));
    }

    [Fact]
    public async Task Somebody_of_the_same_name_is_not_added_silently()
    {
        await ImportAsync("Company;Email\nAegean Tools SA;office@aegean.example\n");
        const string Twin = "Company;Email\nAegean Tools SA;sales@aegean.example\n";

        Assert.Equal("2 known-by-name", Rejected(await ImportAsync(Twin)));
        Assert.Equal("1", Count(await ImportAsync(Encoding.UTF8.GetBytes(Twin), new { addAnyway = true }), "customersAdded"));
    }

    [Fact]
    public async Task Only_who_started_it_or_a_manager_takes_it_back_and_nobody_else_sees_it()
    {
        var import = await ImportAsync(People);
        var path = $"/api/imports/{import.Text("id")}";
        using var other = await _company.Nikos.PostAsync($"{path}/undo", null);
        await other.IsProblemAsync(403, "not-allowed");
        using var stranger = await _company.Mallory.GetAsync(path);
        await stranger.IsProblemAsync(404, "no-such-import");
        using var manager = await _company.Ilona.PostAsync($"{path}/undo", null);
        await manager.ReadAsync(202);
    }

    [Fact]
    public async Task An_import_goes_on_after_the_API_was_stopped_in_its_middle()
    {
        var text = new StringBuilder("Invoice number;Date;Customer;VAT number;Total;Currency\n");
        for (var i = 0; i < 1500; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"R-{i};2026-03-01;Firm {i % 300};EL{i % 300:000000000};12,50;EUR\n");
        }

        text.Append("R-1500;2026-03-01;;;12,50;EUR\n");
        string id;
        using (var started = await SendAsync(_company.Maria, Encoding.UTF8.GetBytes(text.ToString()), null))
        {
            id = (await started.ReadAsync(202)).Text("id")!;
        }

        for (var stop = 0; stop < 3; stop++)
        {
            await _company.Host.RestartApiAsync(TestContext.Current.CancellationToken);
        }

        var import = await _company.EndOfImportAsync(id, "done");
        Assert.Equal(("1501", "1502 no-buyer"), (import.Text("recordsRead"), Rejected(import)));
        var again = await ImportAsync(text.ToString());
        Assert.Equal(("0", "1500", "300"), (Count(again, "salesAdded"), Count(again, "salesUnchanged"), Count(again, "customersKnown")));
    }

    [Fact]
    public async Task A_return_that_an_older_version_stored_without_its_tax_is_no_other_document()
    {
        var file = Previews.Shared("csv-samples", "shopify-orders.csv");
        await ImportAsync(file);
        var customer = (await CustomerAsync("anna.vdm@example.com")).GetProperty("id").GetGuid();
        var rows = _company.Host.ApiServices.GetRequiredService<IRowStore>();
        var partition = RowKeys.Customer(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), customer);
        var stored = (await rows.ReadAsync(partition, SalesKeys.OfOthers, 10, default)).Single(row =>
            SaleRows.Read(row) is { Kind: SaleKind.Return });
        Assert.NotNull(SaleRows.Read(stored).Tax);
        await rows.CommitAsync(new RowBatch(partition).Replace(stored, SaleRows.Of(SaleRows.Read(stored) with { Tax = null })[0].Content),
            default);

        var again = await ImportAsync(file);
        Assert.Equal(("0", "0", "3"), (Count(again, "salesAdded"), Count(again, "salesDiffering"), Count(again, "salesUnchanged")));
    }

    // The job that fits the models looks once a minute by itself.
    private async Task IsLearntAsync()
    {
        var (rows, tenant) = (_company.Host.ApiServices.GetRequiredService<IRowStore>(),
            TenantId.FromValidatedToken(EntraDirectory.Contoso.Id));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await rows.FindAsync(RowKeys.Settings(tenant), "salesFit", patience.Token) is null)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private Task<JsonElement> ImportAsync(string text) => _company.ImportAsync(text);

    private Task<JsonElement> ImportAsync(byte[] file, object? options = null) => _company.ImportAsync(file, options);

    private Task<JsonElement> UndoAsync(JsonElement import) => _company.UndoImportAsync(import);

    private async Task<JsonElement?> FindAsync(string address) =>
        (await _company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer") is { ValueKind: JsonValueKind.Object } customer
            ? customer : null;

    private async Task<JsonElement> CustomerAsync(string address) => (await FindAsync(address))!.Value;

    private async Task<string> SalesAsync(JsonElement customer)
    {
        using var answer = await _company.Reza.GetAsync($"/api/customers/{customer.Text("id")}/sales");
        return string.Join(',', (await answer.ReadAsync(200)).GetProperty("sales").EnumerateArray()
            .Select(sale => $"{sale.Text("number")} {sale.Text("total")}"));
    }
}
