using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Imports on table storage: of more than one step, right, unchanged by a repeat, and taken back whole.</summary>
public sealed class TablesImportTests
{
    private const int People = 105;
    private const int Buyers = 20;
    private const int Orders = 40;

    [Fact]
    public async Task People_and_orders_come_once_and_an_undo_leaves_nothing()
    {
        await using var company = await Company.StartAsync(new SimulatorOptions
        {
            ApiSettings = new Dictionary<string, string?> { ["Storage:Engine"] = StorageOptions.AzureTables },
        });
        var people = await company.ImportAsync(PeopleFile());
        Assert.Equal(("105", "0", "0"), (Count(people, "customersAdded"), Count(people, "customersKnown"), Count(people, "rejected")));

        // The last row is of a later step and adds to the first customer.
        var first = await CustomerAsync(company, 0);
        Assert.Equal("+30 2310 999999", first.GetProperty("profile").GetProperty("phones")[0].GetString());

        var orders = await company.ImportAsync(OrdersFile());
        Assert.Equal(("0", "20", "40"), (Count(orders, "customersAdded"), Count(orders, "customersKnown"), Count(orders, "salesAdded")));
        var again = await company.ImportAsync(OrdersFile());
        Assert.Equal(("0", "40"), (Count(again, "salesAdded"), Count(again, "salesUnchanged")));
        using (var sales = await company.Reza.GetAsync($"/api/customers/{first.Text("id")}/sales"))
        {
            Assert.Equal(["31.50", "31.50"], (await sales.ReadAsync(200)).GetProperty("sales").EnumerateArray()
                .Select(sale => sale.GetProperty("total").GetDecimal().ToString("0.00", CultureInfo.InvariantCulture)));
        }

        Assert.Equal("40", (await company.UndoImportAsync(orders)).Text("undone", "salesRemoved"));
        var undone = await company.UndoImportAsync(people);
        Assert.Equal(("105", "0"), (undone.Text("undone", "customersRemoved"), undone.Text("undone", "customersKept")));
        var (rows, tenant) = (company.Host.ApiServices.GetRequiredService<IRowStore>(),
            RowKeys.OfTenant(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id)));
        foreach (var table in new[] { Tables.Customers, Tables.Addresses, Tables.Names, Tables.Work, Tables.Portfolio })
        {
            Assert.Equal(0, await rows.ScanAsync(table, tenant, TestContext.Current.CancellationToken).CountAsync(
                TestContext.Current.CancellationToken));
        }
    }

    private static string PeopleFile()
    {
        var text = new StringBuilder("Name;Email;Phone;Company\n");
        for (var i = 0; i < People; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Buyer {i};{Address(i)};;Firm {i % 9}\n");
        }

        return text.Append("Buyer 0;buyer0@firm0.example;+30 2310 999999;Firm 0\n").ToString();
    }

    private static string OrdersFile()
    {
        var text = new StringBuilder("Order number;Order date;Email;Currency;Product code;Product;Quantity;Unit price;Line total;Total\n");
        for (var i = 0; i < Orders; i++)
        {
            for (var line = 1; line <= 2; line++)
            {
                text.Append(CultureInfo.InvariantCulture, $"O-{i};2026-05-{1 + (i / Buyers):00};{Address(i % Buyers)};EUR;"
                    + $"P-{line};Tea {line};{line};10.50;{line * 10.5m};31.50\n");
            }
        }

        return text.ToString();
    }

    private static async Task<JsonElement> CustomerAsync(Company company, int number) =>
        (await company.CardAsync(Address(number))).GetProperty("people")[0].GetProperty("customer");

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"buyer{number}@firm{number % 9}.example");
}
