using System.Net.Http.Json;
using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Payments;

/// <summary>A credit limit is compared with all that a customer owes, in whatever currency.</summary>
public sealed class CreditLimitTests(Company company)
{
    [Theory]
    [InlineData("EUR 120", "over 20; without ")]
    [InlineData("EUR 60,USD 100", "over 10; without ")]
    [InlineData("EUR 60,USD 80", "over -; without ")]
    [InlineData("EUR 160,USD -100", "over 10; without ")]
    [InlineData("JPY 30000", "over 80; without ")]
    [InlineData("EUR 120,GBP 70", "over 20; without GBP 70")]
    [InlineData("GBP 70", "over -; without GBP 70")]
    public void Debts_in_other_currencies_count_by_the_rate_of_the_day(string owed, string expected)
    {
        DatedRate[] rates = [new("USD", "EUR", new(2026, 11, 1), 0.5m), new("JPY", "EUR", new(2026, 11, 1), 0.006m)];
        var summary = new PaymentsSummary(0, null, [.. owed.Split(',').Select(one => one.Split(' '))
            .Select(part => new AccountBalance(part[0], decimal.Parse(part[1], null), 0, 1))], 0, 0, 0, [], 0, new(100, "EUR"));
        var figures = PaymentsFigures.Of(summary, new(2026, 11, 30), TodaysRates.Of("EUR", rates));

        Assert.Equal(expected, $"over {(figures.OverLimit is { } over ? $"{over.Value:0}" : "-")}; without "
            + string.Join(',', figures.WithoutRate.Select(one => $"{one.Currency} {one.Value:0}")));
    }

    [Fact]
    public async Task A_rate_of_a_later_day_is_not_todays()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        using (var entered = await company.Ilona.PutAsJsonAsync("/api/rates", new
        {
            rates = new object[]
            {
                new { currency = "SEK", day = today.AddDays(-3), value = 0.09 },
                new { currency = "SEK", day = today.AddDays(20), value = 0.2 },
                new { currency = "NOK", day = today.AddDays(20), value = 0.3 },
            },
        }))
        {
            await entered.ReadAsync(204);
        }

        using var listed = await company.Reza.GetAsync("/api/rates?latest=true");
        var rates = (await listed.ReadAsync(200)).GetProperty("rates").EnumerateArray()
            .Where(rate => rate.Text("currency") is "SEK" or "NOK").Select(rate => $"{rate.Text("currency")} {rate.Text("value")}");
        Assert.Equal(["SEK 0.09"], rates);
    }
}
