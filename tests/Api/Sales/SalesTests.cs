using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Sales;

public sealed class SalesTests(Company company)
{
    private static readonly JsonSerializerOptions s_asThePaneSends = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task An_invoice_shows_on_card_and_timeline_is_corrected_and_removed()
    {
        var (address, path) = await NewAsync();
        var invoice = await RecordAsync(path, Invoice("1043", 1240));
        Assert.Equal(1240, invoice.GetProperty("payable").GetDecimal());

        var customer = await CustomerAsync(address);
        Assert.Equal(1, customer.GetProperty("summary").GetProperty("sales").GetProperty("purchaseDays").GetInt32());
        var entry = customer.GetProperty("timeline").GetProperty("entries")[0];
        Assert.Equal(("sale", "1043"), (Text(entry, "kind"), Text(entry.GetProperty("sale"), "number")));
        var item = customer.GetProperty("openItems")[0];
        Assert.Equal(("invoice", "1043", 1240m),
            (Text(item, "kind"), Text(item, "title"), item.GetProperty("amount").GetProperty("value").GetDecimal()));

        var id = invoice.GetProperty("id").GetGuid();
        using (var corrected = await company.Nikos.PutAsync($"{path}/{id}", Invoice("1034", 1200), Text(invoice, "version")))
        {
            invoice = await corrected.ReadAsync(200);
        }

        Assert.Equal(1200, invoice.GetProperty("total").GetDecimal());
        Assert.NotEqual(id, invoice.GetProperty("id").GetGuid());
        using (var gone = await company.Reza.GetAsync($"{path}/{id}"))
        {
            await gone.IsProblemAsync(404, "no-such-sale");
        }

        customer = await CustomerAsync(address);
        Assert.Equal(1, customer.GetProperty("timeline").GetProperty("entries").GetArrayLength());
        using (var stale = await company.Maria.DeleteAsync($"{path}/{invoice.GetProperty("id").GetGuid()}", "x"))
        {
            await stale.IsProblemAsync(412, "stale");
        }

        using (var removed = await company.Maria.DeleteAsync($"{path}/{invoice.GetProperty("id").GetGuid()}", Text(invoice, "version")))
        {
            await removed.ReadAsync(204);
        }

        customer = await CustomerAsync(address);
        Assert.False(customer.GetProperty("summary").TryGetProperty("sales", out _));
        Assert.Equal((0, 0), (customer.GetProperty("timeline").GetProperty("entries").GetArrayLength(),
            customer.GetProperty("openItems").GetArrayLength()));
    }

