using System.Text;
using System.Text.Json;
using OutlookCrm.Tests.CustomerScience;
using Xunit;

namespace OutlookCrm.Tests.Insights;

[Collection(OneReportAtATime.Name)]
public sealed class ReportPortfolioTests(Company company)
{
    [Fact]
    public async Task A_file_of_orders_becomes_a_report()
    {
        var lines = new StringBuilder("order,customer,date,product,amount\n");
        for (var i = 0; i < 600; i++)
        {
            // Every third basket holds oil and vinegar together; the rest one of four other things.
            var (customer, day) = ($"C{i % 40}", new DateOnly(2025, 1, 1).AddDays(i));
            lines.Append(i % 3 == 0 ? $"{i},{customer},{day:yyyy-MM-dd},oil,20\n{i},{customer},{day:yyyy-MM-dd},vinegar,5\n"
                : $"{i},{customer},{day:yyyy-MM-dd},thing {i % 4},10\n");
        }

        using var response = await PostAsync(company.Ilona, lines.ToString());
        var report = await response.ReadAsync(200);

        Assert.Equal(("2025-01-01", "2026-08-23"), (report.GetProperty("from").GetString(), report.GetProperty("to").GetString()));
        Assert.Equal((800, 40), (report.GetProperty("lines").GetInt32(), report.GetProperty("customers").GetInt32()));
        Assert.Equal(200 * 25 + 400 * 10, report.GetProperty("revenue").GetDouble());
        Assert.Equal(600, report.GetProperty("segments").GetProperty("provenance").GetProperty("size").GetInt32());
        Assert.Equal(40, report.GetProperty("segments").GetProperty("segments").EnumerateArray()
            .Sum(segment => segment.GetProperty("customers").GetInt32()));
        Assert.Equal(12, report.GetProperty("forecast").GetProperty("coming").GetArrayLength());
        Assert.NotEqual(JsonValueKind.Null, report.GetProperty("best")[0].GetProperty("prospects").GetProperty("nextPurchase").ValueKind);
        var rules = report.GetProperty("boughtTogether").GetProperty("rules").EnumerateArray().ToList();
        Assert.Contains(rules, rule => rule.GetProperty("then").GetString() == "vinegar" && rule.GetProperty("confidence")
            .GetDouble() == 1);
    }

    [Fact]
    public async Task Customers_are_offered_what_pays_and_the_dearer_variant_that_others_moved_to()
    {
        var lines = new StringBuilder("customer,date,product,group,quantity,amount,cost\n");
        var random = new Random(8);
        for (var customer = 0; customer < 300; customer++)
        {
            var plain = customer % 3 == 0;
            lines.Append(FormattableString.Invariant(
                $"C{customer},2026-01-{1 + customer % 28:00},{(plain ? "plain oil,oil,2,20" : "salt,salt,1,3")},2\n"));
            lines.Append(FormattableString.Invariant($"C{customer},2026-03-01,bread {random.Next(3)},bread,1,2,1\n"));
            var later = (plain && customer % 2 == 0) || customer % 29 == 1 ? "fine oil,oil,1,18" : "wine,wine,1,9";
            lines.Append(FormattableString.Invariant($"C{customer},2026-04-01,{later},4\n"));
        }

        using var response = await PostAsync(company.Ilona, lines.ToString());
        var report = await response.ReadAsync(200);

        var offers = report.GetProperty("offers");
        Assert.Equal(("margin", "customers"),
            (offers.GetProperty("rankedBy").GetString(), offers.GetProperty("provenance").GetProperty("unit").GetString()));
        Assert.Equal("recommendations-tried-on-customers", CodeOf(offers.GetProperty("backtest").GetProperty("finding")));
        var move = offers.GetProperty("upSell").GetProperty("moves")[0];
        var told = move.GetProperty("evidence").GetProperty("values");
        Assert.StartsWith("move-", CodeOf(move.GetProperty("evidence")), StringComparison.Ordinal);
        Assert.Equal(("plain oil", "fine oil"), (told.GetProperty("from").GetString(), told.GetProperty("to").GetString()));
        Assert.Equal([52, 100, 0.52], new[] { "moved", "buyers", "share" }.Select(name => told.GetProperty(name).GetDouble()));
        Assert.Equal([10, 18], new[] { "fromPrice", "toPrice" }.Select(name => Math.Round(told.GetProperty(name).GetDouble())));
        var best = report.GetProperty("best").EnumerateArray().ToList();
        Assert.Contains(best, customer => customer.GetProperty("offers").GetProperty("upSell").EnumerateArray()
            .Any(own => own.GetProperty("to").GetString() == "fine oil"));

        // Everything that could have been hinted before the last fifth was bought in it for the first time: no chance can be learned.
        Assert.Equal("hint-chances-unknown", CodeOf(offers.GetProperty("findings")[0]));
        Assert.All(best, customer => Assert.All(customer.GetProperty("offers").GetProperty("recommendations").EnumerateArray(), own =>
            Assert.Equal(JsonValueKind.Null, own.GetProperty("expectedValue").ValueKind)));
    }

