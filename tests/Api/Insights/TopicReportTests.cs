using System.Text;
using System.Text.Json;
using OutlookCrm.Tests.CustomerScience;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>The reports on a single topic, as a manager would ask for them.</summary>
[Collection(OneReportAtATime.Name)]
public sealed class TopicReportTests(Company company)
{
    [Fact]
    public async Task Prices_have_bands_and_an_elasticity_where_the_data_can_tell()
    {
        var random = new Random(3);
        var lines = new StringBuilder("Date;Product;Quantity;Unit Price;Cost\r\n");
        for (var week = 0; week < 80; week++)
        {
            var price = 8 + random.Next(9) * 0.5m;
            var units = (int)(400 / (price * price)) + random.Next(3);
            lines.Append(FormattableString.Invariant(
                $"{new DateOnly(2024, 1, 1).AddDays(7 * week):d\\.M\\.yyyy};oil;{units};{price:0.00};4,00\r\n")
                    .Replace(FormattableString.Invariant($"{price:0.00}"), FormattableString.Invariant($"{price:0.00}").Replace('.', ','),
                        StringComparison.Ordinal));
            lines.Append(FormattableString.Invariant($"{new DateOnly(2024, 1, 1).AddDays(7 * week):d\\.M\\.yyyy};salt;5;1,00;\r\n"));
        }

        lines.Append("1.1.2025;oil;-2;9,50;4,00\r\n");
        var report = await ReportAsync("prices", lines.ToString());

        Assert.Equal((161, 1, 2),
            (report.GetProperty("lines").GetInt32(), report.GetProperty("leftOut").GetInt32(), report.GetProperty("products").GetInt32()));
        var oil = report.GetProperty("told")[0];
        Assert.Equal(("oil", 5), (oil.GetProperty("product").GetString(), oil.GetProperty("prices").GetProperty("bands").GetArrayLength()));
        Assert.InRange(oil.GetProperty("prices").GetProperty("elasticity").GetProperty("value").GetDouble(), -2.5, -1.5);
        Assert.Equal(["elasticity-one-price"], CodesOf(report.GetProperty("told")[1].GetProperty("prices").GetProperty("elasticity")));
        Assert.Equal(["prices-left-out", "prices-known", "prices-no-proof"], CodesOf(report));
        Assert.Equal(1, report.GetProperty("findings")[0].GetProperty("values").GetProperty("lines").GetInt32());
        var known = report.GetProperty("findings")[1].GetProperty("values");
        Assert.Equal((1, 2), (known.GetProperty("known").GetInt32(), known.GetProperty("told").GetInt32()));
    }

    [Fact]
    public async Task Satisfaction_says_whether_it_changed()
    {
        var lines = new StringBuilder("score,date,kind\n");
        for (var i = 0; i < 300; i++)
        {
            lines.Append(FormattableString.Invariant(
                $"{(i % 2 == 0 ? 9 : 5)},2026-0{1 + i % 3}-10,nps\n{(i % 10 == 0 ? 5 : 10)},2026-0{4 + i % 3}-10,NPS\n"));
        }

        lines.Append("5,2026-01-01,csat\n");
        var report = await ReportAsync("satisfaction", lines.ToString());

        var (nps, csat) = (report.GetProperty("measures")[0], report.GetProperty("measures")[1]);
        Assert.Equal(("nps", "csat"), (nps.GetProperty("measure").GetString(), csat.GetProperty("measure").GetString()));
        Assert.Equal(2, nps.GetProperty("periods").GetArrayLength());
        Assert.True(nps.GetProperty("periods")[1].GetProperty("change").GetProperty("isReal").GetBoolean());
        Assert.Equal(("2026-04-01", "2026-06-30"),
            (nps.GetProperty("periods")[1].GetProperty("start").GetString(), nps.GetProperty("periods")[1].GetProperty("end").GetString()));
        Assert.Equal(["period-changes", "change-real"], CodesOf(nps));
        var changes = nps.GetProperty("findings")[0].GetProperty("values");
        var last = nps.GetProperty("findings")[1].GetProperty("values");
        Assert.Equal((1, 1), (changes.GetProperty("changes").GetInt32(), changes.GetProperty("real").GetInt32()));
        Assert.Equal(("NPS", 0.0, 80.0),
            (last.GetProperty("measure").GetString(), last.GetProperty("before").GetDouble(), last.GetProperty("after").GetDouble()));
        Assert.Equal(["one-period", "score-few-answers"], CodesOf(csat));
        var score = csat.GetProperty("findings")[1].GetProperty("values");
        Assert.Equal((1, 20.7, 100.0), (
            score.GetProperty("answers").GetInt32(), Math.Round(score.GetProperty("lower").GetDouble(), 1), score.GetProperty("upper")
            .GetDouble()));
        Assert.Equal(5, (await ReportAsync("satisfaction?period=month", lines.ToString())).GetProperty("measures")[0].GetProperty(
            "periods")[5].GetProperty("change").GetProperty("tried").GetInt32());
    }

