using System.Globalization;
using System.Net.Http.Json;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Importing what was exported adds nothing to the books.</summary>
public sealed class OwnExportTests(Company company)
{
    [Fact]
    public async Task Orders_invoices_credit_notes_corrections_and_payments_are_met_again()
    {
        var (own, address) = (Guid.NewGuid().ToString("N")[..8], company.NewAddress("export"));
        var path = $"/api/customers/{await company.AddPersonAsync(address)}";
        foreach (var (kind, total) in new[]
        {
            ("order", 8m), ("invoice", 20m), ("creditNote", 5m), ("correction", -1m), ("prepayment", 3m),
        })
        {
            using var sold = await company.Maria.PostAsJsonAsync(
                $"{path}/sales", new { kind, day = "2026-10-03", currency = "EUR", number = $"{kind}-{own}", total });
            await sold.ReadAsync(201);
        }

        using (var unnumbered = await company.Maria.PostAsJsonAsync(
            $"{path}/sales", new { kind = "return", day = "2026-10-04", currency = "EUR", total = 2 }))
        {
            await unnumbered.ReadAsync(201);
        }

        using (var paid = await company.Maria.PostAsJsonAsync(
            $"{path}/payments", new { day = "2026-10-20", amount = 6, currency = "EUR", method = "bank", reference = $"ref {own}" }))
        {
            await paid.ReadAsync(201);
        }

        var (balance, sums) = (await BalanceAsync(path), await SumsAsync(path));

        var sales = await company.ImportAsync(await ExportAsync("sales", address));
        var payments = await company.ImportAsync(await ExportAsync("payments", address));

        Assert.Equal(("5", "0"), (Count(sales, "salesUnchanged"), Count(sales, "salesAdded")));
        Assert.EndsWith("not-stored", Rejected(sales), StringComparison.Ordinal);
        Assert.Equal(("1", "0", ""), (Count(payments, "paymentsUnchanged"), Count(payments, "paymentsAdded"), Rejected(payments)));
        Assert.Equal((balance, sums), (await BalanceAsync(path), await SumsAsync(path)));
    }

    private async Task<string> ExportAsync(string table, string address)
    {
        var csv = await company.Ilona.GetStringAsync($"/api/exports/{table}?format=csv");
        var lines = csv.Split('\n');
        return string.Join('\n', lines.Where((line, i) => i == 0 || line.Contains(address, StringComparison.Ordinal))) + "\n";
    }

    private async Task<string> BalanceAsync(string path)
    {
        using var account = await company.Maria.GetAsync($"{path}/payments");
        return (await account.ReadAsync(200)).GetProperty("balances")[0].GetProperty("balance").GetDecimal()
            .ToString(CultureInfo.InvariantCulture);
    }

    private async Task<string> SumsAsync(string path)
    {
        using var customer = await company.Maria.GetAsync(path);
        return (await customer.ReadAsync(200)).GetProperty("summary").GetProperty("sales").GetProperty("sums").GetRawText();
    }
}
