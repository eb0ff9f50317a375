using System.Net.Http.Json;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Lines that a file or a person writes are linked to the tenant's products, and nobody's choice is changed.</summary>
public sealed class LinkedLinesTests(Company company)
{
    [Fact]
    public async Task A_line_gets_the_product_of_its_code_and_a_file_that_came_before_the_product_changes_nothing()
    {
        var (code, address) = ($"SKU-{Guid.NewGuid():N}", company.NewAddress("buyer"));
        var file = "Order number;Date;Customer;Email;Total;Currency;Item code;Item name;Quantity;Unit price\n"
            + $"O-1;2026-05-01;Bea Nagy;{address};20,00;EUR;{code.ToLowerInvariant()};Tea;2;10,00\n";
        await company.ImportAsync(file);
        var product = await AddProductAsync(code);
        var again = await company.ImportAsync(file + $"O-2;2026-05-02;Bea Nagy;{address};30,00;EUR;{code};Tea;3;10,00\n");
        Assert.Equal(("1", "1", ""), (Count(again, "salesAdded"), Count(again, "salesUnchanged"), Rejected(again)));
        Assert.Equal(["O-1 -", $"O-2 {product}"], await LinesAsync(address));

        // What the customer bought is one product, linked then or later.
        var customer = await CustomerAsync(address);
        using var bought = await company.Maria.GetAsync($"/api/customers/{customer}/sales/products");
        var only = Assert.Single((await bought.ReadAsync(200)).GetProperty("products").EnumerateArray());
        Assert.Equal((product, "2"), (only.Text("productId"), only.Text("times")));
    }

    [Fact]
    public async Task A_person_who_takes_a_product_off_a_line_is_obeyed()
    {
        var (code, address) = ($"SKU-{Guid.NewGuid():N}", company.NewAddress("hand"));
        var (product, customer) = (await AddProductAsync(code), await company.AddPersonAsync(address));
        using var recorded = await company.Maria.PostAsJsonAsync($"/api/customers/{customer}/sales", Sale(code));
        var sale = await recorded.ReadAsync(201);
        Assert.Equal(product, sale.GetProperty("lines")[0].Text("productId"));

        using (var corrected = await company.Maria.PutAsync(
            $"/api/customers/{customer}/sales/{sale.Text("id")}", Sale(code), sale.Text("version")))
        {
            Assert.Null((await corrected.ReadAsync(200)).GetProperty("lines")[0].Text("productId"));
        }

        Assert.Equal(["H-1 -"], await LinesAsync(address));
    }

    private static object Sale(string code) => new
    {
        kind = "order",
        day = "2026-05-01",
        currency = "EUR",
        number = "H-1",
        lines = new[] { new { description = "Anything", quantity = 1, unitPrice = 10, code } },
    };

    private async Task<string> AddProductAsync(string code)
    {
        using var added = await company.Maria.PostAsJsonAsync("/api/products", new { name = $"Tea {code}", code, currency = "EUR" });
        return (await added.ReadAsync(200)).Text("id")!;
    }

    private async Task<string> CustomerAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id")!;

    private async Task<List<string>> LinesAsync(string address)
    {
        var customer = await CustomerAsync(address);
        using var listed = await company.Maria.GetAsync($"/api/customers/{customer}/sales");
        var lines = new List<string>();
        foreach (var sale in (await listed.ReadAsync(200)).GetProperty("sales").EnumerateArray())
        {
            using var read = await company.Maria.GetAsync($"/api/customers/{customer}/sales/{sale.Text("id")}");
            var whole = await read.ReadAsync(200);
            lines.AddRange(whole.GetProperty("lines").EnumerateArray()
                .Select(line => $"{whole.Text("number")} {line.Text("productId") ?? "-"}"));
        }

        return [.. lines.Order()];
    }
}
