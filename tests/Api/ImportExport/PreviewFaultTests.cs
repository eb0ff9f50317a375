using System.Globalization;
using System.Text;
using OutlookCrm.Simulator;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What programs and people write oddly in a table is read, asked or said.</summary>
public sealed class PreviewFaultTests : IAsyncLifetime
{
    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Theory]
    [InlineData("\"[\"\"x\"\",\"\"y\"\"]\"", "x,y")]
    [InlineData("\"[\"\"one\"\"]\"", "one")]
    [InlineData("\"[\"\"a, b\"\",\"\"c\"\"]\"", "a, b,c")]
    [InlineData("x; y", "x,y")]
    [InlineData("[VIP]", "[VIP]")]
    [InlineData("\"[\"\"broken\"", "[\"broken")]
    public async Task A_list_in_a_cell_is_a_list(string cell, string tags)
    {
        var preview = await _company.Maria.PreviewAsync($"id,name,emailAddress,tags\n1,Anna,a@duna.example,{cell}\n");
        Assert.Equal(tags, string.Join(',', preview.GetProperty("records")[0].GetProperty("customer").GetProperty("tags").EnumerateArray()
            .Select(tag => tag.GetString())));
    }

    [Theory]
    [InlineData("\"Grand Totals (2 records)\",\"\",\"\"", "total")]
    [InlineData("Total (17),,", "total")]
    [InlineData("Subtotal (EUR),,", "total")]
    [InlineData("Σύνολο (2 εγγραφές),,", "total")]
    [InlineData("Total:,,", "total")]
    [InlineData("Total (Hellas) SA,,office@total.example", "")]
    public async Task A_sum_that_says_how_much_it_sums_is_no_record(string row, string reason)
    {
        var preview = await _company.Maria.PreviewAsync($"Account Name,Contact,Email\nA,B,b@x.example\n{row}\n");
        Assert.Equal(reason, string.Join(',', preview.GetProperty("leftOut").EnumerateArray().Select(left => left.Text("reason"))));
        Assert.Equal(reason.Length == 0 ? "2" : "1", preview.Text("recordCount"));
    }

    [Theory]
    [InlineData("1.234|2.500|3.750|4.125", "decimalMark", "1.234 1234 1.234,2.500 2500 2.500,3.750 3750 3.750")]
    [InlineData("1.234|2.500", "decimalMark", "1.234 1234 1.234,2.500 2500 2.500")]
    [InlineData("1.234|2.50", "", "")]
    [InlineData("1.234|1.234.567", "", "")]
    [InlineData("0.500|1.234", "", "")]
    [InlineData("12|7", "", "")]
    public async Task A_number_that_may_be_a_thousand_is_asked_whatever_the_delimiter(string amounts, string asked, string examples)
    {
        var text = new StringBuilder("Invoice number,Customer,Date,Total\n");
        foreach (var (i, amount) in amounts.Split('|').Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"I-{i},Anna,2026-06-16,{amount}\n");
        }

        var questions = (await _company.Maria.PreviewAsync(text.ToString())).GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(asked, string.Join(',', questions.Select(question => question.Text("code"))));
        Assert.Equal(examples, string.Join(',', questions.SelectMany(question => question.GetProperty("examples").EnumerateArray())
            .Select(example => $"{example.Text("text")} {string.Join(' ', example.GetProperty("meanings").EnumerateArray())}")));
    }

    [Theory]
    [InlineData("Όνομα;Τηλέφωνο γραφείου;Email\nΆννα;2310 555;a@x.example\n", "phone")]
    [InlineData("Nume;Telefon birou;Email\nAna;0722 555;a@x.example\n", "phone")]
    [InlineData("Név;Irodai telefon;Email\nAnna;1 555;a@x.example\n", "phone")]
    [InlineData("Naam;Kantoortelefoon;E-pos\nAnna;021 555;a@x.example\n", "phone")]
    [InlineData("نام;تلفن محل کار;ایمیل\nرضا;021 555;a@x.example\n", "phone")]
    [InlineData("Klant;Telefoonnummer;E-mailadres\nAnna;020 555;a@x.example\n", "phone")]
    public async Task Columns_are_known_by_their_words(string file, string field)
    {
        var columns = (await _company.Maria.PreviewAsync(file)).GetProperty("table").GetProperty("columns");
        Assert.Equal(("name", field, "email"), (columns[0].Text("field"), columns[1].Text("field"), columns[2].Text("field")));
    }

    [Theory]
    [InlineData("Datum;Verwysing;Kliënt;Bedrag")]
    [InlineData("Datum;Referentie;Klant;Bedrag")]
    [InlineData("Datum;Referenz;Kunde;Betrag")]
    [InlineData("Factuurdatum;Factuurnummer;Klantnaam;Totaalbedrag")]
    [InlineData("Ημερομηνία;Αναφορά;Πελάτης;Ποσό")]
    [InlineData("Dátum;Hivatkozás;Ügyfél;Összeg")]
    public async Task A_short_list_of_sales_is_known_by_its_words(string header)
    {
        var record = (await _company.Maria.PreviewAsync($"{header}\n2026-06-16;V-1;Anna;12,50\n")).GetProperty("records")[0];
        Assert.Equal(("invoice", "V-1", "2026-06-16", "Anna", "12.50"), (record.Text("kind"), record.Text("number"),
            record.Text("issueDate"), record.Text("buyer", "name"), record.Text("payable")));
    }

    [Theory]
    [InlineData(25, 0, "more-addresses-than-20")]
    [InlineData(20, 20, "")]
    [InlineData(0, 23, "more-phones-than-20")]
    [InlineData(1, 1, "phone-too-long")]
    [InlineData(21, 21, "more-addresses-than-20,more-phones-than-20")]
    public async Task What_does_not_fit_a_profile_is_said_and_kept(int addresses, int phones, string warnings)
    {
        var emails = string.Join(';', Enumerable.Range(0, addresses).Select(i => $"a{i}@duna.example"));
        var end = warnings == "phone-too-long" ? new string('5', 40) : "";
        var numbers = string.Join(';', Enumerable.Range(0, phones).Select(i => $"+36 30 {i}{end}"));
        var file = $"Name,Email,Phone\nAnna,\"{emails}\",\"{numbers}\"\n";
        var options = new { delimiter = "," };
        Assert.Equal(warnings, string.Join(',', (await _company.Maria.PreviewAsync(file, options)).GetProperty("records")[0].Codes()));
        if (addresses > 0)
        {
            await _company.ImportAsync(Encoding.UTF8.GetBytes(file), options);
            var customer = (await _company.CardAsync("a0@duna.example")).GetProperty("people")[0].GetProperty("customer");
            var notes = customer.Text("profile", "notes");
            Assert.Equal(warnings.Length > 0, notes is not null);
            Assert.Equal(addresses > 20, notes?.Contains("a20@duna.example", StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public async Task A_PDF_is_refused_with_what_to_do_about_it()
    {
        using var response = await _company.Maria.SendAsync("%PDF-1.7\n..."u8.ToArray(), "invoice.pdf");
        Assert.Contains("factur-x.xml", (await response.IsProblemAsync(422, "file-not-read")).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Us Kft.", "HU12345678", "Seller SA", "EL094000000", "bought-not-sold")]
    [InlineData("Somebody", "HU12345678", "Seller SA", "", "bought-not-sold")]
    [InlineData("US KFT", "", "Seller SA", "", "bought-not-sold")]
    [InlineData("Us Kft.", "HU12345678", "Us Kft.", "HU12345678", "")]
    [InlineData("Duna Kft.", "HU87654321", "Us Kft.", "HU12345678", "")]
    public async Task What_the_company_has_bought_is_not_taken_for_a_sale(string buyer, string buyerTax, string seller, string sellerTax,
        string code)
    {
        using (var us = new StringContent("""{"names":["Us Kft."],"taxNumbers":["HU 12345678"]}""", Encoding.UTF8, "application/json"))
        using (var set = await _company.Ilona.PutAsync("/api/imports/company", us))
        {
            Assert.Equal(204, (int)set.StatusCode);
        }

        var import = await _company.ImportAsync($"""
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>B-1</cbc:ID><cbc:IssueDate>2026-06-16</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
              <cac:AccountingSupplierParty>{Party(seller, sellerTax)}</cac:AccountingSupplierParty>
              <cac:AccountingCustomerParty>{Party(buyer, buyerTax)}</cac:AccountingCustomerParty>
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">10.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
            </Invoice>
            """);
        Assert.Equal(code, string.Join(',', import.GetProperty("rejected").EnumerateArray().Select(reject => reject.Text("code"))));
        Assert.Equal(code.Length == 0 ? "1" : "0", Count(import, "salesAdded"));
    }

    [Fact]
    public async Task What_an_import_was_told_is_offered_to_the_next_of_the_same_header_until_it_is_forgotten()
    {
        const string File = "Foo;Email\nAnna;foo@duna.example\n";
        var options = new { mapping = new Dictionary<string, string> { ["Foo"] = "name" }, update = "overwrite" };
        Assert.Null((await _company.Maria.PreviewAsync(File)).Text("remembered"));
        await _company.ImportAsync(Encoding.UTF8.GetBytes(File), options);

        var remembered = (await _company.Maria.PreviewAsync("foo ;EMAIL;OutlookCrm line;OutlookCrm reason\nX;x@x.example;2;no-name\n"))
            .GetProperty("remembered");
        Assert.Equal(("name", "overwrite"), (remembered.Text("options", "mapping", "Foo"), remembered.Text("options", "update")));
        Assert.Null((await _company.Maria.PreviewAsync("Foo;Email;City\nX;x@x.example;Y\n")).Text("remembered"));
        using var forgotten = await _company.Maria.DeleteAsync($"/api/imports/mappings/{remembered.Text("signature")}");
        Assert.Equal(204, (int)forgotten.StatusCode);
        Assert.Null((await _company.Maria.PreviewAsync(File)).Text("remembered"));
    }

    [Fact]
    public async Task An_erasure_takes_the_customer_out_of_what_imports_left_out()
    {
        await _company.ImportAsync("Name;Email\nAnna Kis;anna@duna.example\n");
        var import = await _company.ImportAsync("Payment id;Payment date;Amount;Email;Name\nP-1;soon;1,50;anna@duna.example;\n"
            + "P-2;soon;1,50;;Kis Anna\nP-3;soon;1,50;bela@duna.example;Béla\n");
        var anna = (await _company.CardAsync("anna@duna.example")).GetProperty("people")[0].GetProperty("customer");
        using (var erased = await _company.Ilona.DeleteAsync($"/api/customers/{anna.Text("id")}", anna.Text("version")))
        {
            Assert.Equal(204, (int)erased.StatusCode);
        }

        var left = await _company.Maria.GetStringAsync($"/api/imports/{import.Text("id")}/rejected");
        Assert.DoesNotContain("anna", left, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("bela@duna.example", left, StringComparison.Ordinal);
    }

    private static string Party(string name, string tax) => $"<cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName>"
        + (tax.Length == 0 ? "" : $"<cac:PartyTaxScheme><cbc:CompanyID>{tax}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>"
            + "</cac:TaxScheme></cac:PartyTaxScheme>")
        + "</cac:Party>";
}