    /// <summary>CDNOW's 6,919 orders of 2,357 customers (brucehardie.com), as one would upload them.</summary>
    [Fact]
    public async Task A_real_shop_gets_models_values_and_a_forecast()
    {
        var orders = SharedFile.Fields("cdnow_elog.csv");
        using var response = await PostAsync(company.Ilona, string.Join('\n', orders.Select(fields => string.Join(',', fields))));
        var report = await response.ReadAsync(200);

        Assert.Equal((6919, 2357), (report.GetProperty("lines").GetInt32(), report.GetProperty("customers").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, report.GetProperty("prospects").GetProperty("model").ValueKind);
        Assert.True(report.GetProperty("prospects").GetProperty("churn").GetProperty("customers").GetInt32() > 2000);
        Assert.All(report.GetProperty("best").EnumerateArray(), customer =>
        {
            var prospects = customer.GetProperty("prospects");
            Assert.InRange(prospects.GetProperty("churn").GetProperty("probability").GetDouble(), 0, 1);
            Assert.True(string.CompareOrdinal(prospects.GetProperty("nextPurchase").GetProperty("earliest").GetString(),
                report.GetProperty("to").GetString()) > 0);
            Assert.False(prospects.TryGetProperty("probabilityAlive", out _) || prospects.GetProperty("value")
                .TryGetProperty("probabilityOfNothing", out _), "Two answers to one question.");
            Assert.Equal(0, prospects.GetProperty("missing").GetArrayLength());
            Assert.True(prospects.GetProperty("value").GetProperty("range").GetProperty("upper")
                .GetDouble() >= prospects.GetProperty("value").GetProperty("range").GetProperty("lower").GetDouble());
        });
        var told = report.GetProperty("prospects");
        Assert.All(["provenance", "spendProvenance", "churnProvenance", "nextPurchaseProvenance"], name =>
            Assert.Equal("1998-06-30", told.GetProperty(name).GetProperty("to").GetString()));
        Assert.Contains("NBD", told.GetProperty("churnProvenance").GetProperty("model").GetString(), StringComparison.Ordinal);
        Assert.Equal("spend-model", CodeOf(told.GetProperty("spendFindings")[0]));
        Assert.Equal("backtest-error-share", CodeOf(report.GetProperty("forecast").GetProperty("backtest").GetProperty("findings")[0]));
    }

    [Fact]
    public async Task A_single_order_is_a_report_too()
    {
        using var response = await PostAsync(company.Ilona, "customer,date,amount\nAnna,2026-01-01,10\n");

        var report = await response.ReadAsync(200);
        Assert.Equal(1, report.GetProperty("customers").GetInt32());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("prospects").GetProperty("model").ValueKind);
        Assert.Equal("few-repeaters", CodeOf(report.GetProperty("prospects").GetProperty("findings")[0]));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("best")[0].GetProperty("prospects").GetProperty("value").ValueKind);
        Assert.Equal(4, report.GetProperty("best")[0].GetProperty("prospects").GetProperty("missing").GetArrayLength());
    }

    [Fact]
    public async Task What_was_given_back_is_no_purchase_and_the_answer_says_so()
    {
        var lines = new StringBuilder("customer,date,amount\n");
        for (var i = 0; i < 300; i++)
        {
            var day = new DateOnly(2025, 1, 1).AddDays(i);
            lines.Append(FormattableString.Invariant($"Q{i},{day:yyyy-MM-dd},{i + 1}.5\nQ{i},{day.AddDays(9):yyyy-MM-dd},-{i + 1}.5\n"));
        }

        using var returned = await PostAsync(company.Ilona, lines.ToString());
        var nothing = await returned.ReadAsync(200);
        Assert.Equal((300, 300, 300),
            (nothing.GetProperty("returns").GetProperty("lines").GetInt32(), nothing.GetProperty("returns").GetProperty("cancelledOrders")
                .GetInt32(), nothing.GetProperty("returns").GetProperty("withoutPurchase").GetInt32()));
        Assert.Equal((0, 0.0, 0),
            (nothing.GetProperty("best").GetArrayLength(), nothing.GetProperty("revenue").GetDouble(), nothing.GetProperty("segments")
                .GetProperty("provenance").GetProperty("size").GetInt32()));

        using var partly = await PostAsync(company.Ilona, "customer,date,amount\nA,2026-01-01,100\nA,2026-05-01,-30\nB,2026-05-02,1\n");
        var report = await partly.ReadAsync(200);
        var best = report.GetProperty("best")[0].GetProperty("scores");
        Assert.Equal((1, 121, 70),
            (best.GetProperty("orders").GetInt32(), best.GetProperty("recencyDays").GetInt32(), best.GetProperty("amount").GetInt32()));
        var returns = report.GetProperty("returns").GetProperty("findings")[0];
        Assert.Equal(("returns-counted", 1, -30.00m), (
            CodeOf(returns), returns.GetProperty("values").GetProperty("lines").GetInt32(), returns.GetProperty("values")
            .GetProperty("amount").GetDecimal()));
    }

    /// <summary>Customers who never leave and pay one price: a model, a value and a risk all the same, each with what it rests
    /// on.</summary>
    [Fact]
    public async Task Loyal_customers_of_one_price_have_a_value_and_a_risk()
    {
        var (lines, random) = (new StringBuilder("customer,date,amount\n"), new Random(4));
        for (var i = 0; i < 200; i++)
        {
            var (day, gap) = (new DateOnly(2023, 1, 1).AddDays(random.Next(300)), 4 + (8 * random.NextDouble()));
            for (; day < new DateOnly(2026, 1, 1); day = day.AddDays(Math.Max(1, (int)(-gap * Math.Log(random.NextDouble())))))
            {
                lines.Append(FormattableString.Invariant($"k{i},{day:yyyy-MM-dd},29.90\n"));
            }
        }

        using var response = await PostAsync(company.Ilona, lines.ToString());
        var report = await response.ReadAsync(200);

        var prospects = report.GetProperty("prospects");
        Assert.StartsWith("NBD", prospects.GetProperty("model").GetString(), StringComparison.Ordinal);
        Assert.Contains("not calibrated", prospects.GetProperty("churnProvenance").GetProperty("model").GetString(),
            StringComparison.Ordinal);
        Assert.All(report.GetProperty("best").EnumerateArray(), customer =>
        {
            var own = customer.GetProperty("prospects");
            Assert.Equal(0, own.GetProperty("missing").GetArrayLength());
            Assert.Contains("One price", own.GetProperty("value").GetProperty("modelName").GetString(), StringComparison.Ordinal);
            Assert.InRange(own.GetProperty("expectedPurchases").GetDouble(), own.GetProperty("purchasesRange").GetProperty("lower")
                .GetDouble(), own.GetProperty("purchasesRange").GetProperty("upper").GetDouble());
        });
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_says_which_line_and_why()
    {
        using var response = await PostAsync(company.Ilona, "customer,date,amount\nAnna,2026-01-01,10\nBéla,yesterday,10\n");

        var problem = await response.IsProblemAsync(400, "invalid-request");
        Assert.Contains("has no date", problem.GetProperty("errors").GetProperty("line 3")[0].GetString(), StringComparison.Ordinal);
    }

    /// <summary>What is no file of orders, as the JSON routes are tried with what is no JSON of theirs.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"customer\":\"Anna\",\"customer\":\"Anna\"}")]
    [InlineData("\0\0\0\0")]
    [InlineData("PK\u0003\u0004 a spreadsheet that is not text")]
    public async Task What_is_no_file_of_orders_is_refused(string body)
    {
        using var response = await PostAsync(company.Ilona, body);

        await response.IsProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task A_megabyte_without_orders_is_refused()
    {
        using var response = await PostAsync(company.Ilona, new string('x', 1024 * 1024));

        await response.IsProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_as_too_large()
    {
        using var content = new ByteArrayContent(new byte[33 * 1024 * 1024]);
        using var response = await company.Ilona.PostAsync("/api/insights/portfolio", content);

        var problem = await response.IsProblemAsync(413, "too-large");
        Assert.Contains("At most 32 MB are read here", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_with_the_way_out()
    {
        using var content = new ByteArrayContent([.. "customer,date,amount\n"u8, 0xC1, 0xED, .. ",2026-01-01,10\n"u8]);
        using var response = await company.Ilona.PostAsync("/api/insights/portfolio", content);

        Assert.Contains("UTF-8", (await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors")
            .GetProperty("file")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("margin=0", "margin")]
    [InlineData("margin=1.5", "margin")]
    [InlineData("margin=NaN", "margin")]
    [InlineData("discount=-1", "discount")]
    public async Task Terms_out_of_range_are_refused(string query, string field)
    {
        using var content = new StringContent("customer,date,amount\nAnna,2026-01-01,10\n", Encoding.UTF8, "text/csv");
        using var response = await company.Ilona.PostAsync($"/api/insights/portfolio?{query}", content);

        Assert.True((await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    /// <summary>Every customer with the same history, one with hundreds of returns, amounts of nothing: no figure may be NaN, which JSON
    /// could not carry.</summary>
    [Theory]
    [InlineData("A,2026-01-01,0\nB,2026-01-01,0\n")]
    [InlineData("A,2026-01-01,-5\nA,2026-03-01,-5\nB,2026-02-01,10\n")]
    [InlineData("A,1900-01-01,1\nA,2026-01-01,1\n")]
    public async Task Odd_files_give_a_report_too(string lines)
    {
        using var response = await PostAsync(company.Ilona, "customer,date,amount\n" + lines);

        await response.ReadAsync(200);
    }

    [Fact]
    public async Task Customers_who_are_all_alike_give_a_report_too()
    {
        var lines = string.Concat(Enumerable.Range(0, 60)
            .SelectMany(c => Enumerable.Range(0, 12).Select(m => $"C{c},2025-{m + 1:00}-01,100\n")));
        using var response = await PostAsync(company.Ilona, "customer,date,amount\n" + lines);

        Assert.Equal(60, (await response.ReadAsync(200)).GetProperty("customers").GetInt32());
    }

    [Fact]
    public async Task Reports_are_for_managers()
    {
        using var response = await PostAsync(company.Maria, "customer,date,amount\nAnna,2026-01-01,10\n");

        await response.IsProblemAsync(403, "not-allowed");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        return await client.PostAsync("/api/insights/portfolio", content);
    }

    private static string? CodeOf(JsonElement finding) => finding.GetProperty("code").GetString();
}