    /// <summary>Contract-type churn (wa_churn): logistic regression's AUC is published as .8452.</summary>
    [Fact]
    public async Task Patterns_are_told_with_what_they_are_worth_out_of_sample()
    {
        var file = string.Join('\n', SharedFile.Fields("wa_churn.csv").Select(fields => string.Join(',', fields)));
        var answer = await ReportAsync("patterns?outcome=churn&happened=left", file);

        var report = answer.GetProperty("report");
        Assert.Equal(0.8452, report.GetProperty("accuracy").GetProperty("auc").GetDouble(), 0.003);
        Assert.Equal(19, answer.GetProperty("attributes").GetArrayLength());
        Assert.Contains(report.GetProperty("found").EnumerateArray(), pattern =>
            CodesOf(pattern)[0] == "pattern-category" && pattern.GetProperty("level").GetString() == "Month-to-month"
            && Math.Round(pattern.GetProperty("findings")[0].GetProperty("values").GetProperty("rateShare").GetDouble(), 2) == 0.43
            && pattern.GetProperty("findings")[0].GetProperty("values").GetProperty("happened").GetString() == "left");
        Assert.Contains("had churn No",
            (await ReportAsync("patterns?outcome=CHURN&yes=no", string.Join('\n', file.Split('\n').Take(100)))).GetProperty("report")
            .GetProperty("findings")[0].GetProperty("values").GetProperty("happened").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_forecast_by_region_adds_up()
    {
        var random = new Random(5);
        var lines = new StringBuilder("period;value;region\n");
        for (var month = 0; month < 48; month++)
        {
            foreach (var (region, level) in new[] { ("north", 100), ("south", 300), ("west", month < 20 ? 0 : 50) })
            {
                if (level > 0)
                {
                    var value = month == 30 && region == "south" ? "" : $"{level + month + random.Next(20)},{random.Next(10)}5";
                    lines.Append(FormattableString.Invariant($"{2022 + month / 12}-{1 + month % 12:00};{value};{region}\n"));
                }
            }
        }

        var report = await ReportAsync("forecast?ahead=6", lines.ToString());

        var (total, regions) = (report.GetProperty("total").GetProperty("coming"), report.GetProperty("regions"));
        Assert.Equal(("month", 6, 3), (report.GetProperty("step").GetString(), total.GetArrayLength(), regions.GetArrayLength()));
        Assert.Equal("2026-01-01", total[0].GetProperty("start").GetString());
        for (var i = 0; i < 6; i++)
        {
            var sales = total[i].GetProperty("sales");
            var sum = regions.EnumerateArray()
                .Sum(region => region.GetProperty("forecast").GetProperty("coming")[i].GetProperty("sales").GetProperty("expected")
                    .GetDouble());
            Assert.Equal(sum, sales.GetProperty("expected").GetDouble(), 1e-9);
            Assert.InRange(sales.GetProperty("expected").GetDouble(), sales.GetProperty("low95").GetDouble(), sales.GetProperty("high95")
                .GetDouble());
        }

        Assert.Equal("backtest-error-share", CodesOf(report)[0]);
        var reconciled = report.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("code").GetString() == "regions-reconciled");
        Assert.Equal(3, reconciled.GetProperty("values").GetProperty("regions").GetInt32());
    }

    [Theory]
    [InlineData("2025-Q4,5\n2026-Q1,6\n2026q2,7", "quarter", "2026-07-01")]
    [InlineData("2020-W52,5\n2020-W53,6", "week", "2021-01-04")]
    [InlineData("05.01.2026,5\n19.01.2026,6", "week", "2026-01-26")]
    [InlineData("2026-01-01,5\n2026-04-01,6", "quarter", "2026-07-01")]
    [InlineData("2010,5\n2011,6\n2012,7", "year", "2013-01-01")]
    [InlineData("2010-04-01,5\n2011-04-01,6\n2012-04-01,7", "year", "2013-04-01")]
    [InlineData("2010-H2,5\n2011h1,6\n2011-H2,7", "halfYear", "2012-01-01")]
    [InlineData("2010-01-01,5\n2010-07-01,6\n2011-01-01,7", "halfYear", "2011-07-01")]
    [InlineData("2026-01-01,5\n2026-02-01,", "month", "2026-03-01")]
    [InlineData("2026-11,-5", "month", "2026-12-01")]
    public async Task A_period_may_be_written_in_several_ways(string lines, string step, string next)
    {
        var report = await ReportAsync("forecast", "period,value\n" + lines);

        Assert.Equal((step, next),
            (report.GetProperty("step").GetString(), report.GetProperty("total").GetProperty("coming")[0].GetProperty("start")
                .GetString()));
    }

    [Fact]
    public async Task Baskets_need_no_customers()
    {
        var lines = string.Concat(Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? $"{i},oil\n{i},vinegar\n" : $"{i},thing {i % 4}\n"));
        var report = await ReportAsync("baskets", "order,product\n" + lines);

        Assert.Equal((400, 300),
            (report.GetProperty("lines").GetInt32(), report.GetProperty("boughtTogether").GetProperty("provenance").GetProperty("size")
                .GetInt32()));
        var finding = report.GetProperty("boughtTogether").GetProperty("finding");
        Assert.Equal(("rules-some", 2, 2), (
            finding.GetProperty("code").GetString(), finding.GetProperty("values").GetProperty("told").GetInt32(),
            finding.GetProperty("values").GetProperty("tried").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, report.GetProperty("backtest").ValueKind);
    }

    /// <summary>Guard: five equal orders of 120 products allow eight million sets of four.</summary>
    [Fact]
    public async Task Orders_that_allow_millions_of_rules_are_told_by_shorter_ones()
    {
        var lines = string.Concat(Enumerable.Range(0, 8)
            .SelectMany(order => Enumerable.Range(0, order < 5 ? 120 : 1).Select(product => $"{order},p{product}\n")));

        Assert.NotEqual(JsonValueKind.Null,
            (await ReportAsync("baskets", "order,product\n" + lines)).GetProperty("boughtTogether").ValueKind);
    }

    /// <summary>wa_churn: S(12) .8431996, S(24) .7887364, S(60) .6644039 (R's survfit, tenure above 0).</summary>
    [Fact]
    public async Task Retention_is_counted_and_expected()
    {
        var rows = SharedFile.Records("wa_churn.csv");
        var report = await ReportAsync("retention",
            "tenure,churn\n" + string.Join('\n', rows.Select(row => $"{row["tenure"]},{row["churn"]}")));

        Assert.Equal((7032, 11),
            (report.GetProperty("provenance").GetProperty("size").GetInt32(), report.GetProperty("leftOut").GetInt32()));
        Assert.Equal([0.8431996, 0.7887364, 0.6644039],
            new[] { 12, 24, 60 }.Select(period =>
                Math.Round(report.GetProperty("counted")[period - 1].GetProperty("survival").GetDouble(), 7)));
        Assert.Equal(84, report.GetProperty("expected").GetProperty("periods").GetArrayLength());
        Assert.All(report.GetProperty("expected").GetProperty("periods").EnumerateArray(), period => Assert.InRange(
            period.GetProperty("survival").GetDouble(), period.GetProperty("interval").GetProperty("lower").GetDouble(),
            period.GetProperty("interval").GetProperty("upper").GetDouble()));
        Assert.All(report.GetProperty("expected").GetProperty("periods").EnumerateArray(), period => Assert.InRange(
            period.GetProperty("retention").GetDouble(), period.GetProperty("retentionInterval").GetProperty("lower").GetDouble(),
            period.GetProperty("retentionInterval").GetProperty("upper").GetDouble()));
        Assert.Equal(7032, report.GetProperty("expected").GetProperty("provenance").GetProperty("size").GetInt32());
        Assert.All(new[] { report.GetProperty("lifetime"), report.GetProperty("expected").GetProperty("lifetime") }, lifetime =>
            Assert.InRange(
            lifetime.GetProperty("mean").GetDouble(), lifetime.GetProperty("interval").GetProperty("lower").GetDouble(),
                lifetime.GetProperty("interval").GetProperty("upper").GetDouble()));
        var backtest = report.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("code").GetString() == "retention-backtest");
        Assert.Equal(48, backtest.GetProperty("values").GetProperty("fitted").GetInt32());
    }

