using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A table whose columns do not tell what its rows are is read once a person has said what they hold.</summary>
public sealed class UnmappedTableTests(Company company)
{
    [Theory]
    [InlineData("Verwendungszweck;Buchungsbetrag;Konto\nRE-1;1,50;7\n", "missing-columns",
        "Name|GivenName|FamilyName|Company|Email|Phone")]
    [InlineData("col1,col2,col3\nA1,2026-10-01,5\n", "unknown-columns", "")]
    [InlineData("Foo;Bar\n1;2\n", "unknown-columns", "")]
    [InlineData("Buchungstag;Verwendungszweck;Betrag;Waehrung\n01.10.2026;x;1,50;EUR\n", "missing-columns",
        "InvoiceNumber|ExternalId|Name|Email")]
    [InlineData("Date,Gross Sales,Net Sales,Tax,Total Collected,Transaction ID,Customer Name,Currency\n2026-10-01,5,4,1,5,T1,Sa,EUR\n",
        "missing-columns", "Number")]
    [InlineData("Foo;Datum;Kunde;Betrag\n1;16.06.2026;Anna;1,50\n", "missing-columns", "Number")]
    [InlineData("amazon-order-id\tpurchase-date\tbuyer-email\tsku\tproduct-name\tquantity-purchased\tcurrency\titem-price\n"
        + "1-2\t2026-10-01\ta@x.example\tS\tLamp\t1\tEUR\t5\n", "missing-columns", "Number")]
    [InlineData("sku,item price,quantity,shipping,ref\nS,5,1,2,A1\n", "missing-columns", "Number,Date|DueDate")]
    [InlineData("product name,price,due date,ref\nLamp,5,2026-10-01,A1\n", "products", "")]
    [InlineData("sku,product name,price,created at\nS,Lamp,5,2026-10-01\n", "products", "")]
    [InlineData("sku,product name,price,quantity\nS,Lamp,5,7\n", "products", "")]
    public void What_the_columns_lack_is_said(string text, string code, string missing)
    {
        if (code == "products")
        {
            Assert.IsType<ImportedProduct>(Assert.Single(ReadText.Of(text).Records));
            return;
        }

        var refused = Assert.Throws<UnmappedTableException>(() => ReadText.Of(text));
        Assert.Equal((code, missing), (refused.Refusal.Code, string.Join(',', refused.Table.Missing.Select(group =>
            string.Join('|', group)))));
        Assert.Equal(refused.Table.Header.Count, refused.Table.Fields.Count);
        Assert.All(refused.Table.Examples, values => Assert.Single(values));
        Assert.DoesNotContain(code == "unknown-columns" ? "No column" : "None of", refused.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_is_not_whole_leaves_the_table_open()
    {
        var refused = Assert.Throws<UnmappedTableException>(() => Mapped(("col2", Field.Date), ("col3", Field.Total)));

        Assert.Equal([[Field.Number]], refused.Table.Missing);
        Assert.Equal([null, Field.Date, Field.Total], refused.Table.Fields);
    }

    [Fact]
    public void A_mapping_says_what_the_rows_are()
    {
        Assert.Equal("A1", Assert.IsType<InvoiceDocument>(Mapped(("col1", Field.Number), ("col2", Field.Date), ("col3", Field.Total)))
            .Number);
        Assert.Equal(5, Assert.IsType<ImportedPayment>(Mapped(("col1", Field.Name), ("col2", Field.Date), ("col3", Field.Amount))).Amount);
        Assert.Equal(5, Assert.IsType<ImportedPayment>(Mapped(("col1", Field.InvoiceNumber), ("col2", Field.Date), ("col3", Field.Amount)))
            .Amount);
        Assert.Equal(5, Assert.IsType<ImportedProduct>(Mapped(("col1", Field.ItemName), ("col3", Field.Price))).Price);
        Assert.Equal("A1", Assert.IsType<ImportedDeal>(Mapped(("col1", Field.Title), ("col2", Field.CloseDate))).Title);
        Assert.IsType<ImportedCustomer>(Mapped(("col1", Field.Name)));
    }

    [Fact]
    public async Task The_preview_offers_the_columns_and_the_dry_run_refuses_them()
    {
        var file = "Foo;Datum;Kunde;Betrag\n1;16.06.2026;Anna;1,50\n2;17.06.2026;Béla;2,50\n"u8.ToArray();
        var preview = await company.Maria.PreviewAsync(file);

        Assert.Equal("csv-unknown 0", $"{preview.Text("format")} {preview.Text("recordCount")}");
        Assert.Equal("""[["number"]]""", preview.Text("table", "missing"));
        Assert.Equal("Foo  [\"1\",\"2\"],Datum date [\"16.06.2026\",\"17.06.2026\"]", string.Join(',', preview.GetProperty("table")
            .GetProperty("columns").EnumerateArray().Take(2)
            .Select(column => $"{column.Text("header")} {column.Text("field")} {column.Text("examples")}")));
        using var refused = await company.Maria.PostAsync("/api/imports/dry-run", Form(file));
        var problem = await refused.IsProblemAsync(422, "file-not-read");
        Assert.Equal("missing-columns", problem.Text("code"));
        Assert.Contains("number", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("csv-invoices", (await company.Maria.PreviewAsync(file, new { mapping = new { Foo = "number" } })).Text("format"));
    }

    [Theory]
    [InlineData("""{"mapping":{"Foo":"nummer"}}""", "options.mapping.Foo", "dueDate")]
    [InlineData("""{"mapping":{"A b":"x"}}""", "options.mapping['A b']", "dueDate")]
    [InlineData("""{"kind":"invoice"}""", "options.kind", "invoices")]
    [InlineData("""{"update":"all"}""", "options.update", "fillEmpty")]
    [InlineData("""{"updates":{"Foo":"all"}}""", "options.updates.Foo", "fillEmpty")]
    [InlineData("""{"unknownTypes":"none"}""", "options.unknownTypes", "leaveOut")]
    [InlineData("""{"mapping":3}""", "options", "JSON")]
    [InlineData("""{"mapping":""", "options", "JSON")]
    public async Task An_option_that_means_nothing_is_named(string options, string member, string named)
    {
        using var form = Form("Foo;Datum;Kunde;Betrag\n1;16.06.2026;Anna;1,50\n"u8.ToArray());
        form.Add(new StringContent(options), "options");
        using var response = await company.Maria.PostAsync("/api/imports/preview", form);
        var problem = await response.IsProblemAsync(400, "invalid-request");

        Assert.Contains(member, $"{problem}", StringComparison.Ordinal);
        Assert.Contains(named, $"{problem}", StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(byte[] file) => new() { { new ByteArrayContent(file), "file", "list.csv" } };

    private static object Mapped(params (string Header, Field Field)[] columns) => Assert.Single(ReadText.Of(
        "col1,col2,col3\nA1,2026-10-01,5\n",
        new(Mapping: columns.ToDictionary(column => column.Header, column => (Field?)column.Field))).Records);
}