    [Fact]
    public async Task The_same_invoice_again_changes_nothing_and_the_same_number_with_other_content_is_told()
    {
        var (address, path) = await NewAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => company.Maria.PostAsJsonAsync(path, Invoice("77", 50))));
        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(11, answers.Count(answer => (int)answer.StatusCode == 200));

        using var other = await company.Maria.PostAsJsonAsync(path, Invoice("77", 51));
        var problem = await other.IsProblemAsync(409, "number-taken");
        Assert.Equal(50, problem.GetProperty("current").GetProperty("total").GetDecimal());
        Assert.Equal(1, (await CustomerAsync(address)).GetProperty("timeline").GetProperty("entries").GetArrayLength());
    }

    [Theory]
    [InlineData("Inv-77a", "INV-77A")]
    [InlineData("077", "77")]
    [InlineData("047747270|01/01/2025|0|1.1|INV|00001", "047747270|01/01/2025|0|1.1|INV|00002")]
    [InlineData("1/2", "12")]
    [InlineData("A#1", "A 1")]
    public async Task Numbers_that_differ_in_anything_are_two_documents(string one, string other)
    {
        var (_, path) = await NewAsync();
        await RecordAsync(path, Invoice(one, 10));
        await RecordAsync(path, Invoice(other, 10));

        using var list = await company.Reza.GetAsync(path);
        Assert.Equal(2, (await list.ReadAsync(200)).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("currency", "eur")]
    [InlineData("currency", "XXY")]
    [InlineData("day", "1899-12-31")]
    [InlineData("total", 10.005)]
    [InlineData("tax", 0.001)]
    [InlineData("replaces", true)]
    [InlineData("tax", 7e28)]
    [InlineData("lines[0]", 1e15, 1e15, 0)]
    [InlineData("lines[0]", 999999999999999, 999999999999999, 0)]
    [InlineData("lines[0]", -1e15, 1e14, 0)]
    [InlineData("lines[0]", 1e28, 10, 0)]
    [InlineData("lines[0]", 1, 1, 7e28)]
    [InlineData("lines[0]", 0.5, 9e20, 0)]
    public async Task What_no_document_can_say_is_refused_by_name(string member, object value, double price = 0, double discount = 0)
    {
        var (_, path) = await NewAsync();
        var body = JsonSerializer.SerializeToNode(Invoice("5", 20))!;
        if (price == 0)
        {
            body[member] = JsonSerializer.SerializeToNode(value);
        }
        else
        {
            body["total"] = null;
            body["lines"] = JsonSerializer.SerializeToNode(
                new[] { new { description = "Tea", quantity = value, unitPrice = price, discount } });
        }

        using var refused = await company.Maria.PostAsJsonAsync(path, body);
        Assert.True((await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(member, out _));
    }

    [Fact]
    public async Task A_document_of_a_thousand_long_lines_is_stored_whole_and_removed_whole()
    {
        var (_, path) = await NewAsync();
        var text = string.Concat(Enumerable.Repeat("Ελαιόλαδο εξαιρετικό ", 12))[..240].Trim();
        var lines = Enumerable.Range(1, 1000)
            .Select(i => new { description = $"{i:0000} {text}", quantity = i, unitPrice = 0.01m }).ToList();
        var body = JsonSerializer.Serialize(
            new { kind = "invoice", number = "L1", day = "2026-11-02", currency = "EUR", lines },
            s_asThePaneSends);
        using var recorded = await company.Maria.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        var invoice = await recorded.ReadAsync(201);
        Assert.Equal(5005, invoice.GetProperty("total").GetDecimal());

        using var read = await company.Reza.GetAsync($"{path}/{invoice.GetProperty("id").GetGuid()}");
        var stored = (await read.ReadAsync(200)).GetProperty("lines");
        Assert.Equal(lines.Select(line => line.description), stored.EnumerateArray().Select(line => Text(line, "description")));
        var shorter = new { kind = "invoice", number = "L1", day = "2026-11-02", currency = "EUR", lines = lines.Take(3) };
        using var corrected =
            await company.Maria.PutAsync($"{path}/{invoice.GetProperty("id").GetGuid()}", shorter, Text(invoice, "version"));
        invoice = await corrected.ReadAsync(200);
        Assert.Equal(3, invoice.GetProperty("lines").GetArrayLength());
        using var removed = await company.Maria.DeleteAsync($"{path}/{invoice.GetProperty("id").GetGuid()}", Text(invoice, "version"));
        await removed.ReadAsync(204);
    }

    /// <summary>The four shapes of giving back, an order that was invoiced, an advance, and a pro forma invoice.</summary>
    [Theory]
    [InlineData("creditNote", 30, null, false, 70, 70)]
    [InlineData("invoice", -30, null, false, 70, 70)]
    [InlineData("correction", -30, "A1", false, 70, 70)]
    [InlineData("correction", 70, "A1", true, 70, 70)]
    [InlineData("return", 30, null, false, 70, 100)]
    [InlineData("prepayment", 30, null, false, 100, 130)]
    [InlineData("proForma", 30, null, false, 100, 100)]
    [InlineData("order", 30, null, false, 130, 100)]
    public async Task Each_kind_of_document_counts_as_what_it_is(
        string kind, decimal total, string? corrects, bool replaces, decimal sold, decimal owed)
    {
        var (address, path) = await NewAsync();
        await RecordAsync(path, Invoice("A1", 100));
        await RecordAsync(path, new { kind, number = "B1", day = "2026-11-05", currency = "EUR", total, corrects, replaces });

        var summary = (await CustomerAsync(address)).GetProperty("summary");
        Assert.Equal(sold, summary.GetProperty("sales").GetProperty("sums")[0].GetProperty("sold").GetDecimal());
        Assert.Equal(owed, summary.GetProperty("payments").GetProperty("balances")[0].GetProperty("balance").GetDecimal());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_order_and_its_invoice_are_one_sale_whichever_comes_first(bool orderFirst)
    {
        var (address, path) = await NewAsync();
        object order = new { kind = "order", number = "O9", day = "2026-11-01", currency = "EUR", total = 100 };
        object invoice = new { kind = "invoice", number = "I9", day = "2026-11-03", currency = "EUR", total = 100, order = "O9" };
        await RecordAsync(path, orderFirst ? order : invoice);
        await RecordAsync(path, orderFirst ? invoice : order);

        Assert.Equal(100, (await CustomerAsync(address)).GetProperty("summary").GetProperty("sales").GetProperty("sums")[0]
            .GetProperty("sold").GetDecimal());
        using var list = await company.Reza.GetAsync(path);
        Assert.Equal(
            [("I9", true), ("O9", false)],
            (await list.ReadAsync(200)).GetProperty("sales").EnumerateArray().Select(sale =>
                (Text(sale, "number")!, sale.GetProperty("counts").GetBoolean())));
    }

    [Fact]
    public async Task Products_bought_are_summed_less_what_came_back()
    {
        var (_, path) = await NewAsync();
        await RecordAsync(path, Lines("order", "1", "2026-10-01", ("OIL", "Olive oil", 10, 8), (null, "Delivery", 1, 5)));
        await RecordAsync(path, Lines("order", "2", "2026-11-01", ("oil", "Olive oil 5 l", 4, 9)));
        await RecordAsync(path, Lines("return", "3", "2026-11-09", ("OIL", "Olive oil", 2, 8)));

        using var read = await company.Reza.GetAsync($"{path}/products");
        var products = (await read.ReadAsync(200)).GetProperty("products");
        Assert.Equal((2, "Olive oil 5 l", 12m, 2), (products.GetArrayLength(), Text(products[0], "description"),
            products[0].GetProperty("quantity").GetDecimal(), products[0].GetProperty("times").GetInt32()));
        Assert.Equal(100, products[0].GetProperty("sums")[0].GetProperty("sold").GetDecimal());
    }

    [Fact]
    public async Task A_product_is_added_changed_and_its_code_is_its_own()
    {
        var code = $"P-{Guid.NewGuid():N}";
        using var added = await company.Maria.PostAsJsonAsync(
            "/api/products", new { name = " Olive  oil ", currency = "EUR", code, price = 8.5m });
        var product = await added.ReadAsync(200);
        Assert.Equal("Olive oil", Text(product, "name"));
        using var twice = await company.Maria.PostAsJsonAsync(
            "/api/products", new { name = "Other", currency = "EUR", code = code.ToUpperInvariant() });
        await twice.IsProblemAsync(409, "code-taken");
        var path = $"/api/products/{product.GetProperty("id").GetGuid()}";
        using var changed = await company.Maria.PutAsync(path, new { name = "Olive oil", currency = "EUR", code, active = false },
            Text(product, "version"));
        Assert.False((await changed.ReadAsync(200)).GetProperty("active").GetBoolean());
        using var stale = await company.Maria.PutAsync(path, new { name = "Oil", currency = "EUR" }, Text(product, "version"));
        await stale.IsProblemAsync(412, "stale");
        using var list = await company.Reza.GetAsync("/api/products");
        Assert.Contains((await list.ReadAsync(200)).GetProperty("products").EnumerateArray(), one => Text(one, "code") == code);
        using var foreign = await company.Mallory.GetAsync("/api/products");
        Assert.DoesNotContain(code, await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_and_a_reader_write_nothing()
    {
        var (_, path) = await NewAsync();
        using var foreign = await company.Mallory.PostAsJsonAsync(path, Invoice("1", 1));
        await foreign.IsProblemAsync(404, "no-such-customer");
        using var reader = await company.Reza.PostAsJsonAsync(path, Invoice("1", 1));
        await reader.IsProblemAsync(403, "not-allowed");
    }

    private static object Invoice(string number, decimal total) =>
        new { kind = "invoice", number, day = "2026-11-02", dueOn = "2026-11-16", currency = "EUR", total };

    private static object Lines(
        string kind, string number, string day, params (string? Code, string Name, int Quantity, int Price)[] lines) =>
        new
        {
            kind,
            number,
            day,
            currency = "EUR",
            lines = lines.Select(line =>
                new { code = line.Code, description = line.Name, quantity = line.Quantity, unitPrice = line.Price }),
        };

    private async Task<(string Address, string Path)> NewAsync()
    {
        var address = company.NewAddress();
        return (address, $"/api/customers/{await company.AddPersonAsync(address)}/sales");
    }

    private async Task<JsonElement> CustomerAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");

    private async Task<JsonElement> RecordAsync(string path, object sale)
    {
        using var response = await company.Maria.PostAsJsonAsync(path, sale);
        return await response.ReadAsync(201);
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
