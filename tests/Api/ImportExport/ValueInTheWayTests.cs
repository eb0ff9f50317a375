using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A record that cannot be stored is told with its column and its value, before the import and after it.</summary>
public sealed class ValueInTheWayTests(Company company)
{
    private const string Invoices = "Invoice Number,Invoice Date,Email,Currency,Total,Balance,Item Name,Quantity,Unit Price";

    [Theory]
    [InlineData(Invoices, "A,2026-10-01,v@x.example,EUR,5.2551,,,,", "total-not-possible", "Total", "5.2551")]
    [InlineData(Invoices, "A,2026-10-01,v@x.example,JPY,5.25,,,,", "total-not-possible", "Total", "5.25")]
    [InlineData(Invoices, "A,2026-10-01,v@x.example,EUQ,5,,,,", "currency-not-possible", "Currency", "EUQ")]
    [InlineData(Invoices, "A,2026-10-01,v@x.example,EUR,5,1.2551,,,", "payable-not-possible", "Balance", "1.2551")]
    [InlineData(Invoices, "A,2026-10-01,v@x.example,EUR,5,,Cup,999999999,999999999", "lines-not-possible", "lineAmount",
        "999999998000000001")]
    [InlineData("Order Number,Order Date,Email,Currency,Total,Tax",
        "A,2026-10-01,v@x.example,EUR,5,0.1251", "tax-not-possible", "Tax", "0.1251")]
    [InlineData("Payment Date,Email,Amount,Currency", "2026-10-01,v@x.example,0,EUR", "amount-not-possible", "Amount", "0")]
    [InlineData("Payment Date,Email,Amount,Currency", "2026-10-01,v@x.example,7.1251,EUR", "amount-not-possible", "Amount", "7.1251")]
    public async Task The_column_and_the_value_are_told(string header, string row, string code, string column, string value)
    {
        var file = $"{header}\n{row}\n".Replace("v@x.example", company.NewAddress("way"), StringComparison.Ordinal);
        var (preview, plan) = (await AskAsync("preview", file), await AskAsync("dry-run", file));
        var import = await company.ImportAsync(file);
        using var rejected = await company.Maria.GetAsync($"/api/imports/{import.Text("id")}/rejected");

        Assert.Equal(0, preview.GetProperty("recordCount").GetInt32());
        Assert.Equal((code, column, value), Told(preview.GetProperty("rejected")[0]));
        Assert.Equal((code, column, value), Told(plan.GetProperty("records")[0]));
        Assert.Contains($",{column}: {code}", await rejected.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A colleague is no customer, and neither is the company itself.</summary>
    [Theory]
    [InlineData("Name;Email\nNikos;nikos@contoso.example\n", "colleague", "Email", "nikos@contoso.example")]
    [InlineData("Name;Email\nNikos;Nikos@Sales.Contoso-Group.example\n", "colleague", "Email", "nikos@sales.contoso-group.example")]
    [InlineData("Name;Email\nNikos;{0}, nikos@contoso.onmicrosoft.com\n", "colleague", "Email", "{0}, nikos@contoso.onmicrosoft.com")]
    [InlineData("Customer Name,Email,Order Number,Order Date,Total,Currency\nNikos,nikos@contoso.example,A-1,2026-10-01,5,EUR\n",
        "colleague", "Email", "nikos@contoso.example")]
    [InlineData("Payment Date,Email,Amount,Currency\n2026-10-01,nikos@contoso.example,5,EUR\n",
        "colleague", "Email", "nikos@contoso.example")]
    [InlineData("Company name;Website\nOurs;https://www.contoso.example/about\n", "own-domain", "Website",
        "https://www.contoso.example/about")]
    [InlineData("Company name;Website\nOurs;contoso-group.example\n", "own-domain", "Website", "contoso-group.example")]
    [InlineData("Name;Email\nNikos;nikos@notcontoso.example\n", null, null, null)]
    [InlineData("Company name;Website\nTheirs {0};contoso.example.org\n", null, null, null)]
    public async Task A_colleague_is_no_customer(string file, string? code, string? column, string? value)
    {
        using var warm = await company.Maria.GetAsync("/api/correspondence/rules");
        var address = company.NewAddress("way");
        file = file.Replace("{0}", address, StringComparison.Ordinal);
        var record = (await AskAsync("dry-run", file)).GetProperty("records")[0];
        var import = await company.ImportAsync(file);

        Assert.Equal((code, column, value?.Replace("{0}", address, StringComparison.Ordinal)), Told(record));
        var rejected = import.GetProperty("rejected").EnumerateArray().Select(one => (one.Text("code"), one.Text("column")));
        Assert.Equal(code is null ? [] : [(code, column)], rejected);
    }

    private static (string?, string?, string?) Told(JsonElement fault) => (fault.Text("code"), fault.Text("column"), fault.Text("value"));

    private async Task<JsonElement> AskAsync(string what, string file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(file), "file", "books.csv" } };
        using var answer = await company.Maria.PostAsync($"/api/imports/{what}", form);
        return await answer.ReadAsync(200);
    }
}
