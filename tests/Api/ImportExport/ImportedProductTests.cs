using System.Text;
using System.Text.Json;
using OutlookCrm.Simulator;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A price list becomes the tenant's products, each once.</summary>
public sealed class ImportedProductTests : IAsyncLifetime
{
    private const string List = "Product code;Product name;Price;Cost;Category;Unit;Currency\n"
        + "OIL-5;Olive oil 5 l;50,00;32,10;Oil;can;EUR\n"
        + "SOAP;Soap;3,50;;Care;;EUR\n"
        + ";Gift wrap;2,00;;;;EUR\n"
        + "OLD;Old;-1,00;;;;EUR\n";

    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task Products_are_added_once_and_a_bad_row_stops_nothing()
    {
        var first = await _company.ImportAsync(List);
        Assert.Equal(("3", "0", "0", "5 price-not-possible"), Counts(first));
        Assert.Equal("-:Gift wrap:2.00,OIL-5:Olive oil 5 l:50.00,SOAP:Soap:3.50", await ProductsAsync("code", "name", "price"));
        var versions = await ProductsAsync("version");

        Assert.Equal(("0", "0", "3", "5 price-not-possible"), Counts(await _company.ImportAsync(List)));
        Assert.Equal(versions, await ProductsAsync("version"));
    }

    [Theory]
    [InlineData("Product code;Price;Currency\noil-5;55,00;EUR\n", "0 1 0", "OIL-5 Olive oil 5 l 55.00 32.10 EUR Oil can True")]
    [InlineData("Product code;Product name;Price;Currency;Category\nOIL-5;Olive oil 5 l;50,00;EUR;Food\n", "0 1 0",
        "OIL-5 Olive oil 5 l 50.00 32.10 EUR Food can True")]
    [InlineData("Product code;Product name;Price;Currency\nOIL-5;Olive oil 5 l;60,00;USD\n", "0 1 0",
        "OIL-5 Olive oil 5 l 60.00 - USD Oil can True")]
    [InlineData("Product code;Product name;Price;Currency\nOIL-5;Olive oil 5 l;50,00;EUR\n", "0 0 1",
        "OIL-5 Olive oil 5 l 50.00 32.10 EUR Oil can True")]
    [InlineData("Product code;Product name;Price;Currency\nOIL-5;Oil;51,00;EUR\nOIL-5;Oil;52,00;EUR\n", "0 2 0",
        "OIL-5 Oil 52.00 32.10 EUR Oil can True")]
    [InlineData("Product code;Product name;Price;Currency\nOIL-6;Olive oil 5 l;50,00;EUR\n", "1 0 0",
        "OIL-5 Olive oil 5 l 50.00 32.10 EUR Oil can True")]
    public async Task A_later_list_changes_what_it_says(string list, string counts, string oil)
    {
        await _company.ImportAsync(List);
        var import = await _company.ImportAsync(list);

        Assert.Equal(counts, $"{Count(import, "productsAdded")} {Count(import, "productsChanged")} {Count(import, "productsUnchanged")}");
        Assert.Contains(oil, (await ProductsAsync("code", "name", "price", "cost", "currency", "category", "unit", "active"))
            .Replace(':', ' ').Split(','));
        var undone = await _company.UndoImportAsync(import);
        Assert.Equal((counts[..1], counts[2..3]), (undone.Text("undone", "productsRemoved"), undone.Text("undone", "productsKept")));
    }

    [Fact]
    public async Task An_undo_removes_added_products_that_nothing_names_and_nobody_has_changed()
    {
        var import = await _company.ImportAsync(List);
        await _company.ImportAsync("Invoice number;Date;Customer;VAT number;Item code;Item;Quantity;Line total;Total;Currency\n"
            + "A-1;2026-06-16;Duna Kft.;HU12345678;soap;Soap;2;7,00;7,00;EUR\n");
        await _company.ImportAsync("Product code;Product name;Price;Currency\nOIL-5;Olive oil 5 l;51,00;EUR\n");

        var undone = await _company.UndoImportAsync(import);
        Assert.Equal(("1", "2"), (undone.Text("undone", "productsRemoved"), undone.Text("undone", "productsKept")));
        Assert.Equal("OIL-5,SOAP", await ProductsAsync("code"));
    }

    [Fact]
    public async Task More_products_than_a_batch_holds_are_all_written()
    {
        var list = new StringBuilder("Product code;Product name;Price;Currency\n");
        for (var i = 0; i < 450; i++)
        {
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-{i};Product {i};1,50;EUR\n");
        }

        Assert.Equal("450", Count(await _company.ImportAsync(list.ToString()), "productsAdded"));
        Assert.Equal("450", Count(await _company.ImportAsync(list.ToString()), "productsUnchanged"));
        Assert.Equal(450, (await ProductsAsync("code")).Split(',').Length);
    }

    private static (string, string, string, string) Counts(JsonElement import) => (Count(import, "productsAdded"),
        Count(import, "productsChanged"), Count(import, "productsUnchanged"), Rejected(import));

    private async Task<string> ProductsAsync(params string[] members)
    {
        using var answer = await _company.Reza.GetAsync("/api/products");
        return string.Join(',', (await answer.ReadAsync(200)).GetProperty("products").EnumerateArray()
            .Select(product => string.Join(':', members.Select(member => product.Text(member) ?? "-"))));
    }
}
