using System.Globalization;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What a file says of goods that came back: when, and which.</summary>
public sealed class OrderReturnTests(Company company)
{
    private const string Header = "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,"
        + "Lineitem name,Lineitem price,Lineitem sku,Refunded Amount";

    [Theory]
    [InlineData("", "#N,A,refunded,EUR,120,0,0,120,2026-11-02,2,Tea,50,T-1,120|#N,A,,,,,,,,1,Pot,20,P-1,",
        "2026-11-02 120: 2 x T-1 = 100, 1 x P-1 = 20")]
    [InlineData("", "#N,A,partially_refunded,EUR,120,0,0,120,2026-11-02,2,Tea,50,T-1,50|#N,A,,,,,,,,1,Pot,20,P-1,", "2026-11-02 50: ")]
    [InlineData(",Refunded at", "#N,A,partially_refunded,EUR,120,0,0,120,2026-11-02,2,Tea,60,T-1,50,2026-11-19 10:00:00 +0200",
        "2026-11-19 50: ")]
    [InlineData(",Refund date,Lineitem refunded quantity",
        "#N,A,partially_refunded,EUR,120,0,0,120,2026-11-02,2,Tea,50,T-1,50,2026-11-19,1|#N,A,,,,,,,,1,Pot,20,P-1,,,0",
        "2026-11-19 50: 1 x T-1 = 50")]
    public async Task A_refund_of_a_file_has_the_day_and_the_lines_that_the_file_says(string columns, string rows, string expected)
    {
        var (address, number) = (company.NewAddress("return"), Guid.NewGuid().ToString("N")[..8]);
        var file = $"{Header}{columns}\n" + rows.Replace("#N", $"#{number}", StringComparison.Ordinal)
            .Replace(",A,", $",{address},", StringComparison.Ordinal).Replace('|', '\n') + "\n";
        var import = await company.ImportAsync(file);
        Assert.Equal("2", Imports.Count(import, "salesAdded"));
        Assert.Equal(expected, await ReturnAsync(address));
        Assert.Equal("2", Imports.Count(await company.ImportAsync(file), "salesUnchanged"));
    }

    private async Task<string> ReturnAsync(string address)
    {
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id");
        using var read = await company.Maria.GetAsync($"/api/customers/{customer}/sales?limit=200");
        var sale = (await read.ReadAsync(200)).GetProperty("sales").EnumerateArray().Single(one => one.Text("kind") == "return");
        using var opened = await company.Maria.GetAsync($"/api/customers/{customer}/sales/{sale.Text("id")}");
        var whole = await opened.ReadAsync(200);
        return string.Create(CultureInfo.InvariantCulture, $"{whole.Text("day")} {whole.GetProperty("total").GetDecimal():0}: ")
            + string.Join(", ", whole.GetProperty("lines").EnumerateArray().Select(Line));
    }

    private static string Line(JsonElement line) => string.Create(CultureInfo.InvariantCulture,
        $"{line.GetProperty("quantity").GetDecimal():0} x {line.Text("code")} = {line.GetProperty("amount").GetDecimal():0}");
}
