using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.CustomerScience.Lifetime;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.CustomerScience.Rhythm;
using OutlookCrm.CustomerScience.Segments;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>The figures on a card are those of the library on the same data, and a tenant with too few customers gets none.</summary>
public sealed class SalesFitTests
{
    private static readonly DateOnly s_today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task A_card_says_what_the_library_says_of_the_same_purchases()
    {
        await using var company = await Company.StartAsync(new SimulatorOptions());
        var customers = new List<(string Address, Purchase[] Purchases)>();
        for (var number = 0; number < 120; number++)
        {
            customers.Add((company.NewAddress(), Purchases(number)));
        }

        await Parallel.ForEachAsync(customers, async (customer, _) => await SellAsync(company, customer.Address, customer.Purchases));
        await company.Host.ApiServices.GetRequiredService<SalesLearning>().RunAsync(default);

        var summaries = customers.Select(customer => PurchaseSummary.Of(customer.Purchases, s_today)!.Value).ToList();
        var groups = PurchaseGroups.Of(summaries);
        var fits = Enumerable.Range(1, 12).Select(k => FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Regular(k)))
            .Append(FittedPurchases.BetaGeometric(groups, BetaGeometricKind.Bg)).Append(FittedPurchases.Pareto(groups))
            .Append(FittedPurchases.NegativeBinomial(groups)).Where(fit => fit.Model is not null).ToList();
        var model = (await FiguresAsync(company, customers[0].Address)).GetProperty("prospect").GetProperty("model").GetString()!;
        var best = fits.Single(fit => model.StartsWith($"{fit.ModelName} and ", StringComparison.Ordinal));
        var spend = FittedSpend.To(summaries);
        Assert.NotNull(spend.Used);
        var days = customers.Select(customer => customer.Purchases.Select(one => one.Day).Order().TakeLast(32).ToArray()).ToList();
        var rhythm = TenantRhythm.Learn(days.Select(own => (IReadOnlyList<double>)PurchaseDays.Gaps(own)),
            [.. days.Zip(summaries).Select(own => new OpenPause(
                s_today.DayNumber - own.First[^1].DayNumber, best.Model!.ProbabilityAlive(own.Second)))])!;
        var rfm = Rfm.Score<string>([.. customers.SelectMany(one => one.Purchases, (one, bought) => new Order<string>(
            one.Address, bought.Day, bought.Amount))], s_today);
        var tiers = ValueTiers.Of([.. customers.Select(customer => customer.Purchases.Sum(one => one.Amount))]);
        foreach (var (customer, summary) in customers.Zip(summaries).Take(12))
        {
            var figures = await FiguresAsync(company, customer.Address);
            AssertProspect(summary.Repeats == 0 ? null : LifetimeValue.Of(best, spend, summary, SalesFit.Terms),
                figures.GetProperty("prospect"), best.Model!.ProbabilityAlive(summary));
            var place = customers.FindIndex(one => one.Address == customer.Address);
            AssertNext(NextPurchase.Of(days[place], rhythm, s_today), figures, best.Model.ProbabilityAlive(summary));
            var (score, standing) = (rfm.Customers.Single(one => one.Customer == customer.Address), figures.GetProperty("standing"));
            Assert.Equal((score.Segment, score.Score), (standing.GetProperty("segment").GetString(),
                (standing.GetProperty("recency").GetInt32() * 100) + (standing.GetProperty("frequency").GetInt32() * 10)
                    + standing.GetProperty("monetary").GetInt32()));
            int? bestOf = tiers.TierOf[place] == 3 ? null : tiers.Tiers.Take(tiers.TierOf[place] + 1).Sum(tier => tier.Customers);
            Assert.Equal(bestOf, standing.GetProperty("best").Deserialize<int?>());
        }
    }

    // Of who bought once the models know nothing but what all others do.
    private static void AssertProspect(LifetimeValue? expected, JsonElement prospect, double active)
    {
        if (expected is null)
        {
            Assert.Equal(JsonValueKind.Null, prospect.ValueKind);
            return;
        }

        Assert.Equal(active, prospect.GetProperty("active").GetDouble(), 6);
        Assert.Equal(expected.Value, prospect.GetProperty("value").GetDouble(), 0.01 + (expected.Value * 1e-5));
        Assert.True(prospect.GetProperty("low").GetDecimal() <= prospect.GetProperty("value").GetDecimal());
        Assert.Equal(120, prospect.GetProperty("customers").GetInt64());
    }

    private static void AssertNext(NextPurchase? expected, JsonElement figures, double active)
    {
        var next = figures.GetProperty("next");
        if (expected is null)
        {
            Assert.Equal(JsonValueKind.Null, next.ValueKind);
            return;
        }

        Assert.Equal(
            (expected.IsOverdue, expected.IsLikelyGone && active < 0.5),
            (next.GetProperty("isOverdue").GetBoolean(), next.GetProperty("isLikelyGone").GetBoolean()));
        foreach (var (day, name) in new[] { (expected.Expected, "expected"), (expected.Earliest, "earliest"), (expected.Latest, "latest") })
        {
            // A row holds at most a thousand of all customers' pauses: a hundredth of the way, where there are more.
            var off = Math.Abs(next.GetProperty(name).Deserialize<DateOnly>().DayNumber - day.DayNumber);
            Assert.InRange(off, 0, 1 + ((day.DayNumber - s_today.DayNumber) / 100));
        }

        var isGone = next.GetProperty("isLikelyGone").GetBoolean();
        Assert.Equal(
            isGone ? null : next.GetProperty("expected").Deserialize<DateOnly>(),
            figures.GetProperty("expectedOn").Deserialize<DateOnly?>());
    }

    [Fact]
    public async Task Too_few_customers_get_the_plain_pace_of_their_own_purchases()
    {
        await using var company = await Company.StartAsync(new SimulatorOptions());
        var address = company.NewAddress();
        await SellAsync(company, address, [new(s_today.AddDays(-730), 300), new(s_today.AddDays(-365), 300), new(s_today, 130)]);
        await company.Host.ApiServices.GetRequiredService<SalesLearning>().RunAsync(default);

        var figures = await FiguresAsync(company, address);
        Assert.Equal(JsonValueKind.Null, figures.GetProperty("prospect").ValueKind);
        Assert.Equal(365m, figures.GetProperty("plainYear").GetProperty("value").GetDecimal());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null),
            (figures.GetProperty("next").ValueKind, figures.GetProperty("standing").ValueKind));
        Assert.Equal(s_today.AddDays(365), figures.GetProperty("expectedOn").Deserialize<DateOnly>());
    }

    /// <summary>A rate that is entered later prices what has none; what has a rate keeps it.</summary>
    [Fact]
    public async Task A_document_without_a_rate_is_priced_once_its_day_has_one()
    {
        await using var company = await Company.StartAsync(new SimulatorOptions());
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/sales";
        foreach (var (number, currency) in new[] { ("1", "HUF"), ("2", "EUR"), ("3", "USD") })
        {
            using var sold = await company.Maria.PostAsJsonAsync(
                path, new { kind = "order", number, day = "2026-10-15", currency, total = 1000 });
            await sold.ReadAsync(201);
        }

        using (var entered = await company.Ilona.PutAsync(
            "/api/rates", new { rates = new[] { new { currency = "HUF", day = "2026-10-01", value = 0.0025m } } }, null))
        {
            await entered.ReadAsync(204);
        }

        await company.Host.ApiServices.GetRequiredService<SalesLearning>().RunAsync(default);

        var sales = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("summary")
            .GetProperty("sales");
        Assert.Equal((1002.5m, 1),
            (sales.GetProperty("home").GetProperty("sold").GetDecimal(), sales.GetProperty("withoutRate").GetInt32()));
        var fit = await company.Host.ApiServices.GetRequiredService<SalesFits>()
            .FindAsync(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), default);
        Assert.Equal((1, "EUR"), (fit!.Customers, fit.Home));
    }

    // Buyers of unlike rates, some of whom leave, as the models suppose them.
    private static Purchase[] Purchases(int number)
    {
        var dice = new Random(20_261_130 + number);
        var (rate, leaving, mean) = (0.01 + (0.05 * Drawn(dice)), 0.35 * dice.NextDouble(), 40 + (60 * Drawn(dice)));
        var purchases = new List<Purchase>();
        for (double ago = dice.Next(200, 900); ago >= 1; ago -= 1 + (Drawn(dice) / rate))
        {
            purchases.Add(new(s_today.AddDays(-(int)ago), Math.Round(mean * (0.5 + dice.NextDouble()), 2)));
            if (dice.NextDouble() < leaving)
            {
                break;
            }
        }

        return [.. purchases.DistinctBy(purchase => purchase.Day)];
    }

    private static double Drawn(Random dice) => -Math.Log(1 - dice.NextDouble());

    private static async Task SellAsync(Company company, string address, Purchase[] purchases)
    {
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/sales";
        foreach (var (day, amount) in purchases)
        {
            using var sold = await company.Maria.PostAsJsonAsync(path, new { kind = "order", day, currency = "EUR", total = amount });
            await sold.ReadAsync(201);
        }
    }

    private static async Task<JsonElement> FiguresAsync(Company company, string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("figures").GetProperty("sales");
}
