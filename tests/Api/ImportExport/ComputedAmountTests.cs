using System.Globalization;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What is computed from lines has the decimals of its currency: half a yen is no reason to leave a document out.</summary>
public sealed class ComputedAmountTests(Company company)
{
    [Theory]
    [InlineData("JPY", "3,166.5,49.95", "550 tax 50")]
    [InlineData("JPY", "1,0.5,", "1 tax -")]
    [InlineData("KWD", "3,1.0005,0.3", "3.302 tax 0.3")]
    [InlineData("EUR", "3,1.005,0.333", "3.35 tax 0.33")]
    public async Task A_sum_of_lines_is_rounded_as_its_currency_is(string currency, string line, string expected)
    {
        var address = company.NewAddress("yen");
        var import = await company.ImportAsync(
            "Invoice Number,Invoice Date,Customer,Email,Currency,Item Name,Quantity,Unit Price,Line Tax\n"
            + $"Y-{Guid.NewGuid():N},2026-10-01,X,{address},{currency},Tea,{line}\n");
        Assert.Equal(("1", ""), (Count(import, "salesAdded"), Rejected(import)));
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").Text("id");
        using var read = await company.Maria.GetAsync($"/api/customers/{customer}/sales?limit=200");
        var id = (await read.ReadAsync(200)).GetProperty("sales")[0].Text("id");
        using var opened = await company.Maria.GetAsync($"/api/customers/{customer}/sales/{id}");
        var sale = await opened.ReadAsync(200);
        var tax = sale.GetProperty("tax") is { ValueKind: System.Text.Json.JsonValueKind.Number } known
            ? known.GetDecimal().ToString("0.###", CultureInfo.InvariantCulture) : "-";
        Assert.Equal(expected, $"{sale.GetProperty("total").GetDecimal().ToString("0.###", CultureInfo.InvariantCulture)} tax {tax}");
    }
}