    /// <summary>The regular cohort of Fader and Hardie (2007): α .704077, β 1.182043.</summary>
    [Fact]
    public async Task A_cohort_of_contracts_has_the_published_model()
    {
        var alive = SharedFile.Records("sbg_retention.csv").Select(row => (int)row.Number("regular_alive")).Take(8).ToArray();
        var lines = Enumerable.Range(1, 7).SelectMany(year => Enumerable.Repeat($"{year},yes", alive[year - 1] - alive[year]))
            .Concat(Enumerable.Repeat("7,no", alive[7]));
        var report = await ReportAsync("retention", "years,left\n" + string.Join('\n', lines));

        var parameters = report.GetProperty("expected").GetProperty("parameters");
        Assert.Equal((0.704077, 1.182043),
            (Math.Round(parameters[0].GetProperty("value").GetDouble(), 6), Math.Round(parameters[1].GetProperty("value").GetDouble(), 6)));
    }

    /// <summary>Of each hundred customers ten leave in every period: there is no difference between them to be found, and the model says
    /// so.</summary>
    [Fact]
    public async Task Customers_who_leave_alike_have_a_model_too()
    {
        var (lines, random) = (new StringBuilder("tenure,left\n"), new Random(6));
        for (var i = 0; i < 4000; i++)
        {
            var stays = 1 + (int)(Math.Log(random.NextDouble()) / Math.Log(0.9));
            lines.Append(stays <= 20 ? $"{stays},yes\n" : "20,no\n");
        }

        var expected = (await ReportAsync("retention", lines.ToString())).GetProperty("expected");
        Assert.Equal(0.9, expected.GetProperty("periods")[5].GetProperty("retention").GetDouble(), 0.01);
    }

