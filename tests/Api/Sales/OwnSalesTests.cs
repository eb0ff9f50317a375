using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Own;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>What is learned of the tenant's own sales: reports, price points, offers.</summary>
public sealed class OwnSalesTests
{
    private const int Customers = 150;
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
    private static readonly DateOnly s_today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Reports_offers_and_price_points_are_made_of_what_was_sold()
    {
        await using var company = await Company.StartAsync(new SimulatorOptions());
        var products = await ProductsAsync(company);
        var customers = new List<Guid>();
        for (var number = 0; number < Customers; number++)
        {
            customers.Add(await company.AddPersonAsync(company.NewAddress(), $"Buyer {number}"));
        }

        await Parallel.ForEachAsync(customers.Index(), async (customer, ct) =>
            Assert.NotNull(await WriteAsync(company, customer.Item, [.. Documents(customer.Index, products)])));
        var lines = company.Host.ApiServices.GetRequiredService<SoldLines>();
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(company, "/api/insights/own/portfolio")).GetProperty("report").ValueKind);
        await company.Host.ApiServices.GetRequiredService<OwnReports>().RunAsync(default);
        var sold = await lines.ReadAsync(s_tenant, default);

        var portfolio = await ReadAsync(company, "/api/insights/own/portfolio");
        var (basis, report) = (portfolio.GetProperty("basis"), portfolio.GetProperty("report"));
        var best = report.GetProperty("best")[0].GetProperty("scores").GetProperty("customer").GetString()!;
        Assert.StartsWith("Buyer ", portfolio.GetProperty("names").GetProperty(best).GetString(), StringComparison.Ordinal);
        Assert.Equal((Customers, sold.Lines.Count), (report.GetProperty("customers").GetInt32(), basis.GetProperty("lines").GetInt32()));
        Assert.Equal((1, "EUR"), (basis.GetProperty("withoutRate").GetInt32(), basis.GetProperty("home").GetString()));
        var revenue = await SummariesAsync(company, customers);
        Assert.Equal((double)revenue, report.GetProperty("revenue").GetDouble(), 0.005);

        var prices = (await ReadAsync(company, "/api/insights/own/prices")).GetProperty("report").GetProperty("told");
        Assert.Contains(prices.EnumerateArray(), one => one.GetProperty("product").GetString() == "Bread");
        var baskets = (await ReadAsync(company, "/api/insights/own/baskets")).GetProperty("report").GetProperty("boughtTogether");
        Assert.NotEqual(0, baskets.GetProperty("rules").GetArrayLength());
        var places = (await ReadAsync(company, "/api/insights/own/places")).GetProperty("report").GetProperty("places");
        Assert.Equal((double)revenue, places.EnumerateArray().Sum(place => place.GetProperty("sold").GetDouble()), 0.005);
        using (var refused = await company.Maria.GetAsync("/api/insights/own/places"))
        {
            await refused.ReadAsync(403);
        }

        await OffersAsync(company, customers, products, sold);
        var points = await ReadAsync(company, $"/api/products/{products["Bread"]}/prices");
        Assert.Equal(4m, points.GetProperty("listPrice").GetDecimal());
        Assert.Equal(
            [3.6m, 4m], points.GetProperty("prices").EnumerateArray().Select(one => one.GetProperty("price").GetDecimal()).Order());
        await FollowAsync(company);
        await EraseAsync(company, customers[^1], customers, lines);
    }

    private static async Task OffersAsync(
        Company company, List<Guid> customers, Dictionary<string, Guid> products, SoldHistory sold)
    {
        var library = Offers.Of(StandingOrders.Of(sold.Lines))!;
        var (withoutButter, offered) = ((Guid?)null, 0);
        foreach (var customer in customers.Take(30))
        {
            var expected = library.Of(customer.ToString("N"), item => sold.Products[item].Active).Recommendations.Take(3).ToList();
            var answer = await ReadAsync(company, $"/api/customers/{customer}/offers");
            var offers = answer.GetProperty("offers").EnumerateArray().ToList();
            Assert.Equal(expected.Select(one => one.Item), offers.Select(one => one.GetProperty("name").GetString()));
            Assert.Equal(expected.Select(one => one.Chance), offers.Select(one => one.GetProperty("chance").Deserialize<double?>()));
            Assert.DoesNotContain(offers, one => one.GetProperty("name").GetString() is "Old lamp" or "Faulty clock");
            Assert.Equal(Customers, answer.GetProperty("customers").GetInt32());
            withoutButter ??= expected.Exists(one => one.Item == "Butter") ? customer : null;
            offered += expected.Count;
        }

        // What is bought in the minutes before the next learning is offered no more.
        Assert.True(offered > 30);
        Assert.NotNull(withoutButter);
        await WriteAsync(company, withoutButter.Value, [Document(9000, s_today, [("Butter", products["Butter"], 1, 2)])]);
        var after = await ReadAsync(company, $"/api/customers/{withoutButter}/offers");
        Assert.DoesNotContain(after.GetProperty("offers").EnumerateArray(), one => one.GetProperty("name").GetString() == "Butter");
        using var gone = await company.Maria.GetAsync($"/api/customers/{Guid.NewGuid()}/offers");
        await gone.IsProblemAsync(404, "no-such-customer");
        using var never = await company.Maria.GetAsync($"/api/products/{Guid.NewGuid()}/prices");
        await never.IsProblemAsync(404, "no-such-product");
    }

    // An import is in scores after a minute and in reports after a quarter of an hour at most.
    private static async Task FollowAsync(Company company)
    {
        var (services, clock) = (company.Host.ApiServices, new FakeTimeProvider(DateTimeOffset.UtcNow));
        var reports = ActivatorUtilities.CreateInstance<OwnReports>(services, clock);
        var learning = ActivatorUtilities.CreateInstance<SalesLearning>(services, clock);
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        await reports.MakeAsync(s_tenant, default);
        var before = await DocumentsAsync();
        var import = await company.ImportAsync("Invoice number,Date,Due date,Email,Total,Currency\n"
            + $"F-1,2026-06-16,2026-07-16,{address},9.00,EUR\n");
        Assert.Equal("1", Imports.Count(import, "salesAdded"));
        var (imported, minutes) = (clock.GetUtcNow(), 0);
        do
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await learning.RunAsync(default);
            await reports.RunAsync(default);
            Assert.True((await services.GetRequiredService<SalesFits>().FindAsync(s_tenant, default))!.FittedAt > imported);
        }
        while (++minutes < 15 && await DocumentsAsync() == before);

        Assert.Equal(before + 1, await DocumentsAsync());

        async Task<int> DocumentsAsync() =>
            (await ReadAsync(company, "/api/insights/own/places")).GetProperty("basis").GetProperty("documents").GetInt32();
    }

    private static async Task EraseAsync(Company company, Guid customer, List<Guid> customers, SoldLines lines)
    {
        var revenue = (await lines.ReadAsync(s_tenant, default)).Lines.Sum(line => line.Amount);
        using (var read = await company.Ilona.GetAsync($"/api/customers/{customer}"))
        {
            var version = (await read.ReadAsync(200)).GetProperty("version").GetString();
            using var erased = await company.Ilona.DeleteAsync($"/api/customers/{customer}", version);
            await erased.ReadAsync(204);
        }

        Assert.True(await lines.IsChangedSinceAsync(s_tenant, DateTimeOffset.UtcNow, default));
        Assert.Null(await company.Host.ApiServices.GetRequiredService<Buyers>().OffersAsync(s_tenant, customer, default));
        await company.Host.ApiServices.GetRequiredService<OwnReports>().MakeAsync(s_tenant, default);
        var portfolio = await ReadAsync(company, "/api/insights/own/portfolio");

        // What the erased one bought counts on, for nobody.
        var (report, own) = (portfolio.GetProperty("report"), await SummariesAsync(company, customers[..^1]));
        Assert.Equal(Customers, report.GetProperty("customers").GetInt32());
        Assert.Equal((double)revenue, report.GetProperty("revenue").GetDouble(), 0.005);
        Assert.Equal((double)(revenue - own - 9), report.GetProperty("unnamed").GetProperty("amount").GetDouble(), 0.005);
        Assert.DoesNotContain(customer.ToString("N"), portfolio.GetRawText(), StringComparison.Ordinal);
    }

    // Bread goes with butter; an old lamp is sold no more; a faulty clock comes back from everybody; one order has no rate.
    private static IEnumerable<SaleDocument> Documents(int number, Dictionary<string, Guid> products)
    {
        var dice = new Random(20_261_130 + number);
        for (var i = 0; i < 5; i++)
        {
            var (at, day) = ((number * 20) + (i * 2), s_today.AddDays(-(i * 60) - dice.Next(40)));
            var lines = new List<(string, Guid, decimal, decimal)>();
            if (number % 3 != 0)
            {
                lines.Add(("Bread", products["Bread"], 1 + dice.Next(3), dice.Next(4) == 0 ? 3.6m : 4m));
            }

            if (lines.Count > 0 && (number % 5 != 0 || i == 4) && number % 2 == 0)
            {
                lines.Add(("Butter", products["Butter"], 1, 2));
            }

            var other = new[] { "Jam", "Wine", "Tea", "Salt", "Old lamp" }[dice.Next(5)];
            lines.Add((other, products[other], 1, 5 + dice.Next(3)));
            if (i == 0)
            {
                lines.Add(("Faulty clock", products["Faulty clock"], 1, 500));
            }

            var document = Document(at, day, lines);
            yield return document;
            if (i == 0)
            {
                yield return Document(at + 1, day, [("Faulty clock", products["Faulty clock"], 1, 500)], SaleKind.CreditNote) with
                {
                    Corrects = document.Number,
                };
            }
        }

        if (number == 0)
        {
            yield return Document(9001, s_today, [("Tea", products["Tea"], 1, 100)]) with { Currency = "HUF", Tax = null };
        }
    }

    private static SaleDocument Document(
        int number, DateOnly day, List<(string Name, Guid Id, decimal Quantity, decimal Price)> lines,
        SaleKind kind = SaleKind.Invoice)
    {
        var net = lines.Sum(line => line.Quantity * line.Price);
        var document = new SaleDocument(
            default, kind, $"S{number}", null, day, null, "EUR", net * 1.2m, net * 0.2m, net * 1.2m,
            number % 3 == 0 ? null : $"Shop {number % 3}", null, null, false, null, lines.Count,
            [.. lines.Select(line => new SaleLine(
                line.Id, null, line.Name, line.Quantity, null, line.Price, 0, line.Quantity * line.Price))],
            null, null, new(Guid.Empty, "shop", DateTimeOffset.UnixEpoch), null);
        return document with { Id = document.IdOr(Guid.NewGuid()) };
    }

    private static Task<IReadOnlyList<SaleOutcome>?> WriteAsync(Company company, Guid customer, IReadOnlyList<SaleDocument> documents) =>
        company.Host.ApiServices.GetRequiredService<SalesJournal>().WriteAsync(
            Actor.OfJob(s_tenant, "shop"), customer, documents, false, default);

    private static async Task<Dictionary<string, Guid>> ProductsAsync(Company company)
    {
        var products = new Dictionary<string, Guid>();
        foreach (var name in new[] { "Bread", "Butter", "Jam", "Wine", "Tea", "Salt", "Old lamp", "Faulty clock" })
        {
            using var added = await company.Maria.PostAsJsonAsync(
                "/api/products", new { name, currency = "EUR", price = name == "Bread" ? 4 : 9, active = name != "Old lamp" });
            products[name] = (await added.ReadAsync(200)).GetProperty("id").GetGuid();
        }

        return products;
    }

    // The same money as the customers' summaries say, which count without lines.
    private static async Task<decimal> SummariesAsync(Company company, List<Guid> customers)
    {
        var sum = 0m;
        foreach (var customer in customers)
        {
            var documents = await company.Host.ApiServices.GetRequiredService<SalesStore>().ListAsync(s_tenant, customer, default);
            sum += SalesBook.Summarise([.. documents!.Select(one => one.Document)])!.Home!.Sold;
        }

        return sum;
    }

    private static async Task<JsonElement> ReadAsync(Company company, string path)
    {
        using var answer = await company.Ilona.GetAsync(path);
        return await answer.ReadAsync(200);
    }
}
