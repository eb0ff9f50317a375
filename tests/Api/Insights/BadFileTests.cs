using System.Net;
using System.Text;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Whatever is wrong with a file is told with its line; whatever is merely odd gives a report.</summary>
[Collection(OneReportAtATime.Name)]
public sealed class BadFileTests(Company company)
{
    private static readonly string[] s_reports = ["portfolio", "prices", "satisfaction", "patterns", "forecast", "baskets", "retention"];

    public static TheoryData<string> Reports => [.. s_reports];

    public static TheoryData<string, string> NoFiles =>
        [.. from report in s_reports from body in new[] { "", "{}", "null", "\0\0\0\0", "PK\u0003\u0004 a spreadsheet that is not text",
            "sep=;\n", "\"", ",,,,\n,,,", new string('x', 1024 * 1024), new string(',', 5000) } select (report, body)];

    [Theory]
    [MemberData(nameof(NoFiles))]
    public async Task What_is_no_such_file_is_refused(string report, string body)
    {
        using var response = await PostAsync(company.Ilona, report, body);

        await response.IsProblemAsync(400, "invalid-request");
    }

    [Theory]
    [InlineData("prices", "date,quantity\n2026-01-01,1", "line 1", "no column for the price")]
    [InlineData("prices", "date,quantity,price,amount\n2026-01-01,1,1,1", "line 1", "leave one of them out")]
    [InlineData("prices", "date,quantity,price\n2026-01-01,some,1", "line 2", "has a quantity that is no number: some")]
    [InlineData("prices", "date,quantity,price\n2026-01-01,1,", "line 2", "has no price")]
    [InlineData("satisfaction", "score,date,kind\n11,2026-01-01,nps", "line 2", "has a score of 11; NPS is a whole number from 0 to 10")]
    [InlineData("satisfaction", "score,date,kind\n4.5,2026-01-01,csat", "line 2", "CSAT is a whole number from 1 to 5")]
    [InlineData("satisfaction", "score,date,kind\n4,2026-01-01,stars", "line 2", "none of NPS, CSAT and CES")]
    [InlineData("patterns", "a,b\n1,2", "line 1", "no column named outcome")]
    [InlineData("patterns", "outcome\nyes", "line 1", "no column beside the outcome")]
    [InlineData("patterns", "name,outcome\nAnna,yes", "line 1", "no column beside the outcome")]
    [InlineData("patterns", "a,a,outcome\n1,2,yes", "line 1", "Two columns are named a")]
    [InlineData("patterns", "a,outcome\n1,maybe", "line 2", "neither yes nor no")]
    [InlineData("patterns", "a,outcome\n1,", "line 2", "has no outcome")]
    [InlineData("forecast", "period,value\n2026-13,1", "line 2", "has no period that is understood")]
    [InlineData("forecast", "period,value\n,1", "line 2", "has no period")]
    [InlineData("forecast", "period,value\n2025-W53,1", "line 2", "has no period that is understood")]
    [InlineData("forecast", "period,value\n2026-01,1\n2026-Q2,1", "line 3", "unlike line 2")]
    [InlineData("forecast", "period,value\n2026-01-01,1\n2026-02-03,1", "line 3", "neither a month nor a week")]
    [InlineData("forecast", "period,value\n2026-01,1\n2026-01,2", "line 3", "there twice")]
    [InlineData("forecast", "period,value\n1901-01,1\n2020-01,2", "line 3", "more than 900")]
    [InlineData("forecast", "period,value\n2026-01,\n2026-02,", "line 2", "No period has a value")]
    [InlineData("forecast", "period,value,region\n2026-01,1,a\n2026-02,,b", "line 3", "The region b has no value")]
    [InlineData("forecast", "period,value,region\n2026-01,1,", "line 2", "names no region")]
    [InlineData("forecast", "period,value\n2020-01,1\n2021-01,2\n2022-01,3", "line 4",
        "Of 25 periods from line 2 to this one 22 have no value")]
    [InlineData("forecast", "period,value,region\n2020-01,5,a\n2026-01,6,b\n2026-02,0,c", "line 4", "have no value")]
    [InlineData("forecast", "period,value\n2020-H3,1", "line 2", "a half-year as 2026-H2")]
    [InlineData("forecast", "period,value\n2126-01,1", "line 2", "has a value for a period that is yet to come")]
    [InlineData("portfolio", "customer,date,amount\nA,2026-01-01,1\nA,2126-01-01,1", "line 3",
        "has a date that is yet to come, 2126-01-01")]
    [InlineData("prices", "date,quantity,price\n2126-01-01,1,1", "line 2", "is yet to come")]
    [InlineData("satisfaction", "score,date,kind\n4,2126-01-01,csat", "line 2", "is yet to come")]
    [InlineData("retention", "start,end\n2126-02-01,", "line 2", "has a start that is yet to come")]
    [InlineData("patterns?outcome=state&yes=Leftt", "a,state\n1,left\n2,there", "line 1",
        "No customer has Leftt as state. There are left, there.")]
    [InlineData("baskets", "order,product\n1,", "line 2", "names no product")]
    [InlineData("retention", "tenure\n1", "line 1", "There are no columns for tenure")]
    [InlineData("retention", "tenure,left,start,end\n1,no,2026-01-01,", "line 1", "leave two of them out")]
    [InlineData("retention", "tenure,left\n-1,no", "line 2", "not from 0 to 1,200")]
    [InlineData("retention", "tenure,left\n1,perhaps", "line 2", "neither yes nor no to left")]
    [InlineData("retention", "start,end\n2026-02-01,2026-01-01", "line 2", "ends before it starts")]
    public async Task What_is_wrong_is_told_with_its_line(string report, string file, string line, string fault)
    {
        using var response = await PostAsync(company.Ilona, report, file);

        var errors = (await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors");
        Assert.Contains(fault, errors.GetProperty(line)[0].GetString(), StringComparison.Ordinal);
    }

    /// <summary>Whatever is too long, its column may have any name.</summary>
    [Theory]
    [InlineData("patterns", "a,outcome", "1,{0}", "has an outcome of more than 200 characters")]
    [InlineData("patterns?outcome=state&yes=left", "a,state", "1,{0}", "has an outcome of more than 200 characters")]
    [InlineData("patterns", "a,outcome", "{0},yes", "has an a of more than 200 characters")]
    [InlineData("patterns", "customer,a,outcome", "{0},1,yes", "has a customer of more than 200 characters")]
    [InlineData("satisfaction", "score,date,kind", "1,2026-01-01,{0}", "has a kind of more than 200 characters")]
    [InlineData("baskets", "order,product", "1,{0}", "has a product of more than 200 characters")]
    public async Task What_is_too_long_is_told(string report, string header, string line, string fault)
    {
        using var response = await PostAsync(company.Ilona, report,
            $"{header}\n{line.Replace("{0}", new string('x', 201), StringComparison.Ordinal)}\n");

        var errors = (await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors");
        Assert.Contains(errors.GetProperty("line 2").EnumerateArray(), told =>
            told.GetString()!.Contains(fault, StringComparison.Ordinal));
    }

    /// <summary>No figure may be NaN, which JSON could not carry; no sum may overflow.</summary>
    [Theory]
    [InlineData("prices", "date,quantity,price\n2026-01-01,999999999999,999999999999\n2026-01-02,999999999999,999999999999")]
    [InlineData("prices", "date,quantity,amount\n2026-01-01,0,5\n2026-01-01,-1,-5")]
    [InlineData("prices", "date,quantity,amount,cost\n2026-01-01,0.0000000001,999999999999,999999999999")]
    [InlineData("satisfaction", "score,date,kind\n0,1900-01-01,nps\n10,2026-01-01,nps\n7,2026-01-01,ces\n7,2026-06-01,ces")]
    [InlineData("patterns", "a,outcome\n1,yes\n2,no")]
    [InlineData("forecast", "period,value\n2026-01,999999999999\n2026-02,-999999999999\n2026-03,0")]
    [InlineData("forecast", "period,value\n2026-01,0\n2026-02,0\n2026-03,0\n2026-04,0\n2026-05,0\n2026-06,0\n2026-07,0\n2026-08,0")]
    [InlineData("baskets", "order,product\n1,a")]
    [InlineData("baskets", "order,product\n1,a\n1,a\n1,b\n2,a\n2,b")]
    [InlineData("retention", "tenure,left\n0,no\n0,yes")]
    [InlineData("retention", "tenure,left\n0.5,no\n0.25,yes")]
    [InlineData("retention", "tenure,left\n1200,no\n1200,yes\n0.0000001,yes")]
    [InlineData("retention", "start,end\n1900-01-01,\n2026-01-01,2199-12-31")]
    [InlineData("baskets", "order,product\n1,Oil\uFFFE\n1,b\n2,Oil\uFFFE\n2,b")]
    [InlineData("baskets", "order,product,\uFFFEnote\n1,Ελιά\uFFFE\n1,\uFFFE\n2,a\n2,\uFFFF")]
    [InlineData("baskets", "order,product\n1,Oil\uFDD0\n1,\U0001FFFE\n2,Oil\uFDD0\n2,b")]
    [InlineData("patterns", "a\uFFFE,outcome\né\uFFFE,yes\n2,no")]
    public async Task Odd_files_give_a_report_too(string report, string file)
    {
        using var response = await PostAsync(company.Ilona, report, file);

        await response.ReadAsync(200);
    }

    [Theory]
    [InlineData("satisfaction?period=decade", "period")]
    [InlineData("satisfaction?boxes=2", "boxes")]
    [InlineData("forecast?ahead=0", "ahead")]
    [InlineData("forecast?ahead=61", "ahead")]
    [InlineData("patterns?outcome=", "outcome")]
    [InlineData("patterns?happened=%0A", "happened")]
    public async Task A_question_out_of_range_is_refused(string report, string field)
    {
        using var response = await PostAsync(company.Ilona, report, "x");

        Assert.True((await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_workbook_is_told_to_be_one()
    {
        using var content = new ByteArrayContent([0x50, 0x4B, 0x03, 0x04, 0xFF, 0x00]);
        using var response = await company.Ilona.PostAsync("/api/insights/baskets", content);

        var problem = await response.IsProblemAsync(400, "invalid-request");
        Assert.Contains("save it as CSV UTF-8", problem.GetProperty("errors").GetProperty("file")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wrong_kind_of_body_is_refused_with_the_right_one()
    {
        using var content = new StringContent("order,product\n1,a", Encoding.UTF8, "application/xml");
        using var response = await company.Ilona.PostAsync("/api/insights/baskets", content);

        Assert.Contains("text/csv", (await response.IsProblemAsync(415, "not-json")).GetProperty("title").GetString(),
            StringComparison.Ordinal);
    }

    /// <summary>Guard: files that wait for their turn in memory would fill it.</summary>
    [Fact]
    public async Task A_second_file_is_sent_away_before_it_is_read()
    {
        using var first = new HalfSent();
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/api/insights/baskets") { Content = first };
        var answer = company.Ilona.SendAsync(asked, TestContext.Current.CancellationToken);
        await first.Begun;
        for (var tries = 0; ; tries++)
        {
            using var second = await PostAsync(company.Ilona, "baskets", "order,product\n2,b");
            if (second.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                await second.IsProblemAsync(503, "busy");
                break;
            }

            Assert.True(tries < 100, "The turn was never taken while the first file was on its way.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        first.GoOn();
        using var response = await answer;
        await response.ReadAsync(200);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Reports_are_for_managers(string report)
    {
        using var response = await PostAsync(company.Maria, report, "x");

        await response.IsProblemAsync(403, "not-allowed");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string report, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        return await client.PostAsync($"/api/insights/{report}", content);
    }
}