    [Fact]
    public async Task Contracts_with_days_are_counted_in_months()
    {
        var report = await ReportAsync("retention", "start,end\n2026-01-15,2026-04-15\n2026-01-15,\n2026-01-31,2026-02-28\n2026-06-30,\n");

        Assert.Equal((3, 1, 2),
            (report.GetProperty("provenance").GetProperty("size").GetInt32(), report.GetProperty("leftOut").GetInt32(),
                report.GetProperty("left").GetInt32()));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("expected").ValueKind);
    }

    [Fact]
    public async Task Years_have_no_season_and_nothing_is_made_up()
    {
        var report = await ReportAsync("forecast?ahead=3",
            "year,value\n" + string.Join('\n', Enumerable.Range(2000, 16).Select(year => $"{year},{year - 1900 + year % 3}")));

        var total = report.GetProperty("total");
        Assert.Equal((16, 0, "2018-01-01"),
            (total.GetProperty("observations").GetInt32(), total.GetProperty("gaps").GetInt32(),
                total.GetProperty("coming")[2].GetProperty("start").GetString()));
    }

    [Fact]
    public async Task Contracts_whose_end_is_yet_to_come_count_as_still_there()
    {
        var report = await ReportAsync("retention", "start,end\n2025-01-15,2026-01-15\n2025-01-15,2199-12-31\n2025-03-15,\n");

        Assert.Equal((3, 1), (report.GetProperty("provenance").GetProperty("size").GetInt32(), report.GetProperty("left").GetInt32()));
        Assert.Equal(("2025-01-15", "2026-01-15"),
            (report.GetProperty("provenance").GetProperty("from").GetString(), report.GetProperty("provenance").GetProperty("to")
                .GetString()));
        Assert.Equal("retention-ends-planned", CodesOf(report)[^1]);
        Assert.Equal(1, report.GetProperty("findings").EnumerateArray().Last().GetProperty("values").GetProperty("ends").GetInt32());
    }

    /// <summary>Of 28 periods nobody may say that they are too few: here nobody leaves before the 25th.</summary>
    [Fact]
    public async Task A_model_that_cannot_be_tried_says_why()
    {
        var report = await ReportAsync("retention",
            "tenure,left\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"{25 + i % 4},{(i % 3 == 0 ? "no" : "yes")}\n")));

        Assert.DoesNotContain("retention-few-periods", CodesOf(report));
    }

    private async Task<JsonElement> ReportAsync(string report, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var response = await company.Ilona.PostAsync($"/api/insights/{report}", content);
        return await response.ReadAsync(200);
    }

    private static IReadOnlyList<string> CodesOf(JsonElement report) =>
        [.. report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!)];
}
