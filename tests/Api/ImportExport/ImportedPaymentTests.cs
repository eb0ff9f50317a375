using OutlookCrm.Simulator;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A payment that names an invoice pays that invoice, not what is due first.</summary>
public sealed class ImportedPaymentTests : IAsyncLifetime
{
    private const string Invoices = "Invoice number;Date;Due date;Customer;Email;Total;Currency\n"
        + "A-4;2025-06-02;2025-07-02;Aegean Tools SA;office@aegean.example;50,00;EUR\n"
        + "A-1;2026-05-01;2026-05-31;Aegean Tools SA;office@aegean.example;100,00;EUR\n"
        + "A-2;2026-06-01;2026-06-30;Aegean Tools SA;office@aegean.example;200,00;EUR\n"
        + "A-3;2026-06-02;2026-07-02;Aegean Tools SA;office@aegean.example;300,00;EUR\n"
        + "A-4;2026-06-03;2026-07-03;Aegean Tools SA;office@aegean.example;400,00;EUR\n"
        + "R,5;2026-06-04;2026-07-04;Aegean Tools SA;office@aegean.example;500,00;EUR\n"
        + "D-6;2026-06-05;2026-07-05;Aegean Tools SA;office@aegean.example;600,00;USD\n";

    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Theory]
    [InlineData("200,00", "A-2", "A-2 0", 0)]
    [InlineData("150,00", "A-3", "A-3 150", 0)]
    [InlineData("200,00", " a-2 ", "A-2 0", 0)]
    [InlineData("500,00", "A-2, A-3", "A-2 0,A-3 0", 0)]
    [InlineData("300,00", "A-3+A-2", "A-3 0", 0)]
    [InlineData("500,00", "R,5", "R,5 0", 0)]
    [InlineData("400,00", "A-4", "A-4 0", 0)]
    [InlineData("220,00", "A-2", "A-2 0,A-4 30", 0)]
    [InlineData("40,00", "X-9", "A-4 10", 1)]
    [InlineData("40,00", "A-2, X-9", "A-4 10", 1)]
    [InlineData("40,00", "D-6", "A-4 10", 1)]
    [InlineData("40,00", "", "A-4 10", 0)]
    public async Task It_pays_what_it_names(string amount, string named, string settled, int unknown)
    {
        await _company.ImportAsync(Invoices);
        var before = await OpenAsync();
        var import = await _company.ImportAsync(Payment(amount, named));

        Assert.Equal(("1", $"{unknown}", ""), (Count(import, "paymentsAdded"), Count(import, "paymentsOfUnknownInvoice"),
            Rejected(import)));
        Assert.Equal(settled, string.Join(',', (await OpenAsync()).Except(before).Order(StringComparer.Ordinal)
            .Select(invoice => invoice[..invoice.LastIndexOf('|')])));

        var again = await _company.ImportAsync(Payment(amount, named));
        Assert.Equal(("1", ""), (Count(again, "paymentsUnchanged"), Rejected(again)));
    }

    [Fact]
    public async Task A_payment_that_came_before_its_invoice_stays_as_it_is()
    {
        await _company.ImportAsync("Name;Email\nAegean Tools SA;office@aegean.example\n");
        Assert.Equal("1", Count(await _company.ImportAsync(Payment("200,00", "A-2")), "paymentsOfUnknownInvoice"));
        await _company.ImportAsync(Invoices);

        var again = await _company.ImportAsync(Payment("200,00", "A-2"));
        Assert.Equal(("1", "0", ""), (Count(again, "paymentsUnchanged"), Count(again, "paymentsOfUnknownInvoice"), Rejected(again)));
    }

    private static string Payment(string amount, string named) =>
        "Payment date;Email;Amount;Currency;Invoice number;Method\n"
        + $"2026-06-20;office@aegean.example;{amount};EUR;\"{named}\";Bank\n";

    // With the day, because two invoices have one number.
    private async Task<List<string>> OpenAsync()
    {
        var people = (await _company.CardAsync("office@aegean.example")).GetProperty("people");
        using var answer = await _company.Reza.GetAsync($"/api/customers/{people[0].Text("customer", "id")}/payments");
        return [.. (await answer.ReadAsync(200)).GetProperty("invoices").EnumerateArray().Select(invoice =>
            $"{invoice.Text("number")} {invoice.GetProperty("open").GetDecimal():0.##}|{invoice.Text("day")}")];
    }
}
