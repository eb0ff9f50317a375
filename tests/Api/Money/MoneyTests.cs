using System.Net.Http.Json;
using OutlookCrm.Money;
using OutlookCrm.Simulator;
using Xunit;

namespace OutlookCrm.Tests.Money;

public sealed class MoneyTests(Company company)
{
    [Theory]
    [InlineData("2.5", "JPY", "3")]
    [InlineData("-2.5", "JPY", "-3")]
    [InlineData("1.005", "EUR", "1.01")]
    [InlineData("1.0045", "EUR", "1.00")]
    [InlineData("1.2345", "KWD", "1.235")]
    [InlineData("0.5", "HUF", "0.50")]
    [InlineData("1.5", "ISK", "2")]
    public void A_half_goes_away_from_zero_in_the_currencys_minor_unit(string amount, string currency, string rounded) =>
        Assert.Equal(
            decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture),
            Currency.Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency));

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("IRR", true)]
    [InlineData("eur", false)]
    [InlineData("DEM", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_currencies_in_use_are_currencies(string? code, bool isCode) => Assert.Equal(isCode, Currency.IsCode(code));

    [Theory]
    [InlineData("Europe/Athens", "2026-11-29T22:30:00Z", 30)]
    [InlineData("Europe/Athens", "2026-11-29T21:30:00Z", 29)]
    [InlineData("America/Vancouver", "2026-11-30T07:00:00Z", 29)]
    [InlineData("Asia/Tehran", "2026-11-29T20:31:00Z", 30)]
    [InlineData("Etc/UTC", "2026-11-29T23:59:00Z", 29)]
    public void Today_is_the_day_in_the_tenants_time_zone(string zone, string at, int day) =>
        Assert.Equal(
            new DateOnly(2026, 11, day),
            new MoneySettings("EUR", zone).DayOf(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task A_sale_keeps_the_rate_of_its_day_and_what_has_none_is_counted()
    {
        await using var own = await Company.StartAsync(new SimulatorOptions());
        await EnterAsync(own, ("HUF", "2026-10-01", 0.0025m), ("HUF", "2026-11-01", 0.0026m));
        var address = own.NewAddress();
        var path = $"/api/customers/{await own.AddPersonAsync(address)}/sales";
        await SellAsync(own, path, "1", "2026-10-15", "HUF", 100_000);
        await SellAsync(own, path, "2", "2026-11-15", "HUF", 100_000);
        await SellAsync(own, path, "3", "2026-09-15", "HUF", 100_000);
        await SellAsync(own, path, "4", "2026-11-16", "EUR", 10);
        await SellAsync(own, path, "5", "2026-11-16", "USD", 10);

        Assert.Equal((520m, "EUR", 2), await HomeAsync(own, address));

        // A rate of the past does not price anew what is closed.
        await EnterAsync(own, ("HUF", "2026-11-10", 0.5m));
        Assert.Equal((520m, "EUR", 2), await HomeAsync(own, address));
    }

    [Fact]
    public async Task An_administrator_sets_the_home_currency_and_a_manager_enters_rates()
    {
        await using var own = await Company.StartAsync(new SimulatorOptions());
        using var ana = own.Host.ClientFor("ana");
        var settings = new { homeCurrency = "RON", timeZone = "Europe/Bucharest" };
        using (var refused = await own.Ilona.PutAsync("/api/admin/money", settings, null))
        {
            await refused.IsProblemAsync(403, "not-allowed");
        }

        using (var set = await ana.PutAsync("/api/admin/money", settings, null))
        {
            await set.ReadAsync(204);
        }

        using var read = await own.Reza.GetAsync("/api/money");
        Assert.Equal("RON", (await read.ReadAsync(200)).GetProperty("homeCurrency").GetString());
        await EnterAsync(own, ("EUR", "2026-11-01", 4.97m), ("EUR", "2026-11-02", 4.98m));
        using var rates = await own.Reza.GetAsync("/api/rates");
        Assert.Equal([4.98m, 4.97m], (await rates.ReadAsync(200)).GetProperty("rates").EnumerateArray()
            .Select(rate => rate.GetProperty("value").GetDecimal()));
        await EnterAsync(own, ("USD", "2026-10-30", 4.31m), ("AUD", "2026-10-01", 2.8m), ("AUD", "2026-10-02", 2.9m));
        using var latest = await own.Reza.GetAsync("/api/rates?latest=true");
        Assert.Equal([("AUD", 2.9m), ("EUR", 4.98m), ("USD", 4.31m)], (await latest.ReadAsync(200)).GetProperty("rates").EnumerateArray()
            .Select(rate => (rate.GetProperty("currency").GetString()!, rate.GetProperty("value").GetDecimal())));
        using var sales = await own.Maria.PutAsync(
            "/api/rates", new { rates = new[] { new { currency = "EUR", day = "2026-11-03", value = 5 } } }, null);
        await sales.IsProblemAsync(403, "not-allowed");
    }

    [Theory]
    [InlineData("EUR", 1, "rates[0].currency")]
    [InlineData("XXX", 1, "rates[0].currency")]
    [InlineData("HUF", 0, "rates[0].value")]
    [InlineData("HUF", -1, "rates[0].value")]
    [InlineData("HUF", 1e12, "rates[0].value")]
    public async Task What_is_no_rate_is_refused_by_name(string currency, double value, string field)
    {
        using var refused = await company.Ilona.PutAsync(
            "/api/rates", new { rates = new[] { new { currency, day = "2026-11-03", value } } }, null);
        Assert.True((await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("EUR", "Athens", "timeZone")]
    [InlineData("EUR", "GTB Standard Time", "timeZone")]
    [InlineData("ECU", "Europe/Athens", "homeCurrency")]
    public async Task What_is_no_setting_is_refused_by_name(string homeCurrency, string timeZone, string field)
    {
        using var ana = company.Host.ClientFor("ana");
        using var refused = await ana.PutAsync("/api/admin/money", new { homeCurrency, timeZone }, null);
        Assert.True((await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    private static async Task EnterAsync(Company own, params (string Currency, string Day, decimal Value)[] rates)
    {
        using var entered = await own.Ilona.PutAsync("/api/rates",
            new { rates = rates.Select(rate => new { currency = rate.Currency, day = rate.Day, value = rate.Value }) }, null);
        await entered.ReadAsync(204);
    }

    private static async Task SellAsync(Company own, string path, string number, string day, string currency, decimal total)
    {
        using var sold = await own.Maria.PostAsJsonAsync(path, new { kind = "order", number, day, currency, total });
        await sold.ReadAsync(201);
    }

    private static async Task<(decimal Sold, string? Currency, int WithoutRate)> HomeAsync(Company own, string address)
    {
        var sales = (await own.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("summary")
            .GetProperty("sales");
        var home = sales.GetProperty("home");
        return (home.GetProperty("sold").GetDecimal(), home.GetProperty("currency").GetString(),
            sales.GetProperty("withoutRate").GetInt32());
    }
}
